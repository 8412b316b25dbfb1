//! Who and what may be planned, and when nobody meets: one question to the database.

use domain::ids::{OfficeId, RoomId, StaffId};
use serde::Deserialize;
use service::ports::{AroundRecord, BookableRecord, HolidayRecord, Whom};
use sqlx::{Pool, QueryBuilder};
use uuid::Uuid;

use super::bound::among;
use super::lists;
use crate::dialect::{Engine, id_text, list};

/// One of them, as the database writes it.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Known {
    /// Key, roles and sex.
    Staff(Uuid, String, String),
    /// Key, name and seats.
    Room(Uuid, String, i64),
    /// Date, and its names in Kazakh, Russian and English.
    Holiday(String, String, String, String),
}

/// Members of staff and rooms among these; with `dates`, the holidays between them, both included.
pub(super) async fn around(
    reader: &Pool<Engine>,
    office: OfficeId,
    whom: Whom<'_>,
    dates: Option<(&str, &str)>,
) -> sqlx::Result<AroundRecord> {
    let mut query = QueryBuilder::<Engine>::new("select ");
    let id = id_text("id");
    query
        .push(lists::ALL)
        .push(" from (")
        .push(known("staff", &[&id, "roles", "sex"]))
        .push(" from staff where disabled_at is null and office_id = ");
    query.push_bind(office.0);
    if let Some(trainers) = whom.trainers {
        query.push(" and ");
        among(&mut query, "id", trainers.iter().map(|id| id.0));
    }
    query.push(" union all ").push(known("room", &[&id, "name", "seats"]));
    query.push(" from room where closed_at is null and office_id = ").push_bind(office.0);
    if let Some(rooms) = whom.rooms {
        query.push(" and ");
        among(&mut query, "id", rooms.iter().map(|id| id.0));
    }
    if let Some((from, to)) = dates {
        query.push(" union all ").push(known("holiday", &["on_date", "name_kk", "name_ru", "name_en"]));
        query.push(" from holiday where office_id = ").push_bind(office.0);
        query.push(" and on_date between ").push_bind(from).push(" and ").push_bind(to);
    }
    let found: String = query.push(") known").build_query_scalar().fetch_one(reader).await?;
    let mut around = AroundRecord::default();
    for one in lists::read(&found)? {
        sort_in(&mut around, one);
    }
    Ok(around)
}

/// Selects the text of one of them.
fn known(what: &str, columns: &[&str]) -> String {
    format!("select '{{\"{what}\":' || {} || '}}' as line", list(columns))
}

fn sort_in(around: &mut AroundRecord, one: Known) {
    match one {
        Known::Staff(id, roles, sex) => {
            around.bookable.push(BookableRecord::Staff { id: StaffId(id), roles, sex });
        }
        Known::Room(id, name, seats) => {
            around.bookable.push(BookableRecord::Room { id: RoomId(id), name, seats });
        }
        Known::Holiday(on_date, name_kk, name_ru, name_en) => {
            around.holidays.push(HolidayRecord { on_date, name_kk, name_ru, name_en });
        }
    }
}
