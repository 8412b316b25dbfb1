//! Dates, times and lengths.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use service::error::Outcome;

use super::lines::Line;
use super::read::broken;
use super::zones::Zones;

/// A time on a clock, or a whole day.
#[derive(Debug, Clone)]
pub(super) struct When {
    pub(super) at: DateTime,
    pub(super) zone: TimeZone,
    pub(super) is_day: bool,
}

impl When {
    /// The instant; the beginning of a whole day.
    pub(super) fn instant(&self) -> Outcome<Timestamp> {
        self.on(self.at.date())
    }

    /// The instant at the same time of another day.
    pub(super) fn on(&self, day: Date) -> Outcome<Timestamp> {
        let at = day.to_datetime(self.at.time());
        self.zone.to_ambiguous_timestamp(at).compatible().map_err(|_| broken())
    }
}

/// Reads a value of a property.
pub(super) fn when(line: &Line, value: &str, zones: &Zones) -> Outcome<When> {
    let value = value.trim();
    if value.len() == 8 {
        let day = Date::strptime("%Y%m%d", value).map_err(|_| broken())?;
        return Ok(When { at: day.to_datetime(Time::midnight()), zone: zones.here(), is_day: true });
    }
    let (clock, is_utc) = value.strip_suffix('Z').map_or((value, false), |clock| (clock, true));
    let at = DateTime::strptime("%Y%m%dT%H%M%S", clock).map_err(|_| broken())?;
    let zone = match line.param("TZID") {
        _ if is_utc => TimeZone::UTC,
        Some(name) => zones.get(name)?,
        None => zones.here(),
    };
    Ok(When { at, zone, is_day: false })
}

/// Reads a length: days are days of the calendar, hours are hours.
pub(super) fn length(value: &str) -> Outcome<Span> {
    value.trim().parse().map_err(|_| broken())
}

/// The instant at which something that begins at one ends; none if no calendar reaches so far.
pub(super) fn end(start: Timestamp, zone: &TimeZone, length: Span) -> Option<Timestamp> {
    start.to_zoned_datetime(zone.clone()).checked_add(length).ok().map(|end| end.timestamp())
}
