//! One session's page: its plan, its register, its notes (rules C1, C2, C6, G1).

mod marks;
mod notes;
mod page;

pub use marks::{Expected, Register};
pub use notes::NoteView;
pub use page::{ChangeView, RegisterRow, SessionPage};

use domain::ids::{OccurrenceId, StaffId};

use crate::Services;
use crate::actor::Staff;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::OccurrenceRecord;

/// A register opens a quarter of an hour before the session, in seconds.
pub(crate) const OPENS_BEFORE: i64 = 15 * 60;

impl Services {
    /// A session that the actor leads; a coordinator may act for any trainer.
    pub(crate) async fn led_session(
        &self,
        staff: &Staff,
        id: OccurrenceId,
    ) -> Outcome<(OccurrenceRecord, Vec<StaffId>)> {
        let record = self.store.occurrence(staff.office, id).await?.ok_or(Error::NotFound)?;
        let leads = self.store.leads_of(id).await?;
        let may = leads.contains(&staff.id) || Permission::SeeOutcomes.is_given_to(&staff.roles);
        if may { Ok((record, leads)) } else { Err(Error::NotFound) }
    }

    fn is_open(&self, record: &OccurrenceRecord) -> bool {
        record.live && record.starts_at - OPENS_BEFORE <= self.now()
    }

    pub(crate) fn require_open(&self, record: &OccurrenceRecord) -> Outcome<()> {
        match (record.live, self.is_open(record)) {
            (false, _) => Err(Error::Refused("session-cancelled")),
            (true, false) => Err(Error::Refused("not-yet")),
            (true, true) => Ok(()),
        }
    }
}
