//! Workbooks made by hand, so that hostile ones can be made too.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const PACKAGE: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const PARTS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
/// The second format is a date's.
const STYLES: &str = r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>"#;

/// A file in an archive.
pub struct Entry {
    name: String,
    text: String,
}

impl Entry {
    pub fn text(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), text: text.to_owned() }
    }
}

/// Packs files.
pub fn archive(entries: &[Entry]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for entry in entries {
        zip.start_file(&entry.name, options).expect("it is begun");
        zip.write_all(entry.text.as_bytes()).expect("it is written");
    }
    zip.finish().expect("it is packed").into_inner()
}

/// A workbook with these rows as the XML of its only sheet.
pub fn workbook(rows: &str) -> Vec<u8> {
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    archive(&[
        Entry::text("[Content_Types].xml", TYPES),
        Entry::text("_rels/.rels", PACKAGE),
        Entry::text("xl/workbook.xml", WORKBOOK),
        Entry::text("xl/_rels/workbook.xml.rels", PARTS),
        Entry::text("xl/styles.xml", STYLES),
        Entry::text("xl/worksheets/sheet1.xml", &sheet),
    ])
}

/// A cell with a text.
pub fn text(value: &str) -> String {
    format!(r#"t="inlineStr"><is><t xml:space="preserve">{value}</t></is>"#)
}

/// A cell with a number.
pub fn number(value: &str) -> String {
    format!("><v>{value}</v>")
}

/// A cell with a day's number, shown as a date.
pub fn date(value: &str) -> String {
    format!(r#"s="1"><v>{value}</v>"#)
}

/// Rows of cells as XML.
pub fn sheet(rows: &[Vec<String>]) -> String {
    let cell = |row: usize, column: usize, cell: &String| {
        let letter = char::from(b'A' + u8::try_from(column).expect("a column of the alphabet"));
        format!(r#"<c r="{letter}{row}" {cell}</c>"#)
    };
    let line = |(n, cells): (usize, &Vec<String>)| {
        let cells: String = cells.iter().enumerate().map(|(column, text)| cell(n + 1, column, text)).collect();
        format!(r#"<row r="{}">{cells}</row>"#, n + 1)
    };
    rows.iter().enumerate().map(line).collect()
}

/// Puts another size wherever an archive declares this one.
pub fn lie_about_size(archive: &[u8], size: u32, lie: u32) -> Vec<u8> {
    let (size, lie) = (size.to_le_bytes(), lie.to_le_bytes());
    let mut archive = archive.to_vec();
    for at in 0..archive.len() - 4 {
        if archive[at..at + 4] == size {
            archive[at..at + 4].copy_from_slice(&lie);
        }
    }
    archive
}
