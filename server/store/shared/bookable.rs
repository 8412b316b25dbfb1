//! Who and what may be planned: one question to the database for trainers and rooms.

use domain::ids::OfficeId;
use service::ports::{BookableRecord, Whom};
use sqlx::{Pool, QueryBuilder};
use uuid::Uuid;

use super::taken::among;
use crate::dialect::Engine;

type Row = (bool, Uuid, String, String, i64);

pub(super) async fn bookable(
    reader: &Pool<Engine>,
    office: OfficeId,
    whom: Whom<'_>,
) -> sqlx::Result<Vec<BookableRecord>> {
    let mut query = QueryBuilder::<Engine>::new(
        "select true, id, roles, sex, cast(0 as bigint) from staff where disabled_at is null and office_id = ",
    );
    query.push_bind(office.0);
    if let Some(trainers) = whom.trainers {
        query.push(" and ");
        among(&mut query, "id", &trainers.iter().map(|id| id.0).collect::<Vec<_>>());
    }
    query.push(" union all select false, id, name, '', seats from room where closed_at is null and office_id = ");
    query.push_bind(office.0);
    if let Some(rooms) = whom.rooms {
        query.push(" and ");
        among(&mut query, "id", &rooms.iter().map(|id| id.0).collect::<Vec<_>>());
    }
    let rows: Vec<Row> = query.build_query_as().fetch_all(reader).await?;
    Ok(rows.into_iter().map(record).collect())
}

fn record((is_staff, id, text, sex, seats): Row) -> BookableRecord {
    if is_staff {
        BookableRecord::Staff { id: id.into(), roles: text, sex }
    } else {
        BookableRecord::Room { id: id.into(), name: text, seats }
    }
}
