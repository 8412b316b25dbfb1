//! Writing when people are bound elsewhere (rule D5).

use domain::ids::{OfficeId, PersonId};
use service::ports::{BusyHoursRecord, Entry, StoreResult};
use sqlx::query;
use uuid::Uuid;

use super::transaction::{Written, applied, record};
use super::{Link, Store};

pub(super) async fn add(
    store: &Store,
    office: OfficeId,
    person: PersonId,
    busy: &[BusyHoursRecord],
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            keep_person(&mut begun, office, person).await?;
            for busy in busy {
                insert_busy_hours(&mut begun, office, person, busy).await?;
            }
            record(begun, entry).await
        })
        .await
}

pub(super) async fn remove(
    store: &Store,
    office: OfficeId,
    person: PersonId,
    id: Uuid,
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            let removed = query!(
                r#"
                delete from busy_hours
                where id = $1
                  and person_id = $2
                  and office_id = $3"#,
                id,
                person.0,
                office.0,
            )
            .execute(&mut *begun)
            .await?;
            applied(removed.rows_affected())?;
            record(begun, entry).await
        })
        .await
}

/// `Missing` if the office has no such person.
async fn keep_person(link: &mut Link, office: OfficeId, person: PersonId) -> Written {
    let kept = query!(
        r#"
        update person
        set office_id = office_id
        where id = $1
          and office_id = $2"#,
        person.0,
        office.0,
    )
    .execute(link)
    .await?;
    applied(kept.rows_affected())
}

async fn insert_busy_hours(link: &mut Link, office: OfficeId, person: PersonId, busy: &BusyHoursRecord) -> Written {
    query!(
        r#"
        insert into busy_hours (
            id, person_id, office_id, weekday, from_minute, until_minute, first_date, last_date, kind_sealed
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"#,
        busy.id,
        person.0,
        office.0,
        busy.weekday,
        busy.from_minute,
        busy.until_minute,
        busy.first_date,
        busy.last_date,
        busy.kind_sealed,
    )
    .execute(link)
    .await?;
    Ok(())
}
