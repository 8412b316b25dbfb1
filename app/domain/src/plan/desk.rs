//! Who is taken when, kept so that one question costs little however full the calendar is.

use std::collections::{HashMap, HashSet};

use jiff::civil::{Date, Time};
use jiff::{Timestamp, tz};

use super::taken::{Times, minutes_between};
use super::{Checked, Clash, DAILY_LIMIT, Session, Surroundings, Who};
use crate::ids::{PersonId, RoomId, StaffId};
use crate::slot::Zone;

/// The calendar around plans: asked for once, any number of plans can be tried against it.
pub struct Desk<'a> {
    pub(super) around: Surroundings<'a>,
    zone: &'a Zone,
    time_zone: tz::TimeZone,
    sessions: HashMap<Who, Times>,
    away: HashMap<Who, Times>,
    house: Times,
    seats: HashMap<RoomId, usize>,
}

/// The dates of a plan, which may stand in one another's way.
pub(super) struct Draft {
    times: Vec<(Timestamp, Timestamp)>,
    by_who: HashMap<Who, Vec<usize>>,
}

impl<'a> Desk<'a> {
    /// Sorts what is known, once.
    pub fn new(zone: &'a Zone, around: &Surroundings<'a>) -> Self {
        let (mut sessions, mut away) = (HashMap::<Who, Times>::new(), HashMap::<Who, Times>::new());
        let mut house = Times::default();
        for taken in around.commitments {
            let times = if taken.is_session { &mut sessions } else { &mut away };
            times.entry(taken.who).or_default().push(taken.starts_at, taken.ends_at);
            if taken.is_session && matches!(taken.who, Who::Room(_)) {
                house.push(taken.starts_at, taken.ends_at);
            }
        }
        sessions.values_mut().chain(away.values_mut()).for_each(Times::settle);
        house.settle();
        let seats = around.rooms.iter().map(|room| (room.id, room.seats)).collect();
        Self { around: *around, zone, time_zone: zone.time_zone(), sessions, away, house, seats }
    }

    /// Every date with its clashes and what would help; `next` is the date that comes if one is left out.
    pub fn check(&self, sessions: &[Session], next: Option<&Session>) -> Vec<Checked> {
        let draft = self.draft(sessions);
        let clashes: Vec<_> = sessions.iter().enumerate().map(|(at, one)| self.clashes_of(one, at, &draft)).collect();
        let is_next_free = |at| next.is_none_or(|next| self.clashes_of(next, at, &draft).is_empty());
        let rest = self.shiftable_from(sessions, &clashes);
        let one = |(at, (session, clashes)): (usize, (&Session, Vec<Clash>))| {
            let repairs = if clashes.is_empty() {
                Vec::new()
            } else {
                self.repairs(session, at, &draft, &clashes, is_next_free(at), rest.is_some_and(|first| first <= at))
            };
            Checked { session: session.clone(), clashes, repairs }
        };
        sessions.iter().zip(clashes).enumerate().map(one).collect()
    }

    /// The clashes of every date.
    pub fn clashes(&self, sessions: &[Session]) -> Vec<Vec<Clash>> {
        let draft = self.draft(sessions);
        sessions.iter().enumerate().map(|(at, session)| self.clashes_of(session, at, &draft)).collect()
    }

    pub(super) fn draft(&self, sessions: &[Session]) -> Draft {
        let times = sessions.iter().map(|session| self.time(session)).collect();
        let mut by_who: HashMap<Who, Vec<usize>> = HashMap::new();
        for (at, session) in sessions.iter().enumerate() {
            for who in session.bound() {
                by_who.entry(who).or_default().push(at);
            }
        }
        Draft { times, by_who }
    }

    fn time(&self, session: &Session) -> (Timestamp, Timestamp) {
        let slot = session.slot(self.zone);
        let starts_at = slot.starts_at();
        (starts_at, starts_at + jiff::SignedDuration::from_mins(session.minutes.into()))
    }

    /// Why a session does not work in the place of the one that stands at `at` in the draft.
    pub(super) fn clashes_of(&self, session: &Session, at: usize, draft: &Draft) -> Vec<Clash> {
        let time = self.time(session);
        let mut clashes = self.clashes_of_time(session, time);
        self.clashes_of_room(session, time, at, draft, &mut clashes);
        self.clashes_of_trainers(session, time, at, draft, &mut clashes);
        for person in &session.people {
            if self.is_taken(Who::Person(*person), time, at, draft) {
                clashes.push(Clash::PersonBusy(*person));
            }
        }
        if !self.is_available(session, time) {
            clashes.push(Clash::NotAvailable);
        }
        self.clashes_of_risk(session, time, at, draft, &mut clashes);
        clashes
    }

    fn clashes_of_time(&self, session: &Session, (starts_at, _): (Timestamp, Timestamp)) -> Vec<Clash> {
        let found = [
            (starts_at < self.around.now, Clash::Past),
            (self.around.holidays.contains(session.start.date()), Clash::Holiday),
            (session.slot(self.zone).is_at_night(), Clash::Night),
        ];
        found.into_iter().filter_map(|(is_so, clash)| is_so.then_some(clash)).collect()
    }

    fn clashes_of_room(
        &self,
        session: &Session,
        time: (Timestamp, Timestamp),
        at: usize,
        draft: &Draft,
        clashes: &mut Vec<Clash>,
    ) {
        let slot = session.slot(self.zone);
        if self.is_taken(Who::Room(session.room), time, at, draft) {
            clashes.push(Clash::RoomBusy);
        }
        if !self.around.availability.room_is_open(session.room, &slot) {
            clashes.push(Clash::RoomClosed);
        }
        if self.seats.get(&session.room).is_none_or(|seats| *seats < session.people.len()) {
            clashes.push(Clash::RoomTooSmall);
        }
    }

    fn clashes_of_trainers(
        &self,
        session: &Session,
        time: (Timestamp, Timestamp),
        at: usize,
        draft: &Draft,
        clashes: &mut Vec<Clash>,
    ) {
        let slot = session.slot(self.zone);
        let day = self.day(session.start.date());
        for trainer in &session.trainers {
            if self.is_taken(Who::Trainer(*trainer), time, at, draft) {
                clashes.push(Clash::TrainerBusy(*trainer));
            }
            if !self.around.availability.trainer_works(*trainer, &slot) {
                clashes.push(Clash::TrainerOff(*trainer));
            }
            if self.led_on(*trainer, day, at, draft) + u32::from(session.minutes) > DAILY_LIMIT {
                clashes.push(Clash::DailyLimit(*trainer));
            }
        }
    }

    /// With one whose risk is high two work, and not as the last in the house. A group leaves together, so only a
    /// session with one participant is held against the hour (rule D9).
    fn clashes_of_risk(
        &self,
        session: &Session,
        (_, ends_at): (Timestamp, Timestamp),
        at: usize,
        draft: &Draft,
        clashes: &mut Vec<Clash>,
    ) {
        if !session.people.iter().any(|person| self.around.high_risk.contains(person)) {
            return;
        }
        if session.trainers.iter().collect::<HashSet<_>>().len() < 2 {
            clashes.push(Clash::LoneWork);
        }
        if session.people.len() == 1 && !self.is_followed(session.start.date(), ends_at, at, draft) {
            clashes.push(Clash::LastOfDay);
        }
    }

    /// Whether anything in the house ends later that day.
    fn is_followed(&self, day: Date, ends_at: Timestamp, at: usize, draft: &Draft) -> bool {
        let (from, to) = self.day(day);
        let in_draft =
            draft.times.iter().enumerate().filter(|(other, (starts, _))| *other != at && (from..to).contains(starts));
        let latest = in_draft.map(|(_, (_, ends))| *ends).chain(self.house.latest_end(from, to)).max();
        latest.is_some_and(|latest| latest > ends_at)
    }

    /// One bit for all reasons that are nobody's business.
    fn is_available(&self, session: &Session, (from, to): (Timestamp, Timestamp)) -> bool {
        let slot = session.slot(self.zone);
        let is_free = |person: &PersonId| self.around.availability.person_is_free(*person, &slot);
        let is_there = |who: Who| self.away.get(&who).is_none_or(|times| !times.overlap(from, to));
        // Both are asked of everybody, whoever it is: a refusal takes as long as an answer.
        let free = session.people.iter().filter(|person| !is_free(person)).count() == 0;
        let there = session.bound().chain(session.together()).filter(|who| !is_there(*who)).count() == 0;
        free && there
    }

    fn is_taken(&self, who: Who, (from, to): (Timestamp, Timestamp), at: usize, draft: &Draft) -> bool {
        let overlaps = |other: &usize| {
            let (starts, ends) = draft.times[*other];
            *other != at && starts < to && from < ends
        };
        self.sessions.get(&who).is_some_and(|times| times.overlap(from, to))
            || draft.by_who.get(&who).is_some_and(|dates| dates.iter().any(overlaps))
    }

    /// Minutes that a trainer leads on a day without the date at hand.
    fn led_on(&self, trainer: StaffId, (from, to): (Timestamp, Timestamp), at: usize, draft: &Draft) -> u32 {
        let who = Who::Trainer(trainer);
        let own = draft.by_who.get(&who).map(Vec::as_slice).unwrap_or_default().iter().filter(|other| **other != at);
        let own = own.map(|other| draft.times[*other]).filter(|(starts, _)| (from..to).contains(starts));
        let own: u32 = own.map(|(starts, ends)| minutes_between(starts, ends)).sum();
        own + self.sessions.get(&who).map_or(0, |times| times.minutes(from, to))
    }

    /// The instants between which a day lies at the venue.
    fn day(&self, day: Date) -> (Timestamp, Timestamp) {
        let begins = |day: Date| {
            let midnight = self.time_zone.to_ambiguous_timestamp(day.to_datetime(Time::midnight()));
            midnight.compatible().unwrap_or(Timestamp::MAX)
        };
        (begins(day), day.tomorrow().map_or(Timestamp::MAX, begins))
    }
}
