use async_trait::async_trait;
use domain::ids::{OccurrenceId, OfficeId, PersonId, RoomId, SeriesId, StaffId};
use uuid::Uuid;

use super::{Entry, OccurrenceRecord, StoreResult};

/// One act by which sessions are moved or cancelled, as stored (rule D4).
#[derive(Debug, Clone)]
pub struct ReschedulingRecord {
    /// Key of the row; it comes from the form (R2).
    pub id: Uuid,
    /// Its office.
    pub office_id: OfficeId,
    /// `move`, `cancel`, `swap` or `leave`.
    pub kind: &'static str,
    /// Code of [`domain::rescheduling::Why`].
    pub why: &'static str,
    /// Sealed words on it.
    pub words_sealed: Option<Vec<u8>>,
    /// Who did it.
    pub by_staff: StaffId,
    /// When, unix seconds.
    pub at: i64,
}

/// Where and when a session stands on the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionPlace {
    /// `YYYY-MM-DDTHH:MM` on the venue's clock.
    pub civil_start: String,
    /// Derived, unix seconds.
    pub starts_at: i64,
    /// Derived, unix seconds.
    pub ends_at: i64,
    /// Where.
    pub room_id: RoomId,
    /// False: cancelled.
    pub live: bool,
}

/// A session from one place of the calendar to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionMove {
    /// Which session.
    pub occurrence_id: OccurrenceId,
    /// Where it was seen; if it stands elsewhere by now, nothing is moved.
    pub from: SessionPlace,
    /// Where it is to stand.
    pub to: SessionPlace,
    /// Who no longer leads it, and who does instead.
    pub replaced: Vec<(StaffId, StaffId)>,
}

/// A session before and after an act, with the act, as stored.
#[derive(Debug, Clone)]
pub struct MovedRecord {
    /// Which act.
    pub rescheduling_id: Uuid,
    /// See [`ReschedulingRecord::kind`].
    pub kind: String,
    /// See [`ReschedulingRecord::why`].
    pub why: String,
    /// See [`ReschedulingRecord::words_sealed`].
    pub words_sealed: Option<Vec<u8>>,
    /// See [`ReschedulingRecord::by_staff`].
    pub by_staff: StaffId,
    /// See [`ReschedulingRecord::at`].
    pub at: i64,
    /// When it was undone, unix seconds.
    pub undone_at: Option<i64>,
    /// Which session.
    pub occurrence_id: OccurrenceId,
    /// Clock time before.
    pub from_start: String,
    /// Clock time after.
    pub to_start: String,
    /// Room before.
    pub from_room_id: RoomId,
    /// Room after.
    pub to_room_id: RoomId,
    /// Whether it was on before.
    pub from_live: bool,
    /// Whether it is on after.
    pub to_live: bool,
}

/// A trainer who leads a session in another's place, as stored.
#[derive(Debug, Clone, Copy)]
pub struct ReplacedRecord {
    /// Which session.
    pub occurrence_id: OccurrenceId,
    /// Who no longer leads it.
    pub leaves: StaffId,
    /// Who does instead.
    pub comes: StaffId,
}

/// Moving, cancelling, and undoing it.
#[async_trait]
pub trait Rescheduling: Send + Sync {
    /// The sessions of a planning act, by start.
    async fn occurrences_of_series(&self, office: OfficeId, series: SeriesId) -> StoreResult<Vec<OccurrenceRecord>>;
    /// Moves sessions, all or none; an act that was done before changes nothing (R2). `Missing` if one of them stands
    /// elsewhere by now or was held; `TrainerBusy`, `RoomBusy` or `PersonBusy` if a place is taken. Members of a group
    /// are expected on the new day according to their stays (rule C4).
    async fn reschedule(&self, act: &ReschedulingRecord, moves: &[SessionMove], entry: &Entry) -> StoreResult<()>;
    /// Puts an act's sessions back, all or none; `Missing` if it was undone before. Otherwise as
    /// [`Rescheduling::reschedule`].
    async fn undo_rescheduling(
        &self,
        office: OfficeId,
        id: Uuid,
        by: StaffId,
        moves: &[SessionMove],
        entry: &Entry,
    ) -> StoreResult<()>;
    /// The sessions of an act, by their start before it; none if there is no such act.
    async fn rescheduling(&self, office: OfficeId, id: Uuid) -> StoreResult<Vec<MovedRecord>>;
    /// Who leads an act's sessions in whose place.
    async fn replaced_trainers(&self, id: Uuid) -> StoreResult<Vec<ReplacedRecord>>;
    /// What was done to a session, newest first.
    async fn moves_of(&self, occurrence: OccurrenceId) -> StoreResult<Vec<MovedRecord>>;
    /// What was done since to the sessions at which a person is expected and was not undone, oldest first.
    async fn moves_for(&self, person: PersonId, since: i64) -> StoreResult<Vec<MovedRecord>>;
}
