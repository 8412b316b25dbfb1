//! The week, today, and one session's page.

mod days;
mod stretch;

use std::collections::BTreeMap;

use domain::ids::{GroupId, OccurrenceId, OfficeId, RoomId, StaffId};
use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan};

pub use days::{Days, Off, Seen};
pub use stretch::Stretch;
pub(crate) use stretch::monday_of;

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{HistoryRecord, OccurrenceRecord};
use crate::time;

/// What kind of session it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One person: clearing, individual track, midpoint talk.
    Individual,
    /// A group's training.
    Group,
    /// Joint work of a couple (section E).
    Couples,
    /// A talk after the programme (rule A6).
    FollowUp,
}

impl Kind {
    /// All kinds, in the order of the programme.
    pub const ALL: [Self; 4] = [Self::Individual, Self::Group, Self::Couples, Self::FollowUp];

    /// As it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Individual => "individual",
            Self::Group => "group",
            Self::Couples => "couples",
            Self::FollowUp => "follow_up",
        }
    }

    /// Reads the stored code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

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

/// What a trainer does next, and what waits for him.
#[derive(Debug, Clone)]
pub struct Today {
    /// The session that runs or comes next today or later.
    pub next: Option<Block>,
    /// The other sessions of today.
    pub later: Vec<Block>,
    /// Registers that should have been taken, oldest first.
    pub unrecorded: Vec<Block>,
    /// Now, on the venue's clock.
    pub now: DateTime,
}

/// One session in a person's list.
#[derive(Debug, Clone)]
pub struct SessionLine {
    /// Which session.
    pub id: OccurrenceId,
    /// On the venue's clock.
    pub start: DateTime,
    /// Planned length.
    pub minutes: i64,
    /// Which session of the programme.
    pub session_key: String,
    /// What kind.
    pub kind: Kind,
    /// The room's name.
    pub room: String,
    /// False: cancelled.
    pub live: bool,
    /// What the register says.
    pub mark: Option<domain::attendance::Mark>,
    /// He announced that he cannot come.
    pub is_announced: bool,
}

/// How long before its start a session counts as "now", in seconds.
const SOON: i64 = 15 * 60;

impl Services {
    /// Today at the office of a member of staff.
    pub(crate) fn today(&self, staff: &Staff) -> Outcome<Date> {
        Ok(time::on_the_clock(self.now(), &staff.zone)?.date())
    }

    /// The office's trainers by name: whose week may be shown.
    ///
    /// # Errors
    /// `NotFound` unless the actor sees the calendar.
    pub async fn trainers_by_name(&self, actor: &Actor) -> Outcome<Vec<(StaffId, String)>> {
        let staff = actor.may(Permission::SeeCalendar)?;
        let order = domain::order::Order::for_language(staff.language);
        let mut trainers = self.trainers(staff).await?;
        trainers.sort_by_cached_key(|(_, name)| order.key(name));
        Ok(trainers)
    }

    /// What the actor does next, and which of his registers are missing (rule C3). A coordinator sees all of them.
    ///
    /// # Errors
    /// `NotFound` unless the actor takes registers.
    pub async fn today_page(&self, actor: &Actor) -> Outcome<Today> {
        let staff = actor.may(Permission::TakeRegister)?;
        let now = self.now();
        let (from, to) = (now - 12 * 3600, now + 14 * 24 * 3600);
        let records = self.store.occurrences(staff.office, from, to).await?;
        let own = self.blocks(staff, records, from, to, Filter::Trainer(staff.id)).await?;
        let clock = time::on_the_clock(now, &staff.zone)?;
        let mut ahead = own.into_iter().filter(|block| block.live && ends(block) > clock);
        let next = ahead.next();
        let later = ahead.filter(|block| block.start.date() == clock.date()).collect();
        Ok(Today { next, later, unrecorded: self.unrecorded(staff).await?, now: clock })
    }

    /// Sessions that ended without their register being taken, oldest first.
    pub(crate) async fn unrecorded(&self, staff: &Staff) -> Outcome<Vec<Block>> {
        let records = self.store.unrecorded(staff.office, self.now()).await?;
        let Some(from) = records.iter().map(|record| record.starts_at).min() else { return Ok(Vec::new()) };
        let filter =
            if Permission::SeeOutcomes.is_given_to(&staff.roles) { Filter::All } else { Filter::Trainer(staff.id) };
        self.blocks(staff, records, from, self.now(), filter).await
    }

    async fn blocks(
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

    pub(crate) async fn room_names(&self, office: OfficeId) -> Outcome<BTreeMap<RoomId, String>> {
        Ok(self.store.rooms(office).await?.into_iter().map(|room| (room.id, room.name)).collect())
    }

    /// A person's sessions that are over or in which he is marked already, and those that are still to come for him.
    pub(crate) async fn split_sessions(
        &self,
        sessions: &[HistoryRecord],
        office: OfficeId,
    ) -> Outcome<(Vec<SessionLine>, Vec<SessionLine>)> {
        let rooms = self.room_names(office).await?;
        let mut split = (Vec::new(), Vec::new());
        for session in sessions {
            let line = session_line(session, &rooms)?;
            let was = session.ends_at <= self.now() || line.mark.is_some();
            if was { split.0.push(line) } else { split.1.push(line) }
        }
        Ok(split)
    }
}

/// Whether a session runs now or begins within a quarter of an hour.
pub fn is_now(block: &Block, now: DateTime) -> bool {
    let soon = now.checked_add(SOON.seconds()).unwrap_or(now);
    block.start <= soon && ends(block) > now
}

fn ends(block: &Block) -> DateTime {
    block.start.checked_add(block.minutes.minutes()).unwrap_or(block.start)
}

fn is_wanted(filter: Filter, record: &OccurrenceRecord, led_by: &[StaffId]) -> bool {
    match filter {
        Filter::All => true,
        Filter::Trainer(id) => led_by.contains(&id),
        Filter::Room(id) => record.room_id == id,
        Filter::Group(id) => record.group_id == Some(id.0),
    }
}

fn session_line(session: &HistoryRecord, rooms: &BTreeMap<RoomId, String>) -> Outcome<SessionLine> {
    Ok(SessionLine {
        id: session.occurrence_id,
        start: time::civil(&session.civil_start)?,
        minutes: session.minutes,
        session_key: session.session_key.clone(),
        kind: Kind::parse(&session.kind).ok_or_else(|| Error::corrupt("occurrence.kind"))?,
        room: rooms.get(&session.room_id.into()).cloned().unwrap_or_default(),
        live: session.live,
        mark: crate::enrolments::mark_of(session.mark.as_deref(), session.late_minutes)?,
        is_announced: session.announced_at.is_some(),
    })
}

/// The present as a timestamp, for rules that want one.
pub(crate) fn timestamp(seconds: i64) -> Outcome<Timestamp> {
    Timestamp::from_second(seconds).map_err(|_| Error::corrupt("an instant"))
}
