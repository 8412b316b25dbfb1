use async_trait::async_trait;

use super::StoreResult;

/// Whether the store can be relied on.
#[async_trait]
pub trait Health: Send + Sync {
    /// Whether the database answers.
    async fn ping(&self) -> StoreResult<()>;
    /// What the engine finds damaged in its own files; none if nothing is, or the engine watches over them itself (R12).
    async fn check_integrity(&self) -> StoreResult<Option<String>>;
    /// The number of the first audit line that was changed, removed, inserted or moved; none if the chain holds (S12).
    async fn verify_audit(&self) -> StoreResult<Option<i64>>;
}
