//! How an entry is repeated.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use service::error::Outcome;

use super::read::{Budget, refused};

/// In which steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// A rule of repetition, as far as calendars of people use it. What is not understood is refused, never guessed.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    pub(super) frequency: Frequency,
    interval: i64,
    count: Option<u32>,
    /// As it stands there; it is read with the zone of the entry.
    pub(super) until: Option<String>,
    pub(super) by_day: Vec<(Option<i8>, Weekday)>,
    by_month_day: Vec<i8>,
    pub(super) by_month: Vec<i8>,
    by_set_pos: Vec<i32>,
    week_start: Weekday,
}

/// The steps of a rule are so far apart at most.
const WIDEST: i64 = 1000;

impl Rule {
    /// Reads a rule.
    pub(super) fn parse(text: &str) -> Outcome<Self> {
        let mut rule = Self {
            frequency: Frequency::Daily,
            interval: 1,
            count: None,
            until: None,
            by_day: Vec::new(),
            by_month_day: Vec::new(),
            by_month: Vec::new(),
            by_set_pos: Vec::new(),
            week_start: Weekday::Monday,
        };
        let mut has_frequency = false;
        for part in text.trim().trim_end_matches(';').split(';') {
            let (name, value) = part.split_once('=').ok_or_else(not_understood)?;
            has_frequency |= name.eq_ignore_ascii_case("FREQ");
            rule.set(&name.to_uppercase(), &value.to_uppercase()).ok_or_else(not_understood)?;
        }
        let may_count_weeks = matches!(rule.frequency, Frequency::Monthly | Frequency::Yearly);
        let counts_weeks = rule.by_day.iter().any(|(number, _)| number.is_some());
        if has_frequency && (may_count_weeks || !counts_weeks) { Ok(rule) } else { Err(not_understood()) }
    }

    /// One part of it; none if it is not understood.
    fn set(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            "FREQ" => {
                self.frequency = match value {
                    "DAILY" => Frequency::Daily,
                    "WEEKLY" => Frequency::Weekly,
                    "MONTHLY" => Frequency::Monthly,
                    "YEARLY" => Frequency::Yearly,
                    _ => return None,
                }
            }
            "INTERVAL" => self.interval = value.parse().ok().filter(|steps| (1..=WIDEST).contains(steps))?,
            "COUNT" => self.count = Some(value.parse().ok()?),
            "UNTIL" => self.until = Some(value.to_owned()),
            "BYDAY" => self.by_day = list(value, day)?,
            "BYMONTHDAY" => self.by_month_day = list(value, |text| text.parse().ok())?,
            "BYMONTH" => self.by_month = list(value, |text| text.parse().ok())?,
            "BYSETPOS" => self.by_set_pos = list(value, |text| text.parse().ok().filter(|at| *at != 0))?,
            "WKST" => self.week_start = weekday(value)?,
            _ => return None,
        }
        Some(())
    }

    /// The days on which an entry that begins on `start` is repeated, as far as they lie in `[from, to]`. `has_ended` tells
    /// whether the rule no longer holds on a day.
    pub(super) fn days(
        &self,
        start: Date,
        (from, to): (Date, Date),
        has_ended: impl Fn(Date) -> bool,
        budget: &mut Budget,
    ) -> Outcome<Vec<Date>> {
        let mut days = vec![start];
        let mut count = 1;
        for step in self.first_step(start, from).. {
            let Some((first, last)) = self.period(start, step).filter(|(first, _)| *first <= to) else { break };
            budget.spend(days_between(first, last) + 1)?;
            for day in self.chosen(start, first, last).into_iter().filter(|day| *day > start) {
                count += 1;
                if self.count.is_some_and(|most| count > most) || day > to || has_ended(day) {
                    return Ok(within(days, from, to));
                }
                days.push(day);
            }
        }
        Ok(within(days, from, to))
    }

    /// Steps that are over long before are left out, unless they are counted.
    fn first_step(&self, start: Date, from: Date) -> i64 {
        let longest = match self.frequency {
            Frequency::Daily => 1,
            Frequency::Weekly => 7,
            Frequency::Monthly => 31,
            Frequency::Yearly => 366,
        };
        let steps = days_between(start, from) / (longest * self.interval);
        if self.count.is_some() { 0 } else { (steps - 1).max(0) }
    }

    /// The first and the last day of a step; none beyond all calendars.
    fn period(&self, start: Date, step: i64) -> Option<(Date, Date)> {
        let steps = step.checked_mul(self.interval)?;
        let whole = |first: Date, length: jiff::Span| Some((first, first.checked_add(length).ok()?.yesterday().ok()?));
        match self.frequency {
            Frequency::Daily => whole(start.checked_add(days(steps)?).ok()?, 1.day()),
            Frequency::Weekly => {
                let into = i64::from(start.weekday().since(self.week_start));
                whole(start.checked_add(days(steps.checked_mul(7)? - into)?).ok()?, 7.days())
            }
            Frequency::Monthly => {
                let months = jiff::Span::new().try_months(steps).ok()?;
                whole(start.first_of_month().checked_add(months).ok()?, 1.month())
            }
            Frequency::Yearly => {
                let years = jiff::Span::new().try_years(steps).ok()?;
                whole(start.first_of_year().checked_add(years).ok()?, 1.year())
            }
        }
    }

    /// The days of a step that the rule names.
    fn chosen(&self, start: Date, first: Date, last: Date) -> Vec<Date> {
        let mut fitting = Vec::new();
        let mut day = first;
        while day <= last {
            if self.fits(start, day) {
                fitting.push(day);
            }
            let Ok(next) = day.tomorrow() else { break };
            day = next;
        }
        if self.by_set_pos.is_empty() {
            return fitting;
        }
        let count = i32::try_from(fitting.len()).unwrap_or(i32::MAX);
        let is_set = |at: i32| self.by_set_pos.contains(&(at + 1)) || self.by_set_pos.contains(&(at - count));
        (0..).zip(fitting).filter(|(at, _)| is_set(*at)).map(|(_, day)| day).collect()
    }

    fn fits(&self, start: Date, day: Date) -> bool {
        let is_in_month = self.by_month.is_empty() || self.by_month.contains(&day.month());
        let from_end = day.day() - day.days_in_month() - 1;
        let is_on_number = self.by_month_day.is_empty()
            || self.by_month_day.contains(&day.day())
            || self.by_month_day.contains(&from_end);
        let is_on_weekday = self.by_day.is_empty() || self.by_day.iter().any(|(number, on)| self.is(day, *number, *on));
        is_in_month && is_on_number && is_on_weekday && (self.says_days() || self.is_like(start, day))
    }

    const fn says_days(&self) -> bool {
        !self.by_day.is_empty() || !self.by_month_day.is_empty()
    }

    /// The day that the entry's own beginning names, where the rule names none.
    fn is_like(&self, start: Date, day: Date) -> bool {
        match self.frequency {
            Frequency::Daily => true,
            Frequency::Weekly => day.weekday() == start.weekday(),
            Frequency::Monthly => day.day() == start.day(),
            Frequency::Yearly => {
                day.day() == start.day() && (!self.by_month.is_empty() || day.month() == start.month())
            }
        }
    }

    /// Whether a day is such a weekday, or the so-and-so-many-th of its month or year.
    fn is(&self, day: Date, number: Option<i8>, weekday: Weekday) -> bool {
        let in_year = self.frequency == Frequency::Yearly && self.by_month.is_empty();
        let (at, length) = if in_year {
            (day.day_of_year(), day.days_in_year())
        } else {
            (i16::from(day.day()), i16::from(day.days_in_month()))
        };
        day.weekday() == weekday
            && number.is_none_or(|number| match i16::from(number) {
                number if number > 0 => (at - 1) / 7 + 1 == number,
                number => (length - at) / 7 + 1 == -number,
            })
    }
}

fn not_understood() -> service::error::Error {
    refused("calendar-rule")
}

fn list<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    text.split(',').map(|part| read(part.trim())).collect()
}

/// `MO`, `1MO`, `-1SU`.
fn day(text: &str) -> Option<(Option<i8>, Weekday)> {
    let at = text.len().checked_sub(2)?;
    let (number, name) = (text.get(..at)?, text.get(at..)?);
    let number = if number.is_empty() { None } else { Some(number.parse().ok().filter(|number| *number != 0)?) };
    Some((number, weekday(name)?))
}

fn weekday(name: &str) -> Option<Weekday> {
    Some(match name {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    })
}

fn days(count: i64) -> Option<jiff::Span> {
    jiff::Span::new().try_days(count).ok()
}

/// Negative if the second is before the first.
fn days_between(first: Date, second: Date) -> i64 {
    first.until(second).map_or(0, |span| i64::from(span.get_days()))
}

fn within(days: Vec<Date>, from: Date, to: Date) -> Vec<Date> {
    days.into_iter().filter(|day| (from..=to).contains(day)).collect()
}
