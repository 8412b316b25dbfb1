//! What is known of the calendar around a plan.

use std::collections::BTreeSet;

use domain::calendar::Holidays;
use domain::ids::{PersonId, StaffId};
use domain::plan::{self, Checked, Commitment, Proposal, Room, Surroundings, Who};
use domain::role::Role;
use jiff::ToSpan;
use jiff::civil::DateTime;
use tokio::try_join;

use crate::Services;
use crate::accounts::parse_roles;
use crate::actor::Staff;
use crate::calendar::timestamp;
use crate::error::{Error, Outcome};
use crate::ports::{Bound, RoomRecord, TakenRecord};
use crate::time;

/// Holidays are looked up this far beyond the first date, in days: the longest series and then some.
const HORIZON: i64 = 8 * 7 * 60;

/// Who and what may be planned, and the days on which nobody meets.
pub(super) struct Around {
    pub(super) trainers: Vec<(StaffId, String)>,
    pub(super) rooms: Vec<RoomRecord>,
    pub(super) holidays: Holidays,
}

impl Services {
    /// What surrounds a plan that begins then, asked for all at once.
    pub(super) async fn around(&self, staff: &Staff, first: DateTime) -> Outcome<Around> {
        let last = first.date().checked_add(HORIZON.days()).map_err(|_| Error::invalid("first", "date-shape"))?;
        let (trainers, rooms, holidays) =
            try_join!(self.trainers(staff), self.open_rooms(staff), self.holidays(staff.office, first.date(), last))?;
        Ok(Around { trainers, rooms, holidays })
    }

    /// Every date of a proposal with its clashes (rule D2).
    pub(super) async fn checked(&self, staff: &Staff, proposal: &Proposal, around: &Around) -> Outcome<Vec<Checked>> {
        let rooms: Vec<Room> = around.rooms.iter().map(bookable).collect();
        let trainers: Vec<StaffId> = around.trainers.iter().map(|(id, _)| *id).collect();
        let surroundings = Surroundings {
            commitments: &self.commitments(staff, proposal).await?,
            holidays: &around.holidays,
            rooms: &rooms,
            trainers: &trainers,
            now: self.clock.now(),
        };
        Ok(plan::check(proposal, &surroundings))
    }

    /// What trainers, rooms and the people of the proposal are bound by on its days.
    async fn commitments(&self, staff: &Staff, proposal: &Proposal) -> Outcome<Vec<Commitment>> {
        let starts = || proposal.sessions.iter().map(|session| session.start.date());
        let (Some(first), Some(last)) = (starts().min(), starts().max()) else { return Ok(Vec::new()) };
        let after = last.tomorrow().map_err(|_| Error::invalid("first", "date-shape"))?;
        let (from, to) = (time::day_start(first, &staff.zone)?, time::day_start(after, &staff.zone)?);
        let people: BTreeSet<PersonId> =
            proposal.sessions.iter().flat_map(|session| session.people.iter().copied()).collect();
        let people: Vec<PersonId> = people.into_iter().collect();
        self.store.taken(staff.office, &people, from, to).await?.iter().map(commitment).collect()
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

fn commitment(taken: &TakenRecord) -> Outcome<Commitment> {
    let who = match taken.bound {
        Bound::Trainer => Who::Trainer(taken.who.into()),
        Bound::Room => Who::Room(taken.who.into()),
        Bound::Person => Who::Person(taken.who.into()),
    };
    Ok(Commitment { who, starts_at: timestamp(taken.starts_at)?, ends_at: timestamp(taken.ends_at)? })
}

fn bookable(room: &RoomRecord) -> Room {
    Room { id: room.id, seats: usize::try_from(room.seats).unwrap_or_default() }
}
