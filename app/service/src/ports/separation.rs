use async_trait::async_trait;
use domain::ids::{MeasureId, OfficeId, PersonId, ProtectedId, SeparationId, StaffId, VisitId};
use uuid::Uuid;

use super::{Entry, StoreResult};

/// A protective measure as stored (rule D7).
#[derive(Debug, Clone)]
pub struct MeasureRecord {
    /// Key of the row.
    pub id: MeasureId,
    /// The office that works with him.
    pub office_id: OfficeId,
    /// The participant whom it binds.
    pub person_id: PersonId,
    /// Code of [`domain::separation::MeasureKind`].
    pub kind: String,
    /// ISO date on which it was served.
    pub served_on: String,
    /// ISO date of its last day.
    pub valid_to: String,
    /// Sealed issuer, number, bans and cycle of checks.
    pub details_sealed: Vec<u8>,
    /// Who recorded it.
    pub recorded_by: StaffId,
    /// When, unix seconds.
    pub recorded_at: i64,
    /// When a coordinator confirmed its end, unix seconds; none: it stands.
    pub ended_at: Option<i64>,
}

/// Somebody who is protected from a participant, as stored.
#[derive(Debug, Clone)]
pub struct ProtectedRecord {
    /// Key of the row.
    pub id: ProtectedId,
    /// The office.
    pub office_id: OfficeId,
    /// Her name, sealed with the other compartment's key (rule F3).
    pub name_sealed: Vec<u8>,
    /// Who recorded her.
    pub recorded_by: StaffId,
    /// When, unix seconds.
    pub recorded_at: i64,
}

/// Two people who are kept apart, as stored: a participant from another one or from somebody who is protected.
#[derive(Debug, Clone)]
pub struct SeparationRecord {
    /// Key of the row.
    pub id: SeparationId,
    /// The office.
    pub office_id: OfficeId,
    /// The participant.
    pub person_id: PersonId,
    /// The other participant.
    pub other_person_id: Option<Uuid>,
    /// Or who is protected from him.
    pub protected_id: Option<Uuid>,
    /// What is to be heeded, sealed with the other compartment's key (rule F3).
    pub details_sealed: Vec<u8>,
    /// Who recorded it.
    pub recorded_by: StaffId,
    /// When, unix seconds.
    pub recorded_at: i64,
}

/// When somebody who is protected is with somebody of the centre, as stored.
#[derive(Debug, Clone)]
pub struct VisitRecord {
    /// Key of the row.
    pub id: VisitId,
    /// The office.
    pub office_id: OfficeId,
    /// Who comes.
    pub protected_id: ProtectedId,
    /// With whom.
    pub staff_id: StaffId,
    /// `here` or `elsewhere`.
    pub place: String,
    /// `YYYY-MM-DDTHH:MM` on the office's clock: the truth.
    pub civil_start: String,
    /// IANA zone of the office.
    pub zone: String,
    /// Planned length.
    pub minutes: i64,
    /// Derived, unix seconds.
    pub starts_at: i64,
    /// Derived, unix seconds.
    pub ends_at: i64,
}

/// An appointment that is nearer to somebody than it may be: it was planned before the two were kept apart.
#[derive(Debug, Clone)]
pub struct NearRecord {
    /// Which two.
    pub separation_id: SeparationId,
    /// When, unix seconds.
    pub starts_at: i64,
}

/// Who must not meet whom (rules D6, D7). The calendar asks [`super::Calendar::taken`], and its writes are refused as if
/// the person were busy.
#[async_trait]
pub trait Separations: Send + Sync {
    /// Records a measure, and cancels joint sessions of his that start after it and are not recorded (rule E1).
    async fn add_measure(&self, measure: &MeasureRecord, entry: &Entry) -> StoreResult<()>;
    /// Confirms the end of a measure; `Missing` unless it stands.
    async fn end_measure(
        &self,
        office: OfficeId,
        id: MeasureId,
        by: StaffId,
        at: i64,
        entry: &Entry,
    ) -> StoreResult<()>;
    /// The measures of an office that stand, by their last day.
    async fn measures(&self, office: OfficeId) -> StoreResult<Vec<MeasureRecord>>;
    /// All measures of a participant, the newest first.
    async fn measures_of(&self, office: OfficeId, person: PersonId) -> StoreResult<Vec<MeasureRecord>>;
    /// Keeps two people apart, and records who is protected if she is new; `Duplicate` if they are kept apart already.
    async fn separate(
        &self,
        separation: &SeparationRecord,
        protected: Option<&ProtectedRecord>,
        entry: &Entry,
    ) -> StoreResult<()>;
    /// Ends it; `Missing` unless it stands.
    async fn end_separation(
        &self,
        office: OfficeId,
        id: SeparationId,
        by: StaffId,
        at: i64,
        entry: &Entry,
    ) -> StoreResult<()>;
    /// The separations of an office that stand, oldest first.
    async fn separations(&self, office: OfficeId) -> StoreResult<Vec<SeparationRecord>>;
    /// Whoever is protected in an office, oldest first.
    async fn protected_people(&self, office: OfficeId) -> StoreResult<Vec<ProtectedRecord>>;
    /// Records a visit; `PersonBusy` if she would be too near to somebody.
    async fn add_visit(&self, visit: &VisitRecord, entry: &Entry) -> StoreResult<()>;
    /// Cancels a visit; `Missing` unless it stands.
    async fn cancel_visit(&self, office: OfficeId, id: VisitId, entry: &Entry) -> StoreResult<()>;
    /// The visits of an office that end after an instant, by start.
    async fn visits(&self, office: OfficeId, after: i64) -> StoreResult<Vec<VisitRecord>>;
    /// Appointments from an instant on that are too near, by start.
    async fn too_near(&self, office: OfficeId, from: i64) -> StoreResult<Vec<NearRecord>>;
}
