//! The week, today, and one session's page.

mod blocks;
mod days;
mod lines;
mod stretch;
mod today;

use std::collections::BTreeMap;

use domain::ids::{OfficeId, RoomId, StaffId};
use jiff::Timestamp;
use jiff::civil::Date;

pub use blocks::{Block, Filter};
pub use days::{Days, Off, Seen};
pub use lines::SessionLine;
pub use stretch::Stretch;
pub(crate) use stretch::monday_of;
pub use today::{Today, is_now};

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::time;

/// What kind of session it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One person: clearing, individual track, midpoint talk.
    Individual,
    /// A group's training.
    Group,
    /// Joint work of a couple (section E).
    Couples,
    /// A talk after the programme (rule A6).
    FollowUp,
}

impl Kind {
    /// All kinds, in the order of the programme.
    pub const ALL: [Self; 4] = [Self::Individual, Self::Group, Self::Couples, Self::FollowUp];

    /// As it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Individual => "individual",
            Self::Group => "group",
            Self::Couples => "couples",
            Self::FollowUp => "follow_up",
        }
    }

    /// Reads the stored code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl Services {
    /// Today at the office of a member of staff.
    pub(crate) fn today(&self, staff: &Staff) -> Outcome<Date> {
        Ok(time::on_the_clock(self.now(), &staff.zone)?.date())
    }

    /// The office's trainers by name: whose week may be shown.
    ///
    /// # Errors
    /// `NotFound` unless the actor sees the calendar.
    pub async fn trainers_by_name(&self, actor: &Actor) -> Outcome<Vec<(StaffId, String)>> {
        let staff = actor.may(Permission::SeeCalendar)?;
        let order = domain::order::Order::for_language(staff.language);
        let mut trainers = self.trainers(staff).await?;
        trainers.sort_by_cached_key(|(_, name)| order.key(name));
        Ok(trainers)
    }

    pub(crate) async fn room_names(&self, office: OfficeId) -> Outcome<BTreeMap<RoomId, String>> {
        Ok(self.store.rooms(office).await?.into_iter().map(|room| (room.id, room.name)).collect())
    }
}

/// The present as a timestamp, for rules that want one.
pub(crate) fn timestamp(seconds: i64) -> Outcome<Timestamp> {
    Timestamp::from_second(seconds).map_err(|_| Error::corrupt("an instant"))
}
