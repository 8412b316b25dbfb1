use async_trait::async_trait;
use domain::ids::{EnrolmentId, OfficeId, PersonId};
use service::ports::{EnrolmentRecord, Entry, NewPerson, People, PersonRecord, StepRecord, StoreResult};
use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use super::transaction::{applied, record};
use super::{Store, admission, refusal};

macro_rules! people_where {
    ($condition:literal, $($value:expr),+) => {
        query_as!(
            PersonRecord,
            r#"
            select
                id as "id!: Uuid",
                office_id as "office_id!: Uuid",
                name_sealed as "name_sealed!: Vec<u8>",
                phone_key as "phone_key?: Vec<u8>",
                phone_sealed as "phone_sealed?: Vec<u8>",
                iin_key as "iin_key?: Vec<u8>",
                iin_sealed as "iin_sealed?: Vec<u8>",
                sex as "sex!: String",
                language as "language!: String",
                portal_code_hash as "portal_code_hash?: Vec<u8>",
                portal_code_at as "portal_code_at?: i64",
                created_at as "created_at!: i64"
            from person
            where "# + $condition,
            $($value),+
        )
    };
}

macro_rules! enrolments_where {
    ($condition:literal, $($value:expr),+) => {
        query_as!(
            EnrolmentRecord,
            r#"
            select
                id as "id!: Uuid",
                office_id as "office_id!: Uuid",
                person_id as "person_id!: Uuid",
                programme_id as "programme_id!: Uuid",
                track as "track!: String",
                basis as "basis!: String",
                state as "state!: String",
                referred_on as "referred_on!: String",
                created_at as "created_at!: i64"
            from enrolment
            where "# + $condition,
            $($value),+
        )
    };
}

#[async_trait]
impl People for Store {
    async fn add_people(&self, people: &[NewPerson], entry: &Entry) -> StoreResult<()> {
        admission::add_people(self, people, entry).await
    }

    async fn people(&self, office: OfficeId) -> StoreResult<Vec<PersonRecord>> {
        people_where!("office_id = $1 order by created_at, id", office.0).fetch_all(&self.reader).await.map_err(refusal)
    }

    async fn person(&self, office: OfficeId, id: PersonId) -> StoreResult<Option<PersonRecord>> {
        people_where!(
            "id = $1
              and office_id = $2",
            id.0,
            office.0
        )
        .fetch_optional(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn people_with_token(&self, office: OfficeId, token: &[u8]) -> StoreResult<Vec<PersonId>> {
        let people = query_scalar!(
            r#"
            select person_id as "person_id!: Uuid"
            from search_token
            where office_id = $1
              and token = $2
            order by person_id"#,
            office.0,
            token,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)?;
        Ok(people.into_iter().map(PersonId::from).collect())
    }

    async fn people_by_phone(&self, phone_key: &[u8]) -> StoreResult<Vec<PersonRecord>> {
        people_where!("phone_key = $1 order by created_at, id", phone_key)
            .fetch_all(&self.reader)
            .await
            .map_err(refusal)
    }

    async fn set_portal_code(
        &self,
        office: OfficeId,
        person: PersonId,
        hash: Option<&[u8]>,
        at: i64,
        entry: &Entry,
    ) -> StoreResult<()> {
        admission::set_portal_code(self, office, person, hash, at, entry).await
    }

    async fn set_person_language(&self, person: PersonId, language: &str) -> StoreResult<()> {
        self.write(|mut begun| async move {
            let changed = query!(
                r#"
                update person
                set language = $2
                where id = $1"#,
                person.0,
                language,
            )
            .execute(&mut *begun)
            .await?;
            applied(changed.rows_affected())?;
            Ok(begun.commit().await?)
        })
        .await
    }

    async fn enrolments(&self, office: OfficeId) -> StoreResult<Vec<EnrolmentRecord>> {
        enrolments_where!("office_id = $1 order by created_at, id", office.0)
            .fetch_all(&self.reader)
            .await
            .map_err(refusal)
    }

    async fn enrolment(&self, office: OfficeId, id: EnrolmentId) -> StoreResult<Option<EnrolmentRecord>> {
        enrolments_where!(
            "id = $1
              and office_id = $2",
            id.0,
            office.0
        )
        .fetch_optional(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn enrolments_of(&self, person: PersonId) -> StoreResult<Vec<EnrolmentRecord>> {
        enrolments_where!("person_id = $1 order by created_at, id", person.0)
            .fetch_all(&self.reader)
            .await
            .map_err(refusal)
    }

    async fn steps_of(&self, enrolment: EnrolmentId) -> StoreResult<Vec<StepRecord>> {
        query_as!(
            StepRecord,
            r#"
            select
                id as "id!: Uuid",
                enrolment_id as "enrolment_id!: Uuid",
                from_state as "from_state?: String",
                to_state as "to_state!: String",
                at as "at!: i64",
                by_staff as "by_staff!: Uuid",
                reason_sealed as "reason_sealed?: Vec<u8>"
            from enrolment_step
            where enrolment_id = $1
            order by at, id"#,
            enrolment.0,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn add_step(&self, step: &StepRecord, free_after: Option<i64>, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            let moved = query!(
                r#"
                update enrolment
                set state = $3
                where id = $1
                  and state = $2"#,
                step.enrolment_id.0,
                step.from_state,
                step.to_state,
            )
            .execute(&mut *begun)
            .await?;
            applied(moved.rows_affected())?;
            admission::insert_step(&mut begun, step).await?;
            if let Some(instant) = free_after {
                admission::free_after(&mut begun, step.enrolment_id, instant).await?;
            }
            record(begun, entry).await
        })
        .await
    }
}
