//! Writing stays in groups, which have no more members than places.

use domain::ids::OfficeId;
use service::ports::{Entry, MembershipRecord, StoreError, StoreResult};
use service::time;
use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use super::transaction::{Failure, Written, applied, record};
use super::{Link, Store, planning, waiting};
use crate::dialect;

struct Stay {
    from_on: String,
    to_on: Option<String>,
}

impl Stay {
    fn covers(&self, day: &str) -> bool {
        self.from_on.as_str() <= day && self.to_on.as_deref().is_none_or(|to| day <= to)
    }
}

pub(super) async fn add(
    store: &Store,
    membership: &MembershipRecord,
    expected_from: i64,
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            lock_calendar_of(&mut begun, membership.group_id.0).await?;
            insert_membership(&mut begun, membership, expected_from).await?;
            record(begun, entry).await
        })
        .await
}

/// The office a group belongs to: its calendar is to be locked before its sessions are read.
pub(super) async fn lock_calendar_of(link: &mut Link, group: Uuid) -> Written {
    let office = query_scalar!(
        r#"
        select office_id as "office_id!: Uuid"
        from training_group
        where id = $1"#,
        group,
    )
    .fetch_one(&mut *link)
    .await?;
    Ok(dialect::lock_calendar(link, office).await?)
}

/// Adds a stay and expects him at the group's sessions from `expected_from` on.
pub(super) async fn insert_membership(link: &mut Link, membership: &MembershipRecord, expected_from: i64) -> Written {
    require_place(link, membership).await?;
    query!(
        r#"
        insert into membership (id, group_id, enrolment_id, person_id, from_on, to_on, added_by, added_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)"#,
        membership.id,
        membership.group_id.0,
        membership.enrolment_id.0,
        membership.person_id.0,
        membership.from_on,
        membership.to_on,
        membership.added_by.0,
        membership.added_at,
    )
    .execute(&mut *link)
    .await?;
    planning::expect_member(link, membership.id, expected_from).await.map_err(as_full)?;
    waiting::stop_waiting_for_groups(link, membership).await?;
    require_seats(link, membership, expected_from).await
}

/// Whoever cannot be at a group's times finds no place in it, whatever the reason: he is busy himself, or must not meet
/// somebody there. One answer for all of them tells nobody that there is such a person (rules D6, F4).
fn as_full(failure: Failure) -> Failure {
    match failure {
        Failure::Engine(error) if dialect::is_worth_retrying(&error) => Failure::Engine(error),
        refused => match refused.into() {
            StoreError::PersonBusy => StoreError::GroupFull.into(),
            other => other.into(),
        },
    }
}

/// Somebody may be added to the past, in which the group was as full as it was.
fn first_day_to_come(membership: &MembershipRecord) -> Written<String> {
    let added = time::utc_day(membership.added_at).map_err(|why| StoreError::Broken(why.to_string()))?;
    Ok(added.max(membership.from_on.clone()))
}

/// `GroupFull`, if the group would have more members than places on a day of this stay that is still to come. The
/// calendar is locked: of two who want the last place, one sees the other (R6).
async fn require_place(link: &mut Link, membership: &MembershipRecord) -> Written {
    let group = membership.group_id.0;
    let places = query_scalar!(
        r#"
        select places as "places!: i64"
        from training_group
        where id = $1"#,
        group,
    )
    .fetch_one(&mut *link)
    .await?;
    let first = first_day_to_come(membership)?;
    if most_members(link, group, &first, membership.to_on.as_deref()).await? >= places {
        return Err(StoreError::GroupFull.into());
    }
    Ok(())
}

/// The most members that a group has on any day from `first` to `last` (none: open).
pub(super) async fn most_members(link: &mut Link, group: Uuid, first: &str, last: Option<&str>) -> Written<i64> {
    let stays = query_as!(
        Stay,
        r#"
        select from_on as "from_on!: String", to_on as "to_on?: String"
        from membership
        where group_id = $1
          and (to_on is null or to_on >= $2)"#,
        group,
        first,
    )
    .fetch_all(link)
    .await?;
    // The number of members only grows on first days. ISO dates are ordered as texts.
    let firsts = stays.iter().map(|stay| stay.from_on.as_str()).filter(|day| *day > first);
    let days = firsts.chain([first]).filter(|day| last.is_none_or(|last| *day <= last));
    let members = |day: &str| stays.iter().filter(|stay| stay.covers(day)).count();
    Ok(days.map(members).max().and_then(|most| i64::try_from(most).ok()).unwrap_or_default())
}

/// `GroupFull`, if a session of this stay that is to come has more people than the group has places: guests sit there
/// too (rule A9).
async fn require_seats(link: &mut Link, membership: &MembershipRecord, expected_from: i64) -> Written {
    let over = query_scalar!(
        r#"
        select o.id as "id!: Uuid"
        from occurrence o
        join training_group g on g.id = o.group_id
        where o.group_id = $1
          and o.live
          and o.starts_at >= $2
          and exists (select 1 from expected e where e.occurrence_id = o.id and e.is_make_up)
          and g.places < (select count(*) from expected e where e.occurrence_id = o.id)
        limit 1"#,
        membership.group_id.0,
        expected_from.max(membership.added_at),
    )
    .fetch_optional(link)
    .await?;
    if over.is_some() { Err(StoreError::GroupFull.into()) } else { Ok(()) }
}

pub(super) async fn end(
    store: &Store,
    office: OfficeId,
    membership: Uuid,
    last_day: &str,
    free_from: i64,
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            let ended = query!(
                r#"
                update membership
                set to_on = $3
                where id = $1
                  and group_id in (select id from training_group where office_id = $2)
                  and (to_on is null or to_on >= $3)"#,
                membership,
                office.0,
                last_day,
            )
            .execute(&mut *begun)
            .await?;
            applied(ended.rows_affected())?;
            free_member(&mut begun, membership, free_from).await?;
            record(begun, entry).await
        })
        .await
}

async fn free_member(link: &mut Link, membership: Uuid, free_from: i64) -> Written {
    query!(
        r#"
        delete from expected
        where mark is null
          and starts_at >= $2
          and enrolment_id = (select enrolment_id from membership where id = $1)
          and occurrence_id in (
              select o.id
              from occurrence o
              join membership m on m.group_id = o.group_id
              where m.id = $1
          )"#,
        membership,
        free_from,
    )
    .execute(link)
    .await?;
    Ok(())
}
