//! Dated membership of a group (rule C4).

use jiff::civil::Date;

/// From which day to which somebody belongs to a group; both days count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Membership {
    /// First day.
    pub from: Date,
    /// Last day; none: open.
    pub to: Option<Date>,
}

impl Membership {
    /// Whether he is a member on that day: who joins in week 5 is expected from week 5 on.
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// The most members that a group has on any one day from `first` on: its places must be enough for them (rule A7).
pub fn most_at_once(stays: &[Membership], first: Date) -> usize {
    let days = stays.iter().map(|stay| stay.from.max(first));
    days.map(|day| stays.iter().filter(|stay| stay.covers(day)).count()).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn who_comes_later_needs_a_place_too_a7() {
        let from = |day, to: Option<i8>| Membership { from: date(2026, 3, day), to: to.map(|to| date(2026, 3, to)) };
        let stays = [from(2, None), from(2, Some(15)), from(16, None), from(23, None)];
        for (first, most) in [(1, 3), (2, 3), (20, 3)] {
            assert_eq!(most_at_once(&stays, date(2026, 3, first)), most, "{first}");
        }
        assert_eq!(most_at_once(&stays[..3], date(2026, 3, 2)), 2, "one leaves before another comes");
        assert_eq!(most_at_once(&stays[1..2], date(2026, 3, 20)), 0);
        assert_eq!(most_at_once(&[], date(2026, 3, 2)), 0);
    }

    #[test]
    fn both_ends_count_and_an_open_end_goes_on_c4() {
        let stay = Membership { from: date(2026, 3, 2), to: Some(date(2026, 3, 30)) };
        let days = [(1, false), (2, true), (30, true), (31, false)];
        for (day, expected) in days {
            assert_eq!(stay.covers(date(2026, 3, day)), expected, "{day}");
        }
        assert!(Membership { to: None, ..stay }.covers(date(2030, 1, 1)));
    }
}
