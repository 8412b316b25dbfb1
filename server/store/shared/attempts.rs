//! Counting guesses, for throttling (S7).

use service::ports::{Share, StoreResult};
use sqlx::{query, query_scalar};

use super::transaction::Written;
use super::{Link, Store};
use crate::dialect;

/// Counting and looking are one transaction, and such transactions wait for one another: many guesses at the same
/// moment would else all see the count before any of them.
pub(super) async fn count(store: &Store, shares: &[Share], at: i64, since: i64) -> StoreResult<bool> {
    store
        .write(|mut begun| async move {
            dialect::lock_attempts(&mut begun).await?;
            forget(&mut begun, since).await?;
            for share in shares {
                if number(&mut begun, share, since).await? >= share.limit {
                    begun.commit().await?;
                    return Ok(false);
                }
            }
            for share in shares {
                add(&mut begun, share, at).await?;
            }
            begun.commit().await?;
            Ok(true)
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

async fn number(link: &mut Link, share: &Share, since: i64) -> Written<i64> {
    let number = query_scalar!(
        r#"
        select count(*) as "attempts!: i64"
        from attempt
        where throttle_key = $1
          and at >= $2"#,
        share.key,
        since,
    )
    .fetch_one(link)
    .await?;
    Ok(number)
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
