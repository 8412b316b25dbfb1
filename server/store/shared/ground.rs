//! What surrounds sessions that are meant to be: one question to the database, however many they are and bind, as each
//! way to SQLite's own thread and back takes longer than an answer.

use async_trait::async_trait;
use domain::ids::{OfficeId, PersonId};
use service::ports::{AroundRecord, BookableRecord, GroundRecord, Grounds, Meant, RiskLevelRecord, StoreResult, Whom};
use sqlx::{Pool, QueryBuilder};
use uuid::Uuid;

use super::{Store, available, bookable, bound, refusal, taken};
use crate::dialect::{self, Engine};

#[async_trait]
impl Grounds for Store {
    async fn bookable(&self, office: OfficeId, whom: Whom<'_>) -> StoreResult<Vec<BookableRecord>> {
        Ok(bookable::around(&self.reader, office, whom, None).await.map_err(refusal)?.bookable)
    }

    async fn around(&self, office: OfficeId, whom: Whom<'_>, dates: (&str, &str)) -> StoreResult<AroundRecord> {
        bookable::around(&self.reader, office, whom, Some(dates)).await.map_err(refusal)
    }

    async fn ground(&self, office: OfficeId, whom: Whom<'_>, meant: &Meant<'_>) -> StoreResult<GroundRecord> {
        ground(&self.reader, office, whom, meant).await.map_err(refusal)
    }
}

async fn ground(
    reader: &Pool<Engine>,
    office: OfficeId,
    whom: Whom<'_>,
    meant: &Meant<'_>,
) -> sqlx::Result<GroundRecord> {
    // Nothing is in the way of no time.
    if meant.times.is_empty() {
        return Ok(GroundRecord::default());
    }
    let mut query = QueryBuilder::<Engine>::new("with ");
    bound::push(&mut query, office, whom);
    query.push(", span (first, after) as (");
    taken::push_spans(&mut query, meant);
    query.push("), taken (how, who, starts_at, ends_at) as (");
    taken::push(&mut query, meant);
    query.push("), hours (how, who, weekday, from_minute, until_minute, first_date, last_date) as (");
    available::push(&mut query, office, meant.dates);
    // One row for all: to hand over each on its own from SQLite's thread takes longer than to find it.
    query.push(format_args!(
        ") select string_agg(line, ',')
         from (
             select {} as line
             from taken
             union all
             select {}
             from hours
             union all
             select {}
             from bound_person
             cross join risk_review r
             where r.person_id = bound_person.id
               and r.office_id = ",
        taken::line(),
        available::line(),
        risk_line(),
    ));
    query.push_bind(office.0).push(") known");
    let found: Option<String> = query.build_query_scalar().fetch_one(reader).await?;
    read(found.as_deref().unwrap_or_default())
}

/// A review of risk in one line, without its reasons.
fn risk_line() -> String {
    let (person, review) = (dialect::id_text("r.person_id"), dialect::id_text("r.id"));
    format!(
        "'risk ' || {person} || ' ' || level || case when confirmed_by is null then ' alone ' else ' agreed ' end
         || at || ' ' || {review}"
    )
}

fn read(lines: &str) -> sqlx::Result<GroundRecord> {
    let mut ground = GroundRecord::default();
    let mut reviews = Vec::new();
    for line in lines.split(',').filter(|line| !line.is_empty()) {
        let words: Vec<&str> = line.split(' ').collect();
        if let Some(taken) = taken::record(&words) {
            ground.taken.push(taken);
        } else if let Some(hours) = available::parse(&words) {
            ground.hours.push(hours);
        } else {
            reviews.push(review(&words).ok_or_else(|| sqlx::Error::Decode(format!("not known: {line}").into()))?);
        }
    }
    reviews.sort_by_key(|(at, id, _)| (*at, *id));
    ground.risk = reviews.into_iter().map(|(.., level)| level).collect();
    Ok(ground)
}

/// When it was made, its key, and what it says.
fn review(words: &[&str]) -> Option<(i64, Uuid, RiskLevelRecord)> {
    let ["risk", person, level, agreed, at, id] = words else { return None };
    let person: PersonId = Uuid::parse_str(person).ok()?.into();
    let level = RiskLevelRecord { person_id: person, level: (*level).to_owned(), is_confirmed: *agreed == "agreed" };
    Some((at.parse().ok()?, Uuid::parse_str(id).ok()?, level))
}
