//! When a trainer is busy elsewhere, from a calendar file of his or her own. Times are kept and nothing else: not what the
//! file calls them, not where, not with whom. Who plans learns that the trainer is not available, not why.

use domain::ids::StaffId;
use domain::slot::Zone;
use jiff::{Timestamp, ToSpan};

use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::BusyRecord;

/// How far ahead a file is read, in days.
pub const DAYS_AHEAD: i64 = 366;
/// What a file may weigh, in bytes.
pub const LARGEST_CALENDAR: usize = 2 * 1024 * 1024;
/// How many separate times a file may give.
const MOST_TIMES: usize = 5000;
/// Longer times are kept in pieces, in seconds: no row is longer than the longest session.
const PIECE: i64 = 8 * 60 * 60;

/// A time in which somebody is busy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct BusyTime {
    /// Unix seconds.
    pub starts_at: i64,
    /// Unix seconds, not included.
    pub ends_at: i64,
}

/// Between which instants a file is read, and on which clock it is where it names none.
#[derive(Debug, Clone)]
pub struct Range {
    /// Unix seconds.
    pub from: i64,
    /// Unix seconds, not included.
    pub to: i64,
    /// The office's zone.
    pub zone: Zone,
}

impl Services {
    /// When the actor is busy elsewhere, from now on.
    ///
    /// # Errors
    /// `NotFound` for staff who have no sessions.
    pub async fn my_busy_times(&self, actor: &Actor) -> Outcome<Vec<BusyTime>> {
        let staff = actor.may(Permission::SeeCalendar)?;
        let records = self.store.busy_times(staff.id, self.now()).await?;
        let times = records.iter().map(|record| BusyTime { starts_at: record.starts_at, ends_at: record.ends_at });
        Ok(joined(times.collect()))
    }

    /// Reads the actor's busy times from a calendar file; they replace those of the file before. Answers how many.
    ///
    /// # Errors
    /// `NotFound` for staff who have no sessions; `Invalid` on `file`.
    pub async fn import_busy_times(&self, actor: &Actor, bytes: &[u8]) -> Outcome<usize> {
        let staff = actor.may(Permission::SeeCalendar)?;
        if bytes.len() > LARGEST_CALENDAR {
            return Err(Error::invalid("file", "calendar-large"));
        }
        let now = self.clock.now();
        let to = now.checked_add((DAYS_AHEAD * 24).hours()).unwrap_or(Timestamp::MAX);
        let range = Range { from: now.as_second(), to: to.as_second(), zone: staff.zone.clone() };
        let times = joined(self.documents.read_calendar(bytes, &range)?);
        if times.len() > MOST_TIMES {
            return Err(Error::invalid("file", "calendar-long"));
        }
        self.replace(actor, staff.id, &times).await?;
        Ok(times.len())
    }

    /// Forgets the actor's busy times.
    ///
    /// # Errors
    /// `NotFound` for staff who have no sessions.
    pub async fn forget_busy_times(&self, actor: &Actor) -> Outcome<()> {
        let staff = actor.may(Permission::SeeCalendar)?;
        self.replace(actor, staff.id, &[]).await
    }

    async fn replace(&self, actor: &Actor, staff: StaffId, times: &[BusyTime]) -> Outcome<()> {
        let office = actor.office().ok_or(Error::SignInRequired)?;
        let pieces = times.iter().copied().flat_map(pieces);
        let record =
            |time: BusyTime| BusyRecord { id: self.random.id(), starts_at: time.starts_at, ends_at: time.ends_at };
        let records: Vec<BusyRecord> = pieces.map(record).collect();
        let entry = self.entry(actor, "busy.import", staff);
        Ok(self.store.replace_busy_times(office, staff, &records, &entry).await?)
    }
}

/// Times by start, those that touch or overlap as one.
fn joined(mut times: Vec<BusyTime>) -> Vec<BusyTime> {
    times.sort();
    let mut joined: Vec<BusyTime> = Vec::new();
    for time in times {
        match joined.last_mut() {
            Some(last) if time.starts_at <= last.ends_at => last.ends_at = last.ends_at.max(time.ends_at),
            _ => joined.push(time),
        }
    }
    joined
}

fn pieces(time: BusyTime) -> impl Iterator<Item = BusyTime> {
    let starts = std::iter::successors(Some(time.starts_at), |start| Some(start + PIECE));
    starts
        .take_while(move |start| *start < time.ends_at)
        .map(move |start| BusyTime { starts_at: start, ends_at: time.ends_at.min(start + PIECE) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(starts_at: i64, ends_at: i64) -> BusyTime {
        BusyTime { starts_at, ends_at }
    }

    #[test]
    fn what_touches_is_one_time_and_is_found_again_after_it_was_cut() {
        let times = joined(vec![time(50, 60), time(0, 10), time(10, 20), time(5, 8)]);
        assert_eq!(times, [time(0, 20), time(50, 60)]);
        let day = time(0, 24 * 60 * 60 + 1);
        let cut: Vec<BusyTime> = pieces(day).collect();
        assert_eq!(cut.len(), 4);
        assert!(cut.iter().all(|piece| piece.ends_at > piece.starts_at && piece.ends_at - piece.starts_at <= PIECE));
        assert_eq!(joined(cut), [day]);
    }
}
