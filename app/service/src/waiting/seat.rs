use std::collections::BTreeMap;

use domain::ids::{EnrolmentId, GroupId, PersonId};
use domain::language::Language;
use domain::waiting::{Waiting, fits};
use jiff::civil::Date;
use uuid::Uuid;

use super::lists::{WaitFor, WaitingView, of_list};
use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::groups::most_members;
use crate::permissions::Permission;
use crate::ports::{GroupRecord, OccurrenceRecord};
use crate::time;

/// Who waits for a group, and whether a seat is free.
#[derive(Debug, Clone)]
pub struct GroupSeats {
    /// Who waits, longest first.
    pub waiting: Vec<WaitingView>,
    /// Whether a seat is free on the next day to join.
    pub is_free: bool,
    /// The next day to join; none: no topic begins in what is planned.
    pub entry: Option<Date>,
    /// Who may be put on the list, by name.
    pub candidates: Vec<(EnrolmentId, String)>,
    /// Why members joined within a topic, by stay (rule A7).
    pub midway: BTreeMap<Uuid, String>,
    /// The places.
    pub places: i64,
    /// Today at the venue.
    pub today: Date,
}

impl Services {
    /// Who waits for a group; if a seat is free, whom it fits and who is next (rule D8). Reading the names is recorded.
    ///
    /// # Errors
    /// `NotFound` unless the actor manages groups and the group is the office's.
    pub async fn group_seats(&self, actor: &Actor, id: GroupId) -> Outcome<GroupSeats> {
        let staff = actor.may(Permission::ManageGroups)?;
        let group = self.group_of(staff, id).await?;
        let (today, running) = (self.today(staff)?, self.running(staff).await?);
        let mut waiting = of_list(&self.store.waiting(staff.office).await?, WaitFor::Group(id), &running)?;
        if !waiting.is_empty() {
            self.store.note_read(&self.entry(actor, "waiting.read", id)).await?;
        }
        let sessions = self.live_sessions(id).await?;
        let entry = self.next_entry(&group, &sessions, today).await?;
        let stays = self.store.memberships(staff.office).await?;
        let members = most_members(id, &stays, entry.unwrap_or(today))?;
        let is_free = i64::try_from(members).unwrap_or(i64::MAX) < group.places;
        if let (true, Some(entry)) = (is_free, entry) {
            self.judge(staff, &group, &mut waiting, from(&sessions, entry)?).await?;
        }
        let is_member = |id: EnrolmentId| stays.iter().any(|stay| stay.enrolment_id == id && stay.to_on.is_none());
        let waits = |id: EnrolmentId| waiting.iter().any(|one| one.enrolment == id);
        let others = running.iter().filter(|(id, _)| !is_member(**id) && !waits(**id));
        let mut candidates: Vec<_> = others.map(|(id, (_, name))| (*id, name.clone())).collect();
        let order = domain::order::Order::for_language(staff.language);
        candidates.sort_by_cached_key(|(_, name)| order.key(name));
        let midway = self.midway_reasons(staff, id).await?;
        Ok(GroupSeats { waiting, is_free, entry, candidates, midway, places: group.places, today })
    }

    /// Gives the free seat of a group to somebody who waits for it, from the next day on which a topic begins.
    ///
    /// # Errors
    /// `NotFound` unless the actor manages groups and he waits for it; `Refused` as [`Services::add_member`], and with
    /// `seat-not-available` if no seat is free or he cannot be there, whatever stands in the way.
    pub async fn offer_seat(&self, actor: &Actor, id: GroupId, waiting: Uuid) -> Outcome<()> {
        let staff = actor.may(Permission::ManageGroups)?;
        let group = self.group_of(staff, id).await?;
        let all = self.store.waiting(staff.office).await?;
        let who = all.iter().find(|one| one.id == waiting && one.group_id == Some(id.0)).ok_or(Error::NotFound)?;
        let sessions = self.live_sessions(id).await?;
        let entry = self.next_entry(&group, &sessions, self.today(staff)?).await?;
        let entry = entry.ok_or(Error::Refused("no-beginning"))?;
        if !self.can_come(staff, who.person_id, from(&sessions, entry)?).await? {
            return Err(not_available());
        }
        self.add_member(actor, id, who.enrolment_id, &entry.to_string()).await.map_err(|why| match why {
            Error::Refused("group-full" | "taken-meanwhile") => not_available(),
            why => why,
        })
    }

    /// Gives a group so many places (rule A7).
    ///
    /// # Errors
    /// `NotFound` unless the actor manages groups and the group is the office's; `Invalid` on `places`, if there are more
    /// members too.
    pub async fn set_places(&self, actor: &Actor, id: GroupId, places: i64) -> Outcome<()> {
        let staff = actor.may(Permission::ManageGroups)?;
        self.group_of(staff, id).await?;
        if !(1..=12).contains(&places) {
            return Err(Error::invalid("places", "group-places"));
        }
        let entry = self.entry(actor, "group.places", id);
        let today = self.today(staff)?.to_string();
        let set = self.store.set_places(staff.office, id, places, &today, &entry).await;
        set.map_err(|why| match why {
            crate::ports::StoreError::GroupFull => Error::invalid("places", "places-taken"),
            why => why.into(),
        })
    }

    async fn group_of(&self, staff: &Staff, id: GroupId) -> Outcome<GroupRecord> {
        self.store.groups(staff.office).await?.into_iter().find(|group| group.id == id).ok_or(Error::NotFound)
    }

    /// Says of each who waits whether the seat fits him.
    async fn judge(
        &self,
        staff: &Staff,
        group: &GroupRecord,
        waiting: &mut [WaitingView],
        sessions: &[OccurrenceRecord],
    ) -> Outcome<()> {
        let mut judged = Vec::new();
        for one in &*waiting {
            let person = self.store.person(staff.office, one.person).await?.ok_or(Error::NotFound)?;
            judged.push(Waiting {
                since: one.since,
                language: Language::parse(&person.language).ok_or_else(|| Error::corrupt("person.language"))?,
                is_free: self.can_come(staff, one.person, sessions).await?,
            });
        }
        let language = Language::parse(&group.language).ok_or_else(|| Error::corrupt("training_group.language"))?;
        for (one, fit) in waiting.iter_mut().zip(fits(&judged, language)) {
            one.fit = Some(fit);
        }
        Ok(())
    }

    async fn can_come(&self, staff: &Staff, person: PersonId, sessions: &[OccurrenceRecord]) -> Outcome<bool> {
        Ok(self.free_for(staff, person, sessions).await?.into_iter().all(|is_free| is_free))
    }
}

/// The sessions on a day and later.
fn from(sessions: &[OccurrenceRecord], day: Date) -> Outcome<&[OccurrenceRecord]> {
    for (at, session) in sessions.iter().enumerate() {
        if time::civil(&session.civil_start)?.date() >= day {
            return Ok(&sessions[at..]);
        }
    }
    Ok(&[])
}

/// One answer to everything that stands in the way (rule F4).
pub(crate) const fn not_available() -> Error {
    Error::Refused("seat-not-available")
}
