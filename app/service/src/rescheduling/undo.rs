use domain::ids::StaffId;
use domain::rescheduling::UNDO;
use uuid::Uuid;

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{MovedRecord, OccurrenceRecord, ReplacedRecord, SessionMove};
use crate::time;

impl Services {
    /// Puts everything back that an act moved or cancelled: the calendar is as it was before (rule D4). Leave that was
    /// noted with it is taken back. Possible for ten minutes, as long as nothing else became of the sessions and their
    /// old places are free.
    ///
    /// # Errors
    /// `NotFound` unless the actor plans sessions and it was his act, or he reviews outcomes; `Refused("undo-late")`,
    /// `Refused("taken-meanwhile")`, or `Refused("changed-meanwhile")` if it was undone, or a session changed since.
    pub async fn undo_move(&self, actor: &Actor, act: Uuid) -> Outcome<usize> {
        let staff = actor.may(Permission::Plan)?;
        let moved = self.own_act(staff, act).await?;
        if moved.iter().any(|one| one.undone_at.is_some()) {
            return Err(Error::Refused("changed-meanwhile"));
        }
        if moved.iter().any(|one| self.now() > one.at + UNDO) {
            return Err(Error::Refused("undo-late"));
        }
        let replaced = self.store.replaced_trainers(act).await?;
        let records = self.records_of(staff, &moved).await?;
        let subjects = self.with_everybody(staff, records).await?;
        let mut back = Vec::with_capacity(moved.len());
        for (one, subject) in moved.iter().zip(&subjects) {
            back.push(SessionMove {
                occurrence_id: one.occurrence_id,
                from: subject.place(time::civil(&one.to_start)?, one.to_room_id, one.to_live)?,
                to: subject.place(time::civil(&one.from_start)?, one.from_room_id, one.from_live)?,
                replaced: put_back(&replaced, one),
            });
        }
        let entry = self.entry(actor, "session.undo", act);
        self.store.undo_rescheduling(staff.office, act, staff.id, &back, &entry).await?;
        Ok(back.len())
    }

    /// The sessions of an act of the actor's, or of any if he reviews outcomes.
    pub(super) async fn own_act(&self, staff: &Staff, act: Uuid) -> Outcome<Vec<MovedRecord>> {
        let moved = self.store.rescheduling(staff.office, act).await?;
        let first = moved.first().ok_or(Error::NotFound)?;
        let may = first.by_staff == staff.id || Permission::SeeOutcomes.is_given_to(&staff.roles);
        if may { Ok(moved) } else { Err(Error::NotFound) }
    }

    async fn records_of(&self, staff: &Staff, moved: &[MovedRecord]) -> Outcome<Vec<OccurrenceRecord>> {
        let mut records = Vec::with_capacity(moved.len());
        for one in moved {
            records.push(self.store.occurrence(staff.office, one.occurrence_id).await?.ok_or(Error::NotFound)?);
        }
        Ok(records)
    }
}

/// Who came leaves again.
fn put_back(replaced: &[ReplacedRecord], session: &MovedRecord) -> Vec<(StaffId, StaffId)> {
    let own = replaced.iter().filter(|one| one.occurrence_id == session.occurrence_id);
    own.map(|one| (one.comes, one.leaves)).collect()
}
