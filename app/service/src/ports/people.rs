use async_trait::async_trait;
use domain::ids::{EnrolmentId, OfficeId, PersonId, ProgrammeId, StaffId};
use uuid::Uuid;

use super::{Entry, StoreResult};

/// A participant as stored.
#[derive(Debug, Clone)]
pub struct PersonRecord {
    /// Key of the row.
    pub id: PersonId,
    /// The office that works with him.
    pub office_id: OfficeId,
    /// Sealed [`domain::name::PersonName`].
    pub name_sealed: Vec<u8>,
    /// Keyed hash of the phone, to find him at sign-in.
    pub phone_key: Option<Vec<u8>>,
    /// Sealed phone, E.164.
    pub phone_sealed: Option<Vec<u8>>,
    /// Keyed hash of the IIN, to find doubles.
    pub iin_key: Option<Vec<u8>>,
    /// Sealed IIN.
    pub iin_sealed: Option<Vec<u8>>,
    /// Code of [`domain::role::Sex`].
    pub sex: String,
    /// Code of [`domain::language::Language`].
    pub language: String,
    /// Keyed hash of his personal code; none: no access to the portal.
    pub portal_code_hash: Option<Vec<u8>>,
    /// When the code was handed over.
    pub portal_code_at: Option<i64>,
    /// When he was added.
    pub created_at: i64,
}

/// One way through a programme as stored (rule B1).
#[derive(Debug, Clone)]
pub struct EnrolmentRecord {
    /// Key of the row.
    pub id: EnrolmentId,
    /// His office.
    pub office_id: OfficeId,
    /// Whose.
    pub person_id: PersonId,
    /// The version it is pinned to (rule A1).
    pub programme_id: ProgrammeId,
    /// Code of [`domain::enrolment::Track`].
    pub track: String,
    /// Code of [`domain::enrolment::LegalBasis`].
    pub basis: String,
    /// Code of [`domain::enrolment::State`].
    pub state: String,
    /// ISO date of the referral.
    pub referred_on: String,
    /// When it was recorded.
    pub created_at: i64,
}

/// One transition of an enrolment as stored (rule B1).
#[derive(Debug, Clone)]
pub struct StepRecord {
    /// Key of the row.
    pub id: Uuid,
    /// Which enrolment.
    pub enrolment_id: EnrolmentId,
    /// State before; none for the first.
    pub from_state: Option<String>,
    /// State after.
    pub to_state: String,
    /// Unix seconds, UTC.
    pub at: i64,
    /// Who decided.
    pub by_staff: StaffId,
    /// Sealed reason.
    pub reason_sealed: Option<Vec<u8>>,
}

/// A new participant with all that belongs to him, added in one transaction.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Himself.
    pub person: PersonRecord,
    /// Keyed hashes of name prefixes and phone digits.
    pub tokens: Vec<Vec<u8>>,
    /// His enrolment.
    pub enrolment: EnrolmentRecord,
    /// Its states so far.
    pub steps: Vec<StepRecord>,
    /// The group he joins at once, if any.
    pub membership: Option<super::MembershipRecord>,
}

/// Participants and their enrolments.
#[async_trait]
pub trait People: Send + Sync {
    /// Adds people, all or none; `Duplicate` if an IIN is taken in the office.
    async fn add_people(&self, people: &[NewPerson], entry: &Entry) -> StoreResult<()>;
    /// The people of an office.
    async fn people(&self, office: OfficeId) -> StoreResult<Vec<PersonRecord>>;
    /// One of them.
    async fn person(&self, office: OfficeId, id: PersonId) -> StoreResult<Option<PersonRecord>>;
    /// Those who have this search token.
    async fn people_with_token(&self, office: OfficeId, token: &[u8]) -> StoreResult<Vec<PersonId>>;
    /// Those with this phone, in all offices: for signing in.
    async fn people_by_phone(&self, phone_key: &[u8]) -> StoreResult<Vec<PersonRecord>>;
    /// Sets or revokes (none) the personal code, and signs his devices out.
    async fn set_portal_code(
        &self,
        office: OfficeId,
        person: PersonId,
        hash: Option<&[u8]>,
        at: i64,
        entry: &Entry,
    ) -> StoreResult<()>;
    /// The language of his pages and slips.
    async fn set_person_language(&self, person: PersonId, language: &str) -> StoreResult<()>;

    /// All enrolments of an office.
    async fn enrolments(&self, office: OfficeId) -> StoreResult<Vec<EnrolmentRecord>>;
    /// One enrolment.
    async fn enrolment(&self, office: OfficeId, id: EnrolmentId) -> StoreResult<Option<EnrolmentRecord>>;
    /// A person's enrolments, oldest first.
    async fn enrolments_of(&self, person: PersonId) -> StoreResult<Vec<EnrolmentRecord>>;
    /// A person's transitions, oldest first.
    async fn steps_of(&self, enrolment: EnrolmentId) -> StoreResult<Vec<StepRecord>>;
    /// Moves an enrolment on; `Missing` if it is no longer in the step's from-state. With `free_after`, he is no
    /// longer expected at sessions that start after that instant and were not marked.
    async fn add_step(&self, step: &StepRecord, free_after: Option<i64>, entry: &Entry) -> StoreResult<()>;
}
