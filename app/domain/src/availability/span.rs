//! From when until when, on a day of the week.

use jiff::civil::{Time, Weekday};

/// Minutes of a day.
pub const DAY: u16 = 24 * 60;

/// Hours of a day, in minutes since midnight on the venue's clock; an end beyond 24:00 lies on the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Daily {
    from: u16,
    until: u16,
}

/// Hours of a day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weekly {
    /// On which day.
    pub weekday: Weekday,
    /// From when until when.
    pub daily: Daily,
}

/// Hours that do not begin before they end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("hours end after they begin, within a day")]
pub struct SpanError;

impl Daily {
    /// Hours from a minute of the day until another of the same day or the next.
    ///
    /// # Errors
    /// [`SpanError`] if they end before they begin, begin on another day or last longer than a day.
    pub fn new(from: u16, until: u16) -> Result<Self, SpanError> {
        let is_fit = from < DAY && from < until && until - from <= DAY;
        if is_fit { Ok(Self { from, until }) } else { Err(SpanError) }
    }

    /// Hours within one day; an end at midnight is the day's end.
    ///
    /// # Errors
    /// [`SpanError`] if they end before they begin.
    pub fn within_a_day(from: Time, until: Time) -> Result<Self, SpanError> {
        let until = if until == Time::midnight() { DAY } else { minute_of(until) };
        Self::new(minute_of(from), until)
    }

    /// Hours that may pass midnight: an end that is not after the beginning lies on the next day.
    ///
    /// # Errors
    /// None in fact; the result keeps to the others' form.
    pub fn over_night(from: Time, until: Time) -> Result<Self, SpanError> {
        let (from, until) = (minute_of(from), minute_of(until));
        Self::new(from, if until <= from { until + DAY } else { until })
    }

    /// The minute of the day at which they begin.
    pub fn from(self) -> u16 {
        self.from
    }

    /// The minute at which they end; from 1440 on it is the next day's.
    pub fn until(self) -> u16 {
        self.until
    }

    /// The time at which they begin.
    pub fn starts(self) -> Time {
        time_of(self.from)
    }

    /// The time at which they end; midnight at the day's end.
    pub fn ends(self) -> Time {
        time_of(self.until)
    }
}

/// The minute of the day.
pub(super) fn minute_of(time: Time) -> u16 {
    u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs())
}

fn time_of(minute: u16) -> Time {
    let minute = minute % DAY;
    let part = |n: u16| i8::try_from(n).unwrap_or_default();
    Time::new(part(minute / 60), part(minute % 60), 0, 0).unwrap_or(Time::midnight())
}
