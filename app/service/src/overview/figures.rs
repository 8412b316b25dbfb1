use std::collections::{BTreeMap, BTreeSet};

use domain::attendance::Rate;
use domain::enrolment::State;
use domain::ids::{GroupId, OccurrenceId};
use jiff::civil::Date;

use super::Reviewed;
use crate::enrolments::mark_of;
use crate::error::Outcome;
use crate::groups::GroupView;
use crate::ports::HistoryRecord;
use crate::time;

/// What a set of held sessions adds up to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Figures {
    /// How many people were expected at least once.
    pub people: u32,
    /// Attendance over what is recorded (rule C7).
    pub rate: Rate,
    /// Registers taken, of sessions held (rule C3).
    pub registers: Rate,
}

/// A group's capacity and attendance.
#[derive(Debug, Clone)]
pub struct GroupFigures {
    /// The group with members and places.
    pub group: GroupView,
    /// All its sessions of the period.
    pub figures: Figures,
    /// The weeks in which it met, oldest first.
    pub weeks: Vec<WeekFigures>,
}

/// One week of a group.
#[derive(Debug, Clone)]
pub struct WeekFigures {
    /// Monday of the week.
    pub monday: Date,
    /// Its sessions.
    pub figures: Figures,
}

pub(super) fn by_state(people: &[Reviewed]) -> Vec<(State, usize)> {
    let count = |state: State| people.iter().filter(|one| one.enrolment.state == state).count();
    State::ALL.iter().map(|state| (*state, count(*state))).collect()
}

/// What sessions add up to, given a line for each person expected.
pub(super) fn of<'a>(sessions: impl IntoIterator<Item = &'a HistoryRecord>) -> Outcome<Figures> {
    let mut figures = Figures::default();
    let mut people = BTreeSet::new();
    let mut taken: BTreeMap<OccurrenceId, bool> = BTreeMap::new();
    for session in sessions {
        people.insert(session.person_id);
        taken.insert(session.occurrence_id, session.register == "taken");
        if let Some(mark) = mark_of(session.mark.as_deref(), session.late_minutes)? {
            figures.rate.count(mark);
        }
    }
    figures.people = count(people.len());
    figures.registers =
        Rate { attended: count(taken.values().filter(|taken| **taken).count()), expected: count(taken.len()) };
    Ok(figures)
}

pub(super) fn without_group(sessions: &[HistoryRecord]) -> Outcome<Figures> {
    of(sessions.iter().filter(|session| session.group_id.is_none()))
}

pub(super) fn by_group(
    sessions: &[HistoryRecord],
    groups: &[GroupView],
    only: Option<GroupId>,
) -> Outcome<Vec<GroupFigures>> {
    let wanted = groups.iter().filter(|group| only.is_none_or(|only| only == group.id));
    wanted.map(|group| of_group(sessions, group)).collect()
}

fn of_group(sessions: &[HistoryRecord], group: &GroupView) -> Outcome<GroupFigures> {
    let own: Vec<&HistoryRecord> = sessions.iter().filter(|session| session.group_id == Some(group.id.0)).collect();
    let mut weeks: BTreeMap<Date, Vec<&HistoryRecord>> = BTreeMap::new();
    for session in &own {
        let monday = crate::calendar::monday_of(time::civil(&session.civil_start)?.date())?;
        weeks.entry(monday).or_default().push(session);
    }
    let week = |(monday, sessions): (Date, Vec<&HistoryRecord>)| Ok(WeekFigures { monday, figures: of(sessions)? });
    Ok(GroupFigures {
        group: group.clone(),
        figures: of(own)?,
        weeks: weeks.into_iter().map(week).collect::<Outcome<_>>()?,
    })
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}
