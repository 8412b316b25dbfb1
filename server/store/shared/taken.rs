//! Who and what is taken when.

use domain::ids::{OccurrenceId, OfficeId, PersonId, StaffId};
use service::ports::{Bound, Meant, TakenRecord, Whom};
use sqlx::QueryBuilder;
use uuid::Uuid;

use crate::dialect::{self, Engine};

/// No session is longer, in seconds (the schema checks it): whoever is taken at an instant began at most so long before.
const LONGEST: i64 = 8 * 60 * 60;

/// The rows of `span`, which [`push`] joins. The days of a plan are few among all days between its first and its last:
/// only theirs are read.
pub(super) fn push_spans(query: &mut QueryBuilder<Engine>, meant: &Meant<'_>) {
    query.push_values(meant.times, |mut row, (first, after)| {
        row.push_bind(*first).push_bind(*after);
    });
}

/// Asks how, who, from when and until when.
pub(super) fn push(query: &mut QueryBuilder<Engine>, office: OfficeId, whom: Whom<'_>, meant: &Meant<'_>) {
    push_taken(query, office, whom, meant.times, meant.without);
    if !meant.days.is_empty() {
        push_overworked(query, office, whom, meant);
    }
}

/// A trainer who would lead too long on a day (rule D2) is taken for all of it. That is added up here, as handing over
/// each of his sessions takes longer.
fn push_overworked(query: &mut QueryBuilder<Engine>, office: OfficeId, whom: Whom<'_>, meant: &Meant<'_>) {
    query.push(
        " union all
         select 'trainer ', s.id, day.first, day.after
         from (with day (first, after, planned) as (",
    );
    query.push_values(meant.days, |mut row, (first, after, planned)| {
        row.push_bind(*first).push_bind(*after).push_bind(*planned);
    });
    query.push(
        ") select first, after, planned from day) day
         cross join staff s
         where ",
    );
    of_staff(query, "s.id", office, whom.trainers);
    query.push(
        " and day.planned + (
              select coalesce(sum(t.ends_at - t.starts_at), 0)
              from occurrence_trainer t
              where t.staff_id = s.id
                and t.live
                and t.starts_at >= day.first
                and t.starts_at < day.after",
    );
    but(query, "t.occurrence_id", meant.without);
    query.push(") > ").push_bind(meant.most_a_day);
}

fn push_taken(
    query: &mut QueryBuilder<Engine>,
    office: OfficeId,
    whom: Whom<'_>,
    spans: &[(i64, i64)],
    without: &[OccurrenceId],
) {
    // A cross join is read in the order in which it is written: span by span, each by the index.
    query.push(
        "select 'trainer ', t.staff_id, t.starts_at, t.ends_at
         from span
         cross join occurrence_trainer t
         where ",
    );
    of_staff(query, "t.staff_id", office, whom.trainers);
    overlapping(query, "t.");
    but(query, "t.occurrence_id", without);
    query.push(
        " union all
         select 'room ', o.room_id, o.starts_at, o.ends_at
         from span
         cross join occurrence o
         where ",
    );
    match whom.rooms {
        Some(rooms) => among(query, "o.room_id", rooms.iter().map(|id| id.0)),
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
    among(query, "e.person_id", whom.people.iter().map(|id| id.0));
    overlapping(query, "e.");
    but(query, "e.occurrence_id", without);
    query.push(
        " union all
         select 'away ', b.staff_id, b.starts_at, b.ends_at
         from span
         cross join busy_time b
         where ",
    );
    of_staff(query, "b.staff_id", office, whom.trainers);
    within(query, "b.");
    kept_apart(query, whom.people, spans);
}

/// A row of what [`push`] asks in one line.
pub(super) fn line() -> String {
    format!("how || {} || ' ' || starts_at || ' ' || ends_at", dialect::id_text("who"))
}

/// When, where and with whom these people must not be because of somebody else (rule D6). Always asked, whoever it is
/// about: nobody learns from the time it takes that there is somebody (rule F4).
fn kept_apart(query: &mut QueryBuilder<Engine>, people: &[PersonId], spans: &[(i64, i64)]) {
    let from = spans.iter().map(|span| span.0).min().unwrap_or_default();
    let to = spans.iter().map(|span| span.1).max().unwrap_or_default();
    query.push(format_args!(
        " union all
         select bound || '-without ' || {} || ' ', who, starts_at, ends_at
         from barred
         where ",
        dialect::id_text("person_id")
    ));
    among(query, "person_id", people.iter().map(|id| id.0));
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
    among(query, column, without.iter().map(|id| id.0));
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
fn of_staff(query: &mut QueryBuilder<Engine>, column: &'static str, office: OfficeId, staff: Option<&[StaffId]>) {
    match staff {
        Some(staff) => among(query, column, staff.iter().map(|id| id.0)),
        None => {
            query.push(column).push(" in (select id from staff where office_id = ").push_bind(office.0).push(")");
        }
    }
}

/// Rows of these.
pub(super) fn among(query: &mut QueryBuilder<Engine>, column: &'static str, ids: impl ExactSizeIterator<Item = Uuid>) {
    if ids.len() == 0 {
        query.push("1 = 0");
        return;
    }
    query.push(column).push(" in (");
    let mut list = query.separated(", ");
    for id in ids {
        list.push_bind(id);
    }
    query.push(")");
}

/// Reads `how [without whom] who from until`; none if it says something else.
pub(super) fn record(words: &[&str]) -> Option<TakenRecord> {
    let (bound, is_session) = match *words.first()? {
        "trainer" => (Bound::Trainer, true),
        "room" => (Bound::Room, true),
        "person" => (Bound::Person, true),
        "away" | "trainer-without" => (Bound::Trainer, false),
        "room-without" => (Bound::Room, false),
        "person-without" => (Bound::Person, false),
        _ => return None,
    };
    let (with, [who, from, until]) = match *words {
        [_, who, from, until] => (None, [who, from, until]),
        [_, with, who, from, until] => (Some(Uuid::parse_str(with).ok()?.into()), [who, from, until]),
        _ => return None,
    };
    let (who, starts_at, ends_at) = (Uuid::parse_str(who).ok()?, from.parse().ok()?, until.parse().ok()?);
    Some(TakenRecord { is_session, bound, who, with, starts_at, ends_at })
}
