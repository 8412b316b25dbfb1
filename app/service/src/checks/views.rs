//! What each side reads of its own.

use std::collections::BTreeMap;

use domain::ids::{CoupleId, OccurrenceId, StaffId};
use jiff::civil::DateTime;

use super::moment::Moment;
use super::place;
use crate::Services;
use crate::actor::{Actor, Staff};
use crate::calendar::Kind;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{CheckRecord, JointSessionRecord};
use crate::time;
use crate::vault::{Place, Side};

/// The advocate sees joint sessions that began up to so many seconds ago and are not recorded.
const BACK: i64 = 60 * 24 * 60 * 60;
/// And those that begin within so many seconds.
const AHEAD: i64 = 8 * 24 * 60 * 60;

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
