//! Writing into a register (rules C1, C2).

use domain::ids::{OccurrenceId, OfficeId, StaffId};
use service::ports::{Entry, MarkChange, StoreError, StoreResult};
use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use super::transaction::{Written, applied, record};
use super::{Link, Store};

/// What a person's line on a register says.
struct Line {
    mark: Option<String>,
    late_minutes: Option<i64>,
}

/// Marks people, all or none. A mark that is there already leaves no trace, so that a repeated form has one effect (R2).
pub(super) async fn mark(store: &Store, changes: &[MarkChange], entry: &Entry) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            let mut is_changed = false;
            for change in changes {
                open_for(&mut begun, change).await?;
                is_changed |= apply(&mut begun, change).await?;
            }
            if !is_changed {
                return Ok(());
            }
            record(begun, entry).await
        })
        .await
}

/// Touches the session: PostgreSQL then keeps others from marking, taking or cancelling it until this has ended.
async fn open_for(link: &mut Link, change: &MarkChange) -> Written {
    let open = query!(
        r#"
        update occurrence
        set register = register
        where id = $1
          and live
          and (register = 'open' or $2)"#,
        change.occurrence.0,
        change.may_amend,
    )
    .execute(link)
    .await?;
    applied(open.rows_affected())
}

/// Whether the register says something else now.
async fn apply(link: &mut Link, change: &MarkChange) -> Written<bool> {
    let before = query_as!(
        Line,
        r#"
        select mark as "mark?: String", late_minutes as "late_minutes?: i64"
        from expected
        where occurrence_id = $1
          and person_id = $2"#,
        change.occurrence.0,
        change.person.0,
    )
    .fetch_optional(&mut *link)
    .await?
    .ok_or(StoreError::Missing)?;
    if before.mark.as_deref() == Some(change.mark) && before.late_minutes == change.late_minutes {
        return Ok(false);
    }
    keep(link, change, &before).await?;
    write(link, change).await?;
    Ok(true)
}

async fn keep(link: &mut Link, change: &MarkChange, before: &Line) -> Written {
    query!(
        r#"
        insert into mark_change
            (id, occurrence_id, person_id, from_mark, from_late_minutes,
             to_mark, to_late_minutes, at, by_staff, reason_sealed)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"#,
        change.id,
        change.occurrence.0,
        change.person.0,
        before.mark,
        before.late_minutes,
        change.mark,
        change.late_minutes,
        change.at,
        change.by.0,
        change.reason_sealed,
    )
    .execute(link)
    .await?;
    Ok(())
}

async fn write(link: &mut Link, change: &MarkChange) -> Written {
    query!(
        r#"
        update expected
        set mark = $3, late_minutes = $4, marked_at = $5, marked_by = $6
        where occurrence_id = $1
          and person_id = $2"#,
        change.occurrence.0,
        change.person.0,
        change.mark,
        change.late_minutes,
        change.at,
        change.by.0,
    )
    .execute(link)
    .await?;
    Ok(())
}

/// Declares the register taken; one that is taken stays as it is.
pub(super) async fn take(
    store: &Store,
    office: OfficeId,
    occurrence: OccurrenceId,
    by: StaffId,
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            let taken = query!(
                r#"
                update occurrence
                set register = 'taken', taken_at = $3, taken_by = $4
                where id = $1
                  and office_id = $2
                  and live
                  and register = 'open'
                  and not exists (
                      select 1
                      from expected
                      where occurrence_id = $1
                        and mark is null
                  )
                  and (
                      kind <> 'couples'
                      or not exists (
                          select 1
                          from expected
                          where occurrence_id = $1
                            and mark in ('present', 'late')
                      )
                      or (
                          (select count(distinct moment) from participant_check where occurrence_id = $1) = 2
                          and (select count(distinct moment) from partner_check where occurrence_id = $1) = 2
                      )
                  )"#,
                occurrence.0,
                office.0,
                entry.at,
                by.0,
            )
            .execute(&mut *begun)
            .await?;
            if taken.rows_affected() == 0 {
                return was_taken(&mut begun, office, occurrence).await;
            }
            record(begun, entry).await
        })
        .await
}

async fn was_taken(link: &mut Link, office: OfficeId, occurrence: OccurrenceId) -> Written {
    query_scalar!(
        r#"
        select id as "id!: Uuid"
        from occurrence
        where id = $1
          and office_id = $2
          and live
          and register = 'taken'"#,
        occurrence.0,
        office.0,
    )
    .fetch_one(link)
    .await?;
    Ok(())
}
