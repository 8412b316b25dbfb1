//! The next times at which trainers, a room and people are free together.

use std::collections::HashMap;

use jiff::civil::{Date, DateTime, Time};
use jiff::{Timestamp, ToSpan};

use super::Availability;
use crate::calendar::Holidays;
use crate::ids::{PersonId, RoomId, StaffId};
use crate::plan::{Commitment, DAILY_LIMIT, Who};
use crate::slot::{Slot, Zone};

/// Steps in which free times are looked for, in minutes.
const STEP: i64 = 30;
/// The first time of a day that is looked at (rule D2: not at night).
const MORNING: Time = Time::constant(7, 0, 0, 0);

/// What is looked for.
pub struct Search<'a> {
    /// With whom: all of them.
    pub trainers: &'a [StaffId],
    /// Where: the first of these that is free.
    pub rooms: &'a [RoomId],
    /// For whom: all of them.
    pub people: &'a [PersonId],
    /// How long, in minutes.
    pub minutes: u16,
    /// From which day.
    pub from: Date,
    /// Until which day, included.
    pub to: Date,
    /// How many times at most.
    pub count: usize,
    /// The venue's zone.
    pub zone: &'a Zone,
    /// Days on which nobody meets.
    pub holidays: &'a Holidays,
    /// The present.
    pub now: Timestamp,
}

/// A time at which all are free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Free {
    /// On the venue's clock.
    pub start: DateTime,
    /// The room that is free.
    pub room: RoomId,
}

/// Who is taken when: each one's times in their order.
pub struct Commitments {
    taken: HashMap<Who, Vec<Taken>>,
}

struct Taken {
    from: Timestamp,
    to: Timestamp,
    is_session: bool,
    /// The latest end of this and all earlier ones, so that a search may stop.
    reach: Timestamp,
}

impl Commitments {
    /// Sorts what is known by who is taken.
    pub fn new(known: impl IntoIterator<Item = Commitment>) -> Self {
        let mut taken: HashMap<Who, Vec<Taken>> = HashMap::new();
        for Commitment { who, starts_at: from, ends_at: to, is_session } in known {
            taken.entry(who).or_default().push(Taken { from, to, is_session, reach: to });
        }
        for times in taken.values_mut() {
            times.sort_unstable_by_key(|one| one.from);
            let mut reach = Timestamp::MIN;
            for one in times {
                reach = reach.max(one.to);
                one.reach = reach;
            }
        }
        Self { taken }
    }

    fn is_taken(&self, who: Who, from: Timestamp, to: Timestamp) -> bool {
        let Some(times) = self.taken.get(&who) else { return false };
        let begun = times.partition_point(|one| one.from < to);
        times[..begun].last().is_some_and(|one| one.reach > from)
    }

    /// Minutes that a trainer leads between two instants.
    fn led(&self, trainer: StaffId, from: Timestamp, to: Timestamp) -> u32 {
        let Some(times) = self.taken.get(&Who::Trainer(trainer)) else { return 0 };
        let (first, end) = (times.partition_point(|one| one.from < from), times.partition_point(|one| one.from < to));
        let sessions = times.get(first..end).unwrap_or_default().iter().filter(|one| one.is_session);
        sessions.map(|one| u32::try_from(one.to.duration_since(one.from).as_mins()).unwrap_or_default()).sum()
    }
}

/// The next free times: not in the past, not at night, not on a holiday, within the hours of all, nobody taken, no
/// trainer over the daily limit (rules D2, D5). Times of one day are taken before those of the next.
pub fn next_free(search: &Search, availability: &Availability, commitments: &Commitments) -> Vec<Free> {
    let desk = Desk { search, availability, commitments, apart: apart(search, commitments) };
    let days = search.from.series(1.day()).take_while(|day| *day <= search.to);
    days.filter(|day| !search.holidays.contains(*day)).flat_map(|day| desk.on(day)).take(search.count).collect()
}

struct Desk<'a> {
    search: &'a Search<'a>,
    availability: &'a Availability,
    commitments: &'a Commitments,
    apart: Apart,
}

/// Which of those who are looked for are kept from one another at some time (rule D6).
struct Apart {
    trainers: Vec<Who>,
    rooms: Vec<(RoomId, Who)>,
}

/// Most are never kept apart: they are looked through once, not for every time of every day.
fn apart(search: &Search, commitments: &Commitments) -> Apart {
    let mut apart = Apart { trainers: Vec::new(), rooms: Vec::new() };
    for person in search.people {
        let trainers = search.trainers.iter().map(|trainer| Who::TrainerWith(*trainer, *person));
        apart.trainers.extend(trainers.filter(|who| commitments.taken.contains_key(who)));
        let rooms = search.rooms.iter().map(|room| (*room, Who::RoomWith(*room, *person)));
        apart.rooms.extend(rooms.filter(|(_, who)| commitments.taken.contains_key(who)));
    }
    apart
}

impl<'a> Desk<'a> {
    fn on(&'a self, day: Date) -> impl Iterator<Item = Free> + 'a {
        let has_room = self.search.trainers.iter().all(|trainer| self.may_lead(*trainer, day));
        let starts = day.to_datetime(MORNING).series(STEP.minutes());
        let starts = starts.take_while(move |start| has_room && start.date() == day);
        starts.filter_map(|start| self.at(start))
    }

    fn may_lead(&self, trainer: StaffId, day: Date) -> bool {
        let midnight = |day: Date| self.slot(day.to_datetime(Time::midnight())).starts_at();
        let end = day.tomorrow().map_or(Timestamp::MAX, midnight);
        self.commitments.led(trainer, midnight(day), end) + u32::from(self.search.minutes) <= DAILY_LIMIT
    }

    fn at(&self, start: DateTime) -> Option<Free> {
        let slot = self.slot(start);
        if slot.is_at_night() || slot.starts_at() < self.search.now {
            return None;
        }
        let (from, to) = (slot.starts_at(), slot.ends_at());
        let is_untaken = |who| !self.commitments.is_taken(who, from, to);
        let known = self.availability;
        let lead = |id: &StaffId| known.trainer_works(*id, &slot) && is_untaken(Who::Trainer(*id));
        let come = |id: &PersonId| known.person_is_free(*id, &slot) && is_untaken(Who::Person(*id));
        let mut trainers_apart = self.apart.trainers.iter().copied();
        let is_apart = |room: RoomId| self.apart.rooms.iter().any(|(id, who)| *id == room && !is_untaken(*who));
        let open = |id: &&RoomId| known.room_is_open(**id, &slot) && is_untaken(Who::Room(**id)) && !is_apart(**id);
        let all_can = self.search.trainers.iter().all(lead) && self.search.people.iter().all(come);
        if !all_can || !trainers_apart.all(is_untaken) {
            return None;
        }
        self.search.rooms.iter().find(open).map(|room| Free { start, room: *room })
    }

    fn slot(&self, start: DateTime) -> Slot {
        Slot { start, minutes: self.search.minutes, zone: self.search.zone.clone() }
    }
}
