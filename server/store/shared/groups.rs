use async_trait::async_trait;
use domain::ids::{GroupId, OfficeId};
use service::ports::{Entry, GroupRecord, Groups, MeetingRecord, MembershipRecord, StoreResult};
use sqlx::{query, query_as};
use uuid::Uuid;

use super::transaction::record;
use super::{Store, refusal, stays};

/// A group beside one of the stays in it; a group without members has one row without a stay.
struct MeetingRow {
    programme_id: Uuid,
    places: i64,
    id: Option<Uuid>,
    enrolment_id: Option<Uuid>,
    person_id: Option<Uuid>,
    from_on: Option<String>,
    to_on: Option<String>,
    added_by: Option<Uuid>,
    added_at: Option<i64>,
}

impl MeetingRow {
    fn stay(self, group: GroupId) -> Option<MembershipRecord> {
        Some(MembershipRecord {
            id: self.id?,
            group_id: group,
            enrolment_id: self.enrolment_id?.into(),
            person_id: self.person_id?.into(),
            from_on: self.from_on?,
            to_on: self.to_on,
            added_by: self.added_by?.into(),
            added_at: self.added_at?,
        })
    }
}

#[async_trait]
impl Groups for Store {
    async fn groups(&self, office: OfficeId) -> StoreResult<Vec<GroupRecord>> {
        let mut groups = query_as!(
            GroupRecord,
            r#"
            select
                id as "id!: Uuid",
                office_id as "office_id!: Uuid",
                programme_id as "programme_id!: Uuid",
                code as "code!: String",
                language as "language!: String",
                places as "places!: i64",
                created_at as "created_at!: i64"
            from training_group
            where office_id = $1"#,
            office.0,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)?;
        // The engines order text differently.
        groups.sort_by(|one, other| one.code.cmp(&other.code));
        Ok(groups)
    }

    async fn add_group(&self, group: &GroupRecord, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            query!(
                r#"
                insert into training_group (id, office_id, programme_id, code, language, places, created_at)
                values ($1, $2, $3, $4, $5, $6, $7)"#,
                group.id.0,
                group.office_id.0,
                group.programme_id.0,
                group.code,
                group.language,
                group.places,
                group.created_at,
            )
            .execute(&mut *begun)
            .await?;
            record(begun, entry).await
        })
        .await
    }

    async fn meeting(&self, office: OfficeId, group: GroupId) -> StoreResult<Option<MeetingRecord>> {
        let rows = query_as!(
            MeetingRow,
            r#"
            select
                g.programme_id as "programme_id!: Uuid",
                g.places as "places!: i64",
                m.id as "id?: Uuid",
                m.enrolment_id as "enrolment_id?: Uuid",
                m.person_id as "person_id?: Uuid",
                m.from_on as "from_on?: String",
                m.to_on as "to_on?: String",
                m.added_by as "added_by?: Uuid",
                m.added_at as "added_at?: i64"
            from training_group g
            left join membership m on m.group_id = g.id
            where g.id = $1
              and g.office_id = $2
            order by m.added_at, m.id"#,
            group.0,
            office.0,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)?;
        let Some(first) = rows.first() else { return Ok(None) };
        let (programme_id, places) = (first.programme_id.into(), first.places);
        let stays = rows.into_iter().filter_map(|row| row.stay(group)).collect();
        Ok(Some(MeetingRecord { programme_id, places, stays }))
    }

    async fn memberships(&self, office: OfficeId) -> StoreResult<Vec<MembershipRecord>> {
        query_as!(
            MembershipRecord,
            r#"
            select
                m.id as "id!: Uuid",
                m.group_id as "group_id!: Uuid",
                m.enrolment_id as "enrolment_id!: Uuid",
                m.person_id as "person_id!: Uuid",
                m.from_on as "from_on!: String",
                m.to_on as "to_on?: String",
                m.added_by as "added_by!: Uuid",
                m.added_at as "added_at!: i64"
            from training_group g
            join membership m on m.group_id = g.id
            where g.office_id = $1
            order by m.added_at, m.id"#,
            office.0,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn add_membership(
        &self,
        membership: &MembershipRecord,
        expected_from: i64,
        entry: &Entry,
    ) -> StoreResult<()> {
        stays::add(self, membership, expected_from, entry).await
    }

    async fn end_membership(
        &self,
        office: OfficeId,
        membership: Uuid,
        last_day: &str,
        free_from: i64,
        entry: &Entry,
    ) -> StoreResult<()> {
        stays::end(self, office, membership, last_day, free_from, entry).await
    }
}
