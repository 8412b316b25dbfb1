//! Who works, what is open and who is bound elsewhere: one question for trainers, rooms and people, however many there are.

use domain::ids::OfficeId;
use service::ports::{AvailabilityRecord, Held, Whom};
use sqlx::{Pool, QueryBuilder};
use uuid::Uuid;

use super::taken::among;
use crate::dialect::{self, Engine};

/// How, who, weekday, from and until which minute, first and last date.
type Row = (String, Uuid, Option<i64>, Option<i64>, Option<i64>, Option<String>, Option<String>);

pub(super) async fn available(
    reader: &Pool<Engine>,
    office: OfficeId,
    whom: Whom<'_>,
    dates: (&str, &str),
) -> sqlx::Result<Vec<AvailabilityRecord>> {
    let mut query = QueryBuilder::<Engine>::new("");
    push(&mut query, office, whom, dates);
    let rows: Vec<Row> = query.build_query_as().fetch_all(reader).await?;
    let records: Option<Vec<_>> = rows.into_iter().map(record).collect();
    records.ok_or_else(|| sqlx::Error::Decode("neither hours nor leave".into()))
}

/// Asks how, who, weekday, from and until which minute, first and last date.
pub(super) fn push(query: &mut QueryBuilder<Engine>, office: OfficeId, whom: Whom<'_>, (from, to): (&str, &str)) {
    let trainers = || whom.trainers.map(|ids| ids.iter().map(|id| id.0));
    let rooms = whom.rooms.map(|ids| ids.iter().map(|id| id.0));
    let people = whom.people.iter().map(|id| id.0);
    query.push(
        "select 'works', staff_id, weekday, from_minute, until_minute, cast(null as text), cast(null as text)
         from working_hours
         where ",
    );
    of(query, office, "staff_id", trainers());
    query.push(
        " union all
         select 'instead', staff_id, cast(null as bigint), from_minute, until_minute, on_date, on_date
         from working_day
         where ",
    );
    of(query, office, "staff_id", trainers());
    query.push(" and on_date between ").push_bind(from).push(" and ").push_bind(to);
    query.push(
        " union all
         select 'leave', staff_id, cast(null as bigint), cast(null as bigint), cast(null as bigint), first_date, last_date
         from staff_leave
         where ",
    );
    of(query, office, "staff_id", trainers());
    query.push(" and last_date >= ").push_bind(from).push(" and first_date <= ").push_bind(to);
    query.push(
        " union all
         select 'opens', room_id, weekday, from_minute, until_minute, cast(null as text), cast(null as text)
         from room_hours
         where ",
    );
    of(query, office, "room_id", rooms);
    query.push(
        " union all
         select 'bound', person_id, weekday, from_minute, until_minute, first_date, last_date
         from busy_hours
         where ",
    );
    of(query, office, "person_id", Some(people));
    query.push(" and first_date <= ").push_bind(to);
    query.push(" and (last_date is null or last_date >= ").push_bind(from).push(")");
}

/// A row of what [`push`] asks in one line.
pub(super) fn line() -> String {
    let maybe = |column: &str| format!("coalesce(cast({column} as text), '-')");
    let who = dialect::id_text("who");
    let rest = ["weekday", "from_minute", "until_minute", "first_date", "last_date"].map(maybe);
    format!("how || ' ' || {who} || ' ' || {}", rest.join(" || ' ' || "))
}

/// Reads `how who weekday from until first last`; none if it says something else.
pub(super) fn parse(words: &[&str]) -> Option<AvailabilityRecord> {
    let [how, who, weekday, from_minute, until_minute, first_date, last_date] = *words else { return None };
    let maybe = |word: &str| if word == "-" { Some(None) } else { word.parse().map(Some).ok() };
    let date = |word: &str| Some(word.to_owned()).filter(|word| word != "-");
    record((
        how.to_owned(),
        Uuid::parse_str(who).ok()?,
        maybe(weekday)?,
        maybe(from_minute)?,
        maybe(until_minute)?,
        date(first_date),
        date(last_date),
    ))
}

/// Rows of these, or of all of the office.
fn of(
    query: &mut QueryBuilder<Engine>,
    office: OfficeId,
    column: &'static str,
    whom: Option<impl ExactSizeIterator<Item = Uuid>>,
) {
    if let Some(whom) = whom {
        among(query, column, whom);
        query.push(" and ");
    }
    query.push("office_id = ").push_bind(office.0);
}

/// None if it says something else.
fn record((held, who, weekday, from_minute, until_minute, first_date, last_date): Row) -> Option<AvailabilityRecord> {
    let held = match held.as_str() {
        "works" => Held::Works,
        "instead" => Held::Instead,
        "leave" => Held::Leave,
        "opens" => Held::Opens,
        "bound" => Held::Bound,
        _ => return None,
    };
    Some(AvailabilityRecord { held, who, weekday, from_minute, until_minute, first_date, last_date })
}
