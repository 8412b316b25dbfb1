use std::collections::BTreeMap;

use domain::ids::{GroupId, OccurrenceId, RoomId, StaffId};
use jiff::civil::DateTime;

use super::Kind;
use crate::Services;
use crate::actor::Staff;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::OccurrenceRecord;
use crate::time;

/// What the calendar shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Filter {
    /// Everything in the office.
    #[default]
    All,
    /// One trainer's sessions.
    Trainer(StaffId),
    /// One room's.
    Room(RoomId),
    /// One group's.
    Group(GroupId),
}

/// A session as a block of the week.
#[expect(clippy::struct_excessive_bools, reason = "each is told of the session by itself")]
#[derive(Debug, Clone)]
pub struct Block {
    /// For the link to the session.
    pub id: OccurrenceId,
    /// What kind.
    pub kind: Kind,
    /// On the venue's clock.
    pub start: DateTime,
    /// Planned length.
    pub minutes: i64,
    /// The group's code; none if it is not a group's.
    pub group: Option<String>,
    /// Which group, if a group's.
    pub group_id: Option<GroupId>,
    /// The room's name.
    pub room: String,
    /// Which room.
    pub room_id: RoomId,
    /// Short names of the trainers.
    pub trainers: Vec<String>,
    /// Which trainers.
    pub led_by: Vec<StaffId>,
    /// On its register.
    pub expected: i64,
    /// The group's places; none if it is not a group's.
    pub places: Option<i64>,
    /// False: cancelled.
    pub live: bool,
    /// It ended and its register is not taken (rule C3).
    pub is_unrecorded: bool,
    /// Whether its page is open to whoever looks at it: he leads it or reviews outcomes.
    pub may_open: bool,
    /// It is to come and nobody is marked: whoever may open it and plans may move it (rule D4).
    pub is_ahead: bool,
}

impl Services {
    pub(super) async fn blocks(
        &self,
        staff: &Staff,
        records: Vec<OccurrenceRecord>,
        from: i64,
        to: i64,
        filter: Filter,
    ) -> Outcome<Vec<Block>> {
        let names = self.staff_names(staff.office).await?;
        let rooms = self.room_names(staff.office).await?;
        let groups: BTreeMap<_, _> =
            self.store.groups(staff.office).await?.into_iter().map(|group| (group.id.0, group)).collect();
        let counts: BTreeMap<_, _> = self
            .store
            .counts(staff.office, from, to)
            .await?
            .into_iter()
            .map(|count| (count.occurrence_id, count.expected))
            .collect();
        let mut leads: BTreeMap<OccurrenceId, Vec<StaffId>> = BTreeMap::new();
        for lead in self.store.leads(staff.office, from, to).await? {
            leads.entry(lead.occurrence_id).or_default().push(lead.staff_id);
        }
        let sees_all = Permission::SeeOutcomes.is_given_to(&staff.roles);
        let mut blocks = Vec::with_capacity(records.len());
        for record in records {
            let led_by = leads.remove(&record.id).unwrap_or_default();
            if !is_wanted(filter, &record, &led_by) {
                continue;
            }
            let group = record.group_id.and_then(|id| groups.get(&id));
            blocks.push(Block {
                id: record.id,
                kind: Kind::parse(&record.kind).ok_or_else(|| Error::corrupt("occurrence.kind"))?,
                start: time::civil(&record.civil_start)?,
                minutes: record.minutes,
                group: group.map(|group| group.code.clone()),
                group_id: group.map(|group| group.id),
                room_id: record.room_id,
                room: rooms.get(&record.room_id).cloned().unwrap_or_default(),
                may_open: sees_all || led_by.contains(&staff.id),
                trainers: led_by.iter().filter_map(|id| names.get(id).cloned()).collect(),
                expected: counts.get(&record.id).copied().unwrap_or_default(),
                places: group.map(|group| group.places),
                live: record.live,
                is_unrecorded: record.live && record.register == "open" && record.ends_at <= self.now(),
                is_ahead: record.live && record.register == "open" && record.starts_at > self.now(),
                led_by,
            });
        }
        Ok(blocks)
    }
}

fn is_wanted(filter: Filter, record: &OccurrenceRecord, led_by: &[StaffId]) -> bool {
    match filter {
        Filter::All => true,
        Filter::Trainer(id) => led_by.contains(&id),
        Filter::Room(id) => record.room_id == id,
        Filter::Group(id) => record.group_id == Some(id.0),
    }
}
