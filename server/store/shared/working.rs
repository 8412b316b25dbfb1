//! Writing when members of staff work: their hours, single days and leave (rule D5).

use domain::ids::{OfficeId, StaffId};
use service::ports::{Entry, HoursRecord, LeaveRecord, StoreResult, WorkingDayRecord};
use sqlx::query;
use uuid::Uuid;

use super::transaction::{Written, applied, record};
use super::{Link, Store};

pub(super) async fn replace_hours(
    store: &Store,
    office: OfficeId,
    staff: StaffId,
    hours: &[HoursRecord],
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            keep_staff(&mut begun, office, staff).await?;
            query!(
                r#"
                delete from working_hours
                where staff_id = $1"#,
                staff.0,
            )
            .execute(&mut *begun)
            .await?;
            for hours in hours {
                insert_working_hours(&mut begun, office, staff, hours).await?;
            }
            record(begun, entry).await
        })
        .await
}

pub(super) async fn put_day(
    store: &Store,
    office: OfficeId,
    staff: StaffId,
    day: &WorkingDayRecord,
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            keep_staff(&mut begun, office, staff).await?;
            query!(
                r#"
                insert into working_day (staff_id, office_id, on_date, from_minute, until_minute)
                values ($1, $2, $3, $4, $5)
                on conflict (staff_id, on_date) do update
                set from_minute = excluded.from_minute,
                    until_minute = excluded.until_minute"#,
                staff.0,
                office.0,
                day.on_date,
                day.from_minute,
                day.until_minute,
            )
            .execute(&mut *begun)
            .await?;
            record(begun, entry).await
        })
        .await
}

pub(super) async fn remove_day(
    store: &Store,
    office: OfficeId,
    staff: StaffId,
    on_date: &str,
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            let removed = query!(
                r#"
                delete from working_day
                where staff_id = $1
                  and office_id = $2
                  and on_date = $3"#,
                staff.0,
                office.0,
                on_date,
            )
            .execute(&mut *begun)
            .await?;
            applied(removed.rows_affected())?;
            record(begun, entry).await
        })
        .await
}

pub(super) async fn add_leave(
    store: &Store,
    office: OfficeId,
    staff: StaffId,
    leave: &LeaveRecord,
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            keep_staff(&mut begun, office, staff).await?;
            query!(
                r#"
                insert into staff_leave (id, staff_id, office_id, first_date, last_date, kind)
                values ($1, $2, $3, $4, $5, $6)
                on conflict (staff_id, first_date, last_date) do nothing"#,
                leave.id,
                staff.0,
                office.0,
                leave.first_date,
                leave.last_date,
                leave.kind,
            )
            .execute(&mut *begun)
            .await?;
            record(begun, entry).await
        })
        .await
}

pub(super) async fn remove_leave(
    store: &Store,
    office: OfficeId,
    staff: StaffId,
    id: Uuid,
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            let removed = query!(
                r#"
                delete from staff_leave
                where id = $1
                  and staff_id = $2
                  and office_id = $3"#,
                id,
                staff.0,
                office.0,
            )
            .execute(&mut *begun)
            .await?;
            applied(removed.rows_affected())?;
            record(begun, entry).await
        })
        .await
}

/// Finds and keeps the row that the hours belong to: two who replace them at once follow one another.
async fn keep_staff(link: &mut Link, office: OfficeId, staff: StaffId) -> Written {
    let kept = query!(
        r#"
        update staff
        set office_id = office_id
        where id = $1
          and office_id = $2"#,
        staff.0,
        office.0,
    )
    .execute(link)
    .await?;
    applied(kept.rows_affected())
}

async fn insert_working_hours(link: &mut Link, office: OfficeId, staff: StaffId, hours: &HoursRecord) -> Written {
    query!(
        r#"
        insert into working_hours (staff_id, office_id, weekday, from_minute, until_minute)
        values ($1, $2, $3, $4, $5)"#,
        staff.0,
        office.0,
        hours.weekday,
        hours.from_minute,
        hours.until_minute,
    )
    .execute(link)
    .await?;
    Ok(())
}
