//! Protective measures (rule D7).

use domain::ids::{MeasureId, OfficeId, PersonId, StaffId};
use service::ports::{Entry, MeasureRecord, StoreResult};
use sqlx::{query, query_as};
use uuid::Uuid;

use super::transaction::{applied, record};
use super::{Store, couples, refusal};
use crate::dialect;

macro_rules! measures_where {
    ($condition:literal, $($value:expr),+) => {
        query_as!(
            MeasureRecord,
            r#"
            select
                id as "id!: Uuid",
                office_id as "office_id!: Uuid",
                person_id as "person_id!: Uuid",
                kind as "kind!: String",
                served_on as "served_on!: String",
                valid_to as "valid_to!: String",
                details_sealed as "details_sealed!: Vec<u8>",
                recorded_by as "recorded_by!: Uuid",
                recorded_at as "recorded_at!: i64",
                ended_at as "ended_at?: i64"
            from protective_measure
            where "# + $condition,
            $($value),+
        )
    };
}

/// Suspends the joint work of whom it binds (rule E1).
pub(super) async fn add(store: &Store, measure: &MeasureRecord, entry: &Entry) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            dialect::lock_calendar(&mut begun, measure.office_id.0).await?;
            query!(
                r#"
                insert into protective_measure
                    (id, office_id, person_id, kind, served_on, valid_to, details_sealed, recorded_by, recorded_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"#,
                measure.id.0,
                measure.office_id.0,
                measure.person_id.0,
                measure.kind,
                measure.served_on,
                measure.valid_to,
                measure.details_sealed,
                measure.recorded_by.0,
                measure.recorded_at,
            )
            .execute(&mut *begun)
            .await?;
            couples::suspend_for_measure(&mut begun, measure.person_id, measure.recorded_at).await?;
            record(begun, entry).await
        })
        .await
}

pub(super) async fn end(
    store: &Store,
    office: OfficeId,
    id: MeasureId,
    by: StaffId,
    at: i64,
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            let ended = query!(
                r#"
                update protective_measure
                set ended_by = $3, ended_at = $4
                where id = $1
                  and office_id = $2
                  and ended_at is null"#,
                id.0,
                office.0,
                by.0,
                at,
            )
            .execute(&mut *begun)
            .await?;
            applied(ended.rows_affected())?;
            record(begun, entry).await
        })
        .await
}

pub(super) async fn standing(store: &Store, office: OfficeId) -> StoreResult<Vec<MeasureRecord>> {
    measures_where!("office_id = $1 and ended_at is null order by valid_to, id", office.0)
        .fetch_all(&store.reader)
        .await
        .map_err(refusal)
}

pub(super) async fn of(store: &Store, office: OfficeId, person: PersonId) -> StoreResult<Vec<MeasureRecord>> {
    measures_where!(
        "office_id = $1
              and person_id = $2
            order by recorded_at desc, id desc",
        office.0,
        person.0
    )
    .fetch_all(&store.reader)
    .await
    .map_err(refusal)
}
