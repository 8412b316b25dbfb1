use async_trait::async_trait;
use domain::ids::{OfficeId, PersonId, StaffId};
use uuid::Uuid;

use super::{Entry, StoreResult};

/// A review of somebody's risk as stored (rule F2).
#[derive(Debug, Clone)]
pub struct RiskReviewRecord {
    /// Key of the row.
    pub id: Uuid,
    /// Whose risk.
    pub person_id: PersonId,
    /// Code of [`domain::risk::Level`].
    pub level: String,
    /// Sealed reasons.
    pub reasons_sealed: Vec<u8>,
    /// Who judged.
    pub by_staff: StaffId,
    /// When, unix seconds.
    pub at: i64,
    /// The second person who agreed.
    pub confirmed_by: Option<Uuid>,
    /// When, unix seconds.
    pub confirmed_at: Option<i64>,
}

/// What a review says, without its reasons.
#[derive(Debug, Clone)]
pub struct RiskLevelRecord {
    /// Whose risk.
    pub person_id: PersonId,
    /// Code of [`domain::risk::Level`].
    pub level: String,
    /// Whether a second person agreed.
    pub is_confirmed: bool,
}

/// Reviews of risk.
#[async_trait]
pub trait RiskReviews: Send + Sync {
    /// The reviews of a person, oldest first.
    async fn risk_reviews(&self, office: OfficeId, person: PersonId) -> StoreResult<Vec<RiskReviewRecord>>;
    /// Keeps a review.
    async fn add_risk_review(&self, office: OfficeId, review: &RiskReviewRecord, entry: &Entry) -> StoreResult<()>;
    /// A second person agrees; `Missing` unless it is the newest review of that person, somebody else's, and nobody
    /// agreed to it yet.
    async fn confirm_risk_review(
        &self,
        office: OfficeId,
        person: PersonId,
        review: Uuid,
        by: StaffId,
        entry: &Entry,
    ) -> StoreResult<()>;
    /// Whether a member of staff leads, led or will lead a session at which somebody is expected.
    async fn is_led_by(&self, person: PersonId, staff: StaffId) -> StoreResult<bool>;
}
