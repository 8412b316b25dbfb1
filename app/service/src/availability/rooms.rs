//! Opening hours of rooms.

use domain::ids::RoomId;

use super::form::{self, WeekForm};
use super::{Week, records, week};
use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::RoomRecord;

/// When a room is open.
#[derive(Debug, Clone)]
pub struct RoomHours {
    /// Which room.
    pub room: RoomRecord,
    /// Opening hours; all empty: always open.
    pub week: Week,
}

impl Services {
    /// When a room is open.
    ///
    /// # Errors
    /// `NotFound` unless an administrator asks for a room of the office.
    pub async fn room_hours(&self, actor: &Actor, room: RoomId) -> Outcome<RoomHours> {
        let staff = actor.may(Permission::ManageOffice)?;
        let rooms = self.store.rooms(staff.office).await?;
        let room = rooms.into_iter().find(|known| known.id == room).ok_or(Error::NotFound)?;
        let week = week(&self.store.room_hours(room.id).await?)?;
        Ok(RoomHours { room, week })
    }

    /// Replaces a room's opening hours. What is planned already stays.
    ///
    /// # Errors
    /// As [`Services::room_hours`]; `Invalid` on the field that does not say what it should.
    pub async fn replace_room_hours(&self, actor: &Actor, room: RoomId, form: &WeekForm) -> Outcome<()> {
        let staff = actor.may(Permission::ManageOffice)?;
        self.room_hours(actor, room).await?;
        let hours = records(&form::parse(form)?);
        let entry = self.entry(actor, "room.hours", room);
        Ok(self.store.replace_room_hours(staff.office, room, &hours, &entry).await?)
    }
}
