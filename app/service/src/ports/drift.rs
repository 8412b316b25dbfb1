use async_trait::async_trait;
use domain::ids::{OccurrenceId, OfficeId};

use super::{Entry, StoreResult};

/// A session's instants, as they are stored and as they should be (rule D1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimesRecord {
    /// Which session.
    pub occurrence_id: OccurrenceId,
    /// Its office.
    pub office_id: OfficeId,
    /// As stored, unix seconds.
    pub stored: (i64, i64),
    /// As its clock and zone say, unix seconds.
    pub right: (i64, i64),
}

/// Instants that no longer match their clock.
#[async_trait]
pub trait Drifts: Send + Sync {
    /// Sets the instants of live sessions, all or none; `Missing` if one is not stored as it was seen, and the refusal of
    /// a double booking if two would overlap (rule D3).
    async fn set_times(&self, sessions: &[TimesRecord], entry: &Entry) -> StoreResult<()>;
}
