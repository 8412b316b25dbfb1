use async_trait::async_trait;
use domain::ids::{EnrolmentId, GroupId, OccurrenceId, OfficeId, PersonId, StaffId};
use service::ports::{Entry, MembershipRecord, MidwayEntry, StoreError, StoreResult, WaitingLists, WaitingRecord};
use sqlx::{query, query_as};
use uuid::Uuid;

use super::stays::{insert_membership, lock_calendar_of, most_members};
use super::transaction::{Written, applied, record};
use super::{Link, Store, guests, refusal};
use crate::dialect;

/// Who joins a group waits for none any more.
pub(super) async fn stop_waiting_for_groups(link: &mut Link, membership: &MembershipRecord) -> Written {
    query!(
        r#"
        update waiting
        set ended_at = $2, ended_by = $3
        where enrolment_id = $1
          and group_id is not null
          and ended_at is null"#,
        membership.enrolment_id.0,
        membership.added_at,
        membership.added_by.0,
    )
    .execute(link)
    .await?;
    Ok(())
}

#[async_trait]
impl WaitingLists for Store {
    async fn waiting(&self, office: OfficeId) -> StoreResult<Vec<WaitingRecord>> {
        query_as!(
            WaitingRecord,
            r#"
            select
                id as "id!: Uuid",
                enrolment_id as "enrolment_id!: Uuid",
                person_id as "person_id!: Uuid",
                group_id as "group_id?: Uuid",
                staff_id as "staff_id?: Uuid",
                since_on as "since_on!: String",
                added_by as "added_by!: Uuid",
                added_at as "added_at!: i64"
            from waiting
            where office_id = $1
              and ended_at is null
            order by since_on, added_at, id"#,
            office.0,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn add_waiting(&self, office: OfficeId, waiting: &WaitingRecord, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            query!(
                r#"
                insert into waiting
                    (id, office_id, enrolment_id, person_id, group_id, staff_id, since_on, added_by, added_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"#,
                waiting.id,
                office.0,
                waiting.enrolment_id.0,
                waiting.person_id.0,
                waiting.group_id,
                waiting.staff_id,
                waiting.since_on,
                waiting.added_by.0,
                waiting.added_at,
            )
            .execute(&mut *begun)
            .await?;
            record(begun, entry).await
        })
        .await
    }

    async fn end_waiting(&self, office: OfficeId, id: Uuid, by: StaffId, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            let ended = query!(
                r#"
                update waiting
                set ended_at = $3, ended_by = $4
                where id = $1
                  and office_id = $2
                  and ended_at is null"#,
                id,
                office.0,
                entry.at,
                by.0,
            )
            .execute(&mut *begun)
            .await?;
            applied(ended.rows_affected())?;
            record(begun, entry).await
        })
        .await
    }

    async fn set_places(
        &self,
        office: OfficeId,
        group: GroupId,
        places: i64,
        today: &str,
        entry: &Entry,
    ) -> StoreResult<()> {
        self.write(|mut begun| async move {
            dialect::lock_calendar(&mut begun, office.0).await?;
            if most_members(&mut begun, group.0, today, None).await? > places {
                return Err(StoreError::GroupFull.into());
            }
            let changed = query!(
                r#"
                update training_group
                set places = $3
                where id = $1
                  and office_id = $2"#,
                group.0,
                office.0,
                places,
            )
            .execute(&mut *begun)
            .await?;
            applied(changed.rows_affected())?;
            record(begun, entry).await
        })
        .await
    }

    async fn add_midway(
        &self,
        membership: &MembershipRecord,
        midway: &MidwayEntry,
        expected_from: i64,
        entry: &Entry,
    ) -> StoreResult<()> {
        self.write(|mut begun| async move {
            lock_calendar_of(&mut begun, membership.group_id.0).await?;
            insert_membership(&mut begun, membership, expected_from).await?;
            query!(
                r#"
                insert into midway_entry (membership_id, reason_sealed, by_staff, at)
                values ($1, $2, $3, $4)"#,
                midway.membership_id,
                midway.reason_sealed,
                midway.by_staff.0,
                midway.at,
            )
            .execute(&mut *begun)
            .await?;
            record(begun, entry).await
        })
        .await
    }

    async fn midway_entries(&self, group: GroupId) -> StoreResult<Vec<MidwayEntry>> {
        query_as!(
            MidwayEntry,
            r#"
            select
                e.membership_id as "membership_id!: Uuid",
                e.reason_sealed as "reason_sealed!: Vec<u8>",
                e.by_staff as "by_staff!: Uuid",
                e.at as "at!: i64"
            from membership m
            join midway_entry e on e.membership_id = m.id
            where m.group_id = $1"#,
            group.0,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn add_guest(
        &self,
        office: OfficeId,
        occurrence: OccurrenceId,
        person: PersonId,
        enrolment: EnrolmentId,
        entry: &Entry,
    ) -> StoreResult<()> {
        guests::add(self, office, occurrence, person, enrolment, entry).await
    }

    async fn remove_guest(
        &self,
        office: OfficeId,
        occurrence: OccurrenceId,
        person: PersonId,
        entry: &Entry,
    ) -> StoreResult<()> {
        guests::remove(self, office, occurrence, person, entry).await
    }
}
