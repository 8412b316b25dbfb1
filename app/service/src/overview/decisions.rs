use std::collections::BTreeMap;
use std::sync::Arc;

use domain::attendance::Mark;
use domain::enrolment::State;
use domain::ids::{GroupId, OccurrenceId, PersonId, StaffId};
use domain::order::Order;
use domain::programme::{Stage, Template};
use domain::standing::{Standing, Warning};
use jiff::civil::Date;

use super::{Reviewed, Scope};
use crate::Services;
use crate::actor::Staff;
use crate::calendar::Block;
use crate::enrolments::{Enrolment, mark_of};
use crate::error::{Error, Outcome};
use crate::groups::GroupView;
use crate::ports::HistoryRecord;
use crate::time;

/// What needs a decision today.
#[derive(Debug, Clone)]
pub struct Decisions {
    /// Sessions whose register is missing, oldest first (rule C3).
    pub unrecorded: Vec<Block>,
    /// Who missed the last two recorded sessions.
    pub missed_twice: Vec<Slipping>,
    /// Whose absences call for a written warning or an exclusion review (rule C5).
    pub warned: Vec<Warned>,
    /// Who lacks at most three sessions (rule A8).
    pub near_completion: Vec<Slipping>,
    /// Joint work that waits for the coordinator's answer (rule E1). The other side's is not shown (rule E2).
    pub gates: Vec<Waiting>,
}

/// A person whom the coordinator should know about.
#[derive(Debug, Clone)]
pub struct Slipping {
    /// Who.
    pub person: PersonId,
    /// Full name.
    pub name: String,
    /// What he has reached.
    pub standing: Standing,
    /// The programme version that it was measured against.
    pub template: Arc<Template>,
}

/// A warning with what it rests on: re-evaluated at every look, so a corrected register withdraws it (rule C5).
#[derive(Debug, Clone)]
pub struct Warned {
    /// Whom it is about.
    pub who: Slipping,
    /// What his absences call for.
    pub warning: Warning,
    /// The absences, oldest first.
    pub grounds: Vec<Ground>,
}

/// One absence that a warning rests on.
#[derive(Debug, Clone)]
pub struct Ground {
    /// For the link to the session.
    pub session: OccurrenceId,
    /// Which session of the programme.
    pub session_key: String,
    /// The day.
    pub on: Date,
    /// What the register says.
    pub mark: Mark,
    /// Short name of who recorded it.
    pub by: String,
}

/// Joint work that waits for an answer.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The participant.
    pub person: PersonId,
    /// Full name.
    pub name: String,
    /// When it was asked for, unix seconds.
    pub asked_at: i64,
}

const NEAR: u16 = 3;

impl Services {
    pub(super) async fn decisions(
        &self,
        staff: &Staff,
        scope: &Scope,
        people: &[Reviewed],
        groups: &[GroupView],
    ) -> Outcome<Decisions> {
        let mut decisions = Decisions {
            unrecorded: self.unrecorded_in(staff, scope, groups).await?,
            missed_twice: Vec::new(),
            warned: Vec::new(),
            near_completion: Vec::new(),
            gates: self.waiting_gates(staff, people).await?,
        };
        let names = self.staff_names(staff.office).await?;
        for one in people.iter().filter(|one| one.enrolment.state == State::Active) {
            let standing = &one.standing;
            let is_near = standing.attended + NEAR >= standing.needed;
            let warning = standing.warning.filter(|warning| *warning > Warning::Call);
            if !(standing.missed_twice_in_a_row || is_near || warning.is_some()) {
                continue;
            }
            let who = self.slipping(staff, one).await?;
            if standing.missed_twice_in_a_row {
                decisions.missed_twice.push(who.clone());
            }
            if is_near {
                decisions.near_completion.push(who.clone());
            }
            if let Some(warning) = warning {
                let grounds = self.grounds(&one.enrolment, &one.template, &one.sessions, scope.today, &names).await?;
                decisions.warned.push(Warned { who, warning, grounds });
            }
        }
        decisions.sort(&Order::for_language(staff.language));
        Ok(decisions)
    }

    async fn slipping(&self, staff: &Staff, one: &Reviewed) -> Outcome<Slipping> {
        Ok(Slipping {
            person: one.enrolment.person,
            name: self.full_name(staff, one.enrolment.person).await?,
            standing: one.standing.clone(),
            template: Arc::clone(&one.template),
        })
    }

    async fn full_name(&self, staff: &Staff, person: PersonId) -> Outcome<String> {
        let record = self.store.person(staff.office, person).await?.ok_or(Error::NotFound)?;
        Ok(self.person_name(&record)?.full())
    }

    async fn unrecorded_in(&self, staff: &Staff, scope: &Scope, groups: &[GroupView]) -> Outcome<Vec<Block>> {
        let code_of = |id: GroupId| groups.iter().find(|group| group.id == id).map(|group| group.code.as_str());
        let mut blocks = self.unrecorded(staff).await?;
        blocks.retain(|block| {
            scope.leads(block.id) && scope.period.group.is_none_or(|group| block.group.as_deref() == code_of(group))
        });
        Ok(blocks)
    }

    /// The training sessions that he missed, each with who recorded it (rule C5).
    pub(crate) async fn grounds(
        &self,
        enrolment: &Enrolment,
        template: &Template,
        sessions: &[HistoryRecord],
        today: Date,
        names: &BTreeMap<StaffId, String>,
    ) -> Outcome<Vec<Ground>> {
        let mut grounds = Vec::new();
        for session in sessions.iter().filter(|session| is_training(enrolment, template, session)) {
            let Some(mark) = mark_of(session.mark.as_deref(), session.late_minutes)? else { continue };
            let on = time::civil(&session.civil_start)?.date();
            if !mark.is_absence() || on > today {
                continue;
            }
            let changes = self.store.changes(session.occurrence_id).await?;
            let last = changes.iter().find(|change| change.person_id == session.person_id);
            let by = last.and_then(|change| names.get(&change.by_staff)).cloned().unwrap_or_default();
            grounds.push(Ground {
                session: session.occurrence_id,
                session_key: session.session_key.clone(),
                on,
                mark,
                by,
            });
        }
        Ok(grounds)
    }

    async fn waiting_gates(&self, staff: &Staff, people: &[Reviewed]) -> Outcome<Vec<Waiting>> {
        let mut waiting = Vec::new();
        for couple in self.store.couples(staff.office).await?.iter().filter(|couple| couple.coordinator_at.is_none()) {
            let of_couple =
                |one: &&Reviewed| one.enrolment.id == couple.enrolment_id && !one.enrolment.state.is_ended();
            if let Some(one) = people.iter().find(of_couple) {
                let person = one.enrolment.person;
                let name = self.full_name(staff, person).await?;
                waiting.push(Waiting { person, name, asked_at: couple.asked_at });
            }
        }
        waiting.sort_by_key(|gate| gate.asked_at);
        Ok(waiting)
    }
}

impl Decisions {
    fn sort(&mut self, order: &Order) {
        self.missed_twice.sort_by_cached_key(|who| order.key(&who.name));
        self.near_completion.sort_by_cached_key(|who| order.key(&who.name));
        self.warned.sort_by_cached_key(|warned| (std::cmp::Reverse(warned.warning), order.key(&warned.who.name)));
    }
}

fn is_training(enrolment: &Enrolment, template: &Template, session: &HistoryRecord) -> bool {
    let plan = template.session(&session.session_key);
    let counts = session.live && !session.is_make_up && session.enrolment_id == enrolment.id;
    counts && plan.is_some_and(|plan| plan.stage == Stage::Training)
}
