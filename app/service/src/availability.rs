//! Who works, what is open and who is bound elsewhere (rule D5), and when all of them are free.

mod busy_hours;
mod form;
mod free;
mod known;
mod rooms;
mod working;

pub use busy_hours::{BusyForm, BusyHours, BusyKind};
pub use form::{SPANS, WeekForm, span_fields};
pub use free::{FREE_AT_ONCE, FreeRequest, FreeTime};
pub(crate) use known::{known, with_the_night_before};
pub use rooms::RoomHours;
pub use working::{Leave, LeaveKind, WorkingDay, WorkingHours};

use domain::availability::{Daily, Weekly};
use jiff::civil::Weekday;

use crate::error::{Error, Outcome};
use crate::ports::HoursRecord;

/// Hours of each day of the week, Monday first.
pub type Week = [Vec<Daily>; 7];

fn weekly(weekday: i64, from: i64, until: i64) -> Outcome<Weekly> {
    let corrupt = || Error::corrupt("hours");
    let day = i8::try_from(weekday).ok().and_then(|day| Weekday::from_monday_one_offset(day).ok());
    Ok(Weekly { weekday: day.ok_or_else(corrupt)?, daily: daily(from, until)? })
}

fn daily(from: i64, until: i64) -> Outcome<Daily> {
    let minute = |minute| u16::try_from(minute).ok();
    let hours = minute(from).zip(minute(until)).and_then(|(from, until)| Daily::new(from, until).ok());
    hours.ok_or_else(|| Error::corrupt("hours"))
}

fn week(records: &[HoursRecord]) -> Outcome<Week> {
    let mut week = Week::default();
    for record in records {
        let weekly = weekly(record.weekday, record.from_minute, record.until_minute)?;
        week[usize::from(weekly.weekday.to_monday_zero_offset().unsigned_abs())].push(weekly.daily);
    }
    Ok(week)
}

fn records(week: &Week) -> Vec<HoursRecord> {
    let days = (1..).zip(week);
    let record = |(weekday, daily): (i64, &Daily)| HoursRecord {
        weekday,
        from_minute: daily.from().into(),
        until_minute: daily.until().into(),
    };
    days.flat_map(|(weekday, spans)| spans.iter().map(move |daily| (weekday, daily))).map(record).collect()
}
