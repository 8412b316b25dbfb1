//! Putting something beside a plan, and taking it away.

use domain::ids::ProgrammeId;
use uuid::Uuid;

use super::media::media;
use super::{body_place, may_remove, name_place};
use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::AttachmentRecord;
use crate::vault::Side;

const LONGEST_NOTE: usize = 2000;
const LONGEST_NAME: usize = 120;

/// What a file may weigh, in bytes.
pub const LARGEST_FILE: usize = 10 * 1024 * 1024;

impl Services {
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
}
