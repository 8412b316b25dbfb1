use jiff::civil::{DateTime, date, datetime};
use proptest::prelude::*;

use super::*;
use crate::slot::{Slot, Zone};

fn days(dates: &[DateTime]) -> Vec<String> {
    dates.iter().map(|at| at.strftime("%m-%d").to_string()).collect()
}

fn mondays_and_thursdays(end: End) -> Pattern {
    let first = datetime(2026, 12, 2, 18, 0, 0, 0);
    Pattern::Weekly { first, every_weeks: 1, weekdays: vec![Weekday::Thursday, Weekday::Monday], end }
}

#[test]
fn a_holiday_is_skipped_and_the_end_moves_d5() {
    let pattern = Pattern::weekly(datetime(2026, 12, 2, 18, 0, 0, 0), 1, 3);
    let dates = pattern.dates(&Holidays::shipped().unwrap(), &[]).unwrap();
    assert_eq!(days(&dates), ["12-02", "12-09", "12-23"], "16 December is Independence Day");
}

#[test]
fn several_weekdays_follow_one_another_d2() {
    let none = Holidays::default();
    let dates = mondays_and_thursdays(End::Count(5)).dates(&none, &[]).unwrap();
    assert_eq!(days(&dates), ["12-03", "12-07", "12-10", "12-14", "12-17"], "2 December is a Wednesday");
    let until = mondays_and_thursdays(End::Until(date(2026, 12, 10))).dates(&none, &[]).unwrap();
    assert_eq!(days(&until), ["12-03", "12-07", "12-10"], "the last day counts");
    let Pattern::Weekly { first, weekdays, end, .. } = mondays_and_thursdays(End::Count(3)) else { panic!() };
    let every_other = Pattern::Weekly { first, every_weeks: 2, weekdays, end }.dates(&none, &[]).unwrap();
    assert_eq!(days(&every_other), ["12-03", "12-14", "12-17"]);
}

#[test]
fn listed_dates_are_sorted_and_kept_on_holidays_d2() {
    let at = |day, hour| datetime(2026, 12, day, hour, 0, 0, 0);
    let pattern = Pattern::Listed(vec![at(16, 10), at(2, 18), at(2, 18), at(5, 11)]);
    let dates = pattern.dates(&Holidays::shipped().unwrap(), &[]).unwrap();
    assert_eq!(dates, [at(2, 18), at(5, 11), at(16, 10)]);
    assert_eq!(pattern.first(), Some(at(2, 18)));
    assert_eq!(pattern.dates(&Holidays::default(), &dates), Ok(Vec::new()));
}

#[test]
fn a_series_goes_on_after_its_last_date_unless_it_has_an_end_of_its_own_d2() {
    let holidays = Holidays::shipped().unwrap();
    let next = |end| mondays_and_thursdays(end).next(&holidays, &[]).map(DateTime::date);
    assert_eq!(next(End::Count(3)), Some(date(2026, 12, 14)));
    assert_eq!(next(End::Until(date(2026, 12, 10))), None);
    assert_eq!(Pattern::Listed(Vec::new()).next(&holidays, &[]), None);
}

#[test]
fn a_date_that_is_left_out_moves_the_end_unless_the_end_is_named_d2() {
    let skipped = [datetime(2026, 12, 7, 18, 0, 0, 0)];
    let none = Holidays::default();
    let counted = mondays_and_thursdays(End::Count(3)).dates(&none, &skipped).unwrap();
    assert_eq!(days(&counted), ["12-03", "12-10", "12-14"]);
    let until = mondays_and_thursdays(End::Until(date(2026, 12, 10))).dates(&none, &skipped).unwrap();
    assert_eq!(days(&until), ["12-03", "12-10"]);
}

#[test]
fn what_is_no_series_is_refused() {
    let none = Holidays::default();
    let first = datetime(2026, 12, 2, 18, 0, 0, 0);
    let weekly = |every_weeks, end| Pattern::Weekly { first, every_weeks, weekdays: Vec::new(), end };
    let listed = |count: i64| Pattern::Listed((0..count).map(|n| first + n.days()).collect());
    for (pattern, why) in [
        (weekly(1, End::Count(0)), SeriesError::Count),
        (weekly(1, End::Count(500)), SeriesError::Count),
        (weekly(1, End::Until(date(2036, 1, 1))), SeriesError::Count),
        (weekly(0, End::Count(5)), SeriesError::Step),
        (weekly(9, End::Count(5)), SeriesError::Step),
        (weekly(1, End::Until(date(2026, 12, 1))), SeriesError::End),
        (listed(500), SeriesError::Count),
    ] {
        assert_eq!(pattern.dates(&none, &[]), Err(why), "{pattern:?}");
    }
}

#[test]
fn the_days_on_which_almaty_changed_its_clock_keep_the_civil_time_d1() {
    let zone = Zone::parse("Asia/Almaty").unwrap();
    let first = datetime(2024, 2, 22, 18, 30, 0, 0);
    let weekdays = vec![Weekday::Thursday, Weekday::Friday];
    let pattern = Pattern::Weekly { first, every_weeks: 1, weekdays, end: End::Count(4) };
    let dates = pattern.dates(&Holidays::default(), &[]).unwrap();
    assert_eq!(days(&dates), ["02-22", "02-23", "02-29", "03-01"]);
    let instants: Vec<String> = dates
        .iter()
        .map(|start| Slot { start: *start, minutes: 120, zone: zone.clone() }.starts_at().to_string())
        .collect();
    assert_eq!(
        instants,
        ["2024-02-22T12:30:00Z", "2024-02-23T12:30:00Z", "2024-02-29T12:30:00Z", "2024-03-01T13:30:00Z"],
        "from 1 March on Almaty is at UTC+5"
    );
}

proptest! {
    #[test]
    fn a_weekly_series_keeps_its_civil_time_and_its_weekdays_d1(
        since in 0..400_i64,
        hour in 0..24_i8,
        minute in 0..60_i8,
        every_weeks in 1..=8_u8,
        count in 1..=60_u16,
        days in prop::collection::btree_set(1..=7_i8, 0..4),
        skips in prop::collection::vec(0..60_usize, 0..3),
    ) {
        let first = date(2023, 9, 1).at(hour, minute, 0, 0) + since.days();
        let weekdays: Vec<Weekday> = days.iter().map(|day| Weekday::from_monday_one_offset(*day).unwrap()).collect();
        let pattern = Pattern::Weekly { first, every_weeks, weekdays: weekdays.clone(), end: End::Count(count) };
        let plain = pattern.dates(&Holidays::default(), &[]).unwrap();
        let skipped: Vec<DateTime> = skips.iter().filter_map(|at| plain.get(*at).copied()).collect();
        let zone = Zone::parse("Asia/Almaty").unwrap();
        for dates in [plain, pattern.dates(&Holidays::shipped().unwrap(), &skipped).unwrap()] {
            prop_assert_eq!(dates.len(), usize::from(count));
            prop_assert!(dates.windows(2).all(|two| two[0] < two[1]));
            for at in dates {
                prop_assert!(at >= first);
                prop_assert_eq!(at.time(), first.time());
                let is_own = if weekdays.is_empty() { at.weekday() == first.weekday() } else { weekdays.contains(&at.weekday()) };
                prop_assert!(is_own);
                let instant = Slot { start: at, minutes: 60, zone: zone.clone() }.starts_at();
                prop_assert_eq!(zone.time_zone().to_datetime(instant), at);
            }
        }
    }
}
