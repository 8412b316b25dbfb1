//! "Plan, look, commit": checking a whole plan before anything is written (rule D2).

use std::collections::HashMap;

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan};

use crate::calendar::Holidays;
use crate::ids::{PersonId, RoomId, StaffId};
use crate::slot::{Slot, Zone};

/// Clinical minutes that a trainer leads on one day at most (rule D2: 6 hours).
pub const DAILY_LIMIT: u32 = 6 * 60;
/// Steps in which a later time of the same day is looked for, in minutes.
const STEP: i64 = 30;

/// Somebody or something that can be in one place at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// A trainer.
    Trainer(StaffId),
    /// A room.
    Room(RoomId),
    /// A participant.
    Person(PersonId),
}

/// A time in which somebody or something is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commitment {
    /// Who or what.
    pub who: Who,
    /// From.
    pub starts_at: Timestamp,
    /// Until, not included.
    pub ends_at: Timestamp,
}

/// One date of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// On the venue's clock.
    pub start: DateTime,
    /// Where.
    pub room: RoomId,
    /// With whom.
    pub trainers: Vec<StaffId>,
    /// For whom.
    pub people: Vec<PersonId>,
}

/// A plan of any length.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// Its dates.
    pub sessions: Vec<Session>,
    /// Length of each.
    pub minutes: u16,
    /// The venue's zone.
    pub zone: Zone,
}

/// A room that may be planned.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// Which.
    pub id: RoomId,
    /// Seats for participants.
    pub seats: usize,
}

/// What is known of the calendar around a plan.
pub struct Surroundings<'a> {
    /// Who is taken when.
    pub commitments: &'a [Commitment],
    /// Days on which nobody meets.
    pub holidays: &'a Holidays,
    /// Rooms that may be planned.
    pub rooms: &'a [Room],
    /// Trainers who may lead.
    pub trainers: &'a [StaffId],
    /// The present.
    pub now: Timestamp,
}

/// Why a date does not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// A trainer leads something else.
    TrainerBusy(StaffId),
    /// The room is taken.
    RoomBusy,
    /// A participant is expected elsewhere.
    PersonBusy(PersonId),
    /// The room has too few seats.
    RoomTooSmall,
    /// A public holiday.
    Holiday,
    /// Between 22:00 and 07:00.
    Night,
    /// A trainer would lead more than 6 hours that day.
    DailyLimit(StaffId),
    /// It already began.
    Past,
}

/// How a date can be made to work. Every repair was checked itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repair {
    /// Leave the date out; the series ends one later.
    Skip,
    /// The next free time of that day.
    Later(DateTime),
    /// Another room.
    OtherRoom(RoomId),
    /// Another trainer instead of one.
    OtherTrainer(StaffId, StaffId),
}

/// One date with what the check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The date as proposed.
    pub session: Session,
    /// Why it does not work; empty: it does.
    pub clashes: Vec<Clash>,
    /// What would help.
    pub repairs: Vec<Repair>,
}

/// Checks every date of a plan against its surroundings and against the plan's other dates (rules D2, D5).
pub fn check(proposal: &Proposal, around: &Surroundings) -> Vec<Checked> {
    let mut desk = Desk::new(proposal, around);
    for session in &proposal.sessions {
        desk.add(session);
    }
    proposal.sessions.iter().map(|session| desk.checked(session)).collect()
}

/// Who is taken when, by whom: the surroundings and the plan itself.
struct Desk<'a> {
    around: &'a Surroundings<'a>,
    minutes: u16,
    zone: &'a Zone,
    taken: HashMap<Who, Vec<(Timestamp, Timestamp)>>,
}

impl<'a> Desk<'a> {
    fn new(proposal: &'a Proposal, around: &'a Surroundings) -> Self {
        let mut taken: HashMap<Who, Vec<_>> = HashMap::new();
        for commitment in around.commitments {
            taken.entry(commitment.who).or_default().push((commitment.starts_at, commitment.ends_at));
        }
        Self { around, minutes: proposal.minutes, zone: &proposal.zone, taken }
    }

    fn slot(&self, start: DateTime) -> Slot {
        Slot { start, minutes: self.minutes, zone: self.zone.clone() }
    }

    fn add(&mut self, session: &Session) {
        let slot = self.slot(session.start);
        let time = (slot.starts_at(), slot.ends_at());
        for who in bound(session) {
            self.taken.entry(who).or_default().push(time);
        }
    }

    fn remove(&mut self, session: &Session) {
        let slot = self.slot(session.start);
        let time = (slot.starts_at(), slot.ends_at());
        for who in bound(session) {
            if let Some(times) = self.taken.get_mut(&who)
                && let Some(at) = times.iter().position(|other| *other == time)
            {
                times.swap_remove(at);
            }
        }
    }

    /// One date without itself in the way.
    fn checked(&mut self, session: &Session) -> Checked {
        self.remove(session);
        let clashes = self.clashes(session);
        let repairs = if clashes.is_empty() { Vec::new() } else { self.repairs(session, &clashes) };
        self.add(session);
        Checked { session: session.clone(), clashes, repairs }
    }

    fn clashes(&self, session: &Session) -> Vec<Clash> {
        let slot = self.slot(session.start);
        let is_taken = |who| self.is_taken(who, &slot);
        let mut clashes = Vec::new();
        let mut note = |is_so: bool, clash| {
            if is_so {
                clashes.push(clash);
            }
        };
        note(slot.starts_at() < self.around.now, Clash::Past);
        note(self.around.holidays.contains(session.start.date()), Clash::Holiday);
        note(slot.is_at_night(), Clash::Night);
        note(is_taken(Who::Room(session.room)), Clash::RoomBusy);
        note(!self.has_seats(session.room, session.people.len()), Clash::RoomTooSmall);
        for trainer in &session.trainers {
            note(is_taken(Who::Trainer(*trainer)), Clash::TrainerBusy(*trainer));
            let led = self.led_on(*trainer, session.start.date()) + u32::from(self.minutes);
            note(led > DAILY_LIMIT, Clash::DailyLimit(*trainer));
        }
        for person in &session.people {
            note(is_taken(Who::Person(*person)), Clash::PersonBusy(*person));
        }
        clashes
    }

    fn repairs(&self, session: &Session, clashes: &[Clash]) -> Vec<Repair> {
        let mut repairs = vec![Repair::Skip];
        repairs.extend(self.later(session).map(Repair::Later));
        if clashes.iter().any(|clash| matches!(clash, Clash::RoomBusy | Clash::RoomTooSmall)) {
            repairs.extend(self.other_room(session).map(Repair::OtherRoom));
        }
        for clash in clashes {
            if let Clash::TrainerBusy(trainer) | Clash::DailyLimit(trainer) = clash {
                repairs.extend(self.other_trainer(session, *trainer).map(|by| Repair::OtherTrainer(*trainer, by)));
            }
        }
        repairs.dedup();
        repairs
    }

    fn works(&self, session: &Session) -> bool {
        self.clashes(session).is_empty()
    }

    fn later(&self, session: &Session) -> Option<DateTime> {
        let at = |n: i64| session.start.checked_add((n * STEP).minutes()).ok();
        (1..)
            .map_while(at)
            .take_while(|start| start.date() == session.start.date())
            .find(|start| self.works(&Session { start: *start, ..session.clone() }))
    }

    fn other_room(&self, session: &Session) -> Option<RoomId> {
        let others = self.around.rooms.iter().map(|room| room.id).filter(|room| *room != session.room);
        others.into_iter().find(|room| self.works(&Session { room: *room, ..session.clone() }))
    }

    fn other_trainer(&self, session: &Session, busy: StaffId) -> Option<StaffId> {
        let others = self.around.trainers.iter().copied().filter(|trainer| !session.trainers.contains(trainer));
        others.into_iter().find(|by| self.works(&replaced(session, busy, *by)))
    }

    fn is_taken(&self, who: Who, slot: &Slot) -> bool {
        let (starts_at, ends_at) = (slot.starts_at(), slot.ends_at());
        self.taken.get(&who).is_some_and(|times| times.iter().any(|(from, to)| *from < ends_at && starts_at < *to))
    }

    fn has_seats(&self, room: RoomId, people: usize) -> bool {
        self.around.rooms.iter().any(|known| known.id == room && known.seats >= people)
    }

    /// Minutes that a trainer leads on a day without the date at hand.
    fn led_on(&self, trainer: StaffId, day: Date) -> u32 {
        let times = self.taken.get(&Who::Trainer(trainer)).map(Vec::as_slice).unwrap_or_default();
        let on_day = times.iter().filter(|(from, _)| self.zone.time_zone().to_datetime(*from).date() == day);
        on_day.map(|(from, to)| u32::try_from(to.duration_since(*from).as_mins()).unwrap_or_default()).sum()
    }
}

fn bound(session: &Session) -> Vec<Who> {
    let trainers = session.trainers.iter().copied().map(Who::Trainer);
    let people = session.people.iter().copied().map(Who::Person);
    std::iter::once(Who::Room(session.room)).chain(trainers).chain(people).collect()
}

/// The session with one trainer in another's place.
pub fn replaced(session: &Session, leaves: StaffId, comes: StaffId) -> Session {
    let trainers = session.trainers.iter().map(|trainer| if *trainer == leaves { comes } else { *trainer }).collect();
    Session { trainers, ..session.clone() }
}
