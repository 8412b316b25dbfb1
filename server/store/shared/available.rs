//! Who works, what is open and who is bound elsewhere: one question for trainers, rooms and people, however many there are.

use domain::ids::OfficeId;
use service::ports::{AvailabilityRecord, Held, Whom};
use sqlx::{Pool, QueryBuilder};
use uuid::Uuid;

use super::bound;
use crate::dialect::{self, Engine};

/// How, who, weekday, from and until which minute, first and last date.
type Row = (String, Uuid, Option<i64>, Option<i64>, Option<i64>, Option<String>, Option<String>);

pub(super) async fn available(
    reader: &Pool<Engine>,
    office: OfficeId,
    whom: Whom<'_>,
    dates: (&str, &str),
) -> sqlx::Result<Vec<AvailabilityRecord>> {
    let mut query = QueryBuilder::<Engine>::new("with ");
    bound::push(&mut query, office, whom);
    query.push(" ");
    push(&mut query, office, dates);
    let rows: Vec<Row> = query.build_query_as().fetch_all(reader).await?;
    let records: Option<Vec<_>> = rows.into_iter().map(record).collect();
    records.ok_or_else(|| sqlx::Error::Decode("neither hours nor leave".into()))
}

/// Asks how, who, weekday, from and until which minute, first and last date, of those who are bound.
pub(super) fn push(query: &mut QueryBuilder<Engine>, office: OfficeId, (from, to): (&str, &str)) {
    query.push(
        "select 'works', staff_id, weekday, from_minute, until_minute, cast(null as text), cast(null as text)
         from working_hours
         where staff_id in (select id from bound_trainer)
           and office_id = ",
    );
    query.push_bind(office.0);
    query.push(
        " union all
         select 'instead', staff_id, cast(null as bigint), from_minute, until_minute, on_date, on_date
         from working_day
         where staff_id in (select id from bound_trainer)
           and office_id = ",
    );
    query.push_bind(office.0).push(" and on_date between ").push_bind(from).push(" and ").push_bind(to);
    query.push(
        " union all
         select 'leave', staff_id, cast(null as bigint), cast(null as bigint), cast(null as bigint), first_date, last_date
         from staff_leave
         where staff_id in (select id from bound_trainer)
           and office_id = ",
    );
    query.push_bind(office.0).push(" and last_date >= ").push_bind(from).push(" and first_date <= ").push_bind(to);
    query.push(
        " union all
         select 'opens', room_id, weekday, from_minute, until_minute, cast(null as text), cast(null as text)
         from room_hours
         where room_id in (select id from bound_room)
           and office_id = ",
    );
    query.push_bind(office.0);
    query.push(
        " union all
         select 'bound', person_id, weekday, from_minute, until_minute, first_date, last_date
         from bound_person
         cross join busy_hours
         where person_id = bound_person.id
           and office_id = ",
    );
    query.push_bind(office.0).push(" and first_date <= ").push_bind(to);
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
