//! Leading a session by its plan: which steps are done, what was left undone last time, who missed what.

use std::collections::BTreeSet;

use domain::ids::{GroupId, OccurrenceId, PersonId, ProgrammeId};
use domain::programme::{SessionPlan, Template};

use crate::Services;
use crate::actor::Actor;
use crate::calendar::Kind;
use crate::enrolments::mark_of;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{HistoryRecord, OccurrenceRecord};

/// What a session's plan is led with.
#[derive(Debug, Clone)]
pub struct Leading {
    /// The version that the session is held by.
    pub programme: ProgrammeId,
    /// Today's plan.
    pub plan: SessionPlan,
    /// Whether the plan is gone through with one person: other minutes and variants hold.
    pub is_individual: bool,
    /// Keys of the steps that are done.
    pub done: BTreeSet<String>,
    /// What was not got through last time.
    pub undone: Option<Undone>,
    /// Who has missed sessions since he was last there.
    pub missed: Vec<Missed>,
    /// How many notes and files of the office's own stand beside the plan.
    pub attachments: usize,
}

/// What was left of the plan of the session before.
#[derive(Debug, Clone)]
pub struct Undone {
    /// Which session.
    pub id: OccurrenceId,
    /// Its plan.
    pub plan: SessionPlan,
    /// Keys of the steps that were not got through, in the plan's order.
    pub steps: Vec<String>,
}

/// Somebody who missed sessions since he was last there.
#[derive(Debug, Clone)]
pub struct Missed {
    /// Who.
    pub person: PersonId,
    /// The sessions' plans, oldest first.
    pub sessions: Vec<SessionPlan>,
}

impl Services {
    /// What a session's plan is led with; none if the programme's version does not know the session.
    ///
    /// # Errors
    /// `NotFound` unless the actor leads it or reviews outcomes.
    pub async fn leading(&self, actor: &Actor, id: OccurrenceId) -> Outcome<Option<Leading>> {
        let staff = actor.may(Permission::TakeRegister)?;
        let (record, _) = self.led_session(staff, id).await?;
        let template = self.programmes.template(&*self.store, record.programme_id).await?;
        let Some(plan) = template.session(&record.session_key).cloned() else { return Ok(None) };
        let histories = self.histories(id).await?;
        Ok(Some(Leading {
            programme: record.programme_id,
            is_individual: record.kind == Kind::Individual.code() && plan.individual_minutes.is_some(),
            done: self.store.steps_done(id).await?.into_iter().collect(),
            undone: self.undone(&record, &plan, &template, &histories).await?,
            missed: histories.iter().filter_map(|history| missed(history, &record, &template)).collect(),
            attachments: self.store.attachments(staff.office, &plan.key).await?.len(),
            plan,
        }))
    }

    /// Says that a step of the plan is done, or takes that back.
    ///
    /// # Errors
    /// `NotFound` unless the actor leads the session and its plan has the step; `Refused` with `session-cancelled` or
    /// `not-yet`.
    pub async fn tick_step(&self, actor: &Actor, id: OccurrenceId, step: &str, is_done: bool) -> Outcome<()> {
        let staff = actor.may(Permission::TakeRegister)?;
        let (record, _) = self.led_session(staff, id).await?;
        self.require_open(&record)?;
        let template = self.programmes.template(&*self.store, record.programme_id).await?;
        let plan = template.session(&record.session_key).ok_or(Error::NotFound)?;
        if plan.steps.iter().all(|known| known.key != step) {
            return Err(Error::NotFound);
        }
        if is_done {
            let entry = self.entry(actor, "step.do", id);
            Ok(self.store.do_step(id, step, staff.id, &entry).await?)
        } else {
            let entry = self.entry(actor, "step.undo", id);
            Ok(self.store.undo_step(id, step, &entry).await?)
        }
    }

    /// The histories of everyone who is expected, each on the enrolment that counts here.
    async fn histories(&self, id: OccurrenceId) -> Outcome<Vec<Vec<HistoryRecord>>> {
        let mut histories = Vec::new();
        for expected in self.store.register(id).await? {
            let mut history = self.store.history_of(expected.person_id).await?;
            history.retain(|session| session.enrolment_id == expected.enrolment_id);
            histories.push(history);
        }
        Ok(histories)
    }

    /// What was left of the session before: the group's, or that of the only person who is expected. A session in which
    /// no step was ticked tells nothing.
    async fn undone(
        &self,
        record: &OccurrenceRecord,
        plan: &SessionPlan,
        template: &Template,
        histories: &[Vec<HistoryRecord>],
    ) -> Outcome<Option<Undone>> {
        let of_stage = |key: &str| template.session(key).filter(|before| before.stage == plan.stage);
        let before: Option<(OccurrenceId, &SessionPlan)> = match (record.group_id, histories) {
            (Some(group), _) => {
                let sessions = self.store.occurrences_of_group(GroupId(group)).await?;
                let mut before = sessions.iter().filter(|other| other.live && other.starts_at < record.starts_at);
                before.next_back().and_then(|other| Some((other.id, of_stage(&other.session_key)?)))
            }
            (None, [history]) => {
                let mut before = history.iter().filter(|other| {
                    other.live && other.starts_at < record.starts_at && of_stage(&other.session_key).is_some()
                });
                before.next_back().and_then(|other| Some((other.occurrence_id, of_stage(&other.session_key)?)))
            }
            (None, _) => None,
        };
        let Some((id, plan)) = before else { return Ok(None) };
        let done = self.store.steps_done(id).await?;
        let left = plan.steps.iter().map(|step| step.key.clone()).filter(|step| !done.contains(step));
        let steps: Vec<String> = left.collect();
        let is_told = !done.is_empty() && !steps.is_empty();
        Ok(is_told.then(|| Undone { id, plan: plan.clone(), steps }))
    }
}

/// The sessions of this stage that he missed since the last one that he attended.
fn missed(history: &[HistoryRecord], record: &OccurrenceRecord, template: &Template) -> Option<Missed> {
    let stage = template.session(&record.session_key)?.stage;
    let before = history.iter().rev().filter(|session| session.live && session.starts_at < record.starts_at);
    let marked = before.filter_map(|session| {
        let plan = template.session(&session.session_key).filter(|plan| plan.stage == stage)?;
        Some((plan, mark_of(session.mark.as_deref(), session.late_minutes).ok().flatten()?))
    });
    let mut sessions: Vec<SessionPlan> =
        marked.take_while(|(_, mark)| !mark.counts_as_attended()).map(|(plan, _)| plan.clone()).collect();
    sessions.reverse();
    let person = history.first()?.person_id;
    (!sessions.is_empty()).then_some(Missed { person, sessions })
}
