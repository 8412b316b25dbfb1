//! What is known of availability: one question to the database for trainers, rooms and people, however many there are.

use domain::ids::OfficeId;
use service::ports::{AvailabilityRecord, Held, Whom};
use sqlx::{Pool, QueryBuilder};
use uuid::Uuid;

use crate::dialect::Engine;

type Row = (String, Uuid, Option<i64>, Option<i64>, Option<i64>, Option<String>, Option<String>);

pub(super) async fn available(
    reader: &Pool<Engine>,
    office: OfficeId,
    whom: Whom<'_>,
    from: &str,
    to: &str,
) -> sqlx::Result<Vec<AvailabilityRecord>> {
    let mut query = QueryBuilder::<Engine>::new("");
    let trainers: Option<Vec<Uuid>> = whom.trainers.map(|ids| ids.iter().map(|id| id.0).collect());
    let rooms: Option<Vec<Uuid>> = whom.rooms.map(|ids| ids.iter().map(|id| id.0).collect());
    let people: Vec<Uuid> = whom.people.iter().map(|id| id.0).collect();

    query.push(
        "select 'works', staff_id, weekday, from_minute, until_minute, cast(null as text), cast(null as text)
         from working_hours
         where ",
    );
    of(&mut query, office, "staff_id", trainers.as_deref());
    query.push(
        " union all
         select 'instead', staff_id, cast(null as bigint), from_minute, until_minute, on_date, on_date
         from working_day
         where ",
    );
    of(&mut query, office, "staff_id", trainers.as_deref());
    query.push(" and on_date between ").push_bind(from).push(" and ").push_bind(to);
    query.push(
        " union all
         select 'leave', staff_id, cast(null as bigint), cast(null as bigint), cast(null as bigint), first_date, last_date
         from staff_leave
         where ",
    );
    of(&mut query, office, "staff_id", trainers.as_deref());
    query.push(" and last_date >= ").push_bind(from).push(" and first_date <= ").push_bind(to);
    query.push(
        " union all
         select 'opens', room_id, weekday, from_minute, until_minute, cast(null as text), cast(null as text)
         from room_hours
         where ",
    );
    of(&mut query, office, "room_id", rooms.as_deref());
    query.push(
        " union all
         select 'bound', person_id, weekday, from_minute, until_minute, first_date, last_date
         from busy_hours
         where ",
    );
    of(&mut query, office, "person_id", Some(&people));
    query.push(" and first_date <= ").push_bind(to);
    query.push(" and (last_date is null or last_date >= ").push_bind(from).push(")");
    let rows: Vec<Row> = query.build_query_as().fetch_all(reader).await?;
    Ok(rows.into_iter().map(record).collect())
}

/// Rows of these, or of all of the office.
fn of(query: &mut QueryBuilder<Engine>, office: OfficeId, column: &'static str, whom: Option<&[Uuid]>) {
    let Some(whom) = whom else {
        query.push("office_id = ").push_bind(office.0);
        return;
    };
    if whom.is_empty() {
        query.push("1 = 0");
        return;
    }
    query.push(column).push(" in (");
    let mut list = query.separated(", ");
    for who in whom {
        list.push_bind(*who);
    }
    query.push(") and office_id = ").push_bind(office.0);
}

fn record((held, who, weekday, from_minute, until_minute, first_date, last_date): Row) -> AvailabilityRecord {
    let held = match held.as_str() {
        "works" => Held::Works,
        "instead" => Held::Instead,
        "leave" => Held::Leave,
        "opens" => Held::Opens,
        _ => Held::Bound,
    };
    AvailabilityRecord { held, who, weekday, from_minute, until_minute, first_date, last_date }
}
