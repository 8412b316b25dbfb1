use async_trait::async_trait;
use service::ports::{Health, StoreResult};
use sqlx::query_scalar;

use super::{Store, refusal};
use crate::dialect;

#[async_trait]
impl Health for Store {
    async fn ping(&self) -> StoreResult<()> {
        query_scalar!(r#"select 1 as "one!: i32""#).fetch_one(&self.reader).await.map_err(refusal)?;
        Ok(())
    }

    async fn check_integrity(&self) -> StoreResult<Option<String>> {
        dialect::damage(&self.reader).await.map_err(refusal)
    }

    async fn verify_audit(&self) -> StoreResult<Option<i64>> {
        self.first_broken_line().await
    }
}
