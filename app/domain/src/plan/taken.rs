//! When somebody or something is taken, found without reading all of it.

use std::ops::Range;

use jiff::Timestamp;

/// Times of one trainer, room or person, by start.
#[derive(Debug, Default)]
pub(super) struct Times {
    times: Vec<(Timestamp, Timestamp)>,
    /// For each time, the latest end of it and all before it.
    latest: Vec<Timestamp>,
}

impl Times {
    pub(super) fn push(&mut self, from: Timestamp, to: Timestamp) {
        self.times.push((from, to));
    }

    /// Makes it ready to be asked, once all times are in.
    pub(super) fn settle(&mut self) {
        self.times.sort_unstable();
        let latest = self.times.iter().scan(Timestamp::MIN, |latest, (_, to)| {
            *latest = (*latest).max(*to);
            Some(*latest)
        });
        self.latest = latest.collect();
    }

    /// Whether any of them shares an instant with `[from, to)`.
    pub(super) fn overlap(&self, from: Timestamp, to: Timestamp) -> bool {
        let before = self.times.partition_point(|(starts, _)| *starts < to);
        before > 0 && self.latest[before - 1] > from
    }

    /// Minutes of those that start within it.
    pub(super) fn minutes(&self, within: &Range<Timestamp>) -> u32 {
        self.starting_in(within).iter().map(|(starts, ends)| minutes_between(*starts, *ends)).sum()
    }

    /// The latest end of those that start within it.
    pub(super) fn latest_end(&self, within: &Range<Timestamp>) -> Option<Timestamp> {
        self.starting_in(within).iter().map(|(_, ends)| *ends).max()
    }

    fn starting_in(&self, within: &Range<Timestamp>) -> &[(Timestamp, Timestamp)] {
        let first = self.times.partition_point(|(starts, _)| *starts < within.start);
        let after = self.times.partition_point(|(starts, _)| *starts < within.end);
        &self.times[first..after.max(first)]
    }
}

/// Whole minutes from one instant to a later one.
pub(super) fn minutes_between(from: Timestamp, to: Timestamp) -> u32 {
    u32::try_from(to.duration_since(from).as_mins()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(minute * 60).unwrap()
    }

    proptest! {
        #[test]
        fn what_is_found_quickly_is_what_is_found_by_reading_all(
            taken in prop::collection::vec((0..600_i64, 1..200_i64), 0..30),
            from in 0..600_i64,
            length in 1..200_i64,
        ) {
            let to = from + length;
            let mut times = Times::default();
            for (starts, minutes) in &taken {
                times.push(at(*starts), at(starts + minutes));
            }
            times.settle();
            let reads = taken.iter().any(|(starts, minutes)| *starts < to && from < starts + minutes);
            prop_assert_eq!(times.overlap(at(from), at(to)), reads);
            let sum: i64 = taken.iter().filter(|(starts, _)| (from..to).contains(starts)).map(|(_, minutes)| minutes).sum();
            prop_assert_eq!(i64::from(times.minutes(&(at(from)..at(to)))), sum);
        }
    }
}
