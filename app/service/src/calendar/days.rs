use std::collections::BTreeMap;
use std::sync::Arc;

use domain::calendar::Holidays;
use domain::ids::{GroupId, RoomId, StaffId};
use domain::language::Language;
use domain::slot::Slot;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, time};
use uuid::Uuid;

use super::{Block, Filter, Stretch};
use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::kept::Moment;
use crate::permissions::Permission;
use crate::ports::Whom;
use crate::time::day_start;

/// The day that the calendar draws, as [`Slot::is_at_night`] has it: 07:00 to 22:00, in steps of half an hour.
const STEPS: i64 = 30;
const STEP: u16 = 30;

/// Some days of the calendar, with what is planned on them.
#[derive(Debug, Clone)]
pub struct Days {
    /// The day that was asked for.
    pub day: Date,
    /// The first that is shown.
    pub first: Date,
    /// The last that is shown.
    pub last: Date,
    /// Today at the venue.
    pub today: Date,
    /// The sessions, by start.
    pub blocks: Vec<Block>,
    /// The holidays in it.
    pub holidays: Holidays,
    /// Whose calendar may be shown, by name.
    pub trainers: Vec<(StaffId, String)>,
    /// Rooms whose calendar may be shown, by name.
    pub rooms: Vec<(RoomId, String)>,
    /// Groups whose calendar may be shown, by code.
    pub groups: Vec<(GroupId, String)>,
    /// When trainers do not work and rooms are closed, between 07:00 and 22:00: of whoever has a column of his own.
    pub off: BTreeMap<Uuid, Vec<Off>>,
}

/// A time in which a trainer does not work, or a room is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Off {
    /// On the venue's clock.
    pub start: DateTime,
    /// How long.
    pub minutes: u16,
}

/// Whose eyes see which days how: what kept days belong to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Seen {
    by: StaffId,
    language: Language,
    sees_all: bool,
    stretch: Stretch,
    day: Date,
    filter: Filter,
}

impl Services {
    /// The days around `day`, today if none is asked for. They are put together anew only if something was written
    /// since, or a minute passed.
    ///
    /// # Errors
    /// `NotFound` unless the actor sees the calendar, or if it does not reach so far.
    pub async fn calendar(
        &self,
        actor: &Actor,
        stretch: Stretch,
        day: Option<Date>,
        filter: Filter,
    ) -> Outcome<Arc<Days>> {
        let staff = actor.may(Permission::SeeCalendar)?;
        let today = self.today(staff)?;
        let day = day.unwrap_or(today);
        let sees_all = Permission::SeeOutcomes.is_given_to(&staff.roles);
        let seen = Seen { by: staff.id, language: staff.language, sees_all, stretch, day, filter };
        let moment = Moment { as_of: staff.as_of, minute: self.now().div_euclid(60) };
        if let Some(days) = self.calendars.at(&seen, moment) {
            return Ok(days);
        }
        let (first, end) = stretch.around(day)?;
        let (from, to) = (day_start(first, &staff.zone)?, day_start(end, &staff.zone)?);
        let records = self.store.occurrences(staff.office, from, to).await?;
        let blocks = self.blocks(staff, records, from, to, filter).await?;
        let last = end.yesterday().map_err(|_| Error::NotFound)?;
        let rooms = self.store.rooms(staff.office).await?.into_iter().map(|room| (room.id, room.name)).collect();
        let groups = self.store.groups(staff.office).await?.into_iter().map(|group| (group.id, group.code)).collect();
        let trainers = self.trainers_by_name(actor).await?;
        let holidays = self.holidays(staff.office, first, last).await?;
        let off = BTreeMap::new();
        let mut days = Days { day, first, last, today, blocks, holidays, trainers, rooms, groups, off };
        days.off = self.off(staff, stretch, filter, &days).await?;
        Ok(self.calendars.keep(seen, moment, days))
    }

    /// When those do not work, or are closed, whose hours are drawn: in a week the one it is narrowed to, in a day all.
    async fn off(
        &self,
        staff: &Staff,
        stretch: Stretch,
        filter: Filter,
        days: &Days,
    ) -> Outcome<BTreeMap<Uuid, Vec<Off>>> {
        let trainers: Vec<StaffId> = match (stretch, filter) {
            (Stretch::Day | Stretch::Week, Filter::Trainer(id)) => vec![id],
            (Stretch::Day, _) => days.trainers.iter().map(|(id, _)| *id).collect(),
            _ => Vec::new(),
        };
        let rooms: Vec<RoomId> = match (stretch, filter) {
            (Stretch::Day | Stretch::Week, Filter::Room(id)) => vec![id],
            (Stretch::Day, _) => days.rooms.iter().map(|(id, _)| *id).collect(),
            _ => Vec::new(),
        };
        if trainers.is_empty() && rooms.is_empty() {
            return Ok(BTreeMap::new());
        }
        let whom = Whom { trainers: Some(&trainers), rooms: Some(&rooms), people: &[] };
        let known = self.availability_of(staff.office, whom, days.first, days.last).await?;
        let of = |is_open: &dyn Fn(&Slot) -> bool| closed(staff, days, is_open);
        let trainers = trainers.iter().map(|id| (id.0, of(&|slot| known.trainer_works(*id, slot))));
        let rooms = rooms.iter().map(|id| (id.0, of(&|slot| known.room_is_open(*id, slot))));
        Ok(trainers.chain(rooms).filter(|(_, off)| !off.is_empty()).collect())
    }
}

/// The times between 07:00 and 22:00 that are not open, joined where they touch.
fn closed(staff: &Staff, days: &Days, is_open: &dyn Fn(&Slot) -> bool) -> Vec<Off> {
    let mut off: Vec<Off> = Vec::new();
    for day in days.first.series(1.day()).take_while(|day| *day <= days.last) {
        for step in 0..STEPS {
            let Ok(start) = day.to_datetime(time(7, 0, 0, 0)).checked_add((step * i64::from(STEP)).minutes()) else {
                continue;
            };
            if is_open(&Slot { start, minutes: STEP, zone: staff.zone.clone() }) {
                continue;
            }
            match off.last_mut() {
                Some(last) if last.end() == Some(start) => last.minutes += STEP,
                _ => off.push(Off { start, minutes: STEP }),
            }
        }
    }
    off
}

impl Off {
    fn end(self) -> Option<DateTime> {
        self.start.checked_add(i64::from(self.minutes).minutes()).ok()
    }
}
