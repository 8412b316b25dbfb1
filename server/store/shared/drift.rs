use std::collections::BTreeSet;

use async_trait::async_trait;
use service::ports::{Drifts, Entry, StoreResult, TimesRecord};
use sqlx::query;

use super::transaction::{Written, applied, record};
use super::{Link, Store};
use crate::dialect;

/// All are taken off the calendar first: those that follow one another would stand in each other's way.
async fn take_off(link: &mut Link, session: &TimesRecord) -> Written {
    let taken_off = query!(
        r#"
        update occurrence
        set live = false
        where id = $1
          and starts_at = $2
          and ends_at = $3
          and live"#,
        session.occurrence_id.0,
        session.stored.0,
        session.stored.1,
    )
    .execute(link)
    .await?;
    applied(taken_off.rows_affected())
}

/// The rows of its trainers and participants follow: their foreign key cascades.
async fn put_back(link: &mut Link, session: &TimesRecord) -> Written {
    query!(
        r#"
        update occurrence
        set starts_at = $2, ends_at = $3, live = true
        where id = $1"#,
        session.occurrence_id.0,
        session.right.0,
        session.right.1,
    )
    .execute(link)
    .await?;
    Ok(())
}

#[async_trait]
impl Drifts for Store {
    async fn set_times(&self, sessions: &[TimesRecord], entry: &Entry) -> StoreResult<()> {
        let offices: BTreeSet<_> = sessions.iter().map(|session| session.office_id.0).collect();
        let offices = &offices;
        self.write(|mut begun| async move {
            for office in offices {
                dialect::lock_calendar(&mut begun, *office).await?;
            }
            for session in sessions {
                take_off(&mut begun, session).await?;
            }
            for session in sessions {
                put_back(&mut begun, session).await?;
            }
            record(begun, entry).await
        })
        .await
    }
}
