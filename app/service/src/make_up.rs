//! Making up a missed topic as a guest of another group (rule A9).

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::ids::{OccurrenceId, PersonId};
use domain::make_up::{MissedModule, missed_modules};
use domain::programme::Template;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use uuid::Uuid;

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::enrolments::{Enrolment, history_of};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{GroupRecord, HistoryRecord, OccurrenceRecord, StoreError};
use crate::time;
use crate::waiting::not_available;

/// Sessions of other groups are looked up so many weeks ahead: a whole round of the training.
const AHEAD: i64 = 26;

/// Another group's session at which he could be a guest, or is.
#[derive(Debug, Clone)]
pub struct MakeUp {
    /// Which session.
    pub session: OccurrenceId,
    /// The group's code.
    pub group: String,
    /// On the venue's clock.
    pub start: DateTime,
    /// Planned length.
    pub minutes: i64,
    /// The room's name.
    pub room: String,
}

/// A topic that he missed.
#[derive(Debug, Clone)]
pub struct Topic {
    /// Key of the module.
    pub module: String,
    /// The day on which he is expected at a session of it anyway.
    pub expected_on: Option<Date>,
    /// Earlier sessions of other groups with a free seat, by start.
    pub offers: Vec<MakeUp>,
}

/// What somebody can make up.
#[derive(Debug, Clone)]
pub struct MakeUps {
    /// The topics, in the programme's order.
    pub topics: Vec<Topic>,
    /// Where he is a guest, by start; what was recorded is left out.
    pub arranged: Vec<MakeUp>,
    /// For the topics' names.
    pub template: Arc<Template>,
}

impl Services {
    /// The mandatory topics that somebody missed, each with sessions of other groups that teach it in his language, have a
    /// free seat and do not clash.
    ///
    /// # Errors
    /// `NotFound` unless the actor manages groups and he is one of the office's.
    pub async fn make_ups(&self, actor: &Actor, person: PersonId) -> Outcome<MakeUps> {
        let staff = actor.may(Permission::ManageGroups)?;
        let record = self.store.person(staff.office, person).await?.ok_or(Error::NotFound)?;
        let enrolment = self.newest_enrolment(person).await?;
        let sessions = self.store.history_of(person).await?;
        let template = self.programmes.template(&*self.store, enrolment.programme).await?;
        let arranged = self.arranged(staff, &enrolment, &sessions).await?;
        if !enrolment.state.is_in_training() {
            return Ok(MakeUps { topics: Vec::new(), arranged, template });
        }
        let missed = missed_modules(&template, &history_of(&enrolment, &sessions)?, self.today(staff)?);
        let offers = if missed.is_empty() {
            Vec::new()
        } else {
            self.offers(staff, person, &record.language, &enrolment, &missed).await?
        };
        let topics = missed.iter().map(|missed| topic(missed, &offers)).collect();
        Ok(MakeUps { topics, arranged, template })
    }

    /// Expects somebody as a guest at another group's session: it covers its topic, but is none of those that are counted.
    ///
    /// # Errors
    /// As [`Services::make_ups`]; `Refused("seat-not-available")` unless it is offered there, or was taken meanwhile.
    pub async fn arrange_make_up(&self, actor: &Actor, person: PersonId, session: OccurrenceId) -> Outcome<()> {
        let staff = actor.may(Permission::ManageGroups)?;
        let made = self.make_ups(actor, person).await?;
        if made.arranged.iter().any(|guest| guest.session == session) {
            return Ok(());
        }
        if !made.topics.iter().flat_map(|topic| &topic.offers).any(|offer| offer.session == session) {
            return Err(not_available());
        }
        let enrolment = self.newest_enrolment(person).await?;
        let entry = self.entry(actor, "make-up.add", person);
        let added = self.store.add_guest(staff.office, session, person, enrolment.id, &entry).await;
        added.map_err(|why| match why {
            StoreError::GroupFull | StoreError::PersonBusy | StoreError::Missing => not_available(),
            why => why.into(),
        })
    }

    /// No longer expects somebody as a guest.
    ///
    /// # Errors
    /// `NotFound` unless the actor manages groups and he is one of the office's; `Refused("changed-meanwhile")` if he is
    /// no guest there, or was marked.
    pub async fn cancel_make_up(&self, actor: &Actor, person: PersonId, session: OccurrenceId) -> Outcome<()> {
        let staff = actor.may(Permission::ManageGroups)?;
        self.store.person(staff.office, person).await?.ok_or(Error::NotFound)?;
        let entry = self.entry(actor, "make-up.end", person);
        Ok(self.store.remove_guest(staff.office, session, person, &entry).await?)
    }

    /// Where he is a guest and was not marked yet.
    async fn arranged(&self, staff: &Staff, enrolment: &Enrolment, sessions: &[HistoryRecord]) -> Outcome<Vec<MakeUp>> {
        let is_guest = |session: &&HistoryRecord| {
            session.is_make_up && session.live && session.mark.is_none() && session.enrolment_id == enrolment.id
        };
        let guests: Vec<&HistoryRecord> = sessions.iter().filter(is_guest).collect();
        if guests.is_empty() {
            return Ok(Vec::new());
        }
        let rooms = self.room_names(staff.office).await?;
        let groups = self.store.groups(staff.office).await?;
        let view = |session: &&HistoryRecord| {
            Ok(MakeUp {
                session: session.occurrence_id,
                group: code_of(&groups, session.group_id),
                start: time::civil(&session.civil_start)?,
                minutes: session.minutes,
                room: rooms.get(&session.room_id.into()).cloned().unwrap_or_default(),
            })
        };
        guests.iter().map(view).collect()
    }

    /// The coming sessions of other groups that teach one of these topics, have a free seat, and do not clash.
    async fn offers(
        &self,
        staff: &Staff,
        person: PersonId,
        language: &str,
        enrolment: &Enrolment,
        missed: &[MissedModule],
    ) -> Outcome<Vec<(String, MakeUp)>> {
        let from = self.now() + 1;
        let until = self.today(staff)?.checked_add(AHEAD.weeks()).map_err(|_| Error::corrupt("a date"))?;
        let until = time::day_start(until, &staff.zone)?;
        let groups = self.store.groups(staff.office).await?;
        let stays = self.store.memberships(staff.office).await?;
        let is_own = |id: Uuid| {
            stays.iter().any(|stay| stay.group_id.0 == id && stay.enrolment_id == enrolment.id && stay.to_on.is_none())
        };
        let others: BTreeMap<Uuid, &GroupRecord> = groups
            .iter()
            .filter(|group| group.language == language && !is_own(group.id.0))
            .map(|group| (group.id.0, group))
            .collect();
        let mut sessions = self.store.occurrences(staff.office, from, until).await?;
        sessions.retain(|session| {
            let teaches = missed.iter().any(|missed| missed.sessions.contains(&session.session_key));
            session.live && teaches && session.group_id.is_some_and(|id| others.contains_key(&id))
        });
        self.keep_seats(staff, &others, &mut sessions, from, until).await?;
        let free = self.free_for(staff, person, &sessions).await?;
        let rooms = self.room_names(staff.office).await?;
        let free = sessions.iter().zip(free).filter(|(_, is_free)| *is_free);
        free.map(|(session, _)| {
            let offer = MakeUp {
                session: session.id,
                group: code_of(&groups, session.group_id),
                start: time::civil(&session.civil_start)?,
                minutes: session.minutes,
                room: rooms.get(&session.room_id).cloned().unwrap_or_default(),
            };
            Ok((session.session_key.clone(), offer))
        })
        .collect()
    }

    /// Keeps the sessions at which a seat is free, of the group and in the room.
    async fn keep_seats(
        &self,
        staff: &Staff,
        groups: &BTreeMap<Uuid, &GroupRecord>,
        sessions: &mut Vec<OccurrenceRecord>,
        from: i64,
        until: i64,
    ) -> Outcome<()> {
        let counts = self.store.counts(staff.office, from, until).await?;
        let expected: BTreeMap<OccurrenceId, i64> =
            counts.iter().map(|count| (count.occurrence_id, count.expected)).collect();
        let rooms: BTreeMap<_, i64> =
            self.store.rooms(staff.office).await?.into_iter().map(|room| (room.id, room.seats)).collect();
        sessions.retain(|session| {
            let places = session.group_id.and_then(|id| groups.get(&id)).map_or(0, |group| group.places);
            let seats = rooms.get(&session.room_id).copied().unwrap_or_default();
            expected.get(&session.id).copied().unwrap_or_default() < places.min(seats)
        });
        Ok(())
    }
}

fn topic(missed: &MissedModule, offers: &[(String, MakeUp)]) -> Topic {
    let is_earlier = |offer: &MakeUp| missed.expected_on.is_none_or(|day| offer.start.date() < day);
    let offers = offers.iter().filter(|(key, offer)| missed.sessions.contains(key) && is_earlier(offer));
    Topic {
        module: missed.module.clone(),
        expected_on: missed.expected_on,
        offers: offers.map(|(_, offer)| offer.clone()).collect(),
    }
}

fn code_of(groups: &[GroupRecord], id: Option<Uuid>) -> String {
    groups.iter().find(|group| Some(group.id.0) == id).map(|group| group.code.clone()).unwrap_or_default()
}
