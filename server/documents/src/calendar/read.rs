//! Reading when somebody is busy. Whatever a file holds, reading it ends: what it costs is counted.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use jiff::{Span, Timestamp, ToSpan};
use service::busy::{BusyTime, Range};
use service::error::{Error, Outcome};

use super::event::Event;
use super::lines::{Component, calendars};
use super::when::{end, length, when};
use super::zones::Zones;

/// How many days may be looked at to find the repetitions of a file's entries.
const MOST_DAYS: i64 = 1_500_000;
/// How many times are taken from a file.
const MOST_TIMES: usize = 50_000;

/// What reading may still cost.
pub(super) struct Budget(i64);

impl Budget {
    /// Spends some of it.
    pub(super) fn spend(&mut self, days: i64) -> Outcome<()> {
        self.0 = self.0.saturating_sub(days);
        if self.0 < 0 { Err(refused("calendar-long")) } else { Ok(()) }
    }
}

/// A refusal at the form's field for the file.
pub(super) const fn refused(code: &'static str) -> Error {
    Error::invalid("file", code)
}

/// A file that is none, or not whole.
pub(super) const fn broken() -> Error {
    refused("calendar-broken")
}

/// The times, in no order; some may overlap.
pub(crate) fn read(bytes: &[u8], range: &Range) -> Outcome<Vec<BusyTime>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(refused("calendar-empty"));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| refused("calendar-kind"))?;
    let first = text.trim_start().get(..15).unwrap_or_default();
    if !first.eq_ignore_ascii_case("BEGIN:VCALENDAR") {
        return Err(refused("calendar-kind"));
    }
    let mut reading = Reading::new(range)?;
    for calendar in calendars(text.trim_start())? {
        reading.calendar(&calendar)?;
    }
    Ok(reading.times)
}

struct Reading<'a> {
    range: &'a Range,
    days: (Date, Date),
    budget: Budget,
    times: Vec<BusyTime>,
}

impl<'a> Reading<'a> {
    fn new(range: &'a Range) -> Outcome<Self> {
        let day = |seconds| Timestamp::from_second(seconds).map(|at| range.zone.time_zone().to_datetime(at).date());
        let (from, to) = (day(range.from).map_err(|_| broken())?, day(range.to).map_err(|_| broken())?);
        Ok(Self { range, days: (from, to), budget: Budget(MOST_DAYS), times: Vec::new() })
    }

    fn calendar(&mut self, calendar: &Component) -> Outcome<()> {
        let zones = Zones::read(calendar, &self.range.zone.time_zone());
        let mut events = Vec::new();
        for part in &calendar.parts {
            match part.name.as_str() {
                "VEVENT" => events.extend(Event::read(part, &zones)?),
                "VFREEBUSY" => self.periods(part, &zones)?,
                _ => {}
            }
        }
        let mut replaced: HashMap<&str, HashSet<Timestamp>> = HashMap::new();
        for event in &events {
            if let Some(at) = event.replaces {
                replaced.entry(&event.uid).or_default().insert(at);
            }
        }
        for event in events.iter().filter(|event| event.is_busy) {
            self.event(event, replaced.get(event.uid.as_str()))?;
        }
        Ok(())
    }

    fn event(&mut self, event: &Event, replaced: Option<&HashSet<Timestamp>>) -> Outcome<()> {
        if event.replaces.is_some() {
            return self.add(event.start.instant()?, event);
        }
        for start in event.starts(self.about(event.length), &mut self.budget)? {
            if !replaced.is_some_and(|replaced| replaced.contains(&start)) {
                self.add(start, event)?;
            }
        }
        Ok(())
    }

    fn add(&mut self, start: Timestamp, event: &Event) -> Outcome<()> {
        let end = end(start, &event.start.zone, event.length).map_or(i64::MAX, Timestamp::as_second);
        self.take(start.as_second(), end)
    }

    /// The days on which something of this length may begin that lies in the range: one more at each end, for other zones.
    fn about(&self, length: Span) -> (Date, Date) {
        let (from, to) = self.days;
        let earlier = from.checked_sub(2.days()).and_then(|from| from.checked_sub(length)).unwrap_or(Date::MIN);
        (earlier, to.checked_add(1.day()).unwrap_or(Date::MAX))
    }

    /// What a list of free and busy times says.
    fn periods(&mut self, part: &Component, zones: &Zones) -> Outcome<()> {
        for line in part.all("FREEBUSY").filter(|line| line.param("FBTYPE") != Some("FREE")) {
            for period in line.value.split(',') {
                let (start, until) = period.split_once('/').ok_or_else(broken)?;
                let start = when(line, start, zones)?;
                let first = start.instant()?;
                let last = if until.trim().starts_with('P') {
                    end(first, &start.zone, length(until)?).ok_or_else(broken)?
                } else {
                    when(line, until, zones)?.instant()?
                };
                self.take(first.as_second(), last.as_second())?;
            }
        }
        Ok(())
    }

    fn take(&mut self, from: i64, to: i64) -> Outcome<()> {
        let time = BusyTime { starts_at: from.max(self.range.from), ends_at: to.min(self.range.to) };
        if time.starts_at < time.ends_at {
            self.times.push(time);
        }
        if self.times.len() > MOST_TIMES { Err(refused("calendar-long")) } else { Ok(()) }
    }
}
