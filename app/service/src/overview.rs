//! What the coordinator reviews: people by state, attendance, completeness of registers, who is slipping.

use std::collections::BTreeMap;

use domain::attendance::Rate;
use domain::enrolment::State;
use domain::ids::{GroupId, OccurrenceId, PersonId, StaffId};
use domain::standing::Standing;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::enrolments::{Enrolment, mark_of};
use crate::error::{Error, Outcome};
use crate::groups::GroupView;
use crate::permissions::Permission;
use crate::ports::HistoryRecord;
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

/// A person whom the coordinator should know about.
#[derive(Debug, Clone)]
pub struct Slipping {
    /// Who.
    pub person: PersonId,
    /// Full name.
    pub name: String,
    /// What he has reached.
    pub standing: Standing,
}

/// A group's attendance in one week.
#[derive(Debug, Clone)]
pub struct WeekRate {
    /// Monday of the week.
    pub monday: Date,
    /// Attendance of that week.
    pub rate: Rate,
}

/// The coordinator's overview.
#[derive(Debug, Clone)]
pub struct Overview {
    /// First day of the period.
    pub from: Date,
    /// Last day of the period.
    pub to: Date,
    /// How many people stand where, all states in their order.
    pub by_state: Vec<(State, usize)>,
    /// Attendance of the period (rule C7).
    pub rate: Rate,
    /// Registers taken, of sessions held in the period (rule C3).
    pub registers: Rate,
    /// Who missed the last two recorded sessions.
    pub missed_twice: Vec<Slipping>,
    /// Who lacks at most three sessions (rule A8).
    pub near_completion: Vec<Slipping>,
    /// The groups with members and places.
    pub groups: Vec<GroupView>,
    /// Weekly attendance by group code.
    pub weekly: BTreeMap<String, Vec<WeekRate>>,
    /// Trainers, for the filter.
    pub trainers: Vec<(StaffId, String)>,
}

const WEEKS: i64 = 12;
const NEAR: u16 = 3;

impl Services {
    /// The overview of a period.
    ///
    /// # Errors
    /// `NotFound` unless the actor reviews outcomes; `Invalid` on `to` if it lies before `from`.
    pub async fn overview(&self, actor: &Actor, period: Period) -> Outcome<Overview> {
        let staff = actor.may(Permission::SeeOutcomes)?;
        let today = self.today(staff)?;
        let to = period.to.unwrap_or(today);
        let from = match period.from {
            Some(from) => from,
            None => to.checked_sub(WEEKS.weeks()).map_err(|_| Error::invalid("from", "date-shape"))?,
        };
        if to < from {
            return Err(Error::invalid("to", "period-order"));
        }
        let sessions = self.sessions_of_period(staff, from, to, period).await?;
        let people = self.people_reviewed(staff, today).await?;
        let (missed_twice, near_completion) = self.slipping(staff, &people).await?;
        let groups = self.groups(actor).await?;
        let names = self.staff_names(staff.office).await?;
        Ok(Overview {
            from,
            to,
            by_state: by_state(&people),
            rate: rate(&sessions)?,
            registers: registers(&sessions),
            missed_twice,
            near_completion,
            weekly: weekly(&sessions, &groups)?,
            groups,
            trainers: names.into_iter().collect(),
        })
    }

    /// Held sessions of the period, one line for each person expected.
    async fn sessions_of_period(&self, staff: &Staff, from: Date, to: Date, period: Period) -> Outcome<Vec<HistoryRecord>> {
        let after = to.tomorrow().map_err(|_| Error::invalid("to", "date-shape"))?;
        let (start, end) = (time::day_start(from, &staff.zone)?, time::day_start(after, &staff.zone)?);
        let mut sessions = self.store.history_between(staff.office, start, end).await?;
        let led: Option<Vec<OccurrenceId>> = match period.trainer {
            Some(trainer) => {
                let leads = self.store.leads(staff.office, start, end).await?;
                Some(leads.iter().filter(|lead| lead.staff_id == trainer).map(|lead| lead.occurrence_id).collect())
            }
            None => None,
        };
        let now = self.now();
        sessions.retain(|session| {
            session.live
                && session.ends_at <= now
                && period.group.is_none_or(|group| session.group_id == Some(group.0))
                && led.as_ref().is_none_or(|led| led.contains(&session.occurrence_id))
        });
        Ok(sessions)
    }

    /// Everybody's newest enrolment and what it has reached.
    async fn people_reviewed(&self, staff: &Staff, today: Date) -> Outcome<Vec<(Enrolment, Standing)>> {
        let everything = self.store.history_between(staff.office, 0, self.now()).await?;
        let mut by_person: BTreeMap<PersonId, Vec<HistoryRecord>> = BTreeMap::new();
        for session in everything {
            by_person.entry(session.person_id).or_default().push(session);
        }
        let mut reviewed = Vec::new();
        for (person, enrolment) in self.newest_enrolments(staff).await? {
            let sessions = by_person.remove(&person).unwrap_or_default();
            let standing = self.standing(&enrolment, &sessions, today).await?;
            reviewed.push((enrolment, standing));
        }
        Ok(reviewed)
    }

    async fn slipping(&self, staff: &Staff, people: &[(Enrolment, Standing)]) -> Outcome<(Vec<Slipping>, Vec<Slipping>)> {
        let (mut missed, mut near) = (Vec::new(), Vec::new());
        for (enrolment, standing) in people.iter().filter(|(enrolment, _)| enrolment.state == State::Active) {
            let is_near = standing.attended + NEAR >= standing.needed;
            if !standing.missed_twice_in_a_row && !is_near {
                continue;
            }
            let record = self.store.person(staff.office, enrolment.person).await?.ok_or(Error::NotFound)?;
            let name = self.person_name(&record)?.full();
            let slipping = Slipping { person: enrolment.person, name, standing: standing.clone() };
            if standing.missed_twice_in_a_row {
                missed.push(slipping.clone());
            }
            if is_near {
                near.push(slipping);
            }
        }
        let order = domain::order::Order::for_language(staff.language);
        missed.sort_by_cached_key(|slipping| order.key(&slipping.name));
        near.sort_by_cached_key(|slipping| order.key(&slipping.name));
        Ok((missed, near))
    }
}

fn by_state(people: &[(Enrolment, Standing)]) -> Vec<(State, usize)> {
    let count = |state: State| people.iter().filter(|(enrolment, _)| enrolment.state == state).count();
    State::ALL.iter().map(|state| (*state, count(*state))).collect()
}

/// Attendance over recorded sessions (rule C7).
fn rate(sessions: &[HistoryRecord]) -> Outcome<Rate> {
    let mut rate = Rate::default();
    for session in sessions {
        if let Some(mark) = mark_of(session.mark.as_deref(), session.late_minutes)? {
            rate.count(mark);
        }
    }
    Ok(rate)
}

/// Registers taken of sessions held.
fn registers(sessions: &[HistoryRecord]) -> Rate {
    let taken: BTreeMap<OccurrenceId, bool> =
        sessions.iter().map(|session| (session.occurrence_id, session.register == "taken")).collect();
    let count = |wanted: usize| u32::try_from(wanted).unwrap_or(u32::MAX);
    Rate { attended: count(taken.values().filter(|taken| **taken).count()), expected: count(taken.len()) }
}

fn weekly(sessions: &[HistoryRecord], groups: &[GroupView]) -> Outcome<BTreeMap<String, Vec<WeekRate>>> {
    let mut weekly = BTreeMap::new();
    for group in groups {
        let mut weeks: BTreeMap<Date, Vec<HistoryRecord>> = BTreeMap::new();
        for session in sessions.iter().filter(|session| session.group_id == Some(group.id.0)) {
            let monday = crate::calendar::monday_of(time::civil(&session.civil_start)?.date())?;
            weeks.entry(monday).or_default().push(session.clone());
        }
        let rates = weeks.into_iter().map(|(monday, sessions)| Ok(WeekRate { monday, rate: rate(&sessions)? }));
        weekly.insert(group.code.clone(), rates.collect::<Outcome<_>>()?);
    }
    Ok(weekly)
}
