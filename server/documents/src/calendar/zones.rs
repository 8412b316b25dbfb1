//! Zones that a file names or describes.

use std::collections::HashMap;

use jiff::civil::{DateTime, Weekday};
use jiff::tz::{Offset, TimeZone};
use service::error::Outcome;

use super::lines::Component;
use super::read::refused;
use super::rule::{Frequency, Rule};

/// Zones of a file.
pub(super) struct Zones {
    described: HashMap<String, TimeZone>,
    here: TimeZone,
}

impl Zones {
    /// Those that a calendar describes. Where it names none, it is the calendar's own or else this one.
    pub(super) fn read(calendar: &Component, here: &TimeZone) -> Self {
        let parts = calendar.parts.iter().filter(|part| part.name == "VTIMEZONE");
        let named = parts.filter_map(|part| Some((part.line("TZID")?.value.trim().to_owned(), described(part)?)));
        let own = calendar.line("X-WR-TIMEZONE").and_then(|line| known(line.value.trim()));
        Self { described: named.collect(), here: own.unwrap_or_else(|| here.clone()) }
    }

    /// None but this one.
    pub(super) fn only(here: &TimeZone) -> Self {
        Self { described: HashMap::new(), here: here.clone() }
    }

    /// Where no zone is named.
    pub(super) fn here(&self) -> TimeZone {
        self.here.clone()
    }

    /// A zone by its name: what the name says, else what the file says of it.
    pub(super) fn get(&self, name: &str) -> Outcome<TimeZone> {
        let zone = known(name).or_else(|| self.described.get(name.trim()).cloned());
        zone.ok_or_else(|| refused("calendar-zone"))
    }
}

/// An IANA name, also behind a prefix such as `/citadel.org/20210210_1/Asia/Almaty`.
fn known(name: &str) -> Option<TimeZone> {
    let parts: Vec<&str> = name.trim().split('/').filter(|part| !part.is_empty()).collect();
    let tail = parts[parts.len().saturating_sub(2)..].join("/");
    [name.trim(), &tail].into_iter().find_map(|name| TimeZone::get(name).ok())
}

/// The rules that hold now: the newest winter time, and the newest summer time if it comes back every year.
fn described(part: &Component) -> Option<TimeZone> {
    if let Some(zone) = part.line("X-LIC-LOCATION").and_then(|line| known(&line.value)) {
        return Some(zone);
    }
    let standard = newest(part, "STANDARD")?;
    let offset = offset(standard)?;
    let summer = newest(part, "DAYLIGHT").and_then(|summer| posix(offset, standard, summer));
    summer.or_else(|| Some(TimeZone::fixed(offset)))
}

fn newest<'a>(zone: &'a Component, name: &str) -> Option<&'a Component> {
    let parts = zone.parts.iter().filter(|part| part.name == name);
    parts.max_by_key(|part| part.line("DTSTART").map(|line| line.value.trim().to_owned()))
}

fn offset(part: &Component) -> Option<Offset> {
    let text = part.line("TZOFFSETTO")?.value.trim();
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits = text.strip_prefix(['+', '-'])?;
    let number = |range: std::ops::Range<usize>| digits.get(range)?.parse::<i32>().ok();
    let seconds = if digits.len() > 4 { number(4..6)? } else { 0 };
    Offset::from_seconds(sign * (number(0..2)? * 3600 + number(2..4)? * 60 + seconds)).ok()
}

/// Both, as a zone of POSIX, which says when each begins.
fn posix(standard_offset: Offset, standard: &Component, summer: &Component) -> Option<TimeZone> {
    let text = format!(
        "<STD>{}<DST>{},{},{}",
        westwards(standard_offset),
        westwards(offset(summer)?),
        onset(summer)?,
        onset(standard)?
    );
    TimeZone::posix(&text).ok()
}

/// POSIX counts towards the west.
fn westwards(offset: Offset) -> String {
    let (sign, size) = (if offset.seconds() > 0 { '-' } else { '+' }, offset.seconds().unsigned_abs());
    format!("{sign}{:02}:{:02}", size / 3600, size / 60 % 60)
}

/// "The last Sunday of March at two".
fn onset(part: &Component) -> Option<String> {
    let rule = Rule::parse(&part.line("RRULE")?.value).ok()?;
    let (&[month], &[(Some(number), weekday)]) = (&rule.by_month[..], &rule.by_day[..]) else { return None };
    if rule.frequency != Frequency::Yearly || rule.until.is_some() {
        return None;
    }
    let week = if number < 0 { 5 } else { number };
    let start = DateTime::strptime("%Y%m%dT%H%M%S", part.line("DTSTART")?.value.trim()).ok()?;
    let day = Weekday::to_sunday_zero_offset(weekday);
    Some(format!("M{month}.{week}.{day}/{:02}:{:02}", start.hour(), start.minute()))
}
