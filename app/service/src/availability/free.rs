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
use crate::planning::{Around, OpenRoom, With};
use crate::ports::Whom;

/// So many times are found at once.
pub const FREE_AT_ONCE: usize = 10;
/// The days that are looked through one after the other until enough is found: the next week, then further on.
const STRETCHES: [(i64, i64); 4] = [(0, 6), (7, 20), (21, 62), (63, LAST_DAY)];
/// How far it is looked, in days: half a year.
const LAST_DAY: i64 = 181;
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
        if request.trainers.is_empty() {
            return Err(Error::invalid("trainers", "trainers-none"));
        }
        let room = request.room.as_slice();
        let named = Whom { trainers: Some(&request.trainers), rooms: (!room.is_empty()).then_some(room), people: &[] };
        let around = self.around(staff, (request.from, request.from), LAST_DAY, named);
        let (Around { bookable, holidays }, people) = try_join!(around, self.people_of(staff, request))?;
        if !request.trainers.iter().all(|id| bookable.may_lead(*id)) {
            return Err(Error::NotFound);
        }
        let rooms = with_seats(bookable.rooms, people.len())?;
        let ids: Vec<RoomId> = rooms.iter().map(|room| room.id).collect();
        let mut found = Vec::new();
        for (first, last) in STRETCHES {
            if found.len() >= FREE_AT_ONCE {
                break;
            }
            let day =
                |after: i64| request.from.checked_add(after.days()).map_err(|_| Error::invalid("from", "date-shape"));
            let search = Search {
                trainers: &request.trainers,
                rooms: &ids,
                people: &people,
                minutes: request.minutes,
                from: day(first)?,
                to: day(last)?,
                count: FREE_AT_ONCE - found.len(),
                zone: &staff.zone,
                holidays: &holidays,
                now: self.clock.now(),
            };
            found.extend(self.free_in(staff, &search).await?);
        }
        let named = |free: Free| {
            let room_name = rooms.iter().find(|room| room.id == free.room).map(|room| room.name.clone());
            FreeTime { start: free.start, room: free.room, room_name: room_name.unwrap_or_default() }
        };
        Ok(found.into_iter().map(named).collect())
    }

    async fn free_in(&self, staff: &Staff, search: &Search<'_>) -> Outcome<Vec<Free>> {
        let whom = Whom { trainers: Some(search.trainers), rooms: Some(search.rooms), people: search.people };
        let ground = self.ground_between(staff, whom, (search.from, search.to), &[]).await?;
        Ok(next_free(search, &ground.availability, &Commitments::new(ground.commitments)))
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
        let meeting = self.store.meeting(staff.office, group).await?.ok_or(Error::NotFound)?;
        let mut members = BTreeSet::new();
        for record in meeting.stays {
            let stay = stay_of(&record)?;
            if stay.to.is_none_or(|to| from <= to) {
                members.insert(record.person_id);
            }
        }
        Ok(members.into_iter().collect())
    }
}

/// The room, or all that have seats enough, the smallest first.
fn with_seats(mut rooms: Vec<OpenRoom>, people: usize) -> Outcome<Vec<OpenRoom>> {
    if rooms.is_empty() {
        return Err(Error::invalid("room", "room-missing"));
    }
    rooms.retain(|room| room.seats >= people);
    rooms.sort_by_key(|room| room.seats);
    Ok(rooms)
}
