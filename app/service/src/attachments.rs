//! Notes and files that staff put beside a session's plan. The whole office reads them; they are sealed like names.

use domain::ids::ProgrammeId;
use uuid::Uuid;

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::AttachmentRecord;
use crate::vault::{Place, Side};

const LONGEST_NOTE: usize = 2000;
const LONGEST_NAME: usize = 120;

/// What a file may weigh, in bytes.
pub const LARGEST_FILE: usize = 10 * 1024 * 1024;

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

/// What stands beside a plan.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// Its key.
    pub id: Uuid,
    /// A note or a file.
    pub content: Content,
    /// Short name of who put it there.
    pub by: String,
    /// When, unix seconds.
    pub at: i64,
    /// Whether the reader may remove it: it is his or her own, or he or she coordinates.
    pub may_remove: bool,
}

/// A note or a file.
#[derive(Debug, Clone)]
pub enum Content {
    /// What a note says.
    Note(String),
    /// A file.
    File {
        /// Its name.
        name: String,
        /// Its weight in bytes.
        size: i64,
    },
}

/// A file to be downloaded.
#[derive(Debug, Clone)]
pub struct Download {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Services {
    /// What the office has beside a session's plan, oldest first.
    ///
    /// # Errors
    /// `NotFound` unless the actor reads the manual.
    pub async fn attachments(&self, actor: &Actor, session_key: &str) -> Outcome<Vec<Attachment>> {
        let staff = actor.may(Permission::ReadManual)?;
        let names = self.staff_names(staff.office).await?;
        let mut attachments = Vec::new();
        for record in self.store.attachments(staff.office, session_key).await? {
            attachments.push(Attachment {
                id: record.id,
                content: self.content(staff, &record).await?,
                by: names.get(&record.by_staff).cloned().unwrap_or_default(),
                at: record.at,
                may_remove: may_remove(staff, &record),
            });
        }
        Ok(attachments)
    }

    /// Puts a note beside a session's plan, which the version of the programme that is asked for has to know.
    ///
    /// # Errors
    /// As [`Services::manual_plan`]; `Invalid` on `body`.
    pub async fn attach_note(
        &self,
        actor: &Actor,
        asked: Option<ProgrammeId>,
        session_key: &str,
        body: &str,
    ) -> Outcome<()> {
        let staff = actor.may(Permission::ReadManual)?;
        let body = body.trim();
        if body.is_empty() || body.chars().count() > LONGEST_NOTE {
            return Err(Error::invalid("body", "attachment-note"));
        }
        self.manual_plan(actor, asked, session_key).await?;
        self.attach(actor, staff, session_key, None, body.as_bytes()).await
    }

    /// Puts a file beside a session's plan. What it is, is read from its content, and its name has to agree.
    ///
    /// # Errors
    /// As [`Services::manual_plan`]; `Invalid` on `file` with `attachment-empty`, `attachment-large` or
    /// `attachment-kind`.
    pub async fn attach_file(
        &self,
        actor: &Actor,
        asked: Option<ProgrammeId>,
        session_key: &str,
        name: &str,
        bytes: &[u8],
    ) -> Outcome<()> {
        let staff = actor.may(Permission::ReadManual)?;
        let refuse = |why| Err(Error::invalid("file", why));
        if bytes.is_empty() {
            return refuse("attachment-empty");
        }
        if bytes.len() > LARGEST_FILE {
            return refuse("attachment-large");
        }
        let office = self.documents.office_media(bytes);
        let Some(media) = media(name, bytes, office) else { return refuse("attachment-kind") };
        self.manual_plan(actor, asked, session_key).await?;
        let name: String = name.chars().filter(|sign| !sign.is_control() && !"/\\".contains(*sign)).collect();
        let kept = name.chars().count().saturating_sub(LONGEST_NAME);
        let name: String = name.chars().skip(kept).collect();
        self.attach(actor, staff, session_key, Some((name, media)), bytes).await
    }

    /// A file's content.
    ///
    /// # Errors
    /// `NotFound` unless the actor reads the manual and the office has the file beside that plan.
    pub async fn download(&self, actor: &Actor, session_key: &str, id: Uuid) -> Outcome<Download> {
        let staff = actor.may(Permission::ReadManual)?;
        let record = self.attachment(staff, session_key, id).await?;
        let Content::File { name, .. } = self.content(staff, &record).await? else { return Err(Error::NotFound) };
        let sealed = self.store.attachment_body(staff.office, id).await?.ok_or(Error::NotFound)?;
        let bytes = self.vault.open_bytes(Side::Participants, body_place(staff, id), &sealed)?;
        Ok(Download { name, media: record.media.unwrap_or_default(), bytes })
    }

    /// Removes a note or a file.
    ///
    /// # Errors
    /// `NotFound` unless the office has it beside that plan, and it is the actor's own or the actor coordinates.
    pub async fn detach(&self, actor: &Actor, session_key: &str, id: Uuid) -> Outcome<()> {
        let staff = actor.may(Permission::ReadManual)?;
        let record = self.attachment(staff, session_key, id).await?;
        if !may_remove(staff, &record) {
            return Err(Error::NotFound);
        }
        let entry = self.entry(actor, "plan.detach", id);
        Ok(self.store.detach(staff.office, id, &entry).await?)
    }

    async fn attach(
        &self,
        actor: &Actor,
        staff: &Staff,
        session_key: &str,
        file: Option<(String, &str)>,
        bytes: &[u8],
    ) -> Outcome<()> {
        let id = self.random.id();
        let seal_name = |name: &str| self.vault.seal(&*self.random, Side::Participants, name_place(staff, id), name);
        let record = AttachmentRecord {
            id,
            office_id: staff.office,
            session_key: session_key.to_owned(),
            name_sealed: file.as_ref().map(|(name, _)| seal_name(name)).transpose()?,
            media: file.map(|(_, media)| media.to_owned()),
            size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
            at: self.now(),
            by_staff: staff.id,
        };
        let sealed = self.vault.seal_bytes(&*self.random, Side::Participants, body_place(staff, id), bytes)?;
        let entry = self.entry(actor, "plan.attach", id);
        Ok(self.store.attach(&record, &sealed, &entry).await?)
    }

    async fn attachment(&self, staff: &Staff, session_key: &str, id: Uuid) -> Outcome<AttachmentRecord> {
        let all = self.store.attachments(staff.office, session_key).await?;
        all.into_iter().find(|record| record.id == id).ok_or(Error::NotFound)
    }

    /// The text of a note, or the name of a file.
    async fn content(&self, staff: &Staff, record: &AttachmentRecord) -> Outcome<Content> {
        let Some(sealed) = &record.name_sealed else {
            let body = self.store.attachment_body(staff.office, record.id).await?.ok_or(Error::NotFound)?;
            return Ok(Content::Note(self.vault.open_text(Side::Participants, body_place(staff, record.id), &body)?));
        };
        let name = self.vault.open_text(Side::Participants, name_place(staff, record.id), sealed)?;
        Ok(Content::File { name, size: record.size })
    }
}

fn may_remove(staff: &Staff, record: &AttachmentRecord) -> bool {
    record.by_staff == staff.id || Permission::WriteProgramme.is_given_to(&staff.roles)
}

fn name_place(staff: &Staff, id: Uuid) -> Place {
    Place { column: "plan_attachment.name", row: id, office: staff.office.0 }
}

fn body_place(staff: &Staff, id: Uuid) -> Place {
    Place { column: "plan_attachment.body", row: id, office: staff.office.0 }
}

/// What a file is, if it may be kept, its content shows it, and its name says the same. `office` is what it is among
/// office documents.
fn media(name: &str, bytes: &[u8], office: Option<&'static str>) -> Option<&'static str> {
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
