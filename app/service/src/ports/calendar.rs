use async_trait::async_trait;
use domain::ids::{GroupId, OccurrenceId, OfficeId, PersonId, ProgrammeId, RoomId, SeriesId, StaffId};
use uuid::Uuid;

use super::{Entry, StoreResult};

/// One planned session as stored (rule D1).
#[derive(Debug, Clone)]
pub struct OccurrenceRecord {
    /// Key of the row.
    pub id: OccurrenceId,
    /// Its office.
    pub office_id: OfficeId,
    /// The planning act it came from.
    pub series_id: SeriesId,
    /// The version its plan is from.
    pub programme_id: ProgrammeId,
    /// Code of [`crate::calendar::Kind`].
    pub kind: String,
    /// Which session of the programme.
    pub session_key: String,
    /// Which group, if a group's.
    pub group_id: Option<Uuid>,
    /// Where.
    pub room_id: RoomId,
    /// `YYYY-MM-DDTHH:MM` on the venue's clock: the truth.
    pub civil_start: String,
    /// IANA zone of the venue.
    pub zone: String,
    /// Planned length.
    pub minutes: i64,
    /// Derived, unix seconds.
    pub starts_at: i64,
    /// Derived, unix seconds.
    pub ends_at: i64,
    /// False: cancelled by the centre.
    pub live: bool,
    /// `open` or `taken`.
    pub register: String,
    /// When the register was taken.
    pub taken_at: Option<i64>,
    /// By whom.
    pub taken_by: Option<Uuid>,
}

/// One planning act as stored.
#[derive(Debug, Clone)]
pub struct SeriesRecord {
    /// Key of the row; it comes from the form (R2).
    pub id: SeriesId,
    /// Its office.
    pub office_id: OfficeId,
    /// Who planned.
    pub created_by: StaffId,
    /// When, unix seconds.
    pub created_at: i64,
    /// Sealed reason why a group is led by one; none: it is led by two (rule A7).
    pub led_by_one_sealed: Option<Vec<u8>>,
}

/// Who is expected at a session to be planned.
#[derive(Debug, Clone, Copy)]
pub struct ExpectedPerson {
    /// Who.
    pub person_id: PersonId,
    /// On which enrolment it counts.
    pub enrolment_id: domain::ids::EnrolmentId,
}

/// A session to be planned, with everyone who is bound by it.
#[derive(Debug, Clone)]
pub struct NewOccurrence {
    /// The session itself.
    pub occurrence: OccurrenceRecord,
    /// Who leads it.
    pub trainers: Vec<StaffId>,
    /// Who is expected.
    pub people: Vec<ExpectedPerson>,
}

/// Which trainer leads which session.
#[derive(Debug, Clone, Copy)]
pub struct LeadRecord {
    /// Which session.
    pub occurrence_id: OccurrenceId,
    /// Who.
    pub staff_id: StaffId,
}

/// How many are expected at a session and how many came.
#[derive(Debug, Clone, Copy)]
pub struct CountRecord {
    /// Which session.
    pub occurrence_id: OccurrenceId,
    /// Rows on its register.
    pub expected: i64,
    /// Of these, marked.
    pub marked: i64,
}

/// The calendar.
#[async_trait]
pub trait Calendar: Send + Sync {
    /// Plans sessions, all or none (rule D2). Planning the same series id again changes nothing (R2).
    async fn plan(&self, series: &SeriesRecord, occurrences: &[NewOccurrence], entry: &Entry) -> StoreResult<()>;
    /// One planning act.
    async fn series(&self, office: OfficeId, id: SeriesId) -> StoreResult<Option<SeriesRecord>>;
    /// The sessions of an office that start in `[from, to)`, by start.
    async fn occurrences(&self, office: OfficeId, from: i64, to: i64) -> StoreResult<Vec<OccurrenceRecord>>;
    /// One session.
    async fn occurrence(&self, office: OfficeId, id: OccurrenceId) -> StoreResult<Option<OccurrenceRecord>>;
    /// The sessions of a group, by start.
    async fn occurrences_of_group(&self, group: GroupId) -> StoreResult<Vec<OccurrenceRecord>>;
    /// Live sessions with an open register that ended before `before`, oldest first (rule C3).
    async fn unrecorded(&self, office: OfficeId, before: i64) -> StoreResult<Vec<OccurrenceRecord>>;
    /// Who leads the sessions that start in `[from, to)`.
    async fn leads(&self, office: OfficeId, from: i64, to: i64) -> StoreResult<Vec<LeadRecord>>;
    /// Who leads one session.
    async fn leads_of(&self, occurrence: OccurrenceId) -> StoreResult<Vec<StaffId>>;
    /// Expected and marked people of the sessions that start in `[from, to)`.
    async fn counts(&self, office: OfficeId, from: i64, to: i64) -> StoreResult<Vec<CountRecord>>;
}
