//! Notes on a session (rule G1).

use std::collections::BTreeMap;

use domain::ids::{OccurrenceId, StaffId};

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::NoteRecord;
use crate::vault::{Place, Side};

const LONGEST_NOTE: usize = 4000;

/// A note on a session.
#[derive(Debug, Clone)]
pub struct NoteView {
    /// The text.
    pub body: String,
    /// Short name of who wrote it.
    pub by: String,
    /// Unix seconds.
    pub at: i64,
}

impl Services {
    /// Keeps a note on a session.
    ///
    /// # Errors
    /// As [`Services::session_page`]; `Invalid` on `body` if it is empty or too long.
    pub async fn add_note(&self, actor: &Actor, id: OccurrenceId, body: &str) -> Outcome<()> {
        let staff = actor.may(Permission::TakeRegister)?;
        self.led_session(staff, id).await?;
        let body = body.trim();
        if body.is_empty() || body.chars().count() > LONGEST_NOTE {
            return Err(Error::invalid("body", "note-length"));
        }
        let key = self.random.id();
        let place = Place { column: "note.body", row: key, office: staff.office.0 };
        let note = NoteRecord {
            id: key,
            occurrence_id: id,
            by_staff: staff.id,
            body_sealed: self.vault.seal(&*self.random, Side::Participants, place, body)?,
            at: self.now(),
        };
        let entry = self.entry(actor, "note.add", id);
        Ok(self.store.add_note(&note, &entry).await?)
    }

    pub(super) async fn notes(
        &self,
        staff: &Staff,
        id: OccurrenceId,
        names: &BTreeMap<StaffId, String>,
    ) -> Outcome<Vec<NoteView>> {
        let view = |record: NoteRecord| {
            let place = Place { column: "note.body", row: record.id, office: staff.office.0 };
            Ok(NoteView {
                body: self.vault.open_text(Side::Participants, place, &record.body_sealed)?,
                by: names.get(&record.by_staff).cloned().unwrap_or_default(),
                at: record.at,
            })
        };
        self.store.notes(id).await?.into_iter().map(view).collect()
    }
}
