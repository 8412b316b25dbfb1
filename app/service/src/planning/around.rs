//! What is known of the calendar around a plan.

use std::collections::BTreeSet;

use domain::calendar::Holidays;
use domain::ids::{OccurrenceId, StaffId};
use domain::plan::{self, Checked, Proposal, Session};
use domain::role::Role;
use jiff::ToSpan;
use jiff::civil::Date;
use tokio::try_join;

use super::bookable::Bookable;
use super::ground::Bounded;
use crate::Services;
use crate::accounts::parse_roles;
use crate::actor::Staff;
use crate::error::{Error, Outcome};
use crate::office::by_date;
use crate::ports::{RoomRecord, Whom};

/// The longest series and then some, in days.
pub(crate) const LONGEST_SERIES: i64 = 8 * 7 * 60;
/// What a repair may move a single session by, in days: a week, and holidays may be in the way a few times.
pub(crate) const A_WEEK_LATER: i64 = 8 * 7;

/// Who and what may be planned, and the days on which nobody meets.
pub(crate) struct Around {
    pub(crate) bookable: Bookable,
    pub(crate) holidays: Holidays,
}

impl Services {
    /// What surrounds a plan with these, asked for all at once; holidays from the first day to so many days after the last.
    pub(crate) async fn around(
        &self,
        staff: &Staff,
        (first, last): (Date, Date),
        days: i64,
        whom: Whom<'_>,
    ) -> Outcome<Around> {
        let last = last.checked_add(days.days()).map_err(|_| Error::invalid("first", "date-shape"))?;
        let record = self.store.around(staff.office, whom, (&first.to_string(), &last.to_string())).await?;
        Ok(Around { bookable: record.bookable.try_into()?, holidays: by_date(record.holidays)? })
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
        let without: Vec<OccurrenceId> = without.iter().copied().collect();
        // Whether a date works is asked of those who take part in it. Only what would help is asked of everybody.
        let ground = self.ground_of(staff, proposal, &bound, &without).await?;
        let clashes = plan::clashes(proposal, &ground.within(around, self.clock.now()).surroundings());
        if ground.is_calm() && clashes.iter().all(Vec::is_empty) {
            let works =
                |session: &Session| Checked { session: session.clone(), clashes: Vec::new(), repairs: Vec::new() };
            return Ok(proposal.sessions.iter().map(works).collect());
        }
        let everybody = Whom::all_with(bound.whom().people);
        let days = bound.days_for_repairs();
        let (bookable, ground) =
            try_join!(self.bookable(staff, everybody), self.ground(staff, everybody, &days, &without))?;
        let around = Around { bookable, holidays: around.holidays.clone() };
        Ok(plan::check(proposal, &ground.within(&around, self.clock.now()).surroundings()))
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
