//! Who is taken when, kept so that one question costs little however full the calendar is.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

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
pub(super) struct Draft<'a> {
    dates: Vec<Dated<'a>>,
}

/// A session with its instants.
#[derive(Clone, Copy)]
struct Dated<'a> {
    session: &'a Session,
    starts_at: Timestamp,
    ends_at: Timestamp,
}

/// A session in the place of one of a draft's dates.
struct Tried<'a> {
    it: Dated<'a>,
    /// The draft's other dates.
    others: Vec<Dated<'a>>,
    /// Those of them that share an instant with it.
    beside: Vec<&'a Session>,
    /// The instants between which its day lies.
    day: Range<Timestamp>,
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

    pub(super) fn draft<'s>(&self, sessions: &'s [Session]) -> Draft<'s> {
        Draft { dates: sessions.iter().map(|session| self.dated(session)).collect() }
    }

    fn dated<'s>(&self, session: &'s Session) -> Dated<'s> {
        let slot = session.slot(self.zone);
        Dated { session, starts_at: slot.starts_at(), ends_at: slot.ends_at() }
    }

    /// Why a session does not work in the place of the one that stands at `at` in the draft.
    pub(super) fn clashes_of(&self, session: &Session, at: usize, draft: &Draft<'_>) -> Vec<Clash> {
        let it = self.dated(session);
        let others: Vec<_> =
            draft.dates.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, date)| *date).collect();
        let is_beside = |other: &&Dated<'_>| other.starts_at < it.ends_at && it.starts_at < other.ends_at;
        let beside = others.iter().filter(is_beside).map(|other| other.session).collect();
        let tried = Tried { it, others, beside, day: self.day(session.start.date()) };
        let mut clashes = self.clashes_of_time(it);
        self.clashes_of_room(&tried, &mut clashes);
        self.clashes_of_trainers(&tried, &mut clashes);
        for person in &session.people {
            if self.is_taken(Who::Person(*person), &tried) {
                clashes.push(Clash::PersonBusy(*person));
            }
        }
        if !self.is_available(it) {
            clashes.push(Clash::NotAvailable);
        }
        self.clashes_of_risk(&tried, &mut clashes);
        clashes
    }

    fn clashes_of_time(&self, Dated { session, starts_at, .. }: Dated<'_>) -> Vec<Clash> {
        let found = [
            (starts_at < self.around.now, Clash::Past),
            (self.around.holidays.contains(session.start.date()), Clash::Holiday),
            (session.slot(self.zone).is_at_night(), Clash::Night),
        ];
        found.into_iter().filter_map(|(is_so, clash)| is_so.then_some(clash)).collect()
    }

    fn clashes_of_room(&self, tried: &Tried<'_>, clashes: &mut Vec<Clash>) {
        let session = tried.it.session;
        if self.is_taken(Who::Room(session.room), tried) {
            clashes.push(Clash::RoomBusy);
        }
        if !self.around.availability.room_is_open(session.room, &session.slot(self.zone)) {
            clashes.push(Clash::RoomClosed);
        }
        if self.seats.get(&session.room).is_none_or(|seats| *seats < session.people.len()) {
            clashes.push(Clash::RoomTooSmall);
        }
    }

    fn clashes_of_trainers(&self, tried: &Tried<'_>, clashes: &mut Vec<Clash>) {
        let session = tried.it.session;
        let slot = session.slot(self.zone);
        for trainer in &session.trainers {
            if self.is_taken(Who::Trainer(*trainer), tried) {
                clashes.push(Clash::TrainerBusy(*trainer));
            }
            if !self.around.availability.trainer_works(*trainer, &slot) {
                clashes.push(Clash::TrainerOff(*trainer));
            }
            if self.led_on_the_day(*trainer, tried) + u32::from(session.minutes) > DAILY_LIMIT {
                clashes.push(Clash::DailyLimit(*trainer));
            }
        }
    }

    /// With one whose risk is high two work, and not as the last in the house. A group leaves together, so only a
    /// session with one participant is held against the hour (rule D9).
    fn clashes_of_risk(&self, tried: &Tried<'_>, clashes: &mut Vec<Clash>) {
        let session = tried.it.session;
        if !session.people.iter().any(|person| self.around.high_risk.contains(person)) {
            return;
        }
        if session.trainers.iter().collect::<HashSet<_>>().len() < 2 {
            clashes.push(Clash::LoneWork);
        }
        if session.people.len() == 1 && !self.is_followed(tried) {
            clashes.push(Clash::LastOfDay);
        }
    }

    /// Whether anything in the house ends later that day.
    fn is_followed(&self, tried: &Tried<'_>) -> bool {
        let in_draft = tried.others.iter().filter(|other| tried.day.contains(&other.starts_at));
        let latest = in_draft.map(|other| other.ends_at).chain(self.house.latest_end(&tried.day)).max();
        latest.is_some_and(|latest| latest > tried.it.ends_at)
    }

    /// One bit for all reasons that are nobody's business.
    fn is_available(&self, Dated { session, starts_at, ends_at }: Dated<'_>) -> bool {
        let slot = session.slot(self.zone);
        let is_free = |person: &PersonId| self.around.availability.person_is_free(*person, &slot);
        let is_there = |who: Who| self.away.get(&who).is_none_or(|times| !times.overlap(starts_at, ends_at));
        // Both are asked of everybody, whoever it is: a refusal takes as long as an answer.
        let free = session.people.iter().filter(|person| !is_free(person)).count() == 0;
        let there = session.bound().chain(session.together()).filter(|who| !is_there(*who)).count() == 0;
        free && there
    }

    fn is_taken(&self, who: Who, tried: &Tried<'_>) -> bool {
        let Dated { starts_at, ends_at, .. } = tried.it;
        self.sessions.get(&who).is_some_and(|times| times.overlap(starts_at, ends_at))
            || tried.beside.iter().any(|other| other.bound().any(|bound| bound == who))
    }

    /// Minutes that a trainer leads on the day without the session at hand.
    fn led_on_the_day(&self, trainer: StaffId, tried: &Tried<'_>) -> u32 {
        let that_day = tried.others.iter().filter(|other| tried.day.contains(&other.starts_at));
        let own = that_day.filter(|other| other.session.trainers.contains(&trainer));
        let planned: u32 = own.map(|other| minutes_between(other.starts_at, other.ends_at)).sum();
        planned + self.sessions.get(&Who::Trainer(trainer)).map_or(0, |times| times.minutes(&tried.day))
    }

    /// The instants between which a day lies at the venue.
    fn day(&self, day: Date) -> Range<Timestamp> {
        let begins = |day: Date| {
            let midnight = self.time_zone.to_ambiguous_timestamp(day.to_datetime(Time::midnight()));
            midnight.compatible().unwrap_or(Timestamp::MAX)
        };
        begins(day)..day.tomorrow().map_or(Timestamp::MAX, begins)
    }
}
