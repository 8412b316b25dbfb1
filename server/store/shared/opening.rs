//! Writing when rooms are open (rule D5).

use domain::ids::{OfficeId, RoomId};
use service::ports::{Entry, HoursRecord, StoreResult};
use sqlx::query;

use super::transaction::{Written, applied, record};
use super::{Link, Store};

pub(super) async fn replace_hours(
    store: &Store,
    office: OfficeId,
    room: RoomId,
    hours: &[HoursRecord],
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            keep_room(&mut begun, office, room).await?;
            query!(
                r#"
                delete from room_hours
                where room_id = $1"#,
                room.0,
            )
            .execute(&mut *begun)
            .await?;
            for hours in hours {
                insert_room_hours(&mut begun, office, room, hours).await?;
            }
            record(begun, entry).await
        })
        .await
}

/// Finds and keeps the row that the hours belong to: two who replace them at once follow one another.
async fn keep_room(link: &mut Link, office: OfficeId, room: RoomId) -> Written {
    let kept = query!(
        r#"
        update room
        set office_id = office_id
        where id = $1
          and office_id = $2"#,
        room.0,
        office.0,
    )
    .execute(link)
    .await?;
    applied(kept.rows_affected())
}

async fn insert_room_hours(link: &mut Link, office: OfficeId, room: RoomId, hours: &HoursRecord) -> Written {
    query!(
        r#"
        insert into room_hours (room_id, office_id, weekday, from_minute, until_minute)
        values ($1, $2, $3, $4, $5)"#,
        room.0,
        office.0,
        hours.weekday,
        hours.from_minute,
        hours.until_minute,
    )
    .execute(link)
    .await?;
    Ok(())
}
