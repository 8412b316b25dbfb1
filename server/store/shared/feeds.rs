use async_trait::async_trait;
use domain::ids::{OccurrenceId, OfficeId, PersonId, StaffId};
use service::ports::{BusyRecord, Entry, FeedOwnerRecord, FeedRecord, FeedSessionRecord, Feeds, StoreResult};
use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use super::transaction::{Written, applied, record, record_after};
use super::{Link, Store, refusal};
use crate::dialect::Batch;

/// Rows in one statement.
const ROWS: usize = 500;

macro_rules! feed_where {
    ($condition:literal, $($value:expr),+) => {
        query_as!(
            FeedSessionRecord,
            r#"
            select
                o.id as "id!: Uuid",
                o.civil_start as "civil_start!: String",
                o.zone as "zone!: String",
                o.minutes as "minutes!: i64",
                o.live as "live!: bool",
                g.code as "group_code?: String",
                r.name as "room!: String",
                (
                    select count(*) + count(a.undone_at)
                    from rescheduled m
                    join rescheduling a on a.id = m.rescheduling_id
                    where m.occurrence_id = o.id
                ) as "changes!: i64",
                coalesce(
                    (
                        select max(coalesce(a.undone_at, a.at))
                        from rescheduled m
                        join rescheduling a on a.id = m.rescheduling_id
                        where m.occurrence_id = o.id
                    ),
                    s.created_at
                ) as "changed_at!: i64"
            from occurrence o
            join series s on s.id = o.series_id
            join room r on r.id = o.room_id
            left join training_group g on g.id = o.group_id
            where "# + $condition + r#"
            order by o.starts_at, o.id"#,
            $($value),+
        )
    };
}

/// Ends the feed of whoever is signed out everywhere.
pub(super) async fn stop(link: &mut Link, account: Uuid) -> Written<u64> {
    let stopped = query!(
        r#"
        delete from feed
        where staff_id = $1
           or person_id = $1"#,
        account,
    )
    .execute(link)
    .await?;
    Ok(stopped.rows_affected())
}

async fn insert(link: &mut Link, feed: &FeedRecord) -> Written {
    query!(
        r#"
        insert into feed (token_hash, office_id, staff_id, person_id, created_at)
        values ($1, $2, $3, $4, $5)"#,
        feed.token_hash,
        feed.office_id.0,
        feed.staff_id,
        feed.person_id,
        feed.created_at,
    )
    .execute(link)
    .await?;
    Ok(())
}

fn insert_times(last: &mut Batch, office: OfficeId, staff: StaffId, times: &[BusyRecord]) {
    for times in times.chunks(ROWS) {
        let statement = last.statement("insert into busy_time (id, office_id, staff_id, starts_at, ends_at) ");
        statement.push_values(times, |mut row, time| {
            row.push_bind(time.id).push_bind(office.0).push_bind(staff.0);
            row.push_bind(time.starts_at).push_bind(time.ends_at);
        });
    }
}

#[async_trait]
impl Feeds for Store {
    async fn feed_owner(&self, token_hash: &[u8]) -> StoreResult<Option<FeedOwnerRecord>> {
        query_as!(
            FeedOwnerRecord,
            r#"
            select
                f.office_id as "office_id!: Uuid",
                f.staff_id as "staff_id?: Uuid",
                f.person_id as "person_id?: Uuid",
                coalesce(s.roles, '') as "roles!: String",
                coalesce(s.language, p.language) as "language!: String",
                o.zone as "zone!: String"
            from feed f
            join office o on o.id = f.office_id
            left join staff s on s.id = f.staff_id
            left join person p on p.id = f.person_id
            where f.token_hash = $1
              and s.disabled_at is null"#,
            token_hash,
        )
        .fetch_optional(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn feed_since(&self, account: Uuid) -> StoreResult<Option<i64>> {
        query_scalar!(
            r#"
            select created_at as "created_at!: i64"
            from feed
            where staff_id = $1
               or person_id = $1"#,
            account,
        )
        .fetch_optional(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn renew_feed(&self, feed: &FeedRecord, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            if let Some(account) = feed.staff_id.or(feed.person_id) {
                stop(&mut begun, account).await?;
            }
            insert(&mut begun, feed).await?;
            record(begun, entry).await
        })
        .await
    }

    async fn revoke_feed(&self, account: Uuid, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            applied(stop(&mut begun, account).await?)?;
            record(begun, entry).await
        })
        .await
    }

    async fn feed_of_staff(&self, staff: StaffId, from: i64) -> StoreResult<Vec<FeedSessionRecord>> {
        feed_where!(
            "o.id in (select occurrence_id from occurrence_trainer where staff_id = $1 and starts_at >= $2)",
            staff.0,
            from
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn feed_of_person(&self, person: PersonId, from: i64) -> StoreResult<Vec<FeedSessionRecord>> {
        feed_where!(
            "o.id in (select occurrence_id from expected where person_id = $1 and starts_at >= $2)",
            person.0,
            from
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn feed_session(&self, office: OfficeId, id: OccurrenceId) -> StoreResult<Option<FeedSessionRecord>> {
        feed_where!("o.id = $1 and o.office_id = $2", id.0, office.0)
            .fetch_optional(&self.reader)
            .await
            .map_err(refusal)
    }

    async fn busy_times(&self, staff: StaffId, from: i64) -> StoreResult<Vec<BusyRecord>> {
        query_as!(
            BusyRecord,
            r#"
            select id as "id!: Uuid", starts_at as "starts_at!: i64", ends_at as "ends_at!: i64"
            from busy_time
            where staff_id = $1
              and ends_at > $2
            order by starts_at, id"#,
            staff.0,
            from,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn replace_busy_times(
        &self,
        office: OfficeId,
        staff: StaffId,
        times: &[BusyRecord],
        entry: &Entry,
    ) -> StoreResult<()> {
        self.write(|mut begun| async move {
            query!(
                r#"
                delete from busy_time
                where staff_id = $1
                  and office_id = $2"#,
                staff.0,
                office.0,
            )
            .execute(&mut *begun)
            .await?;
            let mut last = Batch::default();
            insert_times(&mut last, office, staff, times);
            record_after(begun, last, entry).await
        })
        .await
    }
}
