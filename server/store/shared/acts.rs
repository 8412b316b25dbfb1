//! Writing acts that move or cancel sessions, and undoing them (rule D4).

use domain::ids::{OfficeId, StaffId};
use service::ports::{Entry, ReschedulingRecord, SessionMove, StoreResult};
use sqlx::query;
use uuid::Uuid;

use super::transaction::{Written, applied, record};
use super::{Link, Store, moving};
use crate::dialect;

pub(super) async fn reschedule(
    store: &Store,
    act: &ReschedulingRecord,
    moves: &[SessionMove],
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            dialect::lock_calendar(&mut begun, act.office_id.0).await?;
            if !insert_act(&mut begun, act).await? {
                return Ok(());
            }
            moving::change(&mut begun, act.office_id, moves).await?;
            for session in moves {
                insert_move(&mut begun, act.id, session).await?;
            }
            record(begun, entry).await
        })
        .await
}

/// Whether it is a new act; one that was done before stays as it is.
async fn insert_act(link: &mut Link, act: &ReschedulingRecord) -> Written<bool> {
    let inserted = query!(
        r#"
        insert into rescheduling (id, office_id, kind, why, words_sealed, by_staff, at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (id) do nothing"#,
        act.id,
        act.office_id.0,
        act.kind,
        act.why,
        act.words_sealed,
        act.by_staff.0,
        act.at,
    )
    .execute(link)
    .await?;
    Ok(inserted.rows_affected() > 0)
}

async fn insert_move(link: &mut Link, act: Uuid, session: &SessionMove) -> Written {
    query!(
        r#"
        insert into rescheduled
            (rescheduling_id, occurrence_id, from_start, to_start, from_room_id, to_room_id, from_live, to_live)
        values ($1, $2, $3, $4, $5, $6, $7, $8)"#,
        act,
        session.occurrence_id.0,
        session.from.civil_start,
        session.to.civil_start,
        session.from.room_id.0,
        session.to.room_id.0,
        session.from.live,
        session.to.live,
    )
    .execute(&mut *link)
    .await?;
    for (leaves, comes) in &session.replaced {
        query!(
            r#"
            insert into rescheduled_trainer (rescheduling_id, occurrence_id, leaves, comes)
            values ($1, $2, $3, $4)"#,
            act,
            session.occurrence_id.0,
            leaves.0,
            comes.0,
        )
        .execute(&mut *link)
        .await?;
    }
    Ok(())
}

pub(super) async fn undo(
    store: &Store,
    office: OfficeId,
    id: Uuid,
    by: StaffId,
    moves: &[SessionMove],
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            dialect::lock_calendar(&mut begun, office.0).await?;
            let undone = query!(
                r#"
                update rescheduling
                set undone_at = $3, undone_by = $4
                where id = $1
                  and office_id = $2
                  and undone_at is null"#,
                id,
                office.0,
                entry.at,
                by.0,
            )
            .execute(&mut *begun)
            .await?;
            applied(undone.rows_affected())?;
            moving::change(&mut begun, office, moves).await?;
            take_leave_back(&mut begun, office, id).await?;
            record(begun, entry).await
        })
        .await
}

/// Leave that was noted with an act has the act's key; leave that was there before has one of its own and stays.
async fn take_leave_back(link: &mut Link, office: OfficeId, act: Uuid) -> Written {
    query!(
        r#"
        delete from staff_leave
        where id = $1
          and office_id = $2"#,
        act,
        office.0,
    )
    .execute(link)
    .await?;
    Ok(())
}
