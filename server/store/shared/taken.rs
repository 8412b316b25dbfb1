//! Who and what is taken when.

use domain::ids::OccurrenceId;
use service::ports::{Bound, Meant, TakenRecord};
use sqlx::QueryBuilder;
use uuid::Uuid;

use super::bound::among;
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

/// Asks how, who, from when and until when, of those who are bound.
pub(super) fn push(query: &mut QueryBuilder<Engine>, meant: &Meant<'_>) {
    push_sessions(query, meant);
    push_people(query, meant);
    push_away(query);
    push_kept_apart(query, meant.times);
    if !meant.days.is_empty() {
        push_overworked(query, meant);
    }
}

/// Trainers and rooms have many sessions: only those near a span are read.
fn push_sessions(query: &mut QueryBuilder<Engine>, meant: &Meant<'_>) {
    // A cross join is read in the order in which it is written: span by span, each by the index.
    query.push(
        "select 'trainer ', t.staff_id, t.starts_at, t.ends_at
         from span
         cross join bound_trainer
         cross join occurrence_trainer t
         where t.staff_id = bound_trainer.id
           and t.live",
    );
    within(query, "t.");
    but(query, "t.occurrence_id", meant.without);
    query.push(
        " union all
         select 'room ', o.room_id, o.starts_at, o.ends_at
         from span
         cross join bound_room
         cross join occurrence o
         where o.room_id = bound_room.id
           and o.live",
    );
    within(query, "o.");
    but(query, "o.id", meant.without);
}

/// A participant has few sessions: each one's are read from the first span to the last in one go, and left out by when
/// they end in the period after which spans come again. Some may be left that are in the way of none.
fn push_people(query: &mut QueryBuilder<Engine>, meant: &Meant<'_>) {
    let spans = meant.times;
    let first = first_of(spans);
    let longest = spans.iter().map(|(first, after)| after - first).max().unwrap_or_default();
    query.push(
        " union all
         select 'person ', e.person_id, e.starts_at, e.ends_at
         from bound_person
         cross join expected e
         where e.person_id = bound_person.id
           and e.live
           and e.starts_at > ",
    );
    query.push_bind(first - LONGEST).push(" and e.starts_at < ").push_bind(last_of(spans));
    query.push(" and e.ends_at > ").push_bind(first);
    // Its last second lies less long after a span's first one than both last together.
    query.push(" and (e.ends_at - 1 - ").push_bind(first).push(") % ").push_bind(period(spans));
    query.push(" < e.ends_at - e.starts_at - 1 + ").push_bind(longest);
    but(query, "e.occurrence_id", meant.without);
}

/// What keeps trainers elsewhere, from their own calendars.
fn push_away(query: &mut QueryBuilder<Engine>) {
    query.push(
        " union all
         select 'away ', b.staff_id, b.starts_at, b.ends_at
         from span
         cross join bound_trainer
         cross join busy_time b
         where b.staff_id = bound_trainer.id",
    );
    within(query, "b.");
}

/// The longest time, in seconds, after which spans come again and again: a week for a weekly series.
fn period(spans: &[(i64, i64)]) -> i64 {
    let first = first_of(spans);
    match spans.iter().map(|span| span.0 - first).fold(0, gcd) {
        0 => i64::MAX,
        period => period,
    }
}

fn gcd(one: i64, other: i64) -> i64 {
    if other == 0 { one } else { gcd(other, one % other) }
}

fn first_of(spans: &[(i64, i64)]) -> i64 {
    spans.iter().map(|span| span.0).min().unwrap_or_default()
}

fn last_of(spans: &[(i64, i64)]) -> i64 {
    spans.iter().map(|span| span.1).max().unwrap_or_default()
}

/// A row of what [`push`] asks in one line.
pub(super) fn line() -> String {
    format!("how || {} || ' ' || starts_at || ' ' || ends_at", dialect::id_text("who"))
}

/// When, where and with whom these people must not be because of somebody else (rule D6). Always asked, whoever it is
/// about: nobody learns from the time it takes that there is somebody (rule F4).
fn push_kept_apart(query: &mut QueryBuilder<Engine>, spans: &[(i64, i64)]) {
    query.push(format_args!(
        " union all
         select bound || '-without ' || {} || ' ', who, starts_at, ends_at
         from barred
         where person_id in (select id from bound_person)
           and starts_at < ",
        dialect::id_text("person_id")
    ));
    query.push_bind(last_of(spans)).push(" and ends_at > ").push_bind(first_of(spans));
}

/// A trainer who would lead too long on a day (rule D2) is taken for all of it. That is added up here, as handing over
/// each of his sessions takes longer.
fn push_overworked(query: &mut QueryBuilder<Engine>, meant: &Meant<'_>) {
    query.push(
        " union all
         select 'trainer ', bound_trainer.id, day.first, day.after
         from (with day (first, after, planned) as (",
    );
    query.push_values(meant.days, |mut row, (first, after, planned)| {
        row.push_bind(*first).push_bind(*after).push_bind(*planned);
    });
    query.push(
        ") select first, after, planned from day) day
         cross join bound_trainer
         where day.planned + (
              select coalesce(sum(t.ends_at - t.starts_at), 0)
              from occurrence_trainer t
              where t.staff_id = bound_trainer.id
                and t.live
                and t.starts_at >= day.first
                and t.starts_at < day.after",
    );
    but(query, "t.occurrence_id", meant.without);
    query.push(") > ").push_bind(meant.most_a_day);
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
