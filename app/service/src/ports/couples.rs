use async_trait::async_trait;
use domain::ids::{CoupleId, EnrolmentId, OfficeId, StaffId};
use uuid::Uuid;

use super::{Entry, StoreResult};

/// A couple for whom joint work was asked, as stored (rule E1).
#[derive(Debug, Clone)]
pub struct CoupleRecord {
    /// Key of the row.
    pub id: CoupleId,
    /// Their office.
    pub office_id: OfficeId,
    /// The participant's enrolment.
    pub enrolment_id: EnrolmentId,
    /// Her name, sealed with the other compartment's key (rule F3).
    pub partner_sealed: Vec<u8>,
    /// Who asked.
    pub asked_by: StaffId,
    /// When.
    pub asked_at: i64,
    /// When the coordinator's approval that stands was given.
    pub coordinator_at: Option<i64>,
    /// When the advocate's approval that stands was given.
    pub advocate_at: Option<i64>,
}

/// Joint work: asked, approved by both sides, withdrawn by either.
#[async_trait]
pub trait Couples: Send + Sync {
    /// The couples of an office.
    async fn couples(&self, office: OfficeId) -> StoreResult<Vec<CoupleRecord>>;
    /// Whether a protective measure that stands binds whoever is on this enrolment (rule E1).
    async fn is_bound(&self, enrolment: EnrolmentId) -> StoreResult<bool>;
    /// Asks for joint work; `Duplicate` if it was asked for this enrolment.
    async fn add_couple(&self, couple: &CoupleRecord, entry: &Entry) -> StoreResult<()>;
    /// Records one side's approval; approving twice changes nothing.
    async fn approve(
        &self,
        id: Uuid,
        couple: CoupleId,
        side: &str,
        by: StaffId,
        at: i64,
        entry: &Entry,
    ) -> StoreResult<()>;
    /// Withdraws it, and cancels the couple's joint sessions that start after `at` and are not recorded (rule E1).
    async fn withdraw(&self, couple: CoupleId, side: &str, by: StaffId, at: i64, entry: &Entry) -> StoreResult<()>;
}
