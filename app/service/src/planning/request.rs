use domain::ids::{EnrolmentId, GroupId, RoomId, SeriesId, StaffId};
use domain::plan::{Repair, Session, replaced};
use domain::series::Pattern;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::calendar::Kind;

/// With whom sessions are planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum With {
    /// A group and its members on each date.
    Group(GroupId),
    /// One participant, alone or with his partner.
    Participant(EnrolmentId),
}

/// What is asked to be planned.
#[derive(Debug, Clone)]
pub struct PlanRequest {
    /// Made with the form; the plan's key.
    pub series: SeriesId,
    /// What kind of session.
    pub kind: Kind,
    /// With whom.
    pub with: With,
    /// The first session of the programme to be held.
    pub session_key: String,
    /// Who leads.
    pub trainers: Vec<StaffId>,
    /// Why a group is led by one, as typed. Heard only from who may decide it (rule A7).
    pub led_by_one: String,
    /// Where.
    pub room: RoomId,
    /// When, on the venue's clock.
    pub pattern: Pattern,
    /// What was repaired so far, each for the date as the series has it.
    pub changes: Vec<(DateTime, Change)>,
}

/// One repair of one date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Left out; the series ends one later.
    Skip,
    /// Moved to another time.
    Move(DateTime),
    /// In another room.
    Room(RoomId),
    /// With another trainer instead of one.
    Trainer(StaffId, StaffId),
    /// A week later, with all dates after it.
    Shift,
}

impl PlanRequest {
    /// Dates that were left out.
    pub(super) fn skipped(&self) -> Vec<DateTime> {
        self.changes.iter().filter(|(_, change)| *change == Change::Skip).map(|(at, _)| *at).collect()
    }

    /// Trainers who lead some date, before or after a repair.
    pub(super) fn trainers_named(&self) -> Vec<StaffId> {
        let come = self.changes.iter().filter_map(|(_, change)| match change {
            Change::Trainer(_, comes) => Some(*comes),
            Change::Skip | Change::Move(_) | Change::Room(_) | Change::Shift => None,
        });
        self.trainers.iter().copied().chain(come).collect()
    }

    /// Rooms of some date, before or after a repair.
    pub(super) fn rooms_named(&self) -> Vec<RoomId> {
        let others = self.changes.iter().filter_map(|(_, change)| match change {
            Change::Room(room) => Some(*room),
            Change::Skip | Change::Move(_) | Change::Trainer(..) | Change::Shift => None,
        });
        std::iter::once(self.room).chain(others).collect()
    }

    /// The first and the last day that is named: what a pattern makes of them comes later.
    pub(super) fn days_named(&self, first: Date) -> (Date, Date) {
        let moved = self.changes.iter().filter_map(|(_, change)| match change {
            Change::Move(start) => Some(start.date()),
            Change::Skip | Change::Room(_) | Change::Trainer(..) | Change::Shift => None,
        });
        moved.fold((first, first), |(from, to), day| (from.min(day), to.max(day)))
    }

    /// The session of one date with its repairs; nobody is expected at it yet.
    pub(super) fn session(&self, at: DateTime, minutes: u16) -> Session {
        let shifts = self.changes.iter().filter(|(date, change)| *change == Change::Shift && *date <= at).count();
        let weeks = i64::try_from(shifts).unwrap_or_default().weeks();
        let start = at.checked_add(weeks).unwrap_or(at);
        let plain = Session { start, minutes, room: self.room, trainers: self.trainers.clone(), people: Vec::new() };
        let own = self.changes.iter().filter(|(date, _)| *date == at);
        own.fold(plain, |session, (_, change)| match *change {
            Change::Skip | Change::Shift => session,
            Change::Move(start) => Session { start, ..session },
            Change::Room(room) => Session { room, ..session },
            Change::Trainer(leaves, comes) => replaced(&session, leaves, comes),
        })
    }
}

impl From<Repair> for Change {
    fn from(repair: Repair) -> Self {
        match repair {
            Repair::Skip => Self::Skip,
            Repair::Later(start) => Self::Move(start),
            Repair::OtherRoom(room) => Self::Room(room),
            Repair::OtherTrainer(leaves, comes) => Self::Trainer(leaves, comes),
            Repair::ShiftRest => Self::Shift,
        }
    }
}

/// As it travels in a form or an address: `2026-12-02T18:00 room <id>`.
impl std::fmt::Display for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Skip => f.write_str("skip"),
            Self::Move(start) => write!(f, "move {}", start.strftime("%Y-%m-%dT%H:%M")),
            Self::Room(room) => write!(f, "room {room}"),
            Self::Trainer(leaves, comes) => write!(f, "trainer {leaves} {comes}"),
            Self::Shift => f.write_str("shift"),
        }
    }
}

impl Change {
    /// Writes a change for its date.
    pub fn for_date(self, at: DateTime) -> String {
        format!("{} {self}", at.strftime("%Y-%m-%dT%H:%M"))
    }

    /// Reads what [`Change::for_date`] wrote; none if it is not.
    pub fn parse(text: &str) -> Option<(DateTime, Self)> {
        let mut words = text.split(' ');
        let at: DateTime = words.next()?.parse().ok()?;
        let change = match (words.next()?, words.next(), words.next()) {
            ("skip", None, None) => Self::Skip,
            ("shift", None, None) => Self::Shift,
            ("move", Some(start), None) => Self::Move(start.parse().ok()?),
            ("room", Some(room), None) => Self::Room(room.parse().ok()?),
            ("trainer", Some(leaves), Some(comes)) => Self::Trainer(leaves.parse().ok()?, comes.parse().ok()?),
            _ => return None,
        };
        Some((at, change))
    }
}
