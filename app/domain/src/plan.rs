//! "Plan, look, commit": checking a whole plan before anything is written (rule D2).

mod desk;
mod repairs;
mod taken;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::DateTime;

use crate::availability::Availability;
use crate::calendar::Holidays;
use crate::ids::{PersonId, RoomId, StaffId};
use crate::slot::{Slot, Zone};

pub use desk::Desk;

/// Clinical minutes that a trainer leads on one day at most (rule D2: 6 hours).
pub const DAILY_LIMIT: u32 = 6 * 60;

/// Somebody or something that can be in one place at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// A trainer.
    Trainer(StaffId),
    /// A room.
    Room(RoomId),
    /// A participant.
    Person(PersonId),
    /// A trainer with one participant: with others he may be.
    TrainerWith(StaffId, PersonId),
    /// A room with one participant in it: others may be there.
    RoomWith(RoomId, PersonId),
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
    /// A session of the calendar. Otherwise merely not there, for a reason that nobody is told.
    pub is_session: bool,
}

/// One date of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// On the venue's clock.
    pub start: DateTime,
    /// Planned length.
    pub minutes: u16,
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
    /// The date by which the series would go on if one were left out; none: it would end as it does.
    pub next: Option<Session>,
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
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// Who is taken when.
    pub commitments: &'a [Commitment],
    /// Days on which nobody meets.
    pub holidays: &'a Holidays,
    /// Rooms that may be planned.
    pub rooms: &'a [Room],
    /// Trainers who may lead.
    pub trainers: &'a [StaffId],
    /// When trainers work, rooms are open and people are free (rule D5).
    pub availability: &'a Availability,
    /// People with whom nobody works alone (rule D9).
    pub high_risk: &'a BTreeSet<PersonId>,
    /// The present.
    pub now: Timestamp,
}

/// Why a date does not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// A trainer leads something else.
    TrainerBusy(StaffId),
    /// A trainer does not work at that time, or is on leave.
    TrainerOff(StaffId),
    /// The room is taken.
    RoomBusy,
    /// The room is not open at that time.
    RoomClosed,
    /// A participant is expected elsewhere.
    PersonBusy(PersonId),
    /// Not available, whoever it is and whatever the reason: busy times and people who must not meet are told apart by
    /// nobody (rules D5, D6).
    NotAvailable,
    /// The room has too few seats.
    RoomTooSmall,
    /// A public holiday.
    Holiday,
    /// Between 22:00 and 07:00.
    Night,
    /// A trainer would lead more than 6 hours that day.
    DailyLimit(StaffId),
    /// A participant's risk is high: two professionals are needed (rule D9).
    LoneWork,
    /// A participant's risk is high: nobody else would be in the house after it (rule D9).
    LastOfDay,
    /// It already began.
    Past,
}

/// How a date can be made to work. Every repair was checked itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repair {
    /// Leave the date out; the series ends one later.
    Skip,
    /// The next free time of that day; if there is none later, the last one before.
    Later(DateTime),
    /// Another room.
    OtherRoom(RoomId),
    /// Another trainer instead of one.
    OtherTrainer(StaffId, StaffId),
    /// This and all following dates a week later.
    ShiftRest,
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

impl Session {
    /// Its time at a venue.
    pub fn slot(&self, zone: &Zone) -> Slot {
        Slot { start: self.start, minutes: self.minutes, zone: zone.clone() }
    }

    /// Everybody and everything that it binds.
    pub fn bound(&self) -> impl Iterator<Item = Who> {
        let trainers = self.trainers.iter().copied().map(Who::Trainer);
        let people = self.people.iter().copied().map(Who::Person);
        std::iter::once(Who::Room(self.room)).chain(trainers).chain(people)
    }

    /// Each participant with the room and with each trainer (rule D6).
    pub fn together(&self) -> impl Iterator<Item = Who> {
        self.people.iter().flat_map(|person| {
            let trainers = self.trainers.iter().map(|trainer| Who::TrainerWith(*trainer, *person));
            trainers.chain([Who::RoomWith(self.room, *person)])
        })
    }
}

/// Checks every date of a plan against its surroundings and against the plan's other dates (rules D2, D5).
pub fn check(proposal: &Proposal, around: &Surroundings) -> Vec<Checked> {
    Desk::new(&proposal.zone, around).check(&proposal.sessions, proposal.next.as_ref())
}

/// Why the dates of a plan do not work, without looking for what would help.
pub fn clashes(proposal: &Proposal, around: &Surroundings) -> Vec<Vec<Clash>> {
    Desk::new(&proposal.zone, around).clashes(&proposal.sessions)
}

/// The session with one trainer in another's place.
pub fn replaced(session: &Session, leaves: StaffId, comes: StaffId) -> Session {
    let trainers = session.trainers.iter().map(|trainer| if *trainer == leaves { comes } else { *trainer }).collect();
    Session { trainers, ..session.clone() }
}
