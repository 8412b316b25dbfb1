//! Who must not meet whom: protective measures, and the distance between two people (rules D6, D7).

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use crate::codes::coded;
use crate::ids::{RoomId, StaffId};

/// A measure lasts so many days, if its paper does not say otherwise (rule D7).
const USUAL_DAYS: i64 = 30;
/// The coordinator is reminded so many days before it ends (rule D7).
const FIRST_REMINDER: i32 = 7;
/// And once more.
const LAST_REMINDER: i32 = 2;
/// Minutes between two people who are kept apart (rule D6).
const BETWEEN: i64 = 120;

/// What kind of measure protects somebody from a participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasureKind {
    /// A protective order.
    ProtectiveOrder,
    /// Special requirements of a court.
    SpecialRequirements,
    /// An official warning.
    OfficialWarning,
    /// Anything else with a ban.
    Other,
}

coded!(MeasureKind {
    ProtectiveOrder = "protective_order",
    SpecialRequirements = "special_requirements",
    OfficialWarning = "official_warning",
    Other = "other",
});

/// What a measure forbids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ban {
    /// To seek, follow or visit.
    Approach,
    /// To call, write or let others do it.
    Contact,
    /// To be at the home that both lived in.
    Home,
    /// To see the children alone.
    Children,
    /// To have weapons.
    Weapons,
    /// To drink.
    Alcohol,
}

coded!(Ban {
    Approach = "approach",
    Contact = "contact",
    Home = "home",
    Children = "children",
    Weapons = "weapons",
    Alcohol = "alcohol",
});

/// The last day of a measure that was served on a day, if its paper names none (rule D7).
pub fn usual_end(served_on: Date) -> Date {
    served_on.checked_add(USUAL_DAYS.days()).unwrap_or(Date::MAX)
}

/// What a coordinator is told of a measure whose end is near (rule D7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reminder {
    /// It is over by its date; it holds until a coordinator confirms that.
    Over,
    /// Two days at most are left.
    InDays,
    /// Seven days at most are left.
    InAWeek,
}

/// Whether to remind of a measure today (rule D7).
pub fn reminder(valid_to: Date, today: Date) -> Option<Reminder> {
    match today.until(valid_to).map_or(i32::MAX, |left| left.get_days()) {
        left if left < 0 => Some(Reminder::Over),
        left if left <= LAST_REMINDER => Some(Reminder::InDays),
        left if left <= FIRST_REMINDER => Some(Reminder::InAWeek),
        _ => None,
    }
}

/// Where somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whereabouts {
    /// At the centre: all its rooms are one venue.
    Centre,
    /// Before a screen, in a room of its own kind.
    Screen(RoomId),
    /// Elsewhere in the city.
    Elsewhere,
}

/// That somebody is somewhere for a while, with whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presence {
    /// From.
    pub starts_at: Timestamp,
    /// Until.
    pub ends_at: Timestamp,
    /// The day on the venue's clock.
    pub day: Date,
    /// Where.
    pub place: Whereabouts,
    /// With which professionals.
    pub professionals: BTreeSet<StaffId>,
}

/// Whether two people who are kept apart come too near to each other. With a protective measure (`is_strict`): on one day
/// at one venue, within 120 minutes elsewhere, or with the same professional at any time. Without: within 120 minutes
/// at one venue (rule D6).
pub fn are_too_near(one: &Presence, other: &Presence, is_strict: bool) -> bool {
    let is_soon = is_within(one.starts_at, other.ends_at) && is_within(other.starts_at, one.ends_at);
    let at_one_venue = one.place == other.place && one.place != Whereabouts::Elsewhere;
    let is_on_screen = |presence: &Presence| matches!(presence.place, Whereabouts::Screen(_));
    let in_the_city = !is_on_screen(one) && !is_on_screen(other);
    if at_one_venue && (is_soon || is_strict && one.day == other.day) {
        return true;
    }
    is_strict && (in_the_city && is_soon || !one.professionals.is_disjoint(&other.professionals))
}

/// Whether `start` comes earlier than 120 minutes after `end`.
fn is_within(start: Timestamp, end: Timestamp) -> bool {
    start.duration_since(end).as_mins() < BETWEEN
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::{SignedDuration, civil};

    use super::*;

    fn at(hour: i8, minute: i8, place: Whereabouts) -> Presence {
        let day = date(2026, 3, 2);
        let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(5));
        let starts_at = zone.to_timestamp(day.to_datetime(civil::time(hour, minute, 0, 0))).unwrap();
        let ends_at = starts_at + SignedDuration::from_hours(1);
        Presence { starts_at, ends_at, day, place, professionals: BTreeSet::new() }
    }

    #[test]
    fn without_a_measure_120_minutes_at_one_venue_are_enough_d6() {
        use Whereabouts::{Centre, Elsewhere};
        for (hour, minute, place, too_near) in [
            (10, 0, Centre, true),
            (12, 59, Centre, true),
            (13, 0, Centre, false),
            (7, 0, Centre, false),
            (7, 1, Centre, true),
            (10, 0, Elsewhere, false),
        ] {
            let (one, other) = (at(10, 0, Centre), at(hour, minute, place));
            assert_eq!(are_too_near(&one, &other, false), too_near, "{hour}:{minute} {place:?}");
            assert_eq!(are_too_near(&other, &one, false), too_near, "{hour}:{minute} {place:?}, turned");
        }
    }

    #[test]
    fn with_a_measure_never_on_one_day_at_one_venue_and_120_minutes_elsewhere_d6() {
        use Whereabouts::{Centre, Elsewhere, Screen};
        let (room, other_room) = (RoomId(uuid::Uuid::from_u128(1)), RoomId(uuid::Uuid::from_u128(2)));
        for (place, hour, other_place, too_near) in [
            (Centre, 20, Centre, true),
            (Centre, 12, Elsewhere, true),
            (Centre, 13, Elsewhere, false),
            (Screen(room), 20, Screen(room), true),
            (Screen(room), 10, Screen(other_room), false),
            (Screen(room), 10, Centre, false),
        ] {
            let (one, other) = (at(10, 0, place), at(hour, 0, other_place));
            assert_eq!(are_too_near(&one, &other, true), too_near, "{place:?} {hour} {other_place:?}");
        }
    }

    #[test]
    fn with_a_measure_they_never_have_the_same_professional_d6() {
        let with = |presence: Presence| Presence {
            professionals: BTreeSet::from([StaffId(uuid::Uuid::from_u128(7))]),
            ..presence
        };
        let one = with(at(10, 0, Whereabouts::Centre));
        let other = Presence { day: date(2026, 5, 4), ..with(at(20, 0, Whereabouts::Elsewhere)) };
        assert!(are_too_near(&one, &other, true));
        assert!(!are_too_near(&one, &other, false));
    }

    #[test]
    fn a_measure_lasts_30_days_and_reminds_7_and_2_days_before_d7() {
        let end = usual_end(date(2026, 3, 2));
        assert_eq!(end, date(2026, 4, 1));
        for (day, expected) in [
            (date(2026, 3, 24), None),
            (date(2026, 3, 25), Some(Reminder::InAWeek)),
            (date(2026, 3, 29), Some(Reminder::InAWeek)),
            (date(2026, 3, 30), Some(Reminder::InDays)),
            (date(2026, 4, 1), Some(Reminder::InDays)),
            (date(2026, 4, 2), Some(Reminder::Over)),
        ] {
            assert_eq!(reminder(end, day), expected, "{day}");
        }
    }
}
