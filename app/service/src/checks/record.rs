//! What each side records of its own.

use domain::ids::OccurrenceId;

use super::moment::Moment;
use super::place;
use crate::Services;
use crate::actor::{Actor, Staff};
use crate::calendar::Kind;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{CheckRecord, NewCheck, OccurrenceRecord};
use crate::vault::Side;

/// How much may be written down, in characters.
const LONGEST: usize = 500;

impl Services {
    /// Records a check of the participant. A concern ends joint work at once (rule E1).
    ///
    /// # Errors
    /// `NotFound` unless the actor leads the joint session or reviews outcomes; `Invalid` on `words` if they are too
    /// long; `Refused` with `check-early`, `check-late`, `check-not-yet`, `session-cancelled` or `changed-meanwhile`.
    pub async fn check_participant(
        &self,
        actor: &Actor,
        id: OccurrenceId,
        moment: Moment,
        is_safe: bool,
        words: &str,
    ) -> Outcome<()> {
        let staff = actor.may(Permission::TakeRegister)?;
        let (record, _) = self.led_session(staff, id).await?;
        self.check(actor, staff, Side::Participants, &record, moment, (is_safe, words)).await
    }

    /// Records a check of the partner. A concern ends joint work at once (rule E1).
    ///
    /// # Errors
    /// `NotFound` unless the actor is the office's advocate and it is a joint session; else as
    /// [`Services::check_participant`].
    pub async fn check_partner(
        &self,
        actor: &Actor,
        id: OccurrenceId,
        moment: Moment,
        is_safe: bool,
        words: &str,
    ) -> Outcome<()> {
        let staff = actor.may(Permission::ApproveForPartner)?;
        let record = self.store.occurrence(staff.office, id).await?.ok_or(Error::NotFound)?;
        self.check(actor, staff, Side::Partners, &record, moment, (is_safe, words)).await
    }

    async fn check(
        &self,
        actor: &Actor,
        staff: &Staff,
        side: Side,
        record: &OccurrenceRecord,
        moment: Moment,
        (is_safe, words): (bool, &str),
    ) -> Outcome<()> {
        if Kind::parse(&record.kind) != Some(Kind::Couples) {
            return Err(Error::NotFound);
        }
        if !record.live {
            return Err(Error::Refused("session-cancelled"));
        }
        let (now, words) = (self.now(), words.trim());
        moment.require_open(record.starts_at, record.ends_at, now)?;
        if words.chars().count() > LONGEST {
            return Err(Error::invalid("words", "check-words"));
        }
        let place = place(staff.office, side, record.id, moment, is_safe);
        let seal = |words| self.vault.seal(&*self.random, side, place, words);
        let check = CheckRecord {
            moment: moment.code().to_owned(),
            is_safe,
            words_sealed: (!words.is_empty()).then(|| seal(words)).transpose()?,
            by_staff: staff.id,
            at: now,
        };
        let new = NewCheck { occurrence: record.id, side: side_code(side), check };
        Ok(self.store.add_check(&new, &self.entry(actor, "safety-check.record", record.id)).await?)
    }
}

const fn side_code(side: Side) -> &'static str {
    match side {
        Side::Participants => "participant",
        Side::Partners => "partner",
    }
}
