//! One entry of a calendar.

use jiff::civil::Date;
use jiff::{Span, Timestamp, ToSpan};
use service::error::Outcome;

use super::lines::{Component, Line};
use super::read::{Budget, broken, refused};
use super::rule::Rule;
use super::when::{When, length, when};
use super::zones::Zones;

/// An entry: when, how long, how often.
pub(super) struct Event {
    pub(super) uid: String,
    pub(super) start: When,
    pub(super) length: Span,
    /// Whether somebody is busy then: it is neither cancelled nor marked as free.
    pub(super) is_busy: bool,
    /// The instant of the repetition in whose place it stands.
    pub(super) replaces: Option<Timestamp>,
    rule: Option<Rule>,
    more: Vec<When>,
    without: Vec<When>,
}

impl Event {
    /// Reads an entry; none if it says no time.
    pub(super) fn read(part: &Component, zones: &Zones) -> Outcome<Option<Self>> {
        let Some(line) = part.line("DTSTART") else { return Ok(None) };
        let start = when(line, &line.value, zones)?;
        Ok(Some(Self {
            uid: part.line("UID").map(|line| line.value.clone()).unwrap_or_default(),
            length: lasts(part, &start, zones)?,
            is_busy: is_busy(part),
            replaces: replaces(part, zones)?,
            rule: part.line("RRULE").map(|line| Rule::parse(&line.value)).transpose()?,
            more: dates(part, "RDATE", zones)?,
            without: dates(part, "EXDATE", zones)?,
            start,
        }))
    }

    /// The instants at which it begins, as far as they lie about `[from, to]`.
    pub(super) fn starts(&self, (from, to): (Date, Date), budget: &mut Budget) -> Outcome<Vec<Timestamp>> {
        let mut starts = Vec::new();
        for day in self.days((from, to), budget)? {
            starts.push(self.start.on(day)?);
        }
        for other in &self.more {
            starts.push(other.instant()?);
        }
        starts.sort_unstable();
        starts.dedup();
        let without: Outcome<Vec<Timestamp>> = self.without.iter().map(When::instant).collect();
        let without = without?;
        budget.spend(i64::try_from(starts.len()).unwrap_or(i64::MAX))?;
        budget.spend(i64::try_from(without.len()).unwrap_or(i64::MAX))?;
        let without: std::collections::BTreeSet<Timestamp> = without.into_iter().collect();
        starts.retain(|start| !without.contains(start));
        Ok(starts)
    }

    fn days(&self, range: (Date, Date), budget: &mut Budget) -> Outcome<Vec<Date>> {
        let start = self.start.at.date();
        let Some(rule) = &self.rule else { return Ok(vec![start]) };
        let until = rule.until.as_deref().map(|until| self.until(until)).transpose()?;
        let has_ended = |day| until.is_some_and(|until| self.start.on(day).is_ok_and(|start| start > until));
        rule.days(start, range, has_ended, budget)
    }

    /// The last instant at which a repetition may begin: of a day, its end.
    fn until(&self, text: &str) -> Outcome<Timestamp> {
        let zones = Zones::only(&self.start.zone);
        let until = when(&Line::default(), text, &zones)?;
        let last = if until.is_day { until.at.date().at(23, 59, 59, 0) } else { until.at };
        until.zone.to_ambiguous_timestamp(last).compatible().map_err(|_| broken())
    }
}

fn lasts(part: &Component, start: &When, zones: &Zones) -> Outcome<Span> {
    if let Some(line) = part.line("DTEND") {
        let end = when(line, &line.value, zones)?;
        if start.is_day && end.is_day {
            return start.at.date().until(end.at.date()).map_err(|_| broken());
        }
        let seconds = end.instant()?.as_second() - start.instant()?.as_second();
        return Span::new().try_seconds(seconds).map_err(|_| broken());
    }
    match part.line("DURATION") {
        Some(line) => length(&line.value),
        None if start.is_day => Ok(1.day()),
        None => Ok(Span::new()),
    }
}

fn is_busy(part: &Component) -> bool {
    part.word("STATUS") != "CANCELLED"
        && part.word("TRANSP") != "TRANSPARENT"
        && part.word("X-MICROSOFT-CDO-BUSYSTATUS") != "FREE"
}

fn replaces(part: &Component, zones: &Zones) -> Outcome<Option<Timestamp>> {
    let Some(line) = part.line("RECURRENCE-ID") else { return Ok(None) };
    if line.param("RANGE").is_some() {
        return Err(refused("calendar-rule"));
    }
    when(line, &line.value, zones)?.instant().map(Some)
}

fn dates(part: &Component, name: &str, zones: &Zones) -> Outcome<Vec<When>> {
    let mut dates = Vec::new();
    for line in part.all(name) {
        if line.param("VALUE").is_some_and(|kind| kind.eq_ignore_ascii_case("PERIOD")) {
            return Err(refused("calendar-rule"));
        }
        for value in line.value.split(',').filter(|value| !value.trim().is_empty()) {
            dates.push(when(line, value, zones)?);
        }
    }
    Ok(dates)
}
