//! A participant's way through a programme (rule B1) and what he has reached (rules A8, A9, C5).

use domain::attendance::Mark;
use domain::enrolment::{LegalBasis, State, Track};
use domain::ids::{EnrolmentId, PersonId, ProgrammeId};
use domain::standing::{self, Attended, History, Standing};
use jiff::civil::Date;

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{EnrolmentRecord, HistoryRecord, StepRecord};
use crate::time;
use crate::vault::{Place, Side};

/// An enrolment with its states as values.
#[derive(Debug, Clone)]
pub struct Enrolment {
    /// Key of the row.
    pub id: EnrolmentId,
    /// Whose.
    pub person: PersonId,
    /// The version it is pinned to (rule A1).
    pub programme: ProgrammeId,
    /// Group or individual.
    pub track: Track,
    /// Why he came (rule B2).
    pub basis: LegalBasis,
    /// Where he stands (rule B1).
    pub state: State,
    /// The day of the referral.
    pub referred_on: Date,
}

/// One transition as a reader sees it.
#[derive(Debug, Clone)]
pub struct StepView {
    /// State after.
    pub to: State,
    /// Unix seconds.
    pub at: i64,
    /// Short name of who decided.
    pub by: String,
    /// Why, if a reason was given.
    pub reason: Option<String>,
}

impl TryFrom<EnrolmentRecord> for Enrolment {
    type Error = Error;

    fn try_from(record: EnrolmentRecord) -> Outcome<Self> {
        Ok(Self {
            id: record.id,
            person: record.person_id,
            programme: record.programme_id,
            track: Track::parse(&record.track).ok_or_else(|| Error::corrupt("enrolment.track"))?,
            basis: LegalBasis::parse(&record.basis).ok_or_else(|| Error::corrupt("enrolment.basis"))?,
            state: State::parse(&record.state).ok_or_else(|| Error::corrupt("enrolment.state"))?,
            referred_on: time::date(&record.referred_on)?,
        })
    }
}

impl Services {
    /// Moves an enrolment on to another state. Ending or pausing it frees its future sessions.
    ///
    /// # Errors
    /// `NotFound` unless the actor manages people and it is the office's; `Refused("no-such-step")` if rule B1 does
    /// not list the transition; `Invalid` on `reason` if it is missing where a decision ends the programme.
    pub async fn move_on(&self, actor: &Actor, id: EnrolmentId, to: State, reason: &str) -> Outcome<()> {
        let staff = actor.may(Permission::ManagePeople)?;
        let enrolment: Enrolment = self.store.enrolment(staff.office, id).await?.ok_or(Error::NotFound)?.try_into()?;
        if !enrolment.state.may_become(to) {
            return Err(Error::Refused("no-such-step"));
        }
        let reason = reason.trim();
        if reason.is_empty() && needs_reason(to) {
            return Err(Error::invalid("reason", "reason-missing"));
        }
        let step = self.new_step(staff, id, Some(enrolment.state), to, reason)?;
        let frees = to.is_ended() || to == State::Paused;
        let entry = self.entry(actor, "enrolment.step", id);
        Ok(self.store.add_step(&step, frees.then(|| self.now()), &entry).await?)
    }

    pub(crate) fn new_step(
        &self,
        staff: &Staff,
        enrolment: EnrolmentId,
        from: Option<State>,
        to: State,
        reason: &str,
    ) -> Outcome<StepRecord> {
        let id = self.random.id();
        let place = Place { column: "enrolment_step.reason", row: id, office: staff.office.0 };
        let sealed = (!reason.is_empty())
            .then(|| self.vault.seal(&*self.random, Side::Participants, place, reason))
            .transpose()?;
        Ok(StepRecord {
            id,
            enrolment_id: enrolment,
            from_state: from.map(|state| state.code().to_owned()),
            to_state: to.code().to_owned(),
            at: self.now(),
            by_staff: staff.id,
            reason_sealed: sealed,
        })
    }

    /// The transitions of an enrolment, oldest first.
    pub(crate) async fn steps(&self, staff: &Staff, enrolment: EnrolmentId) -> Outcome<Vec<StepView>> {
        let names = self.staff_names(staff.office).await?;
        let view = |record: StepRecord| {
            let place = Place { column: "enrolment_step.reason", row: record.id, office: staff.office.0 };
            Ok(StepView {
                to: State::parse(&record.to_state).ok_or_else(|| Error::corrupt("enrolment_step.to_state"))?,
                at: record.at,
                by: names.get(&record.by_staff).cloned().unwrap_or_default(),
                reason: record
                    .reason_sealed
                    .map(|sealed| self.vault.open_text(Side::Participants, place, &sealed))
                    .transpose()?,
            })
        };
        self.store.steps_of(enrolment).await?.into_iter().map(view).collect()
    }

    /// What an enrolment has reached, given all its sessions.
    pub(crate) async fn standing(
        &self,
        enrolment: &Enrolment,
        sessions: &[HistoryRecord],
        today: Date,
    ) -> Outcome<Standing> {
        let template = self.programmes.template(&*self.store, enrolment.programme).await?;
        Ok(standing::standing(&template, &history_of(enrolment, sessions)?, today))
    }
}

/// What an enrolment's standing depends on, out of the person's sessions.
pub(crate) fn history_of(enrolment: &Enrolment, sessions: &[HistoryRecord]) -> Outcome<History> {
    let own = sessions.iter().filter(|session| session.enrolment_id == enrolment.id);
    Ok(History { sessions: own.map(attended).collect::<Outcome<_>>()?, is_risk_review_overdue: false })
}

/// A decision that ends or interrupts the programme is explained.
const fn needs_reason(to: State) -> bool {
    matches!(to, State::Declined | State::Redirected | State::Paused | State::DroppedOut | State::Excluded)
}

fn attended(record: &HistoryRecord) -> Outcome<Attended> {
    Ok(Attended {
        session_key: record.session_key.clone(),
        on: time::civil(&record.civil_start)?.date(),
        mark: mark_of(record.mark.as_deref(), record.late_minutes)?,
        is_cancelled: !record.live,
        is_make_up: record.is_make_up,
    })
}

/// Reads a stored mark.
pub(crate) fn mark_of(code: Option<&str>, late_minutes: Option<i64>) -> Outcome<Option<Mark>> {
    let minutes = late_minutes.map(|minutes| u8::try_from(minutes).unwrap_or(u8::MAX));
    code.map(|code| Mark::parse(code, minutes).ok_or_else(|| Error::corrupt("expected.mark"))).transpose()
}
