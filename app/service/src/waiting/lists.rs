use std::collections::BTreeMap;

use domain::ids::{EnrolmentId, GroupId, PersonId, StaffId};
use domain::waiting::Fit;
use jiff::civil::Date;
use uuid::Uuid;

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::enrolments::Enrolment;
use crate::error::{Error, Outcome};
use crate::groups::GroupView;
use crate::permissions::Permission;
use crate::ports::WaitingRecord;
use crate::time;

/// What somebody waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitFor {
    /// A seat in a group.
    Group(GroupId),
    /// A time with a trainer.
    Trainer(StaffId),
}

/// Somebody on a waiting list.
#[derive(Debug, Clone)]
pub struct WaitingView {
    /// Key of the row.
    pub id: Uuid,
    /// Who.
    pub person: PersonId,
    /// On which enrolment.
    pub enrolment: EnrolmentId,
    /// Full name.
    pub name: String,
    /// The date of entry.
    pub since: Date,
    /// Whether the free seat fits him; none: no seat is free.
    pub fit: Option<Fit>,
}

/// All waiting lists of an office.
#[derive(Debug, Clone)]
pub struct WaitingPage {
    /// Those of groups, by code.
    pub groups: Vec<(GroupView, Vec<WaitingView>)>,
    /// Those of trainers, by name.
    pub trainers: Vec<(StaffId, String, Vec<WaitingView>)>,
    /// Who may be put on one: running enrolments, by name.
    pub candidates: Vec<(EnrolmentId, String)>,
    /// Today at the venue.
    pub today: Date,
}

impl Services {
    /// All waiting lists of the office, by the date of entry (rule D8). Reading the names is recorded (rule I4).
    ///
    /// # Errors
    /// `NotFound` unless the actor manages groups.
    pub async fn waiting_lists(&self, actor: &Actor) -> Outcome<WaitingPage> {
        let staff = actor.may(Permission::ManageGroups)?;
        self.store.note_read(&self.entry(actor, "waiting.read", staff.office)).await?;
        let (running, waiting) = (self.running(staff).await?, self.store.waiting(staff.office).await?);
        let list = |what: WaitFor| of_list(&waiting, what, &running);
        let groups = self.groups(actor).await?.into_iter();
        let groups = groups.map(|group| Ok((group.clone(), list(WaitFor::Group(group.id))?)));
        let order = domain::order::Order::for_language(staff.language);
        let mut trainers = self.trainers(staff).await?;
        trainers.sort_by_cached_key(|(_, name)| order.key(name));
        let trainers = trainers.into_iter().map(|(id, name)| Ok((id, name, list(WaitFor::Trainer(id))?)));
        let mut candidates: Vec<_> = running.iter().map(|(id, (_, name))| (*id, name.clone())).collect();
        candidates.sort_by_cached_key(|(_, name)| order.key(name));
        Ok(WaitingPage {
            groups: groups.collect::<Outcome<_>>()?,
            trainers: trainers.collect::<Outcome<_>>()?,
            candidates,
            today: self.today(staff)?,
        })
    }

    /// Puts somebody on a waiting list from a day on, an ISO date; empty: today.
    ///
    /// # Errors
    /// `NotFound` unless the actor manages groups and everything named is the office's; `Invalid` on `waits` or `since`;
    /// `Refused` with `not-running`, `already-member` or `already-there`.
    pub async fn wait(&self, actor: &Actor, what: WaitFor, enrolment: Option<EnrolmentId>, since: &str) -> Outcome<()> {
        let staff = actor.may(Permission::ManageGroups)?;
        self.require_list(staff, what).await?;
        let enrolment = enrolment.ok_or(Error::invalid("waits", "choice-missing"))?;
        let today = self.today(staff)?;
        let since = match since.trim() {
            "" => today,
            text => text.parse().map_err(|_| Error::invalid("since", "date-shape"))?,
        };
        if since > today {
            return Err(Error::invalid("since", "waits-later"));
        }
        let enrolment: Enrolment =
            self.store.enrolment(staff.office, enrolment).await?.ok_or(Error::NotFound)?.try_into()?;
        if enrolment.state.is_ended() {
            return Err(Error::Refused("not-running"));
        }
        if self.is_there(staff, what, enrolment.id).await? {
            return Err(Error::Refused("already-member"));
        }
        let (group_id, staff_id) = match what {
            WaitFor::Group(id) => (Some(id.0), None),
            WaitFor::Trainer(id) => (None, Some(id.0)),
        };
        let record = WaitingRecord {
            id: self.random.id(),
            enrolment_id: enrolment.id,
            person_id: enrolment.person,
            group_id,
            staff_id,
            since_on: since.to_string(),
            added_by: staff.id,
            added_at: self.now(),
        };
        let entry = self.entry(actor, "waiting.add", enrolment.person);
        Ok(self.store.add_waiting(staff.office, &record, &entry).await?)
    }

    /// Takes somebody off a waiting list.
    ///
    /// # Errors
    /// `NotFound` unless the actor manages groups; `Refused("changed-meanwhile")` if he does not stand on it.
    pub async fn stop_waiting(&self, actor: &Actor, id: Uuid) -> Outcome<()> {
        let staff = actor.may(Permission::ManageGroups)?;
        let entry = self.entry(actor, "waiting.end", id);
        Ok(self.store.end_waiting(staff.office, id, staff.id, &entry).await?)
    }

    /// `NotFound` unless the office has such a group or trainer.
    async fn require_list(&self, staff: &Staff, what: WaitFor) -> Outcome<()> {
        let is_known = match what {
            WaitFor::Trainer(id) => self.trainers(staff).await?.iter().any(|(known, _)| *known == id),
            WaitFor::Group(id) => self.store.groups(staff.office).await?.iter().any(|group| group.id == id),
        };
        if is_known { Ok(()) } else { Err(Error::NotFound) }
    }

    /// Whether he belongs to the group already.
    async fn is_there(&self, staff: &Staff, what: WaitFor, enrolment: EnrolmentId) -> Outcome<bool> {
        let WaitFor::Group(id) = what else { return Ok(false) };
        let stays = self.store.memberships(staff.office).await?;
        Ok(stays.iter().any(|stay| stay.enrolment_id == enrolment && stay.group_id == id && stay.to_on.is_none()))
    }

    /// The enrolments that run, each with its person and his name.
    pub(super) async fn running(&self, staff: &Staff) -> Outcome<BTreeMap<EnrolmentId, (PersonId, String)>> {
        let mut running = BTreeMap::new();
        for (person, enrolment) in self.newest_enrolments(staff).await? {
            if !enrolment.state.is_ended() {
                let record = self.store.person(staff.office, person).await?.ok_or(Error::NotFound)?;
                running.insert(enrolment.id, (person, self.person_name(&record)?.full()));
            }
        }
        Ok(running)
    }
}

/// Who waits for something, longest first; whose enrolment has ended waits no more.
pub(super) fn of_list(
    waiting: &[WaitingRecord],
    what: WaitFor,
    running: &BTreeMap<EnrolmentId, (PersonId, String)>,
) -> Outcome<Vec<WaitingView>> {
    let is_on_it = |record: &&WaitingRecord| match what {
        WaitFor::Group(id) => record.group_id == Some(id.0),
        WaitFor::Trainer(id) => record.staff_id == Some(id.0),
    };
    let view = |record: &WaitingRecord| {
        let (person, name) = running.get(&record.enrolment_id)?;
        Some(time::date(&record.since_on).map(|since| WaitingView {
            id: record.id,
            person: *person,
            enrolment: record.enrolment_id,
            name: name.clone(),
            since,
            fit: None,
        }))
    };
    waiting.iter().filter(is_on_it).filter_map(view).collect()
}
