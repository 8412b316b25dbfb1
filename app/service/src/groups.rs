//! Training groups and their dated membership (rules A7, C4).

use std::collections::BTreeSet;

use domain::group::{self, Membership};
use domain::ids::{EnrolmentId, GroupId, OccurrenceId, PersonId, RoomId, StaffId};
use domain::language::Language;
use domain::programme::{Stage, Template};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use uuid::Uuid;

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::enrolments::{Enrolment, mark_of};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{GroupRecord, HistoryRecord, MembershipRecord, OccurrenceRecord};
use crate::time;

/// A group in a list.
#[derive(Debug, Clone)]
pub struct GroupView {
    /// Key of the row.
    pub id: GroupId,
    /// Short code.
    pub code: String,
    /// Language it is held in.
    pub language: Language,
    /// Members today.
    pub members: usize,
    /// Places.
    pub places: i64,
}

/// A member of a group.
#[derive(Debug, Clone)]
pub struct MemberView {
    /// Key of the stay.
    pub membership: Uuid,
    /// Who.
    pub person: PersonId,
    /// Full name.
    pub name: String,
    /// First and last day.
    pub stay: Membership,
    /// One cell for each of the group's sessions, in order; none: not expected.
    pub cells: Vec<Option<Cell>>,
}

/// What the matrix shows of one person at one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Not held yet, or not recorded.
    Open,
    /// Recorded.
    Marked(domain::attendance::Mark),
    /// Cancelled by the centre.
    Cancelled,
}

/// One column of the matrix.
#[derive(Debug, Clone)]
pub struct Column {
    /// For the link to the session.
    pub occurrence: OccurrenceId,
    /// The day.
    pub on: Date,
    /// Its number in the programme's stage.
    pub number: u16,
    /// Whether its page is open to whoever looks at it: he leads it or reviews outcomes.
    pub may_open: bool,
}

/// Where a series that goes on would begin: with the session of the programme that follows the group's last one, a week
/// later, at the same place and with the same trainers.
#[derive(Debug, Clone)]
pub struct GoesOn {
    /// Which session of the programme.
    pub session_key: String,
    /// Sessions of the stage, for a whole round.
    pub count: usize,
    /// When; none if the group has not met yet.
    pub start: Option<DateTime>,
    /// Where.
    pub room: Option<RoomId>,
    /// Who leads.
    pub trainers: Vec<StaffId>,
}

/// A group with its members and their attendance.
#[derive(Debug, Clone)]
pub struct GroupPage {
    /// The group itself.
    pub group: GroupView,
    /// Its sessions.
    pub columns: Vec<Column>,
    /// Its members, by name, those who left included.
    pub members: Vec<MemberView>,
    /// Who may be added: running enrolments on the group track that are in no group.
    pub candidates: Vec<(EnrolmentId, String)>,
    /// Where a series that goes on would begin.
    pub goes_on: GoesOn,
    /// The next days on which a module begins: the days to join on (rule A7).
    pub entries: Vec<Date>,
    /// Today at the venue.
    pub today: Date,
}

/// So many days to join on are named.
const ENTRIES: usize = 3;

impl Services {
    /// The groups of the office.
    ///
    /// # Errors
    /// `NotFound` unless the actor sees the calendar.
    pub async fn groups(&self, actor: &Actor) -> Outcome<Vec<GroupView>> {
        let staff = actor.may(Permission::SeeCalendar)?;
        let today = self.today(staff)?;
        let stays = self.store.memberships(staff.office).await?;
        let groups = self.store.groups(staff.office).await?;
        groups.into_iter().map(|group| group_view(group, &stays, today)).collect()
    }

    /// Opens a group on the newest version of the programme.
    ///
    /// # Errors
    /// `NotFound` unless the actor manages groups; `Invalid` on `code` or `places`; `Refused("already-there")`.
    pub async fn open_group(&self, actor: &Actor, code: &str, language: Language, places: i64) -> Outcome<GroupId> {
        let staff = actor.may(Permission::ManageGroups)?;
        let code = code.trim();
        if code.is_empty() || code.chars().count() > 12 {
            return Err(Error::invalid("code", "group-code"));
        }
        if !(1..=12).contains(&places) {
            return Err(Error::invalid("places", "group-places"));
        }
        let group = GroupRecord {
            id: self.random.id().into(),
            office_id: staff.office,
            programme_id: self.newest_programme(staff.office).await?,
            code: code.to_owned(),
            language: language.code().to_owned(),
            places,
            created_at: self.now(),
        };
        let entry = self.entry(actor, "group.open", group.id);
        self.store.add_group(&group, &entry).await?;
        Ok(group.id)
    }

    /// A group with its members and the matrix people × sessions. Reading the names is recorded (rule I4).
    ///
    /// # Errors
    /// `NotFound` unless the actor sees people and the group is the office's.
    pub async fn group_page(&self, actor: &Actor, id: GroupId) -> Outcome<GroupPage> {
        let staff = actor.may(Permission::SeePeople)?;
        let today = self.today(staff)?;
        let groups = self.store.groups(staff.office).await?;
        let group = groups.into_iter().find(|group| group.id == id).ok_or(Error::NotFound)?;
        self.store.note_read(&self.entry(actor, "group.read", id)).await?;
        let template = self.programmes.template(&*self.store, group.programme_id).await?;
        let occurrences = self.store.occurrences_of_group(id).await?;
        let open = self.open_to(staff, &occurrences).await?;
        let columns: Vec<Column> = occurrences
            .iter()
            .map(|occurrence| {
                let plan = template.sessions.iter().find(|plan| plan.key == occurrence.session_key);
                Ok(Column {
                    occurrence: occurrence.id,
                    on: time::civil(&occurrence.civil_start)?.date(),
                    number: plan.map_or(0, |plan| plan.number),
                    may_open: open.contains(&occurrence.id),
                })
            })
            .collect::<Outcome<_>>()?;
        let goes_on = self.goes_on(&template, occurrences.iter().rfind(|session| session.live)).await?;
        let entries = entries(&template, &occurrences, today)?;
        let stays = self.store.memberships(staff.office).await?;
        let members = self.members(staff, id, &stays, &columns).await?;
        let candidates = self.candidates(staff, &stays, today).await?;
        Ok(GroupPage {
            group: group_view(group, &stays, today)?,
            columns,
            members,
            candidates,
            goes_on,
            entries,
            today,
        })
    }

    /// Adds somebody to a group from a day on: he is expected from then on (rule C4).
    ///
    /// # Errors
    /// `NotFound` unless the actor manages groups; `Invalid` on `from`, if no module begins then too;
    /// `Refused("group-full")` if no place is left (rule A7) or he cannot be at one of the group's times,
    /// `Refused("already-member")`, `Refused("not-running")`.
    pub async fn add_member(&self, actor: &Actor, group: GroupId, enrolment: EnrolmentId, from: &str) -> Outcome<()> {
        let staff = actor.may(Permission::ManageGroups)?;
        let (record, membership) = self.new_membership(staff, group, enrolment, from).await?;
        let from = time::date(&membership.from_on)?;
        if !self.begins_on(&record, from).await? {
            return Err(Error::invalid("from", "not-a-beginning"));
        }
        let entry = self.entry(actor, "group.add-member", membership.person_id);
        let expected_from = time::day_start(from, &staff.zone)?;
        Ok(self.store.add_membership(&membership, expected_from, &entry).await?)
    }

    /// A stay that may be stored, with its group.
    pub(crate) async fn new_membership(
        &self,
        staff: &Staff,
        group: GroupId,
        enrolment: EnrolmentId,
        from: &str,
    ) -> Outcome<(GroupRecord, MembershipRecord)> {
        let from: Date = from.parse().map_err(|_| Error::invalid("from", "date-shape"))?;
        let groups = self.store.groups(staff.office).await?;
        let record = groups.into_iter().find(|record| record.id == group).ok_or(Error::NotFound)?;
        let enrolment: Enrolment =
            self.store.enrolment(staff.office, enrolment).await?.ok_or(Error::NotFound)?.try_into()?;
        if enrolment.state.is_ended() {
            return Err(Error::Refused("not-running"));
        }
        let stays = self.store.memberships(staff.office).await?;
        if stays.iter().any(|stay| stay.enrolment_id == enrolment.id && stay.to_on.is_none()) {
            return Err(Error::Refused("already-member"));
        }
        if i64::try_from(most_members(group, &stays, from)?).unwrap_or(i64::MAX) >= record.places {
            return Err(Error::Refused("group-full"));
        }
        let membership = MembershipRecord {
            id: self.random.id(),
            group_id: group,
            enrolment_id: enrolment.id,
            person_id: enrolment.person,
            from_on: from.to_string(),
            to_on: None,
            added_by: staff.id,
            added_at: self.now(),
        };
        Ok((record, membership))
    }

    /// Ends a stay on a day: he is no longer expected after it; what was recorded stays (rule C4).
    ///
    /// # Errors
    /// `NotFound` unless the actor manages groups; `Invalid` on `last_day`; `Refused("changed-meanwhile")`.
    pub async fn end_membership(&self, actor: &Actor, membership: Uuid, last_day: &str) -> Outcome<()> {
        let staff = actor.may(Permission::ManageGroups)?;
        let last: Date = last_day.parse().map_err(|_| Error::invalid("last_day", "date-shape"))?;
        let stays = self.store.memberships(staff.office).await?;
        let stay = stay_of(stays.iter().find(|stay| stay.id == membership).ok_or(Error::NotFound)?)?;
        if last < stay.from {
            return Err(Error::invalid("last_day", "period-order"));
        }
        let next = last.tomorrow().map_err(|_| Error::invalid("last_day", "date-shape"))?;
        let free_from = time::day_start(next, &staff.zone)?;
        let entry = self.entry(actor, "group.end-membership", membership);
        Ok(self.store.end_membership(staff.office, membership, &last.to_string(), free_from, &entry).await?)
    }

    async fn goes_on(&self, template: &Template, last: Option<&OccurrenceRecord>) -> Outcome<GoesOn> {
        let stage: Vec<&str> = template.stage(Stage::Training).map(|plan| plan.key.as_str()).collect();
        let at = last.and_then(|last| stage.iter().position(|key| *key == last.session_key));
        let next = at.map_or(0, |at| (at + 1) % stage.len());
        let start = last.map(|last| time::civil(&last.civil_start)).transpose()?;
        let trainers = match last {
            Some(last) => self.store.leads_of(last.id).await?,
            None => Vec::new(),
        };
        Ok(GoesOn {
            session_key: stage.get(next).copied().unwrap_or_default().to_owned(),
            count: stage.len(),
            start: start.and_then(|start| start.checked_add(1.week()).ok()),
            room: last.map(|last| last.room_id),
            trainers,
        })
    }

    /// Which of these sessions, given by start, somebody leads or may see as who reviews outcomes.
    async fn open_to(&self, staff: &Staff, sessions: &[OccurrenceRecord]) -> Outcome<BTreeSet<OccurrenceId>> {
        if Permission::SeeOutcomes.is_given_to(&staff.roles) {
            return Ok(sessions.iter().map(|session| session.id).collect());
        }
        let (Some(first), Some(last)) = (sessions.first(), sessions.last()) else { return Ok(BTreeSet::new()) };
        let leads = self.store.leads(staff.office, first.starts_at, last.starts_at + 1).await?;
        Ok(leads.into_iter().filter(|lead| lead.staff_id == staff.id).map(|lead| lead.occurrence_id).collect())
    }

    async fn members(
        &self,
        staff: &Staff,
        group: GroupId,
        stays: &[MembershipRecord],
        columns: &[Column],
    ) -> Outcome<Vec<MemberView>> {
        let mut members = Vec::new();
        for stay in stays.iter().filter(|stay| stay.group_id == group) {
            let person = self.store.person(staff.office, stay.person_id).await?.ok_or(Error::NotFound)?;
            let sessions = self.store.history_of(stay.person_id).await?;
            let cell = |column: &Column| {
                let session = sessions.iter().find(|session| session.occurrence_id == column.occurrence);
                session.map(cell_of).transpose()
            };
            members.push(MemberView {
                membership: stay.id,
                person: stay.person_id,
                name: self.person_name(&person)?.full(),
                stay: stay_of(stay)?,
                cells: columns.iter().map(cell).collect::<Outcome<_>>()?,
            });
        }
        let order = domain::order::Order::for_language(staff.language);
        members.sort_by_cached_key(|member| order.key(&member.name));
        Ok(members)
    }

    async fn candidates(
        &self,
        staff: &Staff,
        stays: &[MembershipRecord],
        today: Date,
    ) -> Outcome<Vec<(EnrolmentId, String)>> {
        let mut candidates = Vec::new();
        for record in self.store.enrolments(staff.office).await? {
            let enrolment: Enrolment = record.try_into()?;
            let is_member = |stay: &MembershipRecord| {
                Ok::<_, Error>(stay.enrolment_id == enrolment.id && stay_of(stay)?.to.is_none_or(|to| to >= today))
            };
            if enrolment.state.is_ended() || stays.iter().map(is_member).collect::<Outcome<Vec<_>>>()?.contains(&true) {
                continue;
            }
            let person = self.store.person(staff.office, enrolment.person).await?.ok_or(Error::NotFound)?;
            candidates.push((enrolment.id, self.person_name(&person)?.full()));
        }
        let order = domain::order::Order::for_language(staff.language);
        candidates.sort_by_cached_key(|(_, name)| order.key(name));
        Ok(candidates)
    }
}

/// The next days from `today` on, a few of them, on which a session begins a module.
fn entries(template: &Template, occurrences: &[OccurrenceRecord], today: Date) -> Outcome<Vec<Date>> {
    let begins = template.beginnings();
    let mut days = Vec::new();
    for occurrence in occurrences.iter().filter(|one| one.live && begins.contains(&one.session_key.as_str())) {
        let day = time::civil(&occurrence.civil_start)?.date();
        if day >= today && days.len() < ENTRIES {
            days.push(day);
        }
    }
    Ok(days)
}

fn group_view(group: GroupRecord, stays: &[MembershipRecord], on: Date) -> Outcome<GroupView> {
    let mut members = 0;
    for stay in stays.iter().filter(|stay| stay.group_id == group.id) {
        members += usize::from(stay_of(stay)?.covers(on));
    }
    Ok(GroupView {
        id: group.id,
        code: group.code,
        language: Language::parse(&group.language).ok_or_else(|| Error::corrupt("training_group.language"))?,
        members,
        places: group.places,
    })
}

/// The most members that a group has on any day from `first` on.
pub(crate) fn most_members(group: GroupId, stays: &[MembershipRecord], first: Date) -> Outcome<usize> {
    let own = stays.iter().filter(|stay| stay.group_id == group);
    Ok(group::most_at_once(&own.map(stay_of).collect::<Outcome<Vec<_>>>()?, first))
}

/// The days of a stay.
pub(crate) fn stay_of(record: &MembershipRecord) -> Outcome<Membership> {
    Ok(Membership { from: time::date(&record.from_on)?, to: record.to_on.as_deref().map(time::date).transpose()? })
}

fn cell_of(session: &HistoryRecord) -> Outcome<Cell> {
    if !session.live {
        return Ok(Cell::Cancelled);
    }
    Ok(mark_of(session.mark.as_deref(), session.late_minutes)?.map_or(Cell::Open, Cell::Marked))
}
