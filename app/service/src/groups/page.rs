//! One group's page.

use domain::ids::{EnrolmentId, GroupId, RoomId, StaffId};
use domain::programme::{Stage, Template};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use super::matrix::{Column, MemberView};
use super::membership::stay_of;
use super::{GroupView, group_view};
use crate::Services;
use crate::actor::{Actor, Staff};
use crate::enrolments::Enrolment;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{MembershipRecord, OccurrenceRecord};
use crate::time;

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
