//! A planned time: civil date and time at a venue are the truth, instants are derived (rule D1).

use jiff::civil::{DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// A venue's IANA zone, known to the zone data that is built in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    name: String,
    zone: TimeZone,
}

/// The name of no zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no such time zone")]
pub struct ZoneError;

impl Zone {
    /// Reads an IANA name such as `Asia/Almaty`.
    ///
    /// # Errors
    /// [`ZoneError`] if there is no such zone.
    pub fn parse(name: &str) -> Result<Self, ZoneError> {
        let zone = TimeZone::get(name).map_err(|_| ZoneError)?;
        let name = zone.iana_name().ok_or(ZoneError)?.to_owned();
        Ok(Self { name, zone })
    }

    /// Coordinated universal time, for whoever has no venue.
    pub fn utc() -> Self {
        Self { name: "UTC".to_owned(), zone: TimeZone::UTC }
    }

    /// The IANA name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The zone itself.
    pub fn time_zone(&self) -> TimeZone {
        self.zone.clone()
    }
}

/// When something is planned, and for how long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// On the venue's clock.
    pub start: DateTime,
    /// Planned length.
    pub minutes: u16,
    /// The venue's zone.
    pub zone: Zone,
}

impl Slot {
    /// The instant at which it starts. A time that the clock shows twice means the first one, a time that it skips
    /// the later of the two sides (RFC 5545's way).
    pub fn starts_at(&self) -> Timestamp {
        self.zone.zone.to_ambiguous_timestamp(self.start).compatible().unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// The instant at which it ends, `minutes` after the start.
    pub fn ends_at(&self) -> Timestamp {
        self.starts_at().checked_add(i64::from(self.minutes).minutes()).unwrap_or(Timestamp::MAX)
    }

    /// Whether the two share an instant; one may begin when the other ends.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.starts_at() < other.ends_at() && other.starts_at() < self.ends_at()
    }

    /// Whether any of it lies in the night, 22:00 to 07:00 (rule D2).
    pub fn is_at_night(&self) -> bool {
        let Ok(end) = self.start.checked_add(i64::from(self.minutes).minutes()) else { return true };
        let (morning, evening) = (Time::constant(7, 0, 0, 0), Time::constant(22, 0, 0, 0));
        self.start.time() < morning || end.date() != self.start.date() || end.time() > evening
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::datetime;

    use super::*;

    fn slot(start: DateTime, minutes: u16) -> Slot {
        Slot { start, minutes, zone: Zone::parse("Asia/Almaty").unwrap() }
    }

    #[test]
    fn the_same_clock_means_another_instant_after_the_zone_change_d1() {
        let before = slot(datetime(2024, 2, 22, 18, 0, 0, 0), 120);
        let after = slot(datetime(2024, 3, 7, 18, 0, 0, 0), 120);
        assert_eq!(before.starts_at().to_string(), "2024-02-22T12:00:00Z");
        assert_eq!(after.starts_at().to_string(), "2024-03-07T13:00:00Z");
    }

    #[test]
    fn half_past_eleven_happened_twice_and_means_the_first_d1() {
        let twice = slot(datetime(2024, 2, 29, 23, 30, 0, 0), 20);
        assert_eq!(twice.starts_at().to_string(), "2024-02-29T17:30:00Z");
    }

    #[test]
    fn one_session_may_begin_when_another_ends() {
        let first = slot(datetime(2026, 11, 23, 18, 0, 0, 0), 120);
        assert!(!first.overlaps(&slot(datetime(2026, 11, 23, 20, 0, 0, 0), 60)));
        assert!(first.overlaps(&slot(datetime(2026, 11, 23, 19, 59, 0, 0), 60)));
    }

    #[test]
    fn night_is_from_22_to_7_d2() {
        let at = |hour, minutes| slot(datetime(2026, 11, 23, hour, 0, 0, 0), minutes).is_at_night();
        assert_eq!([at(6, 60), at(7, 60), at(20, 120), at(20, 121), at(23, 120)], [true, false, false, true, true]);
    }

    #[test]
    fn unknown_zones_are_refused() {
        assert_eq!(Zone::parse("Asia/Betburys"), Err(ZoneError));
    }
}
