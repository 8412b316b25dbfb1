use async_trait::async_trait;
use domain::ids::{OfficeId, PersonId, StaffId};
use service::ports::{Entry, RiskReviewRecord, RiskReviews, StoreResult};
use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use super::transaction::{applied, record};
use super::{Store, refusal};

#[async_trait]
impl RiskReviews for Store {
    async fn risk_reviews(&self, office: OfficeId, person: PersonId) -> StoreResult<Vec<RiskReviewRecord>> {
        query_as!(
            RiskReviewRecord,
            r#"
            select
                id as "id!: Uuid",
                person_id as "person_id!: Uuid",
                level as "level!: String",
                reasons_sealed as "reasons_sealed!: Vec<u8>",
                by_staff as "by_staff!: Uuid",
                at as "at!: i64",
                confirmed_by as "confirmed_by?: Uuid",
                confirmed_at as "confirmed_at?: i64"
            from risk_review
            where person_id = $1
              and office_id = $2
            order by at, id"#,
            person.0,
            office.0,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn add_risk_review(&self, office: OfficeId, review: &RiskReviewRecord, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            query!(
                r#"
                insert into risk_review (id, office_id, person_id, level, reasons_sealed, by_staff, at)
                values ($1, $2, $3, $4, $5, $6, $7)"#,
                review.id,
                office.0,
                review.person_id.0,
                review.level,
                review.reasons_sealed,
                review.by_staff.0,
                review.at,
            )
            .execute(&mut *begun)
            .await?;
            record(begun, entry).await
        })
        .await
    }

    async fn confirm_risk_review(
        &self,
        office: OfficeId,
        person: PersonId,
        review: Uuid,
        by: StaffId,
        entry: &Entry,
    ) -> StoreResult<()> {
        self.write(|mut begun| async move {
            let confirmed = query!(
                r#"
                update risk_review
                set confirmed_by = $4, confirmed_at = $5
                where id = $1
                  and office_id = $2
                  and person_id = $3
                  and by_staff <> $4
                  and confirmed_at is null
                  and id = (
                      select id
                      from risk_review
                      where person_id = $3
                      order by at desc, id desc
                      limit 1
                  )"#,
                review,
                office.0,
                person.0,
                by.0,
                entry.at,
            )
            .execute(&mut *begun)
            .await?;
            applied(confirmed.rows_affected())?;
            record(begun, entry).await
        })
        .await
    }

    async fn is_led_by(&self, person: PersonId, staff: StaffId) -> StoreResult<bool> {
        let session = query_scalar!(
            r#"
            select e.occurrence_id as "id!: Uuid"
            from expected e
            join occurrence_trainer t on t.occurrence_id = e.occurrence_id
            where e.person_id = $1
              and t.staff_id = $2
            limit 1"#,
            person.0,
            staff.0,
        )
        .fetch_optional(&self.reader)
        .await
        .map_err(refusal)?;
        Ok(session.is_some())
    }
}
