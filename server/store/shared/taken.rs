//! Who and what is taken when: one question to the database for trainers, rooms and people, however many there are.

use domain::ids::{OccurrenceId, OfficeId};
use service::ports::{Bound, Meant, TakenRecord, Whom};
use sqlx::{Pool, QueryBuilder};
use uuid::Uuid;

use crate::dialect::{self, Engine};

/// No session is longer, in seconds (the schema checks it): whoever is taken at an instant began at most so long before.
const LONGEST: i64 = 8 * 60 * 60;

/// When these are taken, by other sessions than `without`, at times that overlap any of `spans`, each `[from, to)` in
/// unix seconds and apart from the others. The days of a plan are few among all days between its first and its last: only
/// theirs are read.
pub(super) async fn taken(
    reader: &Pool<Engine>,
    office: OfficeId,
    whom: Whom<'_>,
    spans: &[(i64, i64)],
    without: &[OccurrenceId],
) -> sqlx::Result<Vec<TakenRecord>> {
    if spans.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = QueryBuilder::<Engine>::new("with span (first, after) as (");
    push_spans(&mut query, spans);
    query.push("), taken (how, who, starts_at, ends_at) as (");
    push_taken(&mut query, office, whom, spans, without);
    read(query, reader).await
}

/// The same at the times of sessions that are meant to be; a trainer who would lead too long on a day (rule D2) is taken
/// for all of it. That is added up here, as handing over each of his sessions takes longer.
pub(super) async fn in_the_way(
    reader: &Pool<Engine>,
    office: OfficeId,
    whom: Whom<'_>,
    meant: &Meant<'_>,
) -> sqlx::Result<Vec<TakenRecord>> {
    if meant.times.is_empty() || meant.days.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = QueryBuilder::<Engine>::new("with span (first, after) as (");
    push_spans(&mut query, meant.times);
    query.push("), day (first, after, planned) as (");
    query.push_values(meant.days, |mut row, (first, after, planned)| {
        row.push_bind(*first).push_bind(*after).push_bind(*planned);
    });
    query.push("), taken (how, who, starts_at, ends_at) as (");
    push_taken(&mut query, office, whom, meant.times, meant.without);
    query.push(
        " union all
         select 'trainer ', s.id, day.first, day.after
         from day
         cross join staff s
         where ",
    );
    let trainers = whom.trainers.map(|ids| ids.iter().map(|id| id.0).collect::<Vec<_>>());
    of_staff(&mut query, "s.id", office, trainers.as_deref());
    query.push(
        " and day.planned + (
              select coalesce(sum(t.ends_at - t.starts_at), 0)
              from occurrence_trainer t
              where t.staff_id = s.id
                and t.live
                and t.starts_at >= day.first
                and t.starts_at < day.after",
    );
    but(&mut query, "t.occurrence_id", meant.without);
    query.push(") > ").push_bind(meant.most_a_day);
    read(query, reader).await
}

fn push_spans(query: &mut QueryBuilder<Engine>, spans: &[(i64, i64)]) {
    query.push_values(spans, |mut row, (first, after)| {
        row.push_bind(*first).push_bind(*after);
    });
}

fn push_taken(
    query: &mut QueryBuilder<Engine>,
    office: OfficeId,
    whom: Whom<'_>,
    spans: &[(i64, i64)],
    without: &[OccurrenceId],
) {
    let trainers = whom.trainers.map(|ids| ids.iter().map(|id| id.0).collect::<Vec<_>>());
    let rooms = whom.rooms.map(|ids| ids.iter().map(|id| id.0).collect::<Vec<_>>());
    let people: Vec<Uuid> = whom.people.iter().map(|id| id.0).collect();
    // A cross join is read in the order in which it is written: span by span, each by the index.
    query.push(
        "select 'trainer ', t.staff_id, t.starts_at, t.ends_at
         from span
         cross join occurrence_trainer t
         where ",
    );
    of_staff(query, "t.staff_id", office, trainers.as_deref());
    overlapping(query, "t.");
    but(query, "t.occurrence_id", without);
    query.push(
        " union all
         select 'room ', o.room_id, o.starts_at, o.ends_at
         from span
         cross join occurrence o
         where ",
    );
    match rooms.as_deref() {
        Some(rooms) => among(query, "o.room_id", rooms),
        None => {
            query.push("o.room_id in (select id from room where office_id = ").push_bind(office.0).push(")");
        }
    }
    overlapping(query, "o.");
    but(query, "o.id", without);
    query.push(
        " union all
         select 'person ', e.person_id, e.starts_at, e.ends_at
         from span
         cross join expected e
         where ",
    );
    among(query, "e.person_id", &people);
    overlapping(query, "e.");
    but(query, "e.occurrence_id", without);
    query.push(
        " union all
         select 'away ', b.staff_id, b.starts_at, b.ends_at
         from span
         cross join busy_time b
         where ",
    );
    of_staff(query, "b.staff_id", office, trainers.as_deref());
    within(query, "b.");
    kept_apart(query, &people, spans);
}

/// One row for all: to hand over each on its own from SQLite's thread takes longer than to find it.
async fn read(mut query: QueryBuilder<Engine>, reader: &Pool<Engine>) -> sqlx::Result<Vec<TakenRecord>> {
    query.push(format_args!(
        ") select string_agg(how || {} || ' ' || starts_at || ' ' || ends_at, ',') from taken",
        dialect::id_text("who"),
    ));
    let found: Option<String> = query.build_query_scalar().fetch_one(reader).await?;
    found.iter().flat_map(|found| found.split(',')).map(record).collect()
}

/// When, where and with whom these people must not be because of somebody else (rule D6). Always asked, whoever it is
/// about: nobody learns from the time it takes that there is somebody (rule F4).
fn kept_apart(query: &mut QueryBuilder<Engine>, people: &[Uuid], spans: &[(i64, i64)]) {
    let from = spans.iter().map(|span| span.0).min().unwrap_or_default();
    let to = spans.iter().map(|span| span.1).max().unwrap_or_default();
    query.push(format_args!(
        " union all
         select bound || '-without ' || {} || ' ', who, starts_at, ends_at
         from barred
         where ",
        dialect::id_text("person_id")
    ));
    among(query, "person_id", people);
    query.push(" and starts_at < ").push_bind(to);
    query.push(" and ends_at > ").push_bind(from);
}

/// Live rows that overlap a span.
fn overlapping(query: &mut QueryBuilder<Engine>, of: &str) {
    query.push(format_args!(" and {of}live"));
    within(query, of);
}

/// No rows of these sessions.
fn but(query: &mut QueryBuilder<Engine>, column: &'static str, without: &[OccurrenceId]) {
    if without.is_empty() {
        return;
    }
    query.push(" and not ");
    among(query, column, &without.iter().map(|id| id.0).collect::<Vec<_>>());
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
pub(super) fn among(query: &mut QueryBuilder<Engine>, column: &'static str, ids: &[Uuid]) {
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

/// Reads `how [without whom] who from until`.
fn record(text: &str) -> sqlx::Result<TakenRecord> {
    let unreadable = || sqlx::Error::Decode(format!("not what is taken: {text}").into());
    let mut words = text.split(' ');
    let how = words.next().ok_or_else(unreadable)?;
    let (bound, is_session, is_apart) = match how {
        "trainer" => (Bound::Trainer, true, false),
        "room" => (Bound::Room, true, false),
        "person" => (Bound::Person, true, false),
        "away" => (Bound::Trainer, false, false),
        "trainer-without" => (Bound::Trainer, false, true),
        "room-without" => (Bound::Room, false, true),
        "person-without" => (Bound::Person, false, true),
        _ => return Err(unreadable()),
    };
    let mut id = || words.next().and_then(|id| Uuid::parse_str(id).ok()).ok_or_else(unreadable);
    let with = if is_apart { Some(id()?.into()) } else { None };
    let who = id()?;
    let mut at = || words.next().and_then(|at| at.parse().ok()).ok_or_else(unreadable);
    Ok(TakenRecord { is_session, bound, who, with, starts_at: at()?, ends_at: at()? })
}
