//! Safety checks of joint work, each side's in a table of its own (rules E3, F3).

use async_trait::async_trait;
use domain::ids::{OccurrenceId, OfficeId};
use service::ports::{CheckRecord, Checks, Entry, JointRecord, JointSessionRecord, NewCheck, StoreResult};
use sqlx::{query, query_as};
use uuid::Uuid;

use super::couples::suspend;
use super::transaction::{Written, applied, record};
use super::{Link, Store, refusal};

/// Touches the session, so that it is not cancelled or recorded until this has ended; `Missing` if it was.
async fn keep_open(link: &mut Link, new: &NewCheck) -> Written {
    let open = query!(
        r#"
        update occurrence
        set register = register
        where id = $1
          and kind = 'couples'
          and live
          and register = 'open'"#,
        new.occurrence.0,
    )
    .execute(link)
    .await?;
    applied(open.rows_affected())
}

/// How many rows were written: none if the same was said before.
async fn write(link: &mut Link, new: &NewCheck) -> Written<u64> {
    let check = &new.check;
    let written = if new.side == "partner" {
        query!(
            r#"
            insert into partner_check (occurrence_id, moment, is_safe, words_sealed, by_staff, at)
            values ($1, $2, $3, $4, $5, $6)
            on conflict do nothing"#,
            new.occurrence.0,
            check.moment,
            check.is_safe,
            check.words_sealed,
            check.by_staff.0,
            check.at,
        )
        .execute(link)
        .await?
    } else {
        query!(
            r#"
            insert into participant_check (occurrence_id, moment, is_safe, words_sealed, by_staff, at)
            values ($1, $2, $3, $4, $5, $6)
            on conflict do nothing"#,
            new.occurrence.0,
            check.moment,
            check.is_safe,
            check.words_sealed,
            check.by_staff.0,
            check.at,
        )
        .execute(link)
        .await?
    };
    Ok(written.rows_affected())
}

#[async_trait]
impl Checks for Store {
    async fn joint_sessions(&self, office: OfficeId, from: i64, to: i64) -> StoreResult<Vec<JointSessionRecord>> {
        query_as!(
            JointSessionRecord,
            r#"
            select
                o.id as "occurrence_id!: Uuid",
                c.id as "couple_id!: Uuid",
                o.civil_start as "civil_start!: String",
                o.minutes as "minutes!: i64",
                o.starts_at as "starts_at!: i64",
                o.register as "register!: String"
            from occurrence o
            join expected e on e.occurrence_id = o.id
            join couple c on c.enrolment_id = e.enrolment_id
            where o.room_id in (select id from room where office_id = $1)
              and o.office_id = $1
              and o.starts_at >= $2
              and o.starts_at < $3
              and o.kind = 'couples'
              and o.live
            order by o.starts_at, o.id"#,
            office.0,
            from,
            to,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn joint(&self, occurrence: OccurrenceId) -> StoreResult<JointRecord> {
        query_as!(
            JointRecord,
            r#"
            select
                count(*) filter (where moment = 'before' and is_safe) = 2
                    and count(*) filter (where moment = 'before' and not is_safe) = 0 as "may_start!: bool",
                count(distinct side || moment) = 4 as "may_close!: bool"
            from (
                select 'participant' as side, moment, is_safe
                from participant_check
                where occurrence_id = $1
                union all
                select 'partner' as side, moment, is_safe
                from partner_check
                where occurrence_id = $1
            ) both_sides"#,
            occurrence.0,
        )
        .fetch_one(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn participant_checks(&self, occurrence: OccurrenceId) -> StoreResult<Vec<CheckRecord>> {
        query_as!(
            CheckRecord,
            r#"
            select
                moment as "moment!: String",
                is_safe as "is_safe!: bool",
                words_sealed as "words_sealed?: Vec<u8>",
                by_staff as "by_staff!: Uuid",
                at as "at!: i64"
            from participant_check
            where occurrence_id = $1
            order by at, moment desc, is_safe desc"#,
            occurrence.0,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn partner_checks(&self, occurrence: OccurrenceId) -> StoreResult<Vec<CheckRecord>> {
        query_as!(
            CheckRecord,
            r#"
            select
                moment as "moment!: String",
                is_safe as "is_safe!: bool",
                words_sealed as "words_sealed?: Vec<u8>",
                by_staff as "by_staff!: Uuid",
                at as "at!: i64"
            from partner_check
            where occurrence_id = $1
            order by at, moment desc, is_safe desc"#,
            occurrence.0,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn add_check(&self, new: &NewCheck, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            keep_open(&mut begun, new).await?;
            if write(&mut begun, new).await? == 0 {
                return Ok(());
            }
            if !new.check.is_safe {
                suspend(&mut begun, new).await?;
            }
            record(begun, entry).await
        })
        .await
    }
}
