/// What a file may be: its ending, and its media type, which its content has to show.
const KINDS: [(&str, &str); 10] = [
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
];

/// What a file is, if it may be kept, its content shows it, and its name says the same. `office` is what it is among
/// office documents.
pub(super) fn media(name: &str, bytes: &[u8], office: Option<&'static str>) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    let shown = office.or_else(|| is_bare_mp3(bytes).then_some("audio/mpeg"));
    let shown = shown.or_else(|| infer::get(bytes).map(|kind| kind.mime_type()))?;
    KINDS.iter().find(|(known, media)| *known == ending && *media == shown).map(|(_, media)| *media)
}

/// Whether a file begins with a frame of MPEG audio, layer III, of any version, as a voice recorder writes it without a
/// title before (ISO 11172-3): eleven set bits, no reserved version, the layer, no reserved bitrate nor frequency.
fn is_bare_mp3(bytes: &[u8]) -> bool {
    let [0xFF, kind, rates, ..] = bytes else { return false };
    let (version, layer, bitrate, frequency) = (kind >> 3 & 3, kind >> 1 & 3, rates >> 4, rates >> 2 & 3);
    kind >> 5 == 7 && version != 1 && layer == 1 && !matches!(bitrate, 0 | 15) && frequency != 3
}

#[cfg(test)]
mod tests {
    use super::*;

    const PDF: &[u8] = b"%PDF-1.7\n";
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0";

    #[test]
    fn a_file_is_what_its_content_shows_and_its_name_says_s14() {
        for (name, bytes, office, is) in [
            ("План.PDF", PDF, None, "application/pdf"),
            ("board.png", PNG, None, "image/png"),
            ("board.jpeg", b"\xFF\xD8\xFF\xE0\0\x10JFIF", None, "image/jpeg"),
            (
                "plan.odt",
                b"PK\x03\x04..........................mimetypeapplication/vnd.oasis.opendocument.text",
                None,
                KINDS[7].1,
            ),
            ("plan.docx", b"PK\x03\x04", Some(KINDS[4].1), KINDS[4].1),
            ("breath.mp3", b"ID3\x04\0", None, "audio/mpeg"),
            ("breath.mp3", b"\xFF\xF3\x44\xC4\0", None, "audio/mpeg"),
            ("door.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0", None, "video/mp4"),
        ] {
            assert_eq!(media(name, bytes, office), Some(is), "{name}");
        }
    }

    #[test]
    fn a_file_that_is_something_else_or_says_so_is_refused_s14() {
        for (name, bytes, office) in [
            ("plan.pdf", b"MZ\x90\0".as_slice(), None),
            ("plan.pdf", b"\x7fELF", None),
            ("plan.pdf", b"#!/bin/sh\n", None),
            ("plan.pdf", PNG, None),
            ("plan.exe", PDF, None),
            ("pdf", PDF, None),
            ("plan.pdf", b"<html><script>alert(1)</script>", None),
            ("plan.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
            ("plan.docx", b"PK\x03\x04", None),
            ("plan.docx", b"PK\x03\x04", Some(KINDS[5].1)),
            ("plan.zip", b"PK\x03\x04", Some(KINDS[4].1)),
            ("breath.mp3", b"\xFF\xFE\x3C\0", None),
            ("breath.mp3", b"\xFF", None),
        ] {
            assert_eq!(media(name, bytes, office), None, "{name} {bytes:?}");
        }
    }
}
