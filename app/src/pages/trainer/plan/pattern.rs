//! Where a pattern would meet: also on the dates that it left out.

use domain::series::Pattern;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

/// Whether the pattern has that date, be it left out or not.
pub(super) fn meets_at(pattern: &Pattern, at: DateTime) -> bool {
    match pattern {
        Pattern::Listed(dates) => dates.contains(&at),
        Pattern::Weekly { first, .. } => at.time() == first.time() && meets_on(pattern, at.date()),
    }
}

/// Whether a pattern that leaves holidays out has that day. Dates that were named it does not leave out.
pub(super) fn meets_on(pattern: &Pattern, day: Date) -> bool {
    let Pattern::Weekly { first, every_weeks, weekdays, .. } = pattern else { return false };
    let first = first.date();
    let is_weekday = weekdays.contains(&day.weekday()) || (weekdays.is_empty() && day.weekday() == first.weekday());
    let days = monday(day).since(monday(first)).map_or(-1, |since| since.get_days());
    is_weekday && day >= first && days % (i32::from((*every_weeks).max(1)) * 7) == 0
}

fn monday(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

#[cfg(test)]
mod tests {
    use domain::series::End;
    use jiff::civil::{Weekday, date, datetime};

    use super::*;

    #[test]
    fn every_other_week_on_two_days() {
        let first = datetime(2026, 12, 2, 18, 0, 0, 0);
        let weekdays = vec![Weekday::Monday, Weekday::Wednesday];
        let pattern = Pattern::Weekly { first, every_weeks: 2, weekdays, end: End::Count(4) };
        for (day, expected) in [(2, true), (7, false), (9, false), (14, true), (16, true), (15, false)] {
            assert_eq!(meets_on(&pattern, date(2026, 12, day)), expected, "{day}");
        }
        assert!(!meets_on(&pattern, date(2026, 11, 18)), "before the first");
        assert!(!meets_at(&pattern, datetime(2026, 12, 14, 17, 0, 0, 0)));
    }
}
