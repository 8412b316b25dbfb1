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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

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
