//! Which kind of office document a file is, whatever its name says.

#[expect(dead_code, reason = "shared with the tests of reading")]
mod workbooks;

use documents::Spreadsheets;
use service::ports::Documents as _;
use workbooks::{Entry, archive, workbook};

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const PPTX: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

fn media(parts: &[&str]) -> Option<&'static str> {
    let entries: Vec<Entry> = parts.iter().map(|name| Entry::text(name, "<part/>")).collect();
    Spreadsheets.office_media(&archive(&entries))
}

#[test]
fn a_document_is_known_by_its_parts_whichever_program_packed_it() {
    for (program, parts, is) in [
        ("Word", &["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml"][..], DOCX),
        (
            "LibreOffice",
            &["_rels/.rels", "docProps/core.xml", "docProps/app.xml", "word/document.xml", "[Content_Types].xml"],
            DOCX,
        ),
        ("Google Docs", &["word/numbering.xml", "word/settings.xml", "word/document.xml", "[Content_Types].xml"], DOCX),
        ("Word on the web", &["[Content_Types].xml", "_rels/.rels", "word/document2.xml"], DOCX),
        ("Excel", &["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"], XLSX),
        (
            "PowerPoint",
            &["[Content_Types].xml", "_rels/.rels", "docProps/thumbnail.jpeg", "ppt/presentation.xml"],
            PPTX,
        ),
    ] {
        assert_eq!(media(parts), Some(is), "{program}");
    }
    assert_eq!(Spreadsheets.office_media(&workbook("")), Some(XLSX));
}

#[test]
fn another_archive_and_what_is_none_is_no_document_s14() {
    assert_eq!(media(&["[Content_Types].xml", "_rels/.rels", "setup.exe"]), None);
    assert_eq!(media(&["word/document.xml"]), None, "no list of types");
    assert_eq!(media(&["[Content_Types].xml", "xl/workbook.bin"]), None, "the binary format may hold anything");
    assert_eq!(media(&["mimetype", "content.xml"]), None);
    let whole = archive(&[Entry::text("[Content_Types].xml", ""), Entry::text("word/document.xml", "")]);
    assert_eq!(Spreadsheets.office_media(&whole), Some(DOCX));
    for cut in 0..whole.len() {
        assert_eq!(Spreadsheets.office_media(&whole[..cut]), None, "{cut} bytes of {}", whole.len());
    }
    for bytes in [&b""[..], b"PK\x03\x04", b"MZ\x90\0", b"%PDF-1.7"] {
        assert_eq!(Spreadsheets.office_media(bytes), None);
    }
}
