//! A series of dates, expanded when it is planned (rule D1).

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Weekday};

use crate::calendar::Holidays;

/// The most sessions that one series may have.
pub const MOST: u16 = 60;
/// The widest step of a series, in weeks.
pub const WIDEST: u8 = 8;

/// When the sessions of a series are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pattern {
    /// Every so many weeks, on one or several days of the week, at one time.
    Weekly {
        /// The first session, on the venue's clock; if it is on none of the weekdays, the series begins on the next.
        first: DateTime,
        /// Weeks from one to the next, 1 to 8.
        every_weeks: u8,
        /// Days of the week; none: the first session's.
        weekdays: Vec<Weekday>,
        /// When it ends.
        end: End,
    },
    /// On dates of their own, each with its time, in whatever order.
    Listed(Vec<DateTime>),
}

/// When a series ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// After so many sessions, 1 to 60.
    Count(u16),
    /// On a day, which still counts.
    Until(Date),
}

/// What is no series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SeriesError {
    /// Fewer than 1 or more than 60 sessions.
    #[error("a series has 1 to 60 sessions")]
    Count,
    /// Less than 1 or more than 8 weeks between sessions.
    #[error("sessions are 1 to 8 weeks apart")]
    Step,
    /// It would end before it begins.
    #[error("the series ends before it begins")]
    End,
}

impl Pattern {
    /// At the same time of the same weekday.
    pub const fn weekly(first: DateTime, every_weeks: u8, count: u16) -> Self {
        Self::Weekly { first, every_weeks, weekdays: Vec::new(), end: End::Count(count) }
    }

    /// Where it begins; none if it has no dates.
    pub fn first(&self) -> Option<DateTime> {
        match self {
            Self::Weekly { first, .. } => Some(*first),
            Self::Listed(dates) => dates.iter().min().copied(),
        }
    }

    /// Whether it is one session, at a time that somebody named. It is checked against a holiday instead of being moved:
    /// the answer then names it.
    pub fn is_single(&self) -> bool {
        matches!(self, Self::Weekly { end: End::Count(1), .. })
    }

    /// The dates in order, without those in `skipped`. A weekly series leaves out holidays too, and its end moves (rule
    /// D5) unless it is named; dates that somebody listed are his own. None may be left.
    ///
    /// # Errors
    /// [`SeriesError`] if the pattern is out of bounds.
    pub fn dates(&self, holidays: &Holidays, skipped: &[DateTime]) -> Result<Vec<DateTime>, SeriesError> {
        let most = usize::from(MOST) + 1;
        let dates: Vec<DateTime> = match self {
            Self::Listed(dates) => {
                let mut dates = dates.clone();
                dates.sort_unstable();
                dates.dedup();
                dates.into_iter().filter(|at| !skipped.contains(at)).take(most).collect()
            }
            Self::Weekly { first, every_weeks, end, .. } => {
                check_bounds(*first, *every_weeks, *end)?;
                let dates = self.going_on(holidays, skipped);
                match end {
                    End::Count(count) => dates.take(usize::from(*count)).collect(),
                    End::Until(last) => dates.take_while(|at| at.date() <= *last).take(most).collect(),
                }
            }
        };
        if dates.len() < most { Ok(dates) } else { Err(SeriesError::Count) }
    }

    /// The date by which the series would go on after its last one; none if it has an end of its own.
    pub fn next(&self, holidays: &Holidays, skipped: &[DateTime]) -> Option<DateTime> {
        let Self::Weekly { end: End::Count(count), .. } = self else { return None };
        self.going_on(holidays, skipped).nth(usize::from(*count))
    }

    /// A weekly series without its end.
    fn going_on<'a>(
        &'a self,
        holidays: &'a Holidays,
        skipped: &'a [DateTime],
    ) -> Box<dyn Iterator<Item = DateTime> + 'a> {
        let Self::Weekly { first, every_weeks, weekdays, .. } = self else { return Box::new(std::iter::empty()) };
        let meets = |at: &DateTime| !skipped.contains(at) && (self.is_single() || !holidays.contains(at.date()));
        Box::new(weekly(*first, *every_weeks, weekdays).filter(meets))
    }
}

fn check_bounds(first: DateTime, every_weeks: u8, end: End) -> Result<(), SeriesError> {
    match end {
        End::Count(count) if !(1..=MOST).contains(&count) => Err(SeriesError::Count),
        End::Until(last) if last < first.date() => Err(SeriesError::End),
        _ if !(1..=WIDEST).contains(&every_weeks) => Err(SeriesError::Step),
        _ => Ok(()),
    }
}

/// Week by week, from the Monday of the first one's week on.
fn weekly(first: DateTime, every_weeks: u8, weekdays: &[Weekday]) -> impl Iterator<Item = DateTime> + use<> {
    let mut days: Vec<i64> = weekdays.iter().map(|day| i64::from(day.to_monday_zero_offset())).collect();
    if days.is_empty() {
        days.push(i64::from(first.weekday().to_monday_zero_offset()));
    }
    days.sort_unstable();
    days.dedup();
    let monday = first.checked_sub(i64::from(first.weekday().to_monday_zero_offset()).days()).unwrap_or(first);
    let of_week = move |week: i64| {
        let on = |day: &i64| monday.checked_add((week * 7 * i64::from(every_weeks.max(1)) + day).days()).ok();
        let dates: Option<Vec<DateTime>> = days.iter().map(on).collect();
        dates
    };
    (0..).map_while(of_week).flatten().filter(move |at| *at >= first)
}

#[cfg(test)]
mod tests;
