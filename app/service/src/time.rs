//! Between stored text and seconds on one side and calendar values on the other.

use domain::slot::Zone;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};

use crate::error::{Error, Outcome};

/// Parses a stored ISO date.
pub(crate) fn date(text: &str) -> Outcome<Date> {
    text.parse().map_err(|_| Error::corrupt("a date"))
}

/// Parses a stored civil date-time.
pub(crate) fn civil(text: &str) -> Outcome<DateTime> {
    text.parse().map_err(|_| Error::corrupt("a civil time"))
}

/// Writes a civil date-time as it is stored: `YYYY-MM-DDTHH:MM`.
pub(crate) fn civil_text(at: DateTime) -> String {
    at.strftime("%Y-%m-%dT%H:%M").to_string()
}

/// The clock at a venue.
pub(crate) fn on_the_clock(seconds: i64, zone: &Zone) -> Outcome<DateTime> {
    let instant = Timestamp::from_second(seconds).map_err(|_| Error::corrupt("an instant"))?;
    Ok(zone.time_zone().to_datetime(instant))
}

/// The day of an instant (unix seconds) in UTC, as an ISO date.
///
/// # Errors
/// `Broken` if there is no such instant.
pub fn utc_day(seconds: i64) -> Outcome<String> {
    Ok(on_the_clock(seconds, &Zone::utc())?.date().to_string())
}

/// The instant at which a day begins at a venue, unix seconds.
pub(crate) fn day_start(day: Date, zone: &Zone) -> Outcome<i64> {
    let midnight = zone.time_zone().to_ambiguous_timestamp(day.to_datetime(Time::midnight()));
    Ok(midnight.compatible().map_err(|_| Error::corrupt("a date"))?.as_second())
}
