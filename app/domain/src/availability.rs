//! Who works, what is open and who is free when, on the venue's clock (rule D5). Who has said nothing is available.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::{Date, DateTime, Weekday};
use jiff::{Span, ToSpan};

use crate::ids::{PersonId, RoomId, StaffId};
use crate::slot::Slot;

mod next_free;
mod span;

pub use next_free::{Commitments, Free, Search, next_free};
pub use span::{DAY, Daily, SpanError, Weekly};

/// Times of a week at which somebody is bound elsewhere: a shift, reporting to the police.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Busy {
    /// On which day of the week, from when until when; a night shift ends on the next day.
    pub weekly: Weekly,
    /// The first day on which it holds.
    pub first: Date,
    /// The last day on which it holds; none: until further notice.
    pub last: Option<Date>,
}

/// Days on which a member of staff is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Away {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

/// When one member of staff works.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Hours {
    weekly: Vec<Weekly>,
    exceptions: BTreeMap<Date, Vec<Daily>>,
    away: Vec<Away>,
}

/// Who works, what is open and who is free when. The default knows of nobody: everybody is available.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Availability {
    trainers: HashMap<StaffId, Hours>,
    rooms: HashMap<RoomId, Vec<Weekly>>,
    closed: BTreeSet<RoomId>,
    people: HashMap<PersonId, Vec<Busy>>,
}

impl Availability {
    /// Notes weekly hours of a member of staff. Whoever has any works in these only.
    pub fn works(&mut self, staff: StaffId, weekly: Weekly) {
        self.trainers.entry(staff).or_default().weekly.push(weekly);
    }

    /// Notes what holds on one day instead of the weekly hours; none: no work that day.
    pub fn excepts(&mut self, staff: StaffId, day: Date, hours: Option<Daily>) {
        self.trainers.entry(staff).or_default().exceptions.entry(day).or_default().extend(hours);
    }

    /// Notes that a member of staff is on leave.
    pub fn leaves(&mut self, staff: StaffId, away: Away) {
        self.trainers.entry(staff).or_default().away.push(away);
    }

    /// Notes opening hours of a room. A room that has any is open in these only.
    pub fn opens(&mut self, room: RoomId, weekly: Weekly) {
        self.rooms.entry(room).or_default().push(weekly);
    }

    /// Notes that a participant is bound elsewhere.
    pub fn binds(&mut self, person: PersonId, busy: Busy) {
        self.people.entry(person).or_default().push(busy);
    }

    /// Whether a member of staff works during the whole of it.
    pub fn trainer_works(&self, staff: StaffId, slot: &Slot) -> bool {
        self.trainers.get(&staff).is_none_or(|hours| hours.cover(slot))
    }

    /// Whether a room is open during the whole of it.
    pub fn room_is_open(&self, room: RoomId, slot: &Slot) -> bool {
        let day = slot.start.date();
        self.rooms.get(&room).is_none_or(|hours| covers(on(hours, day.weekday()), slot))
    }

    /// Whether a participant is bound nowhere else during any of it.
    pub fn person_is_free(&self, person: PersonId, slot: &Slot) -> bool {
        self.people.get(&person).is_none_or(|busy| !busy.iter().any(|busy| busy.meets(slot)))
    }

    /// The hours in which a member of staff works on a day; none: nothing was said, the whole day.
    pub fn hours_on(&self, staff: StaffId, day: Date) -> Option<Vec<Daily>> {
        self.trainers.get(&staff).and_then(|hours| hours.on(day))
    }
}

impl Hours {
    fn is_away(&self, day: Date) -> bool {
        self.away.iter().any(|away| away.first <= day && day <= away.last)
    }

    fn on(&self, day: Date) -> Option<Vec<Daily>> {
        if self.is_away(day) {
            return Some(Vec::new());
        }
        if let Some(exception) = self.exceptions.get(&day) {
            return Some(exception.clone());
        }
        (!self.weekly.is_empty()).then(|| on(&self.weekly, day.weekday()).collect())
    }

    fn cover(&self, slot: &Slot) -> bool {
        self.on(slot.start.date()).is_none_or(|hours| covers(hours.into_iter(), slot))
    }
}

impl Busy {
    /// Whether it shares an instant with a slot. A night shift of the day before counts.
    fn meets(&self, slot: &Slot) -> bool {
        let Ok(end) = slot.start.checked_add(minutes(slot.minutes)) else { return true };
        let day = slot.start.date();
        let days = [day.yesterday().ok(), Some(day), day.tomorrow().ok()];
        days.into_iter().flatten().filter(|day| self.holds_on(*day)).any(|day| {
            let (from, until) = (at(day, self.weekly.daily.from()), at(day, self.weekly.daily.until()));
            from.is_none_or(|from| from < end) && until.is_none_or(|until| slot.start < until)
        })
    }

    fn holds_on(&self, day: Date) -> bool {
        let is_valid = self.first <= day && self.last.is_none_or(|last| day <= last);
        is_valid && day.weekday() == self.weekly.weekday
    }
}

fn on(hours: &[Weekly], weekday: Weekday) -> impl Iterator<Item = Daily> {
    hours.iter().filter(move |weekly| weekly.weekday == weekday).map(|weekly| weekly.daily)
}

/// Whether the hours of the slot's day, taken together, hold all of it.
fn covers(hours: impl Iterator<Item = Daily>, slot: &Slot) -> bool {
    let mut hours: Vec<_> = hours.collect();
    hours.sort_unstable_by_key(|daily| daily.from());
    let start = span::minute_of(slot.start.time());
    let end = u32::from(start) + u32::from(slot.minutes);
    let reached = hours.iter().fold(u32::from(start), |reached, daily| {
        let goes_on = u32::from(daily.from()) <= reached;
        if goes_on { reached.max(u32::from(daily.until())) } else { reached }
    });
    reached >= end && hours.iter().any(|daily| daily.from() <= start && start < daily.until())
}

fn at(day: Date, minute: u16) -> Option<DateTime> {
    day.to_datetime(jiff::civil::Time::midnight()).checked_add(minutes(minute)).ok()
}

fn minutes(minutes: u16) -> Span {
    i64::from(minutes).minutes()
}

#[cfg(test)]
mod tests;
