//! Moving and cancelling: which sessions, by how much, and for how long it can be undone (rule D4).

use jiff::civil::DateTime;
use jiff::{SignedDuration, Timestamp};

use crate::codes::coded;
use crate::ids::OccurrenceId;

/// For so many seconds whatever was moved or cancelled can be put back.
pub const UNDO: i64 = 10 * 60;

/// How far an act reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// The session at hand.
    #[default]
    This,
    /// It and those that follow.
    Following,
    /// All that are still to come.
    Future,
}

coded!(Scope { This = "this", Following = "following", Future = "future" });

/// Why sessions are moved or cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// A trainer is ill or away.
    TrainerAway,
    /// The room cannot be used.
    Room,
    /// Those who are expected asked for it.
    Participants,
    /// The office has its own reasons.
    Office,
    /// It was dragged in the calendar.
    Calendar,
    /// Something else, in words.
    Other,
}

coded!(Why {
    TrainerAway = "trainer_away",
    Room = "room",
    Participants = "participants",
    Office = "office",
    Calendar = "calendar",
    Other = "other",
});

/// A difference on the clock: whoever meets at six still does after the zone's rules changed (rule D1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step(SignedDuration);

impl Step {
    /// From one time on the clock to another.
    pub fn between(from: DateTime, to: DateTime) -> Self {
        Self(from.duration_until(to))
    }

    /// Nothing moves.
    pub fn is_none(self) -> bool {
        self.0.is_zero()
    }

    /// The time that is as much later or earlier; none if the calendar does not reach so far.
    pub fn from(self, start: DateTime) -> Option<DateTime> {
        start.checked_add(self.0).ok()
    }
}

/// A session that stands on the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Booked {
    /// Which.
    pub id: OccurrenceId,
    /// When it begins.
    pub starts_at: Timestamp,
    /// Its register is taken: it was held.
    pub is_taken: bool,
    /// Somebody is marked on its register.
    pub is_marked: bool,
}

impl Booked {
    /// Whether it may still be moved: what was held, or has begun, stays. What began and could not be held can be
    /// cancelled, until its register is taken.
    pub fn may_change(&self, now: Timestamp, is_cancelled: bool) -> bool {
        !self.is_taken && (is_cancelled || (!self.is_marked && self.starts_at > now))
    }
}

/// Which of the sessions that belong together an act is about, those included that must stay as they are.
pub fn reached(all: &[Booked], anchor: &Booked, scope: Scope, now: Timestamp) -> Vec<Booked> {
    let is_meant = |session: &&Booked| match scope {
        Scope::This => session.id == anchor.id,
        Scope::Following => session.id == anchor.id || session.starts_at > anchor.starts_at,
        Scope::Future => session.id == anchor.id || session.starts_at > now,
    };
    all.iter().filter(is_meant).copied().collect()
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::datetime;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn week(n: i64, is_taken: bool) -> Booked {
        let starts_at = Timestamp::from_second(1_000_000 + n * 604_800).unwrap();
        Booked { id: OccurrenceId(Uuid::from_u128(n.unsigned_abs().into())), starts_at, is_taken, is_marked: is_taken }
    }

    fn reached_weeks(scope: Scope, anchor: i64, now: i64) -> Vec<u128> {
        let all: Vec<Booked> = (1..=5).map(|n| week(n, false)).collect();
        let now = week(now, false).starts_at + 1.hour();
        reached(&all, &week(anchor, false), scope, now).iter().map(|session| session.id.0.as_u128()).collect()
    }

    #[test]
    fn an_act_reaches_this_one_or_the_following_or_all_to_come_d4() {
        assert_eq!(reached_weeks(Scope::This, 3, 1), [3]);
        assert_eq!(reached_weeks(Scope::Following, 3, 1), [3, 4, 5]);
        assert_eq!(reached_weeks(Scope::Future, 4, 1), [2, 3, 4, 5]);
    }

    #[test]
    fn what_was_held_or_began_does_not_move_d4() {
        let now = week(3, false).starts_at;
        for (session, is_cancelled, may) in [
            (week(4, false), false, true),
            (week(4, true), false, false),
            (week(3, false), false, false),
            (week(2, false), true, true),
            (week(2, true), true, false),
            (Booked { is_marked: true, ..week(4, false) }, false, false),
            (Booked { is_marked: true, ..week(4, false) }, true, true),
        ] {
            assert_eq!(session.may_change(now, is_cancelled), may, "{session:?} {is_cancelled}");
        }
    }

    #[test]
    fn the_clock_stays_across_the_zone_change_d1() {
        let step = Step::between(datetime(2024, 2, 22, 18, 0, 0, 0), datetime(2024, 2, 23, 19, 30, 0, 0));
        assert_eq!(step.from(datetime(2024, 2, 29, 18, 0, 0, 0)), Some(datetime(2024, 3, 1, 19, 30, 0, 0)));
    }

    fn times() -> impl Strategy<Value = DateTime> {
        (0_i64..4000, 0_i64..1440)
            .prop_map(|(days, minutes)| datetime(2023, 1, 1, 0, 0, 0, 0) + days.days().minutes(minutes))
    }

    proptest! {
        #[test]
        fn a_step_there_and_back_is_no_step_d4(from in times(), to in times(), other in times()) {
            let (there, back) = (Step::between(from, to), Step::between(to, from));
            prop_assert_eq!(there.from(from), Some(to));
            prop_assert_eq!(there.from(other).and_then(|moved| back.from(moved)), Some(other));
        }

        #[test]
        fn sessions_that_move_together_keep_their_distances_d4(from in times(), to in times(), one in times(), two in times()) {
            let step = Step::between(from, to);
            let (moved_one, moved_two) = (step.from(one).unwrap(), step.from(two).unwrap());
            prop_assert_eq!(one.duration_until(two), moved_one.duration_until(moved_two));
        }
    }
}
