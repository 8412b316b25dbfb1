//! Addresses that accounts know, for throttling (S7).

use service::ports::StoreResult;
use sqlx::{query, query_scalar};

use super::{Store, refusal};

pub(super) async fn is_known(store: &Store, pair_key: &[u8], since: i64) -> StoreResult<bool> {
    query_scalar!(
        r#"
        select exists (
            select 1
            from known_address
            where pair_key = $1
              and seen_at >= $2
        ) as "is_known!: bool""#,
        pair_key,
        since,
    )
    .fetch_one(&store.reader)
    .await
    .map_err(refusal)
}

pub(super) async fn know(store: &Store, pair_key: &[u8], at: i64, since: i64) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            query!(
                r#"
                delete from known_address
                where seen_at < $1"#,
                since,
            )
            .execute(&mut *begun)
            .await?;
            query!(
                r#"
                insert into known_address (pair_key, seen_at)
                values ($1, $2)
                on conflict (pair_key) do update set seen_at = excluded.seen_at"#,
                pair_key,
                at,
            )
            .execute(&mut *begun)
            .await?;
            Ok(begun.commit().await?)
        })
        .await
}
