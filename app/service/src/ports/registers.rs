use async_trait::async_trait;
use domain::ids::{EnrolmentId, OccurrenceId, OfficeId, PersonId, StaffId};
use uuid::Uuid;

use super::{Entry, StoreResult};

/// One expected person on a session's register as stored.
#[derive(Debug, Clone)]
pub struct ExpectedRecord {
    /// Which session.
    pub occurrence_id: OccurrenceId,
    /// Who.
    pub person_id: PersonId,
    /// On which enrolment it counts.
    pub enrolment_id: EnrolmentId,
    /// Code of [`domain::attendance::Mark`]; none: not taken yet.
    pub mark: Option<String>,
    /// Minutes late, if late.
    pub late_minutes: Option<i64>,
    /// When it was marked.
    pub marked_at: Option<i64>,
    /// When he announced that he cannot come (rule C6).
    pub announced_at: Option<i64>,
    /// Sealed reason of the announcement.
    pub announced_sealed: Option<Vec<u8>>,
}

/// One session of an enrolment's history as stored.
#[derive(Debug, Clone)]
pub struct HistoryRecord {
    /// Which session.
    pub occurrence_id: OccurrenceId,
    /// Which enrolment.
    pub enrolment_id: EnrolmentId,
    /// Who.
    pub person_id: PersonId,
    /// Which group, if a group's.
    pub group_id: Option<Uuid>,
    /// Code of [`crate::calendar::Kind`].
    pub kind: String,
    /// Which session of the programme.
    pub session_key: String,
    /// `YYYY-MM-DDTHH:MM` on the venue's clock.
    pub civil_start: String,
    /// Planned length.
    pub minutes: i64,
    /// Unix seconds.
    pub starts_at: i64,
    /// Unix seconds.
    pub ends_at: i64,
    /// Where.
    pub room_id: Uuid,
    /// False: cancelled by the centre.
    pub live: bool,
    /// `open` or `taken`.
    pub register: String,
    /// Mark code.
    pub mark: Option<String>,
    /// Minutes late.
    pub late_minutes: Option<i64>,
    /// When he announced that he cannot come.
    pub announced_at: Option<i64>,
    /// He is a guest of another group (rule A9).
    pub is_make_up: bool,
}

/// A change of a mark to be written.
#[derive(Debug, Clone)]
pub struct MarkChange {
    /// Key of the new row in the register's history.
    pub id: Uuid,
    /// Which session.
    pub occurrence: OccurrenceId,
    /// Who is marked.
    pub person: PersonId,
    /// Mark code.
    pub mark: &'static str,
    /// Minutes late, if late.
    pub late_minutes: Option<i64>,
    /// Unix seconds, UTC.
    pub at: i64,
    /// Who marks.
    pub by: StaffId,
    /// Sealed reason, required once the register is taken (rule C2).
    pub reason_sealed: Option<Vec<u8>>,
    /// False: `Missing` if the register was taken meanwhile.
    pub may_amend: bool,
}

/// A line of a register's history as stored (rule C2).
#[derive(Debug, Clone)]
pub struct MarkChangeRecord {
    /// Key of the row.
    pub id: Uuid,
    /// Who was marked.
    pub person_id: PersonId,
    /// Mark before; none: the first mark.
    pub from_mark: Option<String>,
    /// Minutes late before.
    pub from_late_minutes: Option<i64>,
    /// Mark after.
    pub to_mark: String,
    /// Minutes late after.
    pub to_late_minutes: Option<i64>,
    /// When.
    pub at: i64,
    /// By whom.
    pub by_staff: StaffId,
    /// Sealed reason.
    pub reason_sealed: Option<Vec<u8>>,
}

/// A note on a session as stored.
#[derive(Debug, Clone)]
pub struct NoteRecord {
    /// Key of the row.
    pub id: Uuid,
    /// Which session.
    pub occurrence_id: OccurrenceId,
    /// Who wrote it.
    pub by_staff: StaffId,
    /// Sealed text.
    pub body_sealed: Vec<u8>,
    /// When.
    pub at: i64,
}

/// Registers, notes, and what they add up to.
#[async_trait]
pub trait Registers: Send + Sync {
    /// The register of a session.
    async fn register(&self, occurrence: OccurrenceId) -> StoreResult<Vec<ExpectedRecord>>;
    /// Marks people, all or none; marking the same again changes nothing. `Missing` if one is not on the register.
    async fn mark(&self, changes: &[MarkChange], entry: &Entry) -> StoreResult<()>;
    /// Declares the register taken; `Missing` if somebody is unmarked or the session is cancelled (rule C2), or if a couple
    /// came and a safety check is missing (rule E3).
    async fn take(&self, office: OfficeId, occurrence: OccurrenceId, by: StaffId, entry: &Entry) -> StoreResult<()>;
    /// What the register said before, newest first.
    async fn changes(&self, occurrence: OccurrenceId) -> StoreResult<Vec<MarkChangeRecord>>;
    /// Announces an absence, or withdraws it (none); `Missing` if he is not expected or was marked (rule C6).
    async fn announce(
        &self,
        occurrence: OccurrenceId,
        person: PersonId,
        reason_sealed: Option<&[u8]>,
        entry: &Entry,
    ) -> StoreResult<()>;
    /// A person's sessions, past and to come, by start.
    async fn history_of(&self, person: PersonId) -> StoreResult<Vec<HistoryRecord>>;
    /// The sessions of everyone in an office that start in `[from, to)`, by start.
    async fn history_between(&self, office: OfficeId, from: i64, to: i64) -> StoreResult<Vec<HistoryRecord>>;
    /// Keeps a note on a session.
    async fn add_note(&self, note: &NoteRecord, entry: &Entry) -> StoreResult<()>;
    /// The notes on a session, oldest first.
    async fn notes(&self, occurrence: OccurrenceId) -> StoreResult<Vec<NoteRecord>>;
}
