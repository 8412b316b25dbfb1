use async_trait::async_trait;
use domain::ids::{OccurrenceId, OfficeId, PersonId, StaffId};
use service::ports::{
    Entry, ExpectedRecord, HistoryRecord, MarkChange, MarkChangeRecord, NoteRecord, Registers, StoreResult,
};
use sqlx::{query, query_as};
use uuid::Uuid;

use super::transaction::{applied, record};
use super::{Store, marks, refusal};

macro_rules! history_where {
    ($condition:literal, $($value:expr),+) => {
        query_as!(
            HistoryRecord,
            r#"
            select
                o.id as "occurrence_id!: Uuid",
                e.enrolment_id as "enrolment_id!: Uuid",
                e.person_id as "person_id!: Uuid",
                o.group_id as "group_id?: Uuid",
                o.kind as "kind!: String",
                o.session_key as "session_key!: String",
                o.civil_start as "civil_start!: String",
                o.minutes as "minutes!: i64",
                o.starts_at as "starts_at!: i64",
                o.ends_at as "ends_at!: i64",
                o.room_id as "room_id!: Uuid",
                o.live as "live!: bool",
                o.register as "register!: String",
                e.mark as "mark?: String",
                e.late_minutes as "late_minutes?: i64",
                e.announced_at as "announced_at?: i64",
                e.is_make_up as "is_make_up!: bool"
            from expected e
            join occurrence o on o.id = e.occurrence_id
            where "# + $condition + r#"
            order by o.starts_at, o.id, e.person_id"#,
            $($value),+
        )
    };
}

#[async_trait]
impl Registers for Store {
    async fn register(&self, occurrence: OccurrenceId) -> StoreResult<Vec<ExpectedRecord>> {
        query_as!(
            ExpectedRecord,
            r#"
            select
                occurrence_id as "occurrence_id!: Uuid",
                person_id as "person_id!: Uuid",
                enrolment_id as "enrolment_id!: Uuid",
                mark as "mark?: String",
                late_minutes as "late_minutes?: i64",
                marked_at as "marked_at?: i64",
                announced_at as "announced_at?: i64",
                announced_sealed as "announced_sealed?: Vec<u8>"
            from expected
            where occurrence_id = $1
            order by person_id"#,
            occurrence.0,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn mark(&self, changes: &[MarkChange], entry: &Entry) -> StoreResult<()> {
        marks::mark(self, changes, entry).await
    }

    async fn take(&self, office: OfficeId, occurrence: OccurrenceId, by: StaffId, entry: &Entry) -> StoreResult<()> {
        marks::take(self, office, occurrence, by, entry).await
    }

    async fn changes(&self, occurrence: OccurrenceId) -> StoreResult<Vec<MarkChangeRecord>> {
        query_as!(
            MarkChangeRecord,
            r#"
            select
                id as "id!: Uuid",
                person_id as "person_id!: Uuid",
                from_mark as "from_mark?: String",
                from_late_minutes as "from_late_minutes?: i64",
                to_mark as "to_mark!: String",
                to_late_minutes as "to_late_minutes?: i64",
                at as "at!: i64",
                by_staff as "by_staff!: Uuid",
                reason_sealed as "reason_sealed?: Vec<u8>"
            from mark_change
            where occurrence_id = $1
            order by at desc, id desc"#,
            occurrence.0,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn announce(
        &self,
        occurrence: OccurrenceId,
        person: PersonId,
        reason_sealed: Option<&[u8]>,
        entry: &Entry,
    ) -> StoreResult<()> {
        self.write(|mut begun| async move {
            let announced = query!(
                r#"
                update expected
                set announced_at = $3, announced_sealed = $4
                where occurrence_id = $1
                  and person_id = $2
                  and live
                  and mark is null"#,
                occurrence.0,
                person.0,
                reason_sealed.map(|_| entry.at),
                reason_sealed,
            )
            .execute(&mut *begun)
            .await?;
            applied(announced.rows_affected())?;
            record(begun, entry).await
        })
        .await
    }

    async fn history_of(&self, person: PersonId) -> StoreResult<Vec<HistoryRecord>> {
        history_where!("e.person_id = $1", person.0).fetch_all(&self.reader).await.map_err(refusal)
    }

    async fn history_between(&self, office: OfficeId, from: i64, to: i64) -> StoreResult<Vec<HistoryRecord>> {
        history_where!(
            "o.room_id in (select id from room where office_id = $1)
              and o.office_id = $1
              and o.starts_at >= $2
              and o.starts_at < $3",
            office.0,
            from,
            to
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn add_note(&self, note: &NoteRecord, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            query!(
                r#"
                insert into note (id, occurrence_id, by_staff, body_sealed, at)
                values ($1, $2, $3, $4, $5)"#,
                note.id,
                note.occurrence_id.0,
                note.by_staff.0,
                note.body_sealed,
                note.at,
            )
            .execute(&mut *begun)
            .await?;
            record(begun, entry).await
        })
        .await
    }

    async fn notes(&self, occurrence: OccurrenceId) -> StoreResult<Vec<NoteRecord>> {
        query_as!(
            NoteRecord,
            r#"
            select
                id as "id!: Uuid",
                occurrence_id as "occurrence_id!: Uuid",
                by_staff as "by_staff!: Uuid",
                body_sealed as "body_sealed!: Vec<u8>",
                at as "at!: i64"
            from note
            where occurrence_id = $1
            order by at, id"#,
            occurrence.0,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }
}
