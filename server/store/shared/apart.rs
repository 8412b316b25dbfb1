//! Writing who must not meet whom (rule D6).

use domain::ids::{OfficeId, SeparationId, StaffId};
use service::ports::{Entry, ProtectedRecord, SeparationRecord, StoreResult};
use sqlx::query;

use super::transaction::{Written, applied, record};
use super::{Link, Store};
use crate::dialect;

pub(super) async fn separate(
    store: &Store,
    separation: &SeparationRecord,
    protected: Option<&ProtectedRecord>,
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            dialect::lock_calendar(&mut begun, separation.office_id.0).await?;
            if let Some(protected) = protected {
                insert_protected(&mut begun, protected).await?;
            }
            insert_separation(&mut begun, separation).await?;
            keep_apart(&mut begun, separation.id).await?;
            record(begun, entry).await
        })
        .await
}

async fn insert_protected(link: &mut Link, protected: &ProtectedRecord) -> Written {
    query!(
        r#"
        insert into protected_person (id, office_id, name_sealed, recorded_by, recorded_at)
        values ($1, $2, $3, $4, $5)"#,
        protected.id.0,
        protected.office_id.0,
        protected.name_sealed,
        protected.recorded_by.0,
        protected.recorded_at,
    )
    .execute(link)
    .await?;
    Ok(())
}

async fn insert_separation(link: &mut Link, separation: &SeparationRecord) -> Written {
    query!(
        r#"
        insert into separation
            (id, office_id, person_id, other_person_id, protected_id, details_sealed, recorded_by, recorded_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)"#,
        separation.id.0,
        separation.office_id.0,
        separation.person_id.0,
        separation.other_person_id,
        separation.protected_id,
        separation.details_sealed,
        separation.recorded_by.0,
        separation.recorded_at,
    )
    .execute(link)
    .await?;
    Ok(())
}

/// The triggers look from whoever is to be somewhere to whomever he must not meet: each pair stands there twice.
async fn keep_apart(link: &mut Link, separation: SeparationId) -> Written {
    query!(
        r#"
        insert into kept_apart (who, from_whom, separation_id)
        select person_id, coalesce(other_person_id, protected_id), id
        from separation
        where id = $1
        union all
        select coalesce(other_person_id, protected_id), person_id, id
        from separation
        where id = $1"#,
        separation.0,
    )
    .execute(link)
    .await?;
    Ok(())
}

pub(super) async fn end(
    store: &Store,
    office: OfficeId,
    id: SeparationId,
    by: StaffId,
    at: i64,
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            let ended = query!(
                r#"
                update separation
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
            query!("delete from kept_apart where separation_id = $1", id.0).execute(&mut *begun).await?;
            record(begun, entry).await
        })
        .await
}
