//! Who and what may be planned, and when nobody meets: one question to the database.

use domain::ids::OfficeId;
use service::ports::{AroundRecord, BookableRecord, HolidayRecord, Whom};
use sqlx::{Pool, QueryBuilder};
use uuid::Uuid;

use super::taken::among;
use crate::dialect::Engine;

/// What it is; its key; roles, name or date; sex or names; seats.
type Row = (String, Option<Uuid>, String, String, String, String, i64);

/// Members of staff and rooms among these; with `dates`, the holidays between them, both included.
pub(super) async fn around(
    reader: &Pool<Engine>,
    office: OfficeId,
    whom: Whom<'_>,
    dates: Option<(&str, &str)>,
) -> sqlx::Result<AroundRecord> {
    let mut query = QueryBuilder::<Engine>::new(
        "select 'staff', id, roles, sex, '', '', cast(0 as bigint)
         from staff
         where disabled_at is null
           and office_id = ",
    );
    query.push_bind(office.0);
    if let Some(trainers) = whom.trainers {
        query.push(" and ");
        among(&mut query, "id", trainers.iter().map(|id| id.0));
    }
    query.push(
        " union all
         select 'room', id, name, '', '', '', seats
         from room
         where closed_at is null
           and office_id = ",
    );
    query.push_bind(office.0);
    if let Some(rooms) = whom.rooms {
        query.push(" and ");
        among(&mut query, "id", rooms.iter().map(|id| id.0));
    }
    if let Some((from, to)) = dates {
        query.push(
            " union all
             select 'holiday', cast(null as uuid), on_date, name_kk, name_ru, name_en, cast(0 as bigint)
             from holiday
             where office_id = ",
        );
        query.push_bind(office.0).push(" and on_date between ").push_bind(from).push(" and ").push_bind(to);
    }
    let rows: Vec<Row> = query.build_query_as().fetch_all(reader).await?;
    let mut around = AroundRecord::default();
    for row in rows {
        sort_in(&mut around, row)?;
    }
    Ok(around)
}

fn sort_in(around: &mut AroundRecord, row: Row) -> sqlx::Result<()> {
    match row {
        (what, Some(id), roles, sex, ..) if what == "staff" => {
            around.bookable.push(BookableRecord::Staff { id: id.into(), roles, sex });
        }
        (what, Some(id), name, .., seats) if what == "room" => {
            around.bookable.push(BookableRecord::Room { id: id.into(), name, seats });
        }
        (what, None, on_date, name_kk, name_ru, name_en, _) if what == "holiday" => {
            around.holidays.push(HolidayRecord { on_date, name_kk, name_ru, name_en });
        }
        (what, ..) => return Err(sqlx::Error::Decode(format!("neither staff nor room nor holiday: {what}").into())),
    }
    Ok(())
}
