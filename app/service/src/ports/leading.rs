use async_trait::async_trait;
use domain::ids::{OccurrenceId, StaffId};

use super::{Entry, StoreResult};

/// What has been done of a session's plan.
#[async_trait]
pub trait Leading: Send + Sync {
    /// Keys of the steps that the session has got through.
    async fn steps_done(&self, occurrence: OccurrenceId) -> StoreResult<Vec<String>>;
    /// Says that a step is done; a second time changes nothing.
    async fn do_step(&self, occurrence: OccurrenceId, step: &str, by: StaffId, entry: &Entry) -> StoreResult<()>;
    /// Takes that back; a step that is not done stays so.
    async fn undo_step(&self, occurrence: OccurrenceId, step: &str, entry: &Entry) -> StoreResult<()>;
}
