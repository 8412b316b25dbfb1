use async_trait::async_trait;

use super::StoreResult;

/// Whether the store can be relied on.
#[async_trait]
pub trait Health: Send + Sync {
    /// Whether the database answers.
    async fn ping(&self) -> StoreResult<()>;
    /// The number of the first audit line that was changed, removed, inserted or moved; none if the chain holds (S12).
    async fn verify_audit(&self) -> StoreResult<Option<i64>>;
}
