use async_trait::async_trait;
use domain::ids::{GroupId, OccurrenceId, OfficeId, SeriesId, StaffId};
use service::ports::{
    Calendar, CountRecord, Entry, LeadRecord, NewOccurrence, OccurrenceRecord, SeriesRecord, StoreResult,
};
use sqlx::{query_as, query_scalar};
use uuid::Uuid;

use super::{Store, planning, refusal};

macro_rules! occurrences_where {
    ($condition:literal, $($value:expr),+) => {
        query_as!(
            OccurrenceRecord,
            r#"
            select
                id as "id!: Uuid",
                office_id as "office_id!: Uuid",
                series_id as "series_id!: Uuid",
                programme_id as "programme_id!: Uuid",
                kind as "kind!: String",
                session_key as "session_key!: String",
                group_id as "group_id?: Uuid",
                room_id as "room_id!: Uuid",
                civil_start as "civil_start!: String",
                zone as "zone!: String",
                minutes as "minutes!: i64",
                starts_at as "starts_at!: i64",
                ends_at as "ends_at!: i64",
                live as "live!: bool",
                register as "register!: String",
                taken_at as "taken_at?: i64",
                taken_by as "taken_by?: Uuid"
            from occurrence
            where "# + $condition,
            $($value),+
        )
    };
}

pub(super) use occurrences_where;

#[async_trait]
impl Calendar for Store {
    async fn plan(&self, series: &SeriesRecord, occurrences: &[NewOccurrence], entry: &Entry) -> StoreResult<()> {
        planning::plan(self, series, occurrences, entry).await
    }

    async fn series(&self, office: OfficeId, id: SeriesId) -> StoreResult<Option<SeriesRecord>> {
        query_as!(
            SeriesRecord,
            r#"
            select
                id as "id!: Uuid",
                office_id as "office_id!: Uuid",
                created_by as "created_by!: Uuid",
                created_at as "created_at!: i64",
                led_by_one_sealed as "led_by_one_sealed?: Vec<u8>"
            from series
            where id = $1
              and office_id = $2"#,
            id.0,
            office.0,
        )
        .fetch_optional(&self.reader)
        .await
        .map_err(refusal)
    }

    // Here and below: the index is by room, so that a series lies on few pages; the office is asked for all the same, so
    // that no mistake about a room shows an office what is another's.
    async fn occurrences(&self, office: OfficeId, from: i64, to: i64) -> StoreResult<Vec<OccurrenceRecord>> {
        occurrences_where!(
            "room_id in (select id from room where office_id = $1)
              and office_id = $1
              and starts_at >= $2
              and starts_at < $3
            order by starts_at, id",
            office.0,
            from,
            to
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn occurrence(&self, office: OfficeId, id: OccurrenceId) -> StoreResult<Option<OccurrenceRecord>> {
        occurrences_where!(
            "id = $1
              and office_id = $2",
            id.0,
            office.0
        )
        .fetch_optional(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn occurrences_of_group(&self, group: GroupId) -> StoreResult<Vec<OccurrenceRecord>> {
        occurrences_where!("group_id = $1 order by starts_at, id", group.0)
            .fetch_all(&self.reader)
            .await
            .map_err(refusal)
    }

    async fn unrecorded(&self, office: OfficeId, before: i64) -> StoreResult<Vec<OccurrenceRecord>> {
        occurrences_where!(
            "room_id in (select id from room where office_id = $1)
              and office_id = $1
              and register = 'open'
              and live
              and ends_at < $2
            order by starts_at, id",
            office.0,
            before
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn leads(&self, office: OfficeId, from: i64, to: i64) -> StoreResult<Vec<LeadRecord>> {
        query_as!(
            LeadRecord,
            r#"
            select t.occurrence_id as "occurrence_id!: Uuid", t.staff_id as "staff_id!: Uuid"
            from occurrence o
            join occurrence_trainer t on t.occurrence_id = o.id
            where o.room_id in (select id from room where office_id = $1)
              and o.office_id = $1
              and o.starts_at >= $2
              and o.starts_at < $3
            order by o.starts_at, o.id, t.staff_id"#,
            office.0,
            from,
            to,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn leads_of(&self, occurrence: OccurrenceId) -> StoreResult<Vec<StaffId>> {
        let leads = query_scalar!(
            r#"
            select staff_id as "staff_id!: Uuid"
            from occurrence_trainer
            where occurrence_id = $1
            order by staff_id"#,
            occurrence.0,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)?;
        Ok(leads.into_iter().map(StaffId::from).collect())
    }

    async fn counts(&self, office: OfficeId, from: i64, to: i64) -> StoreResult<Vec<CountRecord>> {
        query_as!(
            CountRecord,
            r#"
            select
                o.id as "occurrence_id!: Uuid",
                count(e.person_id) as "expected!: i64",
                count(e.mark) as "marked!: i64"
            from occurrence o
            left join expected e on e.occurrence_id = o.id
            where o.room_id in (select id from room where office_id = $1)
              and o.office_id = $1
              and o.starts_at >= $2
              and o.starts_at < $3
            group by o.id"#,
            office.0,
            from,
            to,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }
}
