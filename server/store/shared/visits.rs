//! Writing when somebody who is protected is with somebody of the centre.

use domain::ids::{OfficeId, VisitId};
use service::ports::{Entry, StoreResult, VisitRecord};
use sqlx::query;

use super::Store;
use super::transaction::{applied, record};
use crate::dialect;

pub(super) async fn add(store: &Store, visit: &VisitRecord, entry: &Entry) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            dialect::lock_calendar(&mut begun, visit.office_id.0).await?;
            query!(
                r#"
                insert into protected_visit
                    (id, office_id, protected_id, staff_id, place, civil_start, zone, minutes, starts_at, ends_at, live)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, true)"#,
                visit.id.0,
                visit.office_id.0,
                visit.protected_id.0,
                visit.staff_id.0,
                visit.place,
                visit.civil_start,
                visit.zone,
                visit.minutes,
                visit.starts_at,
                visit.ends_at,
            )
            .execute(&mut *begun)
            .await?;
            record(begun, entry).await
        })
        .await
}

pub(super) async fn cancel(store: &Store, office: OfficeId, id: VisitId, entry: &Entry) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            let cancelled = query!(
                r#"
                update protected_visit
                set live = false
                where id = $1
                  and office_id = $2
                  and live"#,
                id.0,
                office.0,
            )
            .execute(&mut *begun)
            .await?;
            applied(cancelled.rows_affected())?;
            record(begun, entry).await
        })
        .await
}
