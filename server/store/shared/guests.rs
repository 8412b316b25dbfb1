//! Writing who is a guest at a group's session (rule A9).

use domain::ids::{EnrolmentId, OccurrenceId, OfficeId, PersonId};
use service::ports::{Entry, StoreError, StoreResult};
use sqlx::{query, query_as};

use super::transaction::{Written, applied, record};
use super::{Link, Store};
use crate::dialect;

/// How many seats a group's session that is to come has, and how many are expected at it.
struct Seats {
    seats: i64,
    expected: i64,
}

pub(super) async fn add(
    store: &Store,
    office: OfficeId,
    occurrence: OccurrenceId,
    person: PersonId,
    enrolment: EnrolmentId,
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            dialect::lock_calendar(&mut begun, office.0).await?;
            require_seat(&mut begun, office, occurrence, entry.at).await?;
            insert_guest(&mut begun, occurrence, person, enrolment).await?;
            record(begun, entry).await
        })
        .await
}

/// `Missing` if there is no such session, `GroupFull` if no seat is left: neither of the group nor in the room.
async fn require_seat(link: &mut Link, office: OfficeId, occurrence: OccurrenceId, now: i64) -> Written {
    let found = query_as!(
        Seats,
        r#"
        select
            case when g.places < r.seats then g.places else r.seats end as "seats!: i64",
            (select count(*) from expected e where e.occurrence_id = o.id) as "expected!: i64"
        from occurrence o
        join training_group g on g.id = o.group_id
        join room r on r.id = o.room_id
        where o.id = $1
          and o.office_id = $2
          and o.live
          and o.register = 'open'
          and o.starts_at > $3"#,
        occurrence.0,
        office.0,
        now,
    )
    .fetch_optional(link)
    .await?
    .ok_or(StoreError::Missing)?;
    if found.expected >= found.seats { Err(StoreError::GroupFull.into()) } else { Ok(()) }
}

async fn insert_guest(link: &mut Link, occurrence: OccurrenceId, person: PersonId, enrolment: EnrolmentId) -> Written {
    query!(
        r#"
        insert into expected (occurrence_id, person_id, enrolment_id, starts_at, ends_at, live, is_make_up)
        select id, $2, $3, starts_at, ends_at, live, true
        from occurrence
        where id = $1"#,
        occurrence.0,
        person.0,
        enrolment.0,
    )
    .execute(link)
    .await?;
    Ok(())
}

pub(super) async fn remove(
    store: &Store,
    office: OfficeId,
    occurrence: OccurrenceId,
    person: PersonId,
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            let removed = query!(
                r#"
                delete from expected
                where occurrence_id = $1
                  and person_id = $2
                  and is_make_up
                  and mark is null
                  and occurrence_id in (select id from occurrence where office_id = $3)"#,
                occurrence.0,
                person.0,
                office.0,
            )
            .execute(&mut *begun)
            .await?;
            applied(removed.rows_affected())?;
            record(begun, entry).await
        })
        .await
}
