use domain::ids::{OccurrenceId, RoomId, StaffId};
use domain::rescheduling::Scope;
use jiff::civil::DateTime;

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::calendar::Kind;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{GroupRecord, OccurrenceRecord};
use crate::time;

/// Sessions so many seconds before and after are offered for a swap.
const NEAR: i64 = 21 * 24 * 60 * 60;

/// A session that is to be moved or cancelled.
#[derive(Debug, Clone)]
pub struct Movable {
    /// Which session.
    pub id: OccurrenceId,
    /// What kind.
    pub kind: Kind,
    /// The group's code.
    pub group: Option<String>,
    /// On the venue's clock.
    pub start: DateTime,
    /// Planned length.
    pub minutes: i64,
    /// The room's name.
    pub room: String,
    /// Who leads, with short names.
    pub trainers: Vec<(StaffId, String)>,
    /// What it may reach: one session alone has no others.
    pub scopes: Vec<Scope>,
    /// It may be moved: it is to come and not recorded.
    pub may_move: bool,
    /// It may be cancelled: it is not recorded.
    pub may_cancel: bool,
    /// Sessions with which it can change times, by start.
    pub swaps: Vec<SwapChoice>,
    /// Rooms that may be planned.
    pub rooms: Vec<(RoomId, String)>,
    /// Trainers who may lead, by name.
    pub colleagues: Vec<(StaffId, String)>,
}

/// A session that another one can change times with.
#[derive(Debug, Clone)]
pub struct SwapChoice {
    /// Which session.
    pub id: OccurrenceId,
    /// What kind.
    pub kind: Kind,
    /// The group's code.
    pub group: Option<String>,
    /// On the venue's clock.
    pub start: DateTime,
    /// Planned length.
    pub minutes: i64,
}

impl Services {
    /// What can be done with a session's time, room and trainers.
    ///
    /// # Errors
    /// `NotFound` unless the actor plans sessions, and leads this one or reviews outcomes.
    pub async fn movable(&self, actor: &Actor, id: OccurrenceId) -> Outcome<Movable> {
        let staff = actor.may(Permission::Plan)?;
        let (record, _) = self.led_session(staff, id).await?;
        let subject = self.with_everybody(staff, vec![record.clone()]).await?.remove(0);
        let (booked, now) = (subject.booked()?, self.clock.now());
        let names = self.staff_names(staff.office).await?;
        let with_name = |id: &StaffId| (*id, names.get(id).cloned().unwrap_or_default());
        let order = domain::order::Order::for_language(staff.language);
        let mut colleagues = self.trainers(staff).await?;
        colleagues.sort_by_cached_key(|(_, name)| order.key(name));
        let rooms = self.store.rooms(staff.office).await?;
        let groups = self.store.groups(staff.office).await?;
        Ok(Movable {
            id,
            kind: kind_of(&record)?,
            group: code_of(&record, &groups),
            start: time::civil(&record.civil_start)?,
            minutes: record.minutes,
            room: rooms.iter().find(|room| room.id == record.room_id).map(|room| room.name.clone()).unwrap_or_default(),
            trainers: subject.trainers.iter().map(with_name).collect(),
            scopes: self.scopes(staff, &record).await?,
            may_move: record.live && booked.may_change(now, false),
            may_cancel: record.live && booked.may_change(now, true),
            swaps: self.swaps(staff, &record, &subject.trainers, &groups).await?,
            rooms: rooms.into_iter().filter(|room| room.closed_at.is_none()).map(|room| (room.id, room.name)).collect(),
            colleagues,
        })
    }

    async fn scopes(&self, staff: &Staff, record: &OccurrenceRecord) -> Outcome<Vec<Scope>> {
        let mut together = self.store.occurrences_of_series(staff.office, record.series_id).await?;
        if let Some(group) = record.group_id {
            together.extend(self.store.occurrences_of_group(group.into()).await?);
        }
        let is_other = |one: &&OccurrenceRecord| one.live && one.id != record.id && one.starts_at > self.now();
        let has_others = together.iter().any(|one| is_other(&one));
        Ok(if has_others { Scope::ALL.to_vec() } else { vec![Scope::This] })
    }

    /// Sessions near it, still to come, that one of its trainers leads too.
    async fn swaps(
        &self,
        staff: &Staff,
        record: &OccurrenceRecord,
        trainers: &[StaffId],
        groups: &[GroupRecord],
    ) -> Outcome<Vec<SwapChoice>> {
        let (from, to) = ((record.starts_at - NEAR).max(self.now() + 1), record.starts_at + NEAR);
        let leads = self.store.leads(staff.office, from, to).await?;
        let is_led = |id| leads.iter().any(|lead| lead.occurrence_id == id && trainers.contains(&lead.staff_id));
        let may = |id| {
            Permission::SeeOutcomes.is_given_to(&staff.roles)
                || leads.iter().any(|lead| lead.occurrence_id == id && lead.staff_id == staff.id)
        };
        let mut swaps = Vec::new();
        for other in self.store.occurrences(staff.office, from, to).await? {
            if other.live && other.id != record.id && is_led(other.id) && may(other.id) {
                swaps.push(SwapChoice {
                    id: other.id,
                    kind: kind_of(&other)?,
                    group: code_of(&other, groups),
                    start: time::civil(&other.civil_start)?,
                    minutes: other.minutes,
                });
            }
        }
        Ok(swaps)
    }
}

fn code_of(record: &OccurrenceRecord, groups: &[GroupRecord]) -> Option<String> {
    groups.iter().find(|group| Some(group.id.0) == record.group_id).map(|group| group.code.clone())
}

fn kind_of(record: &OccurrenceRecord) -> Outcome<Kind> {
    Kind::parse(&record.kind).ok_or_else(|| Error::corrupt("occurrence.kind"))
}
