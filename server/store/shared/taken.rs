//! Who and what is taken when: one question to the database for trainers, rooms and people, however many there are.

use domain::ids::OfficeId;
use service::ports::{Bound, TakenRecord, Whom};
use sqlx::{Pool, QueryBuilder};
use uuid::Uuid;

use crate::dialect::Engine;

/// No session is longer, in seconds (the schema checks it): whoever is taken at an instant began at most so long before.
const LONGEST: i64 = 8 * 60 * 60;

type Row = (Uuid, Uuid, i64, i64, String);

/// When these are taken by something that overlaps any of `spans`, each `[from, to)` in unix seconds and apart from the
/// others. The days of a plan are few among all days between its first and its last: only theirs are read.
pub(super) async fn taken(
    reader: &Pool<Engine>,
    office: OfficeId,
    whom: Whom<'_>,
    spans: &[(i64, i64)],
) -> sqlx::Result<Vec<TakenRecord>> {
    let (Some(from), Some(to)) = (spans.iter().map(|span| span.0).min(), spans.iter().map(|span| span.1).max()) else {
        return Ok(Vec::new());
    };
    let trainers = whom.trainers.map(|ids| ids.iter().map(|id| id.0).collect::<Vec<_>>());
    let rooms = whom.rooms.map(|ids| ids.iter().map(|id| id.0).collect::<Vec<_>>());
    let people: Vec<Uuid> = whom.people.iter().map(|id| id.0).collect();
    let mut query = QueryBuilder::<Engine>::new("with span (first, after) as (");
    query.push_values(spans, |mut row, (first, after)| {
        row.push_bind(*first).push_bind(*after);
    });
    // A cross join is read in the order in which it is written: span by span, each by the index.
    query.push(
        ") select t.staff_id, t.occurrence_id, t.starts_at, t.ends_at, 'trainer'
         from span
         cross join occurrence_trainer t
         where ",
    );
    of_staff(&mut query, "t.staff_id", office, trainers.as_deref());
    overlapping(&mut query, "t.");
    query.push(
        " union all
         select o.room_id, o.id, o.starts_at, o.ends_at, 'room'
         from span
         cross join occurrence o
         where ",
    );
    match rooms.as_deref() {
        Some(rooms) => among(&mut query, "o.room_id", rooms),
        None => {
            query.push("o.office_id = ").push_bind(office.0);
        }
    }
    overlapping(&mut query, "o.");
    query.push(
        " union all
         select e.person_id, e.occurrence_id, e.starts_at, e.ends_at, 'person'
         from span
         cross join expected e
         where ",
    );
    among(&mut query, "e.person_id", &people);
    overlapping(&mut query, "e.");
    query.push(" union all select b.staff_id, ").push_bind(Uuid::nil());
    query.push(", b.starts_at, b.ends_at, 'trainer away' from span cross join busy_time b where ");
    of_staff(&mut query, "b.staff_id", office, trainers.as_deref());
    within(&mut query, "b.");
    kept_apart(&mut query, &people, from, to);
    let rows: Vec<Row> = query.build_query_as().fetch_all(reader).await?;
    Ok(rows.into_iter().map(record).collect())
}

/// When, where and with whom these people must not be because of somebody else (rule D6). Always asked, whoever it is
/// about: nobody learns from the time it takes that there is somebody (rule F4).
fn kept_apart(query: &mut QueryBuilder<Engine>, people: &[Uuid], from: i64, to: i64) {
    query.push(
        " union all
         select who, occurrence_id, starts_at, ends_at, bound || ' away'
         from barred
         where ",
    );
    among(query, "person_id", people);
    query.push(" and starts_at < ").push_bind(to);
    query.push(" and ends_at > ").push_bind(from);
}

/// Live rows that overlap a span.
fn overlapping(query: &mut QueryBuilder<Engine>, of: &str) {
    query.push(format_args!(" and {of}live"));
    within(query, of);
}

/// Rows that overlap a span; nothing lasts longer than a session may.
fn within(query: &mut QueryBuilder<Engine>, of: &str) {
    query.push(format_args!(
        " and {of}starts_at > span.first - {LONGEST}
          and {of}starts_at < span.after
          and {of}ends_at > span.first"
    ));
}

/// Rows of these members of staff, or of all of the office.
fn of_staff(query: &mut QueryBuilder<Engine>, column: &'static str, office: OfficeId, staff: Option<&[Uuid]>) {
    match staff {
        Some(staff) => among(query, column, staff),
        None => {
            query.push(column).push(" in (select id from staff where office_id = ").push_bind(office.0).push(")");
        }
    }
}

/// Rows of these.
fn among(query: &mut QueryBuilder<Engine>, column: &'static str, ids: &[Uuid]) {
    if ids.is_empty() {
        query.push("1 = 0");
        return;
    }
    query.push(column).push(" in (");
    let mut list = query.separated(", ");
    for id in ids {
        list.push_bind(*id);
    }
    query.push(")");
}

fn record((who, occurrence, starts_at, ends_at, bound): Row) -> TakenRecord {
    let (bound, is_session) = match bound.as_str() {
        "trainer" => (Bound::Trainer, true),
        "room" => (Bound::Room, true),
        "person" => (Bound::Person, true),
        "trainer away" => (Bound::Trainer, false),
        "room away" => (Bound::Room, false),
        _ => (Bound::Person, false),
    };
    TakenRecord { is_session, bound, who, occurrence_id: occurrence.into(), starts_at, ends_at }
}
