//! A series of dates, expanded when it is planned (rule D1).

use jiff::ToSpan;
use jiff::civil::DateTime;

use crate::calendar::Holidays;

/// The most sessions that one series may have.
pub const MOST: u16 = 60;
/// The widest step of a series, in weeks.
pub const WIDEST: u8 = 8;

/// Every so many weeks at the same time, so many sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pattern {
    /// The first session, on the venue's clock.
    pub first: DateTime,
    /// Weeks from one to the next, 1 to 8.
    pub every_weeks: u8,
    /// Sessions, 1 to 60.
    pub count: u16,
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
}

impl Pattern {
    /// The dates. A group skips holidays and the days named in `skipped`, and its end moves (rule D5).
    ///
    /// # Errors
    /// [`SeriesError`] if the pattern is out of bounds.
    pub fn dates(&self, holidays: &Holidays, skipped: &[DateTime]) -> Result<Vec<DateTime>, SeriesError> {
        if !(1..=MOST).contains(&self.count) {
            return Err(SeriesError::Count);
        }
        if !(1..=WIDEST).contains(&self.every_weeks) {
            return Err(SeriesError::Step);
        }
        let nth = |n: i64| self.first.checked_add((n * i64::from(self.every_weeks)).weeks()).ok();
        let is_free = |at: &DateTime| !holidays.contains(at.date()) && !skipped.contains(at);
        Ok((0..).map_while(nth).filter(is_free).take(usize::from(self.count)).collect())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::datetime;

    use super::*;

    #[test]
    fn a_holiday_is_skipped_and_the_end_moves_d5() {
        let pattern = Pattern { first: datetime(2026, 12, 2, 18, 0, 0, 0), every_weeks: 1, count: 3 };
        let dates = pattern.dates(&Holidays::shipped().unwrap(), &[]).unwrap();
        let days: Vec<String> = dates.iter().map(|at| at.date().to_string()).collect();
        assert_eq!(days, ["2026-12-02", "2026-12-09", "2026-12-23"], "16 December is Independence Day");
    }

    #[test]
    fn the_clock_stays_across_the_zone_change_d1() {
        let pattern = Pattern { first: datetime(2024, 2, 22, 18, 30, 0, 0), every_weeks: 1, count: 3 };
        let dates = pattern.dates(&Holidays::default(), &[]).unwrap();
        assert!(dates.iter().all(|at| at.time() == pattern.first.time()));
    }

    #[test]
    fn five_hundred_dates_are_refused() {
        let pattern = Pattern { first: datetime(2026, 12, 2, 18, 0, 0, 0), every_weeks: 1, count: 500 };
        assert_eq!(pattern.dates(&Holidays::default(), &[]), Err(SeriesError::Count));
        assert_eq!(
            Pattern { every_weeks: 0, count: 5, ..pattern }.dates(&Holidays::default(), &[]),
            Err(SeriesError::Step)
        );
    }
}
