//! Counting guesses, for throttling (S7).

use service::ports::StoreResult;
use sqlx::{query, query_scalar};
use uuid::Uuid;

use super::{Store, refusal};

pub(super) async fn since(store: &Store, key: &[u8], since: i64) -> StoreResult<i64> {
    query_scalar!(
        r#"
        select count(*) as "attempts!: i64"
        from attempt
        where throttle_key = $1
          and at >= $2"#,
        key,
        since,
    )
    .fetch_one(&store.reader)
    .await
    .map_err(refusal)
}

pub(super) async fn add(store: &Store, id: Uuid, key: &[u8], at: i64, forget_before: i64) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            query!(
                r#"
                delete from attempt
                where at < $1"#,
                forget_before,
            )
            .execute(&mut *begun)
            .await?;
            query!(
                r#"
                insert into attempt (id, throttle_key, at)
                values ($1, $2, $3)"#,
                id,
                key,
                at,
            )
            .execute(&mut *begun)
            .await?;
            Ok(begun.commit().await?)
        })
        .await
}

pub(super) async fn clear(store: &Store, key: &[u8]) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            query!(
                r#"
                delete from attempt
                where throttle_key = $1"#,
                key,
            )
            .execute(&mut *begun)
            .await?;
            Ok(begun.commit().await?)
        })
        .await
}
