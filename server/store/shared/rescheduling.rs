use async_trait::async_trait;
use domain::ids::{OccurrenceId, OfficeId, PersonId, SeriesId, StaffId};
use service::ports::{
    Entry, MovedRecord, OccurrenceRecord, ReplacedRecord, Rescheduling, ReschedulingRecord, SessionMove, StoreResult,
};
use sqlx::query_as;
use uuid::Uuid;

use super::calendar::occurrences_where;
use super::{Store, acts, refusal};

macro_rules! moves_where {
    ($condition:literal, $($value:expr),+) => {
        query_as!(
            MovedRecord,
            r#"
            select
                a.id as "rescheduling_id!: Uuid",
                a.kind as "kind!: String",
                a.why as "why!: String",
                a.words_sealed as "words_sealed?: Vec<u8>",
                a.by_staff as "by_staff!: Uuid",
                a.at as "at!: i64",
                a.undone_at as "undone_at?: i64",
                r.occurrence_id as "occurrence_id!: Uuid",
                r.from_start as "from_start!: String",
                r.to_start as "to_start!: String",
                r.from_room_id as "from_room_id!: Uuid",
                r.to_room_id as "to_room_id!: Uuid",
                r.from_live as "from_live!: bool",
                r.to_live as "to_live!: bool"
            from rescheduling a
            join rescheduled r on r.rescheduling_id = a.id
            where "# + $condition,
            $($value),+
        )
    };
}

#[async_trait]
impl Rescheduling for Store {
    async fn occurrences_of_series(&self, office: OfficeId, series: SeriesId) -> StoreResult<Vec<OccurrenceRecord>> {
        occurrences_where!(
            "series_id = $1
              and office_id = $2
            order by starts_at, id",
            series.0,
            office.0
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn reschedule(&self, act: &ReschedulingRecord, moves: &[SessionMove], entry: &Entry) -> StoreResult<()> {
        acts::reschedule(self, act, moves, entry).await
    }

    async fn undo_rescheduling(
        &self,
        office: OfficeId,
        id: Uuid,
        by: StaffId,
        moves: &[SessionMove],
        entry: &Entry,
    ) -> StoreResult<()> {
        acts::undo(self, office, id, by, moves, entry).await
    }

    async fn rescheduling(&self, office: OfficeId, id: Uuid) -> StoreResult<Vec<MovedRecord>> {
        moves_where!(
            "a.office_id = $1
              and a.id = $2
            order by r.from_start, r.occurrence_id",
            office.0,
            id
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn replaced_trainers(&self, id: Uuid) -> StoreResult<Vec<ReplacedRecord>> {
        query_as!(
            ReplacedRecord,
            r#"
            select
                occurrence_id as "occurrence_id!: Uuid",
                leaves as "leaves!: Uuid",
                comes as "comes!: Uuid"
            from rescheduled_trainer
            where rescheduling_id = $1
            order by occurrence_id, leaves"#,
            id,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn moves_of(&self, occurrence: OccurrenceId) -> StoreResult<Vec<MovedRecord>> {
        moves_where!("r.occurrence_id = $1 order by a.at desc, a.id desc", occurrence.0)
            .fetch_all(&self.reader)
            .await
            .map_err(refusal)
    }

    async fn moves_for(&self, person: PersonId, since: i64) -> StoreResult<Vec<MovedRecord>> {
        moves_where!(
            "a.at >= $2
              and a.undone_at is null
              and r.occurrence_id in (select occurrence_id from expected where person_id = $1)
            order by a.at, a.id",
            person.0,
            since
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }
}
