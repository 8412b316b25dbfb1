//! When trainers, a room and people are free together.

use std::collections::BTreeSet;

use domain::availability::{Commitments, Free, Search, next_free};
use domain::ids::{GroupId, PersonId, RoomId, StaffId};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use tokio::try_join;

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::groups::stay_of;
use crate::permissions::Permission;
use crate::planning::{With, commitment};
use crate::ports::{RoomRecord, Whom};
use crate::time;

/// So many times are found at once.
pub const FREE_AT_ONCE: usize = 10;
/// The days that are looked through one after the other until enough is found: the next week, then further on.
const STRETCHES: [(i64, i64); 4] = [(0, 6), (7, 20), (21, 62), (63, 181)];
/// The longest session, in minutes.
const LONGEST: u16 = 480;

/// When who must be free.
#[derive(Debug, Clone)]
pub struct FreeRequest {
    /// All of these lead.
    pub trainers: Vec<StaffId>,
    /// Where; none: in any room.
    pub room: Option<RoomId>,
    /// For whom; none: for nobody yet.
    pub with: Option<With>,
    /// How long, in minutes.
    pub minutes: u16,
    /// From which day on.
    pub from: Date,
}

/// A time at which all of them are free.
#[derive(Debug, Clone)]
pub struct FreeTime {
    /// On the venue's clock.
    pub start: DateTime,
    /// Which room is free then.
    pub room: RoomId,
    /// Its name.
    pub room_name: String,
}

impl Services {
    /// The next times at which all are free (rules D2, D5): within half a year.
    ///
    /// # Errors
    /// `NotFound` unless the actor plans sessions, or if there is no such trainer, group or participant; `Invalid` on
    /// `trainers`, `room` or `minutes`.
    pub async fn next_free(&self, actor: &Actor, request: &FreeRequest) -> Outcome<Vec<FreeTime>> {
        let staff = actor.may(Permission::Plan)?;
        if !(15..=LONGEST).contains(&request.minutes) {
            return Err(Error::invalid("minutes", "free-minutes"));
        }
        let trainers = self.trainers(staff).await?;
        if request.trainers.is_empty() {
            return Err(Error::invalid("trainers", "trainers-none"));
        }
        if !request.trainers.iter().all(|id| trainers.iter().any(|(known, _)| known == id)) {
            return Err(Error::NotFound);
        }
        let people = self.people_of(staff, request).await?;
        let rooms = self.rooms_for(staff, request, people.len()).await?;
        let mut found = Vec::new();
        for (first, last) in STRETCHES {
            if found.len() >= FREE_AT_ONCE {
                break;
            }
            let days =
                |days: i64| request.from.checked_add(days.days()).map_err(|_| Error::invalid("from", "date-shape"));
            let (from, to) = (days(first)?, days(last)?);
            let more = FREE_AT_ONCE - found.len();
            found.extend(self.free_between(staff, request, &people, &rooms, (from, to), more).await?);
        }
        let named = |free: Free| {
            let room_name = rooms.iter().find(|room| room.id == free.room).map(|room| room.name.clone());
            FreeTime { start: free.start, room: free.room, room_name: room_name.unwrap_or_default() }
        };
        Ok(found.into_iter().map(named).collect())
    }

    async fn free_between(
        &self,
        staff: &Staff,
        request: &FreeRequest,
        people: &[PersonId],
        rooms: &[RoomRecord],
        (from, to): (Date, Date),
        count: usize,
    ) -> Outcome<Vec<Free>> {
        let rooms: Vec<RoomId> = rooms.iter().map(|room| room.id).collect();
        let whom = Whom { trainers: Some(&request.trainers), rooms: Some(&rooms), people };
        let after = to.tomorrow().map_err(|_| Error::invalid("from", "date-shape"))?;
        let (starts, ends) = (time::day_start(from, &staff.zone)?, time::day_start(after, &staff.zone)?);
        let taken = async { Ok(self.store.taken_of(staff.office, whom, &[(starts, ends)]).await?) };
        let (taken, availability, holidays) = try_join!(
            taken,
            self.availability_of(staff.office, whom, from, to),
            self.holidays(staff.office, from, to)
        )?;
        let commitments = Commitments::new(taken.iter().map(commitment).collect::<Outcome<Vec<_>>>()?);
        let search = Search {
            trainers: &request.trainers,
            rooms: &rooms,
            people,
            minutes: request.minutes,
            from,
            to,
            count,
            zone: &staff.zone,
            holidays: &holidays,
            now: self.clock.now(),
        };
        Ok(next_free(&search, &availability, &commitments))
    }

    /// Who must come: the participant, or all who are members of the group on any of the days.
    async fn people_of(&self, staff: &Staff, request: &FreeRequest) -> Outcome<Vec<PersonId>> {
        match request.with {
            None => Ok(Vec::new()),
            Some(With::Participant(id)) => {
                let enrolment = self.store.enrolment(staff.office, id).await?.ok_or(Error::NotFound)?;
                Ok(vec![enrolment.person_id])
            }
            Some(With::Group(id)) => self.members_from(staff, id, request.from).await,
        }
    }

    async fn members_from(&self, staff: &Staff, group: GroupId, from: Date) -> Outcome<Vec<PersonId>> {
        let groups = self.store.groups(staff.office).await?;
        if !groups.iter().any(|known| known.id == group) {
            return Err(Error::NotFound);
        }
        let mut members = BTreeSet::new();
        for record in self.store.memberships(staff.office).await? {
            let stay = stay_of(&record)?;
            if record.group_id == group && stay.to.is_none_or(|to| from <= to) {
                members.insert(record.person_id);
            }
        }
        Ok(members.into_iter().collect())
    }

    /// The room, or all that have seats enough, the smallest first.
    async fn rooms_for(&self, staff: &Staff, request: &FreeRequest, people: usize) -> Outcome<Vec<RoomRecord>> {
        let mut rooms = self.store.rooms(staff.office).await?;
        rooms.retain(|room| room.closed_at.is_none() && request.room.is_none_or(|wanted| wanted == room.id));
        if rooms.is_empty() {
            return Err(Error::invalid("room", "room-missing"));
        }
        rooms.retain(|room| usize::try_from(room.seats).is_ok_and(|seats| seats >= people));
        rooms.sort_by_key(|room| room.seats);
        Ok(rooms)
    }
}
