use async_trait::async_trait;
use domain::ids::{MeasureId, OfficeId, PersonId, SeparationId, StaffId, VisitId};
use service::ports::{
    Entry, MeasureRecord, NearRecord, ProtectedRecord, SeparationRecord, Separations, StoreResult, VisitRecord,
};
use sqlx::query_as;
use uuid::Uuid;

use super::{Store, apart, measures, refusal, visits};

#[async_trait]
impl Separations for Store {
    async fn add_measure(&self, measure: &MeasureRecord, entry: &Entry) -> StoreResult<()> {
        measures::add(self, measure, entry).await
    }

    async fn end_measure(
        &self,
        office: OfficeId,
        id: MeasureId,
        by: StaffId,
        at: i64,
        entry: &Entry,
    ) -> StoreResult<()> {
        measures::end(self, office, id, by, at, entry).await
    }

    async fn measures(&self, office: OfficeId) -> StoreResult<Vec<MeasureRecord>> {
        measures::standing(self, office).await
    }

    async fn measures_of(&self, office: OfficeId, person: PersonId) -> StoreResult<Vec<MeasureRecord>> {
        measures::of(self, office, person).await
    }

    async fn separate(
        &self,
        separation: &SeparationRecord,
        protected: Option<&ProtectedRecord>,
        entry: &Entry,
    ) -> StoreResult<()> {
        apart::separate(self, separation, protected, entry).await
    }

    async fn end_separation(
        &self,
        office: OfficeId,
        id: SeparationId,
        by: StaffId,
        at: i64,
        entry: &Entry,
    ) -> StoreResult<()> {
        apart::end(self, office, id, by, at, entry).await
    }

    async fn separations(&self, office: OfficeId) -> StoreResult<Vec<SeparationRecord>> {
        query_as!(
            SeparationRecord,
            r#"
            select
                id as "id!: Uuid",
                office_id as "office_id!: Uuid",
                person_id as "person_id!: Uuid",
                other_person_id as "other_person_id?: Uuid",
                protected_id as "protected_id?: Uuid",
                details_sealed as "details_sealed!: Vec<u8>",
                recorded_by as "recorded_by!: Uuid",
                recorded_at as "recorded_at!: i64"
            from separation
            where office_id = $1
              and ended_at is null
            order by recorded_at, id"#,
            office.0,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn protected_people(&self, office: OfficeId) -> StoreResult<Vec<ProtectedRecord>> {
        query_as!(
            ProtectedRecord,
            r#"
            select
                id as "id!: Uuid",
                office_id as "office_id!: Uuid",
                name_sealed as "name_sealed!: Vec<u8>",
                recorded_by as "recorded_by!: Uuid",
                recorded_at as "recorded_at!: i64"
            from protected_person
            where office_id = $1
            order by recorded_at, id"#,
            office.0,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn add_visit(&self, visit: &VisitRecord, entry: &Entry) -> StoreResult<()> {
        visits::add(self, visit, entry).await
    }

    async fn cancel_visit(&self, office: OfficeId, id: VisitId, entry: &Entry) -> StoreResult<()> {
        visits::cancel(self, office, id, entry).await
    }

    async fn visits(&self, office: OfficeId, after: i64) -> StoreResult<Vec<VisitRecord>> {
        query_as!(
            VisitRecord,
            r#"
            select
                id as "id!: Uuid",
                office_id as "office_id!: Uuid",
                protected_id as "protected_id!: Uuid",
                staff_id as "staff_id!: Uuid",
                place as "place!: String",
                civil_start as "civil_start!: String",
                zone as "zone!: String",
                minutes as "minutes!: i64",
                starts_at as "starts_at!: i64",
                ends_at as "ends_at!: i64"
            from protected_visit
            where office_id = $1
              and ends_at > $2
              and live
            order by starts_at, id"#,
            office.0,
            after,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn too_near(&self, office: OfficeId, from: i64) -> StoreResult<Vec<NearRecord>> {
        query_as!(
            NearRecord,
            r#"
            select n.separation_id as "separation_id!: Uuid", n.starts_at as "starts_at!: i64"
            from separation s
            join too_near n on n.separation_id = s.id
            where s.office_id = $1
              and s.ended_at is null
              and n.starts_at >= $2
            order by 2, 1"#,
            office.0,
            from,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }
}
