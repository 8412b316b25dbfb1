//! Which kind of office document a file is. They all are archives; the parts in its directory tell them apart. Looking
//! at the first bytes does not: each program packs the parts in an order of its own. Nothing is unpacked.

use std::io::Cursor;

use zip::ZipArchive;

use crate::archive;

/// What every document of these formats has in it.
const TYPES: &str = "[Content_Types].xml";

/// How the name of its main part begins, and the media type that this means. It ends in `.xml`: with macros of the old
/// binary format it would not.
const MAIN_PARTS: [(&str, &str); 3] = [
    ("word/document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xl/workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/presentation", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
];

/// The media type of a DOCX, XLSX or PPTX file; none if it is something else.
pub(crate) fn office_media(bytes: &[u8]) -> Option<&'static str> {
    if !archive::is_one(bytes) {
        return None;
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let names: Vec<_> = archive.file_names().filter_map(Result::ok).collect();
    let is_main =
        |name: &str, begin: &str| name.strip_prefix(begin).is_some_and(|rest| rest.rsplit('.').next() == Some("xml"));
    let has_main = |begin: &str| names.iter().any(|name| is_main(name, begin));
    let is_package = names.iter().any(|name| name == TYPES);
    MAIN_PARTS.iter().find(|(begin, _)| is_package && has_main(begin)).map(|(_, media)| *media)
}
