//! When the sessions of a plan take place, as its form says it.

use domain::series::{End, Pattern};
use jiff::civil::{Date, DateTime, Time, Weekday};
use service::error::{Error, Outcome};

use crate::web::Fields;

/// A list of dates if there is one, else every so many weeks.
pub(super) fn read(fields: &Fields) -> Outcome<Pattern> {
    let listed = fields.get("dates").trim();
    if !listed.is_empty() {
        return listed_dates(listed, fields.parse("time"));
    }
    let date = day(fields.get("first").trim()).ok_or(Error::invalid("first", "date-shape"))?;
    let time: Time = fields.parse("time").ok_or(Error::invalid("time", "time-shape"))?;
    Ok(Pattern::Weekly {
        first: date.to_datetime(time),
        every_weeks: fields.parse("every").ok_or(Error::invalid("every", "series-step"))?,
        weekdays: fields.all("weekday").filter_map(weekday).collect(),
        end: end(fields)?,
    })
}

fn weekday(number: &str) -> Option<Weekday> {
    Weekday::from_monday_one_offset(number.parse().ok()?).ok()
}

/// The last day if one was given, else how many.
fn end(fields: &Fields) -> Outcome<End> {
    if fields.get("until").trim().is_empty() {
        return fields.parse("count").map(End::Count).ok_or(Error::invalid("count", "series-count"));
    }
    day(fields.get("until").trim()).map(End::Until).ok_or(Error::invalid("until", "date-shape"))
}

/// One date a line or between commas, each with a time of its own if it has one.
fn listed_dates(text: &str, time: Option<Time>) -> Outcome<Pattern> {
    let parts = text.split(['\n', ',', ';']).map(str::trim).filter(|part| !part.is_empty());
    let dates: Option<Vec<(Date, Option<Time>)>> = parts.map(listed).collect();
    let dates = dates.filter(|dates| !dates.is_empty()).ok_or(Error::invalid("dates", "dates-shape"))?;
    let at = |(date, own): (Date, Option<Time>)| Some(date.to_datetime(own.or(time)?));
    let dates: Option<Vec<DateTime>> = dates.into_iter().map(at).collect();
    dates.map(Pattern::Listed).ok_or(Error::invalid("time", "time-shape"))
}

fn listed(part: &str) -> Option<(Date, Option<Time>)> {
    let mut words = part.split_whitespace();
    let date = day(words.next()?)?;
    let time = words.next().map(str::parse).transpose().ok()?;
    words.next().is_none().then_some((date, time))
}

/// `2026-12-02` as browsers write it, or `02.12.2026` as people do.
fn day(text: &str) -> Option<Date> {
    text.parse().or_else(|_| Date::strptime("%d.%m.%Y", text)).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, datetime};

    use super::*;

    fn pattern(values: &[(&str, &str)]) -> Outcome<Pattern> {
        let plain = [("first", "2026-12-02"), ("time", "18:00"), ("every", "1"), ("count", "4")];
        let chosen = plain.iter().filter(|(name, _)| !values.iter().any(|(own, _)| own == name)).chain(values);
        let owned = chosen.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        read(&Fields { values: owned.collect(), file: None })
    }

    #[test]
    fn a_series_has_several_weekdays_and_a_number_or_an_end_d2() {
        let read = pattern(&[("weekday", "1"), ("weekday", "3"), ("until", "30.12.2026")]).unwrap();
        let expected = Pattern::Weekly {
            first: datetime(2026, 12, 2, 18, 0, 0, 0),
            every_weeks: 1,
            weekdays: vec![Weekday::Monday, Weekday::Wednesday],
            end: End::Until(date(2026, 12, 30)),
        };
        assert_eq!(read, expected);
        assert!(matches!(pattern(&[]), Ok(Pattern::Weekly { end: End::Count(4), .. })));
    }

    #[test]
    fn a_list_of_dates_stands_for_itself_d2() {
        let text = "2026-12-02, 07.12.2026 10:30\n\n2027-01-13";
        let dates = [
            datetime(2026, 12, 2, 18, 0, 0, 0),
            datetime(2026, 12, 7, 10, 30, 0, 0),
            datetime(2027, 1, 13, 18, 0, 0, 0),
        ];
        assert_eq!(pattern(&[("dates", text), ("first", "")]).unwrap(), Pattern::Listed(dates.to_vec()));
    }

    #[test]
    fn the_first_field_that_does_not_parse_is_named() {
        for (values, field) in [
            ([("first", "2 December"), ("until", "")], "first"),
            ([("time", "six"), ("until", "")], "time"),
            ([("every", ""), ("until", "")], "every"),
            ([("count", "many"), ("until", "")], "count"),
            ([("until", "Christmas"), ("count", "")], "until"),
            ([("dates", "2026-12-02 18:00 late"), ("count", "")], "dates"),
            ([("dates", "2026-12-02"), ("time", "")], "time"),
        ] {
            assert_eq!(pattern(&values).unwrap_err().field(), Some(field), "{values:?}");
        }
    }
}
