use async_trait::async_trait;
use domain::ids::{CoupleId, EnrolmentId, OfficeId, PersonId, StaffId};
use service::ports::{CoupleRecord, Couples, Entry, NewCheck, StoreResult};
use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use super::transaction::{Written, applied, record};
use super::{Link, Store, refusal};
use crate::dialect;

/// Sides of the gate. Each has one approval that stands at most: the database sees to that.
const BOTH: i64 = 2;

/// Cancels the couple's joint sessions that start after `at` and have no register yet (rule E1).
async fn cancel_joint_sessions(link: &mut Link, couple: CoupleId, at: i64) -> Written {
    query!(
        r#"
        update occurrence
        set live = false
        where kind = 'couples'
          and live
          and register = 'open'
          and starts_at > $2
          and id in (
              select e.occurrence_id
              from couple c
              join enrolment n on n.id = c.enrolment_id
              join expected e on e.person_id = n.person_id and e.enrolment_id = n.id
              where c.id = $1
          )"#,
        couple.0,
        at,
    )
    .execute(link)
    .await?;
    Ok(())
}

/// A plan that is just being written is either seen and cancelled, or sees the withdrawal and is refused.
async fn lock_calendar_of(link: &mut Link, couple: CoupleId) -> Written {
    let office = query_scalar!(
        r#"
        select office_id as "office_id!: Uuid"
        from couple
        where id = $1"#,
        couple.0,
    )
    .fetch_one(&mut *link)
    .await?;
    Ok(dialect::lock_calendar(link, office).await?)
}

/// Suspends the joint work of everybody whom a measure binds, as a withdrawal does (rule E1). The calendar is locked.
pub(super) async fn suspend_for_measure(link: &mut Link, person: PersonId, at: i64) -> Written {
    let couples = query_scalar!(
        r#"
        select c.id as "id!: Uuid"
        from couple c
        join enrolment n on n.id = c.enrolment_id
        where n.person_id = $1"#,
        person.0,
    )
    .fetch_all(&mut *link)
    .await?;
    for couple in couples {
        cancel_joint_sessions(link, couple.into(), at).await?;
    }
    Ok(())
}

/// `Missing`, unless both sides approve of joint work for this enrolment and no measure stands that binds him (rule E1).
pub(super) async fn require_open_gate(link: &mut Link, enrolment: EnrolmentId) -> Written {
    let sides = query_scalar!(
        r#"
        select count(*) as "sides!: i64"
        from couple c
        join couple_approval a on a.couple_id = c.id
        where c.enrolment_id = $1
          and a.withdrawn_at is null
          and not exists (
              select 1
              from enrolment n
              join protective_measure m on m.person_id = n.person_id
              where n.id = c.enrolment_id
                and m.ended_at is null
          )"#,
        enrolment.0,
    )
    .fetch_one(link)
    .await?;
    applied(u64::from(sides == BOTH))
}

/// Ends joint work after a concern, at once: the approval of that side is withdrawn, the sessions to come are cancelled,
/// and the one before which it was said (rule E1).
pub(super) async fn suspend(link: &mut Link, new: &NewCheck) -> Written {
    let couple = query_scalar!(
        r#"
        select c.id as "id!: Uuid"
        from couple c
        join expected e on e.enrolment_id = c.enrolment_id
        where e.occurrence_id = $1"#,
        new.occurrence.0,
    )
    .fetch_one(&mut *link)
    .await?
    .into();
    let side = if new.side == "partner" { "advocate" } else { "coordinator" };
    withdraw_approval(link, couple, side, new.check.by_staff, new.check.at).await?;
    lock_calendar_of(link, couple).await?;
    cancel_joint_sessions(link, couple, new.check.at).await?;
    if new.check.moment == "before" {
        query!("update occurrence set live = false where id = $1", new.occurrence.0).execute(link).await?;
    }
    Ok(())
}

/// How many approvals were withdrawn: one, or none if that side does not approve.
async fn withdraw_approval(link: &mut Link, couple: CoupleId, side: &str, by: StaffId, at: i64) -> Written<u64> {
    let withdrawn = query!(
        r#"
        update couple_approval
        set withdrawn_by = $3, withdrawn_at = $4
        where couple_id = $1
          and side = $2
          and withdrawn_at is null"#,
        couple.0,
        side,
        by.0,
        at,
    )
    .execute(link)
    .await?;
    Ok(withdrawn.rows_affected())
}

#[async_trait]
impl Couples for Store {
    async fn couples(&self, office: OfficeId) -> StoreResult<Vec<CoupleRecord>> {
        query_as!(
            CoupleRecord,
            r#"
            select
                c.id as "id!: Uuid",
                c.office_id as "office_id!: Uuid",
                c.enrolment_id as "enrolment_id!: Uuid",
                c.partner_sealed as "partner_sealed!: Vec<u8>",
                c.asked_by as "asked_by!: Uuid",
                c.asked_at as "asked_at!: i64",
                coordinator.given_at as "coordinator_at?: i64",
                advocate.given_at as "advocate_at?: i64"
            from couple c
            left join couple_approval coordinator
                on coordinator.couple_id = c.id
                and coordinator.side = 'coordinator'
                and coordinator.withdrawn_at is null
            left join couple_approval advocate
                on advocate.couple_id = c.id
                and advocate.side = 'advocate'
                and advocate.withdrawn_at is null
            where c.office_id = $1
            order by c.asked_at, c.id"#,
            office.0,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn is_bound(&self, enrolment: EnrolmentId) -> StoreResult<bool> {
        let measures = query_scalar!(
            r#"
            select count(*) as "measures!: i64"
            from enrolment n
            join protective_measure m on m.person_id = n.person_id
            where n.id = $1
              and m.ended_at is null"#,
            enrolment.0,
        )
        .fetch_one(&self.reader)
        .await
        .map_err(refusal)?;
        Ok(measures > 0)
    }

    async fn add_couple(&self, couple: &CoupleRecord, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            query!(
                r#"
                insert into couple (id, office_id, enrolment_id, partner_sealed, asked_by, asked_at)
                values ($1, $2, $3, $4, $5, $6)"#,
                couple.id.0,
                couple.office_id.0,
                couple.enrolment_id.0,
                couple.partner_sealed,
                couple.asked_by.0,
                couple.asked_at,
            )
            .execute(&mut *begun)
            .await?;
            record(begun, entry).await
        })
        .await
    }

    async fn approve(
        &self,
        id: Uuid,
        couple: CoupleId,
        side: &str,
        by: StaffId,
        at: i64,
        entry: &Entry,
    ) -> StoreResult<()> {
        self.write(|mut begun| async move {
            let approved = query!(
                r#"
                insert into couple_approval (id, couple_id, side, given_by, given_at)
                values ($1, $2, $3, $4, $5)
                on conflict (couple_id, side) where withdrawn_at is null do nothing"#,
                id,
                couple.0,
                side,
                by.0,
                at,
            )
            .execute(&mut *begun)
            .await?;
            if approved.rows_affected() == 0 {
                return Ok(());
            }
            record(begun, entry).await
        })
        .await
    }

    async fn withdraw(&self, couple: CoupleId, side: &str, by: StaffId, at: i64, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            applied(withdraw_approval(&mut begun, couple, side, by, at).await?)?;
            lock_calendar_of(&mut begun, couple).await?;
            cancel_joint_sessions(&mut begun, couple, at).await?;
            record(begun, entry).await
        })
        .await
    }
}
