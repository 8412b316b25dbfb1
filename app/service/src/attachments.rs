//! Notes and files that staff put beside a session's plan. The whole office reads them; they are sealed like names.

mod attach;
mod media;

use uuid::Uuid;

pub use attach::LARGEST_FILE;

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::AttachmentRecord;
use crate::vault::{Place, Side};

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
