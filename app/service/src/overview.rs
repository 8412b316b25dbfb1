//! What the coordinator reviews: what needs a decision, people by state, attendance, completeness of registers.

mod decisions;
mod figures;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::enrolment::State;
use domain::ids::{GroupId, OccurrenceId, PersonId, StaffId};
use domain::programme::Template;
use domain::standing::Standing;
use jiff::ToSpan;
use jiff::civil::Date;

pub use decisions::{Decisions, Ground, Slipping, Waiting, Warned};
pub use figures::{Figures, GroupFigures, WeekFigures};

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::enrolments::Enrolment;
use crate::error::{Error, Outcome};
use crate::groups::{GroupView, stay_of};
use crate::permissions::Permission;
use crate::ports::HistoryRecord;
use crate::register::OPENS_BEFORE;
use crate::time;

/// Which part of the office's work is reviewed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Period {
    /// First day; none: 12 weeks ago.
    pub from: Option<Date>,
    /// Last day; none: today.
    pub to: Option<Date>,
    /// Only this group.
    pub group: Option<GroupId>,
    /// Only this trainer's sessions.
    pub trainer: Option<StaffId>,
}

/// The coordinator's overview.
#[derive(Debug, Clone)]
pub struct Overview {
    /// Today at the office.
    pub today: Date,
    /// First day of the period.
    pub from: Date,
    /// Last day of the period.
    pub to: Date,
    /// What needs a decision today.
    pub decisions: Decisions,
    /// How many people stand where, all states in their order.
    pub by_state: Vec<(State, usize)>,
    /// All sessions of the period (rules C3, C7).
    pub total: Figures,
    /// Those that are no group's: individual, joint and follow-up sessions.
    pub without_group: Figures,
    /// Each group's capacity and its sessions, week by week.
    pub groups: Vec<GroupFigures>,
    /// All groups, for the filter.
    pub all_groups: Vec<GroupView>,
    /// Trainers by name, for the filter.
    pub trainers: Vec<(StaffId, String)>,
}

/// A person's newest enrolment, what it has reached, and its sessions.
struct Reviewed {
    enrolment: Enrolment,
    standing: Standing,
    template: Arc<Template>,
    sessions: Vec<HistoryRecord>,
}

/// A period with its days filled in, and the sessions that its filters let through.
struct Scope {
    today: Date,
    from: Date,
    to: Date,
    period: Period,
    /// Sessions led by the trainer asked for; none: whoever leads.
    led: Option<BTreeSet<OccurrenceId>>,
}

const WEEKS: i64 = 12;
/// Years in which a period may lie: the centre's records and plans do.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;

impl Services {
    /// The overview of a period. Group and trainer choose among decisions and people too, the days only among sessions.
    ///
    /// # Errors
    /// `NotFound` unless the actor reviews outcomes; `Invalid` on `from` or `to` if it is no day of this century, on
    /// `to` if it lies before `from`.
    pub async fn overview(&self, actor: &Actor, period: Period) -> Outcome<Overview> {
        let staff = actor.may(Permission::SeeOutcomes)?;
        let scope = self.scope(staff, period).await?;
        let everything = self.store.history_between(staff.office, 0, self.open_until()).await?;
        let sessions = self.sessions_in(staff, &scope, &everything)?;
        let people = self.people_reviewed(staff, &scope, everything, &sessions).await?;
        let groups = self.groups(actor).await?;
        Ok(Overview {
            today: scope.today,
            from: scope.from,
            to: scope.to,
            decisions: self.decisions(staff, &scope, &people, &groups).await?,
            by_state: figures::by_state(&people),
            total: figures::of(&sessions)?,
            without_group: figures::without_group(&sessions)?,
            groups: figures::by_group(&sessions, &groups, period.group)?,
            all_groups: groups,
            trainers: self.trainers_by_name(actor).await?,
        })
    }

    /// The same for a file that leaves the house; it is recorded (rule I4).
    ///
    /// # Errors
    /// As [`Services::overview`].
    pub async fn export_overview(&self, actor: &Actor, period: Period, table: &str) -> Outcome<Overview> {
        actor.may(Permission::SeeOutcomes)?;
        let overview = self.overview(actor, period).await?;
        self.store.note_read(&self.entry(actor, "outcomes.export", table)).await?;
        Ok(overview)
    }

    /// Sessions that begin before it can be recorded already.
    fn open_until(&self) -> i64 {
        self.now() + OPENS_BEFORE + 1
    }

    async fn scope(&self, staff: &Staff, period: Period) -> Outcome<Scope> {
        let today = self.today(staff)?;
        let to = period.to.unwrap_or(today);
        let from = match period.from {
            Some(from) => from,
            None => to.checked_sub(WEEKS.weeks()).map_err(|_| Error::invalid("to", "date-shape"))?,
        };
        for (field, day) in [("from", from), ("to", to)] {
            if !YEARS.contains(&day.year()) {
                return Err(Error::invalid(field, "date-shape"));
            }
        }
        if to < from {
            return Err(Error::invalid("to", "period-order"));
        }
        let led = match period.trainer {
            Some(trainer) => {
                let leads = self.store.leads(staff.office, 0, self.open_until()).await?;
                Some(leads.iter().filter(|lead| lead.staff_id == trainer).map(|lead| lead.occurrence_id).collect())
            }
            None => None,
        };
        Ok(Scope { today, from, to, period, led })
    }

    /// Held sessions of the scope, one line for each person expected: those that are over, and those whose register is
    /// taken already.
    fn sessions_in(&self, staff: &Staff, scope: &Scope, everything: &[HistoryRecord]) -> Outcome<Vec<HistoryRecord>> {
        let after = scope.to.tomorrow().map_err(|_| Error::invalid("to", "date-shape"))?;
        let days = time::day_start(scope.from, &staff.zone)?..time::day_start(after, &staff.zone)?;
        let now = self.now();
        let is_in = |session: &&HistoryRecord| {
            session.live
                && (session.ends_at <= now || session.register == "taken")
                && days.contains(&session.starts_at)
                && scope.period.group.is_none_or(|group| session.group_id == Some(group.0))
                && scope.leads(session.occurrence_id)
        };
        Ok(everything.iter().filter(is_in).cloned().collect())
    }

    /// Everybody's newest enrolment and what it has reached: all of the office, or those of one group or trainer.
    async fn people_reviewed(
        &self,
        staff: &Staff,
        scope: &Scope,
        everything: Vec<HistoryRecord>,
        chosen: &[HistoryRecord],
    ) -> Outcome<Vec<Reviewed>> {
        let wanted = self.people_wanted(staff, scope, chosen).await?;
        let mut by_person: BTreeMap<PersonId, Vec<HistoryRecord>> = BTreeMap::new();
        for session in everything {
            by_person.entry(session.person_id).or_default().push(session);
        }
        let mut reviewed = Vec::new();
        for (person, enrolment) in self.newest_enrolments(staff).await? {
            if wanted.as_ref().is_some_and(|wanted| !wanted.contains(&person)) {
                continue;
            }
            let sessions = by_person.remove(&person).unwrap_or_default();
            let standing = self.standing(&enrolment, &sessions, scope.today).await?;
            let template = self.programmes.template(&*self.store, enrolment.programme).await?;
            reviewed.push(Reviewed { enrolment, standing, template, sessions });
        }
        Ok(reviewed)
    }

    /// Members of the group in the period who were expected by the trainer; none: everybody.
    async fn people_wanted(
        &self,
        staff: &Staff,
        scope: &Scope,
        chosen: &[HistoryRecord],
    ) -> Outcome<Option<BTreeSet<PersonId>>> {
        let expected = || chosen.iter().map(|session| session.person_id).collect::<BTreeSet<_>>();
        let Some(group) = scope.period.group else { return Ok(scope.led.as_ref().map(|_| expected())) };
        let mut members = BTreeSet::new();
        for record in self.store.memberships(staff.office).await?.iter().filter(|stay| stay.group_id == group) {
            let stay = stay_of(record)?;
            if stay.from <= scope.to && stay.to.is_none_or(|to| to >= scope.from) {
                members.insert(record.person_id);
            }
        }
        if scope.led.is_some() {
            members = members.intersection(&expected()).copied().collect();
        }
        Ok(Some(members))
    }
}

impl Scope {
    fn leads(&self, session: OccurrenceId) -> bool {
        self.led.as_ref().is_none_or(|led| led.contains(&session))
    }
}
