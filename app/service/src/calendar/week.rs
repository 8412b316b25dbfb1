use std::sync::Arc;

use domain::calendar::Holidays;
use domain::ids::{GroupId, RoomId, StaffId};
use domain::language::Language;
use jiff::ToSpan;
use jiff::civil::Date;

use super::{Block, Filter, monday_of};
use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::kept::Moment;
use crate::permissions::Permission;
use crate::time;

/// A week, Monday first.
#[derive(Debug, Clone)]
pub struct Week {
    /// Its Monday.
    pub monday: Date,
    /// Today at the venue.
    pub today: Date,
    /// The sessions, by start.
    pub blocks: Vec<Block>,
    /// The holidays in it.
    pub holidays: Holidays,
    /// Whose week may be shown, by name.
    pub trainers: Vec<(StaffId, String)>,
    /// Rooms whose week may be shown, by name.
    pub rooms: Vec<(RoomId, String)>,
    /// Groups whose week may be shown, by code.
    pub groups: Vec<(GroupId, String)>,
}

/// Whose eyes see which week how: what a kept week belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Seen {
    by: StaffId,
    language: Language,
    sees_all: bool,
    monday: Date,
    filter: Filter,
}

impl Services {
    /// The week in which `day` lies. It is put together anew only if something was written since, or a minute passed.
    ///
    /// # Errors
    /// `NotFound` unless the actor sees the calendar.
    pub async fn week(&self, actor: &Actor, day: Option<Date>, filter: Filter) -> Outcome<Arc<Week>> {
        let staff = actor.may(Permission::SeeCalendar)?;
        let today = self.today(staff)?;
        let monday = monday_of(day.unwrap_or(today))?;
        let sees_all = Permission::SeeOutcomes.is_given_to(&staff.roles);
        let seen = Seen { by: staff.id, language: staff.language, sees_all, monday, filter };
        let moment = Moment { as_of: staff.as_of, minute: self.now().div_euclid(60) };
        if let Some(week) = self.weeks.at(&seen, moment) {
            return Ok(week);
        }
        let week = self.fresh_week(actor, staff, today, monday, filter).await?;
        Ok(self.weeks.keep(seen, moment, week))
    }

    async fn fresh_week(
        &self,
        actor: &Actor,
        staff: &Staff,
        today: Date,
        monday: Date,
        filter: Filter,
    ) -> Outcome<Week> {
        let next_monday = monday.checked_add(7.days()).map_err(|_| Error::NotFound)?;
        let (from, to) = (time::day_start(monday, &staff.zone)?, time::day_start(next_monday, &staff.zone)?);
        let records = self.store.occurrences(staff.office, from, to).await?;
        let blocks = self.blocks(staff, records, from, to, filter).await?;
        let sunday = next_monday.yesterday().map_err(|_| Error::NotFound)?;
        let holidays = self.holidays(staff.office, monday, sunday).await?;
        let rooms = self.store.rooms(staff.office).await?.into_iter().map(|room| (room.id, room.name)).collect();
        let groups = self.store.groups(staff.office).await?.into_iter().map(|group| (group.id, group.code)).collect();
        let trainers = self.trainers_by_name(actor).await?;
        Ok(Week { monday, today, blocks, holidays, trainers, rooms, groups })
    }
}
