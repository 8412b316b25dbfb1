use async_trait::async_trait;
use domain::ids::{OfficeId, PersonId, RoomId, StaffId};
use uuid::Uuid;

use super::{Entry, StoreResult};

/// Hours on a day of the week (rule D5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HoursRecord {
    /// Monday is 1, Sunday 7.
    pub weekday: i64,
    /// Minutes since midnight on the venue's clock.
    pub from_minute: i64,
    /// Minutes since that midnight, not included.
    pub until_minute: i64,
}

/// What holds on one day instead of the weekly hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingDayRecord {
    /// ISO date.
    pub on_date: String,
    /// Minutes since midnight; none: no work that day.
    pub from_minute: Option<i64>,
    /// Minutes since midnight, not included; none as above.
    pub until_minute: Option<i64>,
}

/// Days on which a member of staff is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaveRecord {
    /// Key of the row.
    pub id: Uuid,
    /// ISO date.
    pub first_date: String,
    /// ISO date, included.
    pub last_date: String,
    /// Code of [`crate::availability::LeaveKind`].
    pub kind: String,
}

/// When a participant is bound elsewhere every week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BusyHoursRecord {
    /// Key of the row.
    pub id: Uuid,
    /// Monday is 1, Sunday 7.
    pub weekday: i64,
    /// Minutes since midnight.
    pub from_minute: i64,
    /// Minutes since that midnight; beyond 1440 on the next day.
    pub until_minute: i64,
    /// The first day on which it holds, ISO date.
    pub first_date: String,
    /// The last day on which it holds; none: until further notice.
    pub last_date: Option<String>,
    /// What binds him, sealed.
    pub kind_sealed: Vec<u8>,
}

/// What a row says of somebody's or something's availability.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// A trainer works in these weekly hours.
    Works,
    /// On one day a trainer works in these hours instead, or not at all.
    Instead,
    /// A trainer is on leave.
    Leave,
    /// A room is open in these weekly hours.
    Opens,
    /// A participant is bound elsewhere.
    Bound,
}

/// One line of what is known of availability.
#[derive(Debug, Clone)]
pub struct AvailabilityRecord {
    /// What it says.
    pub held: Held,
    /// Of which trainer, room or person.
    pub who: Uuid,
    /// Monday is 1, Sunday 7; none where days say it.
    pub weekday: Option<i64>,
    /// Minutes since midnight; none where whole days are meant.
    pub from_minute: Option<i64>,
    /// Minutes since that midnight.
    pub until_minute: Option<i64>,
    /// The first day on which it holds, ISO date; none: always.
    pub first_date: Option<String>,
    /// The last day on which it holds; none: until further notice.
    pub last_date: Option<String>,
}

/// About whom something is asked.
#[derive(Debug, Clone, Copy)]
pub struct Whom<'a> {
    /// These trainers; none: all of the office.
    pub trainers: Option<&'a [StaffId]>,
    /// These rooms; none: all of the office.
    pub rooms: Option<&'a [RoomId]>,
    /// These participants.
    pub people: &'a [PersonId],
}

impl<'a> Whom<'a> {
    /// All trainers and rooms of the office, with these participants.
    pub const fn all_with(people: &'a [PersonId]) -> Self {
        Self { trainers: None, rooms: None, people }
    }
}

/// Who works, what is open and who is bound elsewhere.
#[async_trait]
pub trait Availabilities: Send + Sync {
    /// What is known of these between two ISO dates, both included: one question, however many there are.
    async fn availability(
        &self,
        office: OfficeId,
        whom: Whom<'_>,
        dates: (&str, &str),
    ) -> StoreResult<Vec<AvailabilityRecord>>;

    /// Weekly hours of a member of staff, in order.
    async fn working_hours(&self, staff: StaffId) -> StoreResult<Vec<HoursRecord>>;
    /// Puts other weekly hours in the place of those; `Missing` if the office has no such member of staff.
    async fn replace_working_hours(
        &self,
        office: OfficeId,
        staff: StaffId,
        hours: &[HoursRecord],
        entry: &Entry,
    ) -> StoreResult<()>;

    /// Days with other hours from an ISO date on, in order.
    async fn working_days(&self, staff: StaffId, from: &str) -> StoreResult<Vec<WorkingDayRecord>>;
    /// Says what holds on a day; `Missing` as above.
    async fn put_working_day(
        &self,
        office: OfficeId,
        staff: StaffId,
        day: &WorkingDayRecord,
        entry: &Entry,
    ) -> StoreResult<()>;
    /// The weekly hours hold again on a day.
    async fn remove_working_day(
        &self,
        office: OfficeId,
        staff: StaffId,
        on_date: &str,
        entry: &Entry,
    ) -> StoreResult<()>;

    /// Leave that ends on an ISO date or later, in order.
    async fn leave(&self, staff: StaffId, from: &str) -> StoreResult<Vec<LeaveRecord>>;
    /// Adds leave; the same days again change nothing. `Missing` as above.
    async fn add_leave(&self, office: OfficeId, staff: StaffId, leave: &LeaveRecord, entry: &Entry) -> StoreResult<()>;
    /// Takes leave back.
    async fn remove_leave(&self, office: OfficeId, staff: StaffId, id: Uuid, entry: &Entry) -> StoreResult<()>;

    /// Opening hours of a room, in order.
    async fn room_hours(&self, room: RoomId) -> StoreResult<Vec<HoursRecord>>;
    /// Puts other opening hours in the place of those; `Missing` if the office has no such room.
    async fn replace_room_hours(
        &self,
        office: OfficeId,
        room: RoomId,
        hours: &[HoursRecord],
        entry: &Entry,
    ) -> StoreResult<()>;

    /// When a participant is bound elsewhere, what ended before an ISO date left out, in the week's order.
    async fn busy_hours(&self, person: PersonId, from: &str) -> StoreResult<Vec<BusyHoursRecord>>;
    /// Adds times at which a participant is bound elsewhere; `Missing` if the office has no such person.
    async fn add_busy_hours(
        &self,
        office: OfficeId,
        person: PersonId,
        busy: &[BusyHoursRecord],
        entry: &Entry,
    ) -> StoreResult<()>;
    /// Takes such a time away.
    async fn remove_busy_hours(&self, office: OfficeId, person: PersonId, id: Uuid, entry: &Entry) -> StoreResult<()>;
}
