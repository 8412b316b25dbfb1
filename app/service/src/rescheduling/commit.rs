use std::ops::RangeInclusive;

use domain::ids::OccurrenceId;
use domain::rescheduling::{Scope, Why};
use uuid::Uuid;

use super::look::MoveLook;
use super::request::{MoveRequest, Reason, What};
use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{MovedRecord, ReschedulingRecord};
use crate::time;
use crate::vault::{Place, Side};

/// How long words on a reason are, in characters, if they must be there.
const WORDS: RangeInclusive<usize> = 3..=500;

impl Services {
    /// Moves or cancels sessions with a reason, all or nothing; answers how many. The act's id comes with the form, so
    /// that sending the form twice moves once (R2).
    ///
    /// # Errors
    /// Whatever [`Services::look_at_move`] refuses; `Invalid` on `why`, `words`, or `date` if nothing would change;
    /// `Refused("move-clashes")` if a session clashes, `Refused("taken-meanwhile")` or `Refused("changed-meanwhile")` if
    /// the calendar changed between look and commit. Nothing is written then.
    pub async fn commit_move(&self, actor: &Actor, request: &MoveRequest, reason: &Reason) -> Outcome<usize> {
        let staff = actor.may(Permission::Plan)?;
        let (kind, action) = match request.what {
            What::Move { .. } => ("move", "session.move"),
            What::Cancel => ("cancel", "session.cancel"),
            What::Swap(_) => ("swap", "session.swap"),
        };
        let before = self.store.rescheduling(staff.office, request.act).await?;
        if !before.is_empty() {
            return if is_the_same(&before, request) {
                Ok(before.len())
            } else {
                Err(Error::Refused("changed-meanwhile"))
            };
        }
        let look = self.look_at_move(actor, request).await?;
        let act = self.new_act(staff, request.act, kind, reason)?;
        self.write_moves(actor, &act, &look, action, request.session).await
    }

    /// Cancels one session; it stays on the calendar, faded, and counts for nobody (rule C1).
    ///
    /// # Errors
    /// As [`Services::commit_move`].
    pub async fn cancel_session(&self, actor: &Actor, session: OccurrenceId, why: Why) -> Outcome<()> {
        let act = self.random.id();
        let request = MoveRequest { act, session, scope: Scope::This, what: What::Cancel, decisions: Vec::new() };
        let reason = Reason { why: Some(why), words: String::new() };
        self.commit_move(actor, &request, &reason).await.map(|_| ())
    }

    /// Writes what was looked at.
    pub(super) async fn write_moves(
        &self,
        actor: &Actor,
        act: &ReschedulingRecord,
        look: &MoveLook,
        action: &'static str,
        subject: impl std::fmt::Display,
    ) -> Outcome<usize> {
        if look.clashing() > 0 {
            return Err(Error::Refused("move-clashes"));
        }
        if look.moves.is_empty() {
            return Err(Error::invalid("date", "move-nothing"));
        }
        self.store.reschedule(act, &look.moves, &self.entry(actor, action, subject)).await?;
        Ok(look.moves.len())
    }

    /// An act ready to be stored, with its reason.
    pub(super) fn new_act(
        &self,
        staff: &Staff,
        id: Uuid,
        kind: &'static str,
        reason: &Reason,
    ) -> Outcome<ReschedulingRecord> {
        let why = reason.why.ok_or(Error::invalid("why", "move-why"))?;
        let words = checked_words(why, &reason.words)?;
        let place = words_place(id, staff.office.0);
        let seal = |words| self.vault.seal(&*self.random, Side::Participants, place, words);
        Ok(ReschedulingRecord {
            id,
            office_id: staff.office,
            kind,
            why: why.code(),
            words_sealed: words.map(seal).transpose()?,
            by_staff: staff.id,
            at: self.now(),
        })
    }
}

/// Whether an act that was done is the one that is asked for: then it is sent a second time (R2). A page that was gone back
/// to may send its key with something else.
fn is_the_same(done: &[MovedRecord], request: &MoveRequest) -> bool {
    let own = done.iter().find(|one| one.occurrence_id == request.session);
    match (request.what, request.scope, own) {
        (_, Scope::This, None) => false,
        (What::Move { to, .. }, Scope::This, Some(own)) => own.to_start == time::civil_text(to),
        (What::Cancel, _, _) => done.iter().all(|one| !one.to_live),
        _ => true,
    }
}

/// Words are needed if none of the usual reasons fits.
fn checked_words(why: Why, words: &str) -> Outcome<Option<&str>> {
    let words = words.trim();
    match (words.chars().count(), why) {
        (0, Why::Other) => Err(Error::invalid("words", "move-words")),
        (0, _) => Ok(None),
        (length, _) if WORDS.contains(&length) => Ok(Some(words)),
        _ => Err(Error::invalid("words", "move-words")),
    }
}

/// Where the words on a reason stand.
pub(super) const fn words_place(act: Uuid, office: Uuid) -> Place {
    Place { column: "rescheduling.words", row: act, office }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_reason_is_said_in_words_d4() {
        assert_eq!(checked_words(Why::Room, " ").unwrap(), None);
        assert_eq!(checked_words(Why::Room, " No heating ").unwrap(), Some("No heating"));
        assert_eq!(checked_words(Why::Other, "A strike").unwrap(), Some("A strike"));
        for (why, words) in [(Why::Other, ""), (Why::Other, "x"), (Why::Room, &*"ұ".repeat(501))] {
            assert_eq!(checked_words(why, words).unwrap_err().field(), Some("words"));
        }
    }
}
