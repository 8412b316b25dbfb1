//! Who and what is taken when: one question to the database for trainers, rooms and people, however many there are.

use domain::ids::{OfficeId, PersonId};
use service::ports::{Bound, TakenRecord};
use sqlx::{Pool, QueryBuilder};
use uuid::Uuid;

use crate::dialect::Engine;

/// No session is longer, in seconds (the schema checks it): whoever is taken at an instant began at most so long before.
const LONGEST: i64 = 8 * 60 * 60;

type Row = (Uuid, Uuid, i64, i64, String);

pub(super) async fn taken(
    reader: &Pool<Engine>,
    office: OfficeId,
    people: &[PersonId],
    from: i64,
    to: i64,
) -> sqlx::Result<Vec<TakenRecord>> {
    let mut query = QueryBuilder::<Engine>::new(
        "select t.staff_id, t.occurrence_id, t.starts_at, t.ends_at, 'trainer'
         from staff s
         join occurrence_trainer t on t.staff_id = s.id
         where s.office_id = ",
    );
    query.push_bind(office.0);
    overlapping(&mut query, "t.", from, to);
    query.push(
        " union all
         select room_id, id, starts_at, ends_at, 'room'
         from occurrence
         where office_id = ",
    );
    query.push_bind(office.0);
    overlapping(&mut query, "", from, to);
    if !people.is_empty() {
        query.push(
            " union all
             select person_id, occurrence_id, starts_at, ends_at, 'person'
             from expected
             where person_id in (",
        );
        let mut list = query.separated(", ");
        for person in people {
            list.push_bind(person.0);
        }
        query.push(")");
        overlapping(&mut query, "", from, to);
    }
    let rows: Vec<Row> = query.build_query_as().fetch_all(reader).await?;
    Ok(rows.into_iter().map(record).collect())
}

/// Live rows that overlap `[from, to)`.
fn overlapping(query: &mut QueryBuilder<Engine>, of: &str, from: i64, to: i64) {
    query.push(format_args!(" and {of}live and {of}starts_at > ")).push_bind(from - LONGEST);
    query.push(format_args!(" and {of}starts_at < ")).push_bind(to);
    query.push(format_args!(" and {of}ends_at > ")).push_bind(from);
}

fn record((who, occurrence, starts_at, ends_at, bound): Row) -> TakenRecord {
    let bound = match bound.as_str() {
        "trainer" => Bound::Trainer,
        "room" => Bound::Room,
        _ => Bound::Person,
    };
    TakenRecord { bound, who, occurrence_id: occurrence.into(), starts_at, ends_at }
}
