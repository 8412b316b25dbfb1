//! What is known of the calendar around a plan.

use std::collections::BTreeSet;

use domain::calendar::Holidays;
use domain::ids::{OccurrenceId, StaffId};
use domain::plan::{self, Checked, Proposal, Session};
use domain::role::Role;
use jiff::ToSpan;
use jiff::civil::DateTime;
use tokio::try_join;

use super::ground::Bounded;
use crate::Services;
use crate::accounts::parse_roles;
use crate::actor::Staff;
use crate::error::{Error, Outcome};
use crate::ports::{RoomRecord, Whom};

/// Holidays are looked up this far beyond the first date, in days: the longest series and then some.
const HORIZON: i64 = 8 * 7 * 60;

/// Who and what may be planned, and the days on which nobody meets.
pub(crate) struct Around {
    pub(crate) trainers: Vec<(StaffId, String)>,
    pub(crate) rooms: Vec<RoomRecord>,
    pub(crate) holidays: Holidays,
}

impl Services {
    /// What surrounds a plan that begins then, asked for all at once.
    pub(crate) async fn around(&self, staff: &Staff, first: DateTime) -> Outcome<Around> {
        let last = first.date().checked_add(HORIZON.days()).map_err(|_| Error::invalid("first", "date-shape"))?;
        let (trainers, rooms, holidays) =
            try_join!(self.trainers(staff), self.open_rooms(staff), self.holidays(staff.office, first.date(), last))?;
        Ok(Around { trainers, rooms, holidays })
    }

    /// Every date of a proposal with its clashes (rule D2); sessions that are being moved are not in their own way.
    pub(crate) async fn checked(
        &self,
        staff: &Staff,
        proposal: &Proposal,
        around: &Around,
        without: &BTreeSet<OccurrenceId>,
    ) -> Outcome<Vec<Checked>> {
        if proposal.sessions.is_empty() {
            return Ok(Vec::new());
        }
        let bound = Bounded::by(proposal);
        // Whether a date works is asked of those who take part in it. Only what would help is asked of everybody.
        let ground = self.ground(staff, bound.whom(), &bound.days(), without).await?;
        let clashes = plan::clashes(proposal, &ground.within(around, self.clock.now()).surroundings());
        if ground.is_calm() && clashes.iter().all(Vec::is_empty) {
            let works =
                |session: &Session| Checked { session: session.clone(), clashes: Vec::new(), repairs: Vec::new() };
            return Ok(proposal.sessions.iter().map(works).collect());
        }
        let everybody = Whom { trainers: None, rooms: None, ..bound.whom() };
        let ground = self.ground(staff, everybody, &bound.days_for_repairs(), without).await?;
        Ok(plan::check(proposal, &ground.within(around, self.clock.now()).surroundings()))
    }

    /// The office's trainers who are at work.
    pub(crate) async fn trainers(&self, staff: &Staff) -> Outcome<Vec<(StaffId, String)>> {
        let mut trainers = Vec::new();
        for record in self.store.staff_of(staff.office).await? {
            if record.disabled_at.is_none() && parse_roles(&record.roles)?.contains(&Role::Trainer) {
                let name = self.open_name(crate::names::STAFF, staff.office, record.id.0, &record.name_sealed)?;
                trainers.push((record.id, name.short()));
            }
        }
        Ok(trainers)
    }

    pub(super) async fn open_rooms(&self, staff: &Staff) -> Outcome<Vec<RoomRecord>> {
        let mut rooms = self.store.rooms(staff.office).await?;
        rooms.retain(|room| room.closed_at.is_none());
        Ok(rooms)
    }
}
