use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::error::{Error, Outcome};

/// How much of the calendar is seen at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stretch {
    /// One day.
    Day,
    /// Monday to Sunday.
    Week,
    /// The whole weeks of a month.
    Month,
    /// A list of the next two weeks.
    Agenda,
}

/// So many days are listed at once.
const LISTED: i64 = 14;

impl Stretch {
    /// What is shown for a day: the first day, and the one after the last.
    ///
    /// # Errors
    /// `NotFound` where the calendar ends.
    pub fn around(self, day: Date) -> Outcome<(Date, Date)> {
        let after = |day: Date, days: i64| day.checked_add(days.days()).map_err(|_| Error::NotFound);
        match self {
            Self::Day => Ok((day, after(day, 1)?)),
            Self::Week => monday_of(day).and_then(|monday| Ok((monday, after(monday, 7)?))),
            Self::Month => Ok((monday_of(day.first_of_month())?, after(monday_of(day.last_of_month())?, 7)?)),
            Self::Agenda => Ok((day, after(day, LISTED)?)),
        }
    }

    /// The day to ask for to see what comes before or after: the next month's first, or as many days on as are shown.
    pub fn step(self, day: Date, forward: bool) -> Option<Date> {
        let sign = if forward { 1 } else { -1 };
        match self {
            Self::Day => day.checked_add(sign.days()).ok(),
            Self::Week => day.checked_add((7 * sign).days()).ok(),
            Self::Month => day.first_of_month().checked_add(sign.months()).ok(),
            Self::Agenda => day.checked_add((LISTED * sign).days()).ok(),
        }
    }
}

pub(crate) fn monday_of(day: Date) -> Outcome<Date> {
    let since = i64::from(day.weekday().since(Weekday::Monday));
    day.checked_sub(since.days()).map_err(|_| Error::NotFound)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_month_is_shown_in_whole_weeks_monday_first() {
        for (day, first, end) in [
            (date(2026, 11, 25), date(2026, 10, 26), date(2026, 12, 7)),
            (date(2027, 2, 1), date(2027, 2, 1), date(2027, 3, 1)),
            (date(2024, 2, 29), date(2024, 1, 29), date(2024, 3, 4)),
        ] {
            assert_eq!(Stretch::Month.around(day).ok(), Some((first, end)), "{day}");
        }
    }

    #[test]
    fn one_walks_on_by_what_is_shown() {
        let day = date(2027, 1, 31);
        let steps = [Stretch::Day, Stretch::Week, Stretch::Month, Stretch::Agenda].map(|stretch| {
            [stretch.step(day, false), stretch.step(day, true)].map(|day| day.map(|day| day.to_string()))
        });
        let expected = [
            ["2027-01-30", "2027-02-01"],
            ["2027-01-24", "2027-02-07"],
            ["2026-12-01", "2027-02-01"],
            ["2027-01-17", "2027-02-14"],
        ];
        assert_eq!(steps, expected.map(|pair| pair.map(|day| Some(day.to_owned()))));
    }

    #[test]
    fn the_calendar_ends_without_a_fault() {
        for stretch in [Stretch::Day, Stretch::Week, Stretch::Month, Stretch::Agenda] {
            assert!(stretch.around(Date::MAX).is_err());
            assert_eq!(stretch.step(Date::MAX, true), None);
        }
    }
}
