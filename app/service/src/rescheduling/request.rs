use domain::ids::{OccurrenceId, RoomId, StaffId};
use domain::rescheduling::{Scope, Why};
use jiff::civil::DateTime;
use uuid::Uuid;

/// What is asked to be moved or cancelled.
#[derive(Debug, Clone)]
pub struct MoveRequest {
    /// Made with the form; the act's key (R2).
    pub act: Uuid,
    /// The session at hand.
    pub session: OccurrenceId,
    /// How far it reaches.
    pub scope: Scope,
    /// What is done.
    pub what: What,
    /// What was decided otherwise of single sessions.
    pub decisions: Vec<(OccurrenceId, Decision)>,
}

/// What is done with the sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Each moves as far as the one at hand.
    Move {
        /// Its new time, on the venue's clock.
        to: DateTime,
        /// Another room.
        room: Option<RoomId>,
        /// Who no longer leads, and who does instead.
        trainer: Option<(StaffId, StaffId)>,
    },
    /// They do not take place.
    Cancel,
    /// It changes times with another one.
    Swap(OccurrenceId),
}

/// What is decided of one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It stays as it is.
    Keep,
    /// It does not take place.
    Cancel,
    /// It begins then.
    Move(DateTime),
    /// It is held in that room.
    Room(RoomId),
    /// The second leads it instead of the first.
    Trainer(StaffId, StaffId),
}

/// Why it is done.
#[derive(Debug, Clone, Default)]
pub struct Reason {
    /// One of the usual reasons.
    pub why: Option<Why>,
    /// Words on it.
    pub words: String,
}

/// As it travels in a form or an address: `move 2026-12-02T18:00`.
impl std::fmt::Display for Decision {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Keep => f.write_str("keep"),
            Self::Cancel => f.write_str("cancel"),
            Self::Move(start) => write!(f, "move {}", start.strftime("%Y-%m-%dT%H:%M")),
            Self::Room(room) => write!(f, "room {room}"),
            Self::Trainer(leaves, comes) => write!(f, "trainer {leaves} {comes}"),
        }
    }
}

impl Decision {
    /// Reads a decision as it was written; none if it is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split(' ').collect();
        Some(match words.as_slice() {
            ["keep"] => Self::Keep,
            ["cancel"] => Self::Cancel,
            ["move", start] => Self::Move(start.parse().ok()?),
            ["room", room] => Self::Room(room.parse().ok()?),
            ["trainer", leaves, comes] => Self::Trainer(leaves.parse().ok()?, comes.parse().ok()?),
            _ => return None,
        })
    }

    /// Writes a decision with its session.
    pub fn on(self, session: OccurrenceId) -> String {
        format!("{session} {self}")
    }

    /// Reads what [`Decision::on`] wrote; none if it is not.
    pub fn parse_on(text: &str) -> Option<(OccurrenceId, Self)> {
        let (session, decision) = text.split_once(' ')?;
        Some((session.parse().ok()?, Self::parse(decision)?))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::datetime;

    use super::*;

    #[test]
    fn a_decision_is_read_as_it_was_written() {
        let id = |n| Uuid::from_u128(n);
        for decision in [
            Decision::Keep,
            Decision::Cancel,
            Decision::Move(datetime(2026, 12, 2, 18, 30, 0, 0)),
            Decision::Room(RoomId(id(1))),
            Decision::Trainer(StaffId(id(2)), StaffId(id(3))),
        ] {
            let session = OccurrenceId(id(4));
            assert_eq!(Decision::parse_on(&decision.on(session)), Some((session, decision)));
        }
        for text in ["", "keep", "x keep", "move", "trainer 1 2"] {
            assert_eq!(Decision::parse_on(text), None, "{text}");
        }
    }
}
