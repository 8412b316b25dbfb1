//! Counting guesses, for throttling (S7).

use service::ports::{Share, StoreResult};
use sqlx::{query, query_scalar};
use uuid::Uuid;

use super::transaction::Written;
use super::{Link, Store};
use crate::dialect;

/// Counting and looking are one transaction, and such transactions wait for one another: many guesses at the same
/// moment would else all see the count before any of them.
pub(super) async fn count(store: &Store, shares: &[Share], at: i64) -> StoreResult<Option<i64>> {
    store
        .write(|mut begun| async move {
            dialect::lock_attempts(&mut begun).await?;
            forget(&mut begun, shares.iter().map(|share| share.since).min().unwrap_or(at)).await?;
            let mut wait = None;
            for share in shares {
                wait = full_for(&mut begun, share).await?;
                if wait.is_some() {
                    break;
                }
                add(&mut begun, share, at).await?;
            }
            begun.commit().await?;
            Ok(wait)
        })
        .await
}

async fn forget(link: &mut Link, before: i64) -> Written {
    query!(
        r#"
        delete from attempt
        where at < $1"#,
        before,
    )
    .execute(link)
    .await?;
    Ok(())
}

/// For how many seconds a key has had its share, if it had: until the first of as many as are let through is too long
/// ago.
async fn full_for(link: &mut Link, share: &Share) -> Written<Option<i64>> {
    let first = query_scalar!(
        r#"
        select at as "at!: i64"
        from attempt
        where throttle_key = $1
          and at >= $2
        order by at desc
        limit 1
        offset $3"#,
        share.key,
        share.since,
        share.limit - 1,
    )
    .fetch_optional(link)
    .await?;
    Ok(first.map(|first| first - share.since + 1))
}

async fn add(link: &mut Link, share: &Share, at: i64) -> Written {
    query!(
        r#"
        insert into attempt (id, throttle_key, at)
        values ($1, $2, $3)"#,
        share.id,
        share.key,
        at,
    )
    .execute(link)
    .await?;
    Ok(())
}

pub(super) async fn take_back(store: &Store, ids: &[Uuid]) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            for id in ids {
                query!(
                    r#"
                    delete from attempt
                    where id = $1"#,
                    *id,
                )
                .execute(&mut *begun)
                .await?;
            }
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
