//! A separate safety check with each partner before and after every joint session (rule E3). Each side asks its own and
//! reads its own; what crosses is one bit for all of them together (rule F3).

use std::collections::BTreeMap;

use domain::ids::{CoupleId, OccurrenceId, OfficeId, StaffId};
use jiff::civil::DateTime;

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::calendar::Kind;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{CheckRecord, JointSessionRecord, NewCheck, OccurrenceRecord};
use crate::time;
use crate::vault::{Place, Side};

/// Checks before a session are made from so many seconds before it on: what was safe a week ago says little.
const OPENS_BEFORE: i64 = 24 * 60 * 60;
/// The advocate sees joint sessions that began up to so many seconds ago and are not recorded.
const BACK: i64 = 60 * 24 * 60 * 60;
/// And those that begin within so many seconds.
const AHEAD: i64 = 8 * 24 * 60 * 60;
/// How much may be written down, in characters.
const LONGEST: usize = 500;

/// When a check is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// Before the session.
    Before,
    /// After it.
    After,
}

/// What was said in one check.
#[derive(Debug, Clone)]
pub struct CheckView {
    /// False: there is a concern.
    pub is_safe: bool,
    /// What was written down.
    pub words: Option<String>,
    /// Short name of who asked.
    pub by: String,
    /// Unix seconds.
    pub at: i64,
}

/// The checks of one partner at one moment.
#[derive(Debug, Clone)]
pub struct MomentView {
    /// Before or after.
    pub moment: Moment,
    /// What was said, oldest first.
    pub checks: Vec<CheckView>,
    /// Whether something may be recorded now.
    pub is_open: bool,
}

/// The safety checks of a joint session as the participant's side sees them.
#[derive(Debug, Clone)]
pub struct JointSession {
    /// The participant's own.
    pub own: [MomentView; 2],
    /// Both partners were asked before, and neither has a concern.
    pub may_start: bool,
    /// Both were asked before and after.
    pub may_close: bool,
}

/// A joint session as the partner's side sees it.
#[derive(Debug, Clone)]
pub struct PartnerSession {
    /// Which session.
    pub id: OccurrenceId,
    /// Whose.
    pub couple: CoupleId,
    /// On the venue's clock.
    pub start: DateTime,
    /// Planned length.
    pub minutes: i64,
    /// The partner's own checks.
    pub own: [MomentView; 2],
}

impl Moment {
    /// Both, in order.
    pub const BOTH: [Self; 2] = [Self::Before, Self::After];

    /// As it is stored and travels in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::BOTH.into_iter().find(|moment| moment.code() == code)
    }

    /// Refuses what is too early or too late: a check "before" that is made after the session says nothing about it.
    const fn require_open(self, starts_at: i64, ends_at: i64, now: i64) -> Outcome<()> {
        match self {
            Self::Before if now < starts_at - OPENS_BEFORE => Err(Error::Refused("check-early")),
            Self::Before if now >= ends_at => Err(Error::Refused("check-late")),
            Self::After if now < starts_at => Err(Error::Refused("check-not-yet")),
            Self::Before | Self::After => Ok(()),
        }
    }
}

impl Services {
    /// The checks of a joint session; none if it is another kind of session. Reading them is recorded (rule I4).
    ///
    /// # Errors
    /// `NotFound` unless the actor leads the session or reviews outcomes, and it is the office's.
    pub async fn joint_session(&self, actor: &Actor, id: OccurrenceId) -> Outcome<Option<JointSession>> {
        let staff = actor.may(Permission::TakeRegister)?;
        let (record, _) = self.led_session(staff, id).await?;
        if Kind::parse(&record.kind) != Some(Kind::Couples) {
            return Ok(None);
        }
        self.store.note_read(&self.entry(actor, "safety-check.read", id)).await?;
        let (joint, checks) = tokio::try_join!(self.store.joint(id), self.store.participant_checks(id))?;
        let now = self.now();
        let is_open = |moment: Moment| {
            record.live
                && record.register == "open"
                && moment.require_open(record.starts_at, record.ends_at, now).is_ok()
        };
        let own = self.moments(staff, Side::Participants, id, checks, is_open).await?;
        Ok(Some(JointSession { own, may_start: joint.may_start, may_close: joint.may_close }))
    }

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

    /// The joint sessions whose checks are due or can be made, by start. Each read is recorded (rule I4).
    ///
    /// # Errors
    /// `NotFound` unless an advocate asks.
    pub async fn partner_sessions(&self, actor: &Actor) -> Outcome<Vec<PartnerSession>> {
        let staff = actor.may(Permission::ApproveForPartner)?;
        self.store.note_read(&self.entry(actor, "safety-check.read", staff.office)).await?;
        let now = self.now();
        let mut sessions = self.store.joint_sessions(staff.office, now - BACK, now + AHEAD).await?;
        sessions.retain(|session| session.register == "open");
        let mut views = Vec::new();
        for session in sessions {
            views.push(self.partner_session(staff, session, now).await?);
        }
        Ok(views)
    }

    async fn partner_session(&self, staff: &Staff, session: JointSessionRecord, now: i64) -> Outcome<PartnerSession> {
        let id = session.occurrence_id;
        let ends_at = session.starts_at + session.minutes * 60;
        let checks = self.store.partner_checks(id).await?;
        let is_open = |moment: Moment| moment.require_open(session.starts_at, ends_at, now).is_ok();
        Ok(PartnerSession {
            id,
            couple: session.couple_id,
            start: time::civil(&session.civil_start)?,
            minutes: session.minutes,
            own: self.moments(staff, Side::Partners, id, checks, is_open).await?,
        })
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

    async fn moments(
        &self,
        staff: &Staff,
        side: Side,
        id: OccurrenceId,
        checks: Vec<CheckRecord>,
        is_open: impl Fn(Moment) -> bool,
    ) -> Outcome<[MomentView; 2]> {
        let names = self.staff_names(staff.office).await?;
        let mut views = Moment::BOTH.map(|moment| MomentView { moment, checks: Vec::new(), is_open: is_open(moment) });
        for record in checks {
            let moment = Moment::parse(&record.moment).ok_or_else(|| Error::corrupt("check.moment"))?;
            let place = place(staff.office, side, id, moment, record.is_safe);
            let view = self.check_view(side, place, record, &names)?;
            views[usize::from(moment == Moment::After)].checks.push(view);
        }
        Ok(views)
    }

    fn check_view(
        &self,
        side: Side,
        place: Place,
        record: CheckRecord,
        names: &BTreeMap<StaffId, String>,
    ) -> Outcome<CheckView> {
        let open = |sealed: Vec<u8>| self.vault.open_text(side, place, &sealed);
        Ok(CheckView {
            is_safe: record.is_safe,
            words: record.words_sealed.map(open).transpose()?,
            by: names.get(&record.by_staff).cloned().unwrap_or_default(),
            at: record.at,
        })
    }
}

const fn side_code(side: Side) -> &'static str {
    match side {
        Side::Participants => "participant",
        Side::Partners => "partner",
    }
}

/// Nothing that was sealed as one check can be read as another.
const fn place(office: OfficeId, side: Side, id: OccurrenceId, moment: Moment, is_safe: bool) -> Place {
    let column = match (side, moment, is_safe) {
        (Side::Participants, Moment::Before, true) => "participant_check.before.safe",
        (Side::Participants, Moment::Before, false) => "participant_check.before.concern",
        (Side::Participants, Moment::After, true) => "participant_check.after.safe",
        (Side::Participants, Moment::After, false) => "participant_check.after.concern",
        (Side::Partners, Moment::Before, true) => "partner_check.before.safe",
        (Side::Partners, Moment::Before, false) => "partner_check.before.concern",
        (Side::Partners, Moment::After, true) => "partner_check.after.safe",
        (Side::Partners, Moment::After, false) => "partner_check.after.concern",
    };
    Place { column, row: id.0, office: office.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_is_made_in_its_time_e3() {
        let (starts, ends) = (1_000_000, 1_005_400);
        let open = |moment: Moment, now| moment.require_open(starts, ends, now).is_ok();
        for (moment, now, expected) in [
            (Moment::Before, starts - OPENS_BEFORE - 1, false),
            (Moment::Before, starts - OPENS_BEFORE, true),
            (Moment::Before, ends - 1, true),
            (Moment::Before, ends, false),
            (Moment::After, starts - 1, false),
            (Moment::After, starts, true),
            (Moment::After, ends + OPENS_BEFORE, true),
        ] {
            assert_eq!(open(moment, now), expected, "{moment:?} {now}");
        }
    }
}
