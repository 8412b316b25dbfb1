use async_trait::async_trait;
use domain::ids::{GroupId, OfficeId};
use serde::Deserialize;
use service::ports::{Entry, GroupRecord, Groups, MeetingRecord, MembershipRecord, StoreResult};
use sqlx::{Pool, QueryBuilder, query, query_as};
use uuid::Uuid;

use super::transaction::record;
use super::{Store, lists, refusal, stays};
use crate::dialect::{Engine, id_text, list};

/// Key, enrolment, person, first and last day, who added him and when, as the database writes them.
#[derive(Deserialize)]
struct Stay(Uuid, Uuid, Uuid, String, Option<String>, Uuid, i64);

impl Stay {
    fn of(self, group: GroupId) -> MembershipRecord {
        let Self(id, enrolment, person, from_on, to_on, added_by, added_at) = self;
        MembershipRecord {
            id,
            group_id: group,
            enrolment_id: enrolment.into(),
            person_id: person.into(),
            from_on,
            to_on,
            added_by: added_by.into(),
            added_at,
        }
    }
}

async fn meeting(reader: &Pool<Engine>, office: OfficeId, group: GroupId) -> sqlx::Result<Option<MeetingRecord>> {
    let [id, enrolment, person, added_by] = ["id", "enrolment_id", "person_id", "added_by"].map(id_text);
    let stay = list(&[&id, &enrolment, &person, "from_on", "to_on", &added_by, "added_at"]);
    let mut query = QueryBuilder::<Engine>::new("select programme_id, places, (select ");
    query.push(lists::ALL).push(format_args!(" from (select {stay} as line from membership where group_id = "));
    query.push_bind(group.0).push(") stays) from training_group where id = ").push_bind(group.0);
    query.push(" and office_id = ").push_bind(office.0);
    let found: Option<(Uuid, i64, String)> = query.build_query_as().fetch_optional(reader).await?;
    let Some((programme, places, stays)) = found else { return Ok(None) };
    let mut stays: Vec<MembershipRecord> = lists::read(&stays)?.into_iter().map(|stay: Stay| stay.of(group)).collect();
    stays.sort_by_key(|stay| (stay.added_at, stay.id));
    Ok(Some(MeetingRecord { programme_id: programme.into(), places, stays }))
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
        meeting(&self.reader, office, group).await.map_err(refusal)
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
