use async_trait::async_trait;
use domain::ids::{CoupleId, OccurrenceId, OfficeId, StaffId};

use super::{Entry, StoreResult};

/// A safety check as stored (rule E3).
#[derive(Debug, Clone)]
pub struct CheckRecord {
    /// `before` or `after`.
    pub moment: String,
    /// False: there is a concern.
    pub is_safe: bool,
    /// What was said, sealed with the key of its compartment.
    pub words_sealed: Option<Vec<u8>>,
    /// Who asked.
    pub by_staff: StaffId,
    /// When.
    pub at: i64,
}

/// A safety check to be written.
#[derive(Debug, Clone)]
pub struct NewCheck {
    /// Before or after which session.
    pub occurrence: OccurrenceId,
    /// `participant` or `partner`: which compartment keeps it (rule F3).
    pub side: &'static str,
    /// What was asked and said.
    pub check: CheckRecord,
}

/// What all four checks of a joint session come to: the one thing that crosses from one compartment to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JointRecord {
    /// Both were asked before, and neither has a concern.
    pub may_start: bool,
    /// Both were asked before and after.
    pub may_close: bool,
}

/// A joint session as the partner's side needs it.
#[derive(Debug, Clone)]
pub struct JointSessionRecord {
    /// Which session.
    pub occurrence_id: OccurrenceId,
    /// Whose.
    pub couple_id: CoupleId,
    /// `YYYY-MM-DDTHH:MM` on the venue's clock.
    pub civil_start: String,
    /// Planned length.
    pub minutes: i64,
    /// Unix seconds.
    pub starts_at: i64,
    /// `open` or `taken`.
    pub register: String,
}

/// Safety checks of joint work.
#[async_trait]
pub trait Checks: Send + Sync {
    /// The joint sessions of an office that are not cancelled and start in `[from, to)`, by start.
    async fn joint_sessions(&self, office: OfficeId, from: i64, to: i64) -> StoreResult<Vec<JointSessionRecord>>;
    /// What the checks of a joint session come to.
    async fn joint(&self, occurrence: OccurrenceId) -> StoreResult<JointRecord>;
    /// The participant's checks, oldest first.
    async fn participant_checks(&self, occurrence: OccurrenceId) -> StoreResult<Vec<CheckRecord>>;
    /// The partner's checks, oldest first.
    async fn partner_checks(&self, occurrence: OccurrenceId) -> StoreResult<Vec<CheckRecord>>;
    /// Records a check; the same again changes nothing. A concern withdraws that side's approval and cancels the
    /// couple's joint sessions to come, and before a session that session (rule E1). `Missing` if the session is
    /// cancelled or recorded.
    async fn add_check(&self, check: &NewCheck, entry: &Entry) -> StoreResult<()>;
}
