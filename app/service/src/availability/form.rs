//! A week of hours as it is typed.

use domain::availability::Daily;
use jiff::civil::Time;

use super::Week;
use crate::error::{Error, Outcome};

/// How many spans a day has at most: before and after a break.
pub const SPANS: usize = 2;

/// Names of the fields of a day and a span: from, until.
const FIELDS: [[[&str; 2]; SPANS]; 7] = [
    [["from_1_1", "until_1_1"], ["from_1_2", "until_1_2"]],
    [["from_2_1", "until_2_1"], ["from_2_2", "until_2_2"]],
    [["from_3_1", "until_3_1"], ["from_3_2", "until_3_2"]],
    [["from_4_1", "until_4_1"], ["from_4_2", "until_4_2"]],
    [["from_5_1", "until_5_1"], ["from_5_2", "until_5_2"]],
    [["from_6_1", "until_6_1"], ["from_6_2", "until_6_2"]],
    [["from_7_1", "until_7_1"], ["from_7_2", "until_7_2"]],
];

/// Names of the fields of a day of the week (Monday first) and a span of it: from and until.
pub fn span_fields() -> impl Iterator<Item = [[&'static str; 2]; SPANS]> {
    FIELDS.into_iter()
}

/// A week of hours as typed: for each day of the week and each span from when until when, or both empty.
pub type WeekForm = [[[String; 2]; SPANS]; 7];

/// Reads a week; `Invalid` on the first field that does not say what it should.
pub(super) fn parse(form: &WeekForm) -> Outcome<Week> {
    let mut week = Week::default();
    for ((day, typed), names) in week.iter_mut().zip(form).zip(FIELDS) {
        for ([from, until], [from_name, until_name]) in typed.iter().zip(names) {
            let Some(daily) = span(from, until, from_name, until_name)? else { continue };
            if day.iter().any(|other| daily.from() < other.until() && other.from() < daily.until()) {
                return Err(Error::invalid(from_name, "hours-overlap"));
            }
            day.push(daily);
        }
        day.sort_unstable();
    }
    Ok(week)
}

/// Reads one span within a day; none if nothing was typed.
pub(super) fn span(
    from: &str,
    until: &str,
    from_name: &'static str,
    until_name: &'static str,
) -> Outcome<Option<Daily>> {
    if from.trim().is_empty() && until.trim().is_empty() {
        return Ok(None);
    }
    let (from, until) = (clock(from, from_name)?, clock(until, until_name)?);
    Daily::within_a_day(from, until).map(Some).map_err(|_| Error::invalid(until_name, "hours-order"))
}

/// Reads a time of the day.
pub(super) fn clock(text: &str, name: &'static str) -> Outcome<Time> {
    text.trim().parse().map_err(|_| Error::invalid(name, "time-shape"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(spans: &[(usize, usize, &str, &str)]) -> WeekForm {
        let mut form = WeekForm::default();
        for (day, span, from, until) in spans {
            form[*day][*span] = [(*from).to_owned(), (*until).to_owned()];
        }
        form
    }

    #[test]
    fn a_day_may_have_a_break_and_empty_days_are_days_off() {
        let week = parse(&typed(&[(0, 0, "09:00", "13:00"), (0, 1, "14:00", "18:00"), (6, 1, "20:00", "00:00")]));
        let week = week.unwrap().map(|day| day.iter().map(|span| (span.from(), span.until())).collect::<Vec<_>>());
        assert_eq!(week[0], [(540, 780), (840, 1080)]);
        assert_eq!(week[6], [(1200, 1440)]);
        assert!(week[1..6].iter().all(Vec::is_empty));
    }

    #[test]
    fn the_field_that_is_wrong_is_named() {
        for (spans, field, code) in [
            (vec![(2, 0, "nine", "13:00")], "from_3_1", "time-shape"),
            (vec![(2, 0, "09:00", "")], "until_3_1", "time-shape"),
            (vec![(2, 1, "18:00", "09:00")], "until_3_2", "hours-order"),
            (vec![(4, 0, "09:00", "13:00"), (4, 1, "12:00", "18:00")], "from_5_2", "hours-overlap"),
        ] {
            let error = parse(&typed(&spans)).unwrap_err();
            assert_eq!((error.field(), error.code()), (Some(field), code));
        }
    }
}
