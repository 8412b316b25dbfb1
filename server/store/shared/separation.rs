use async_trait::async_trait;
use domain::ids::{MeasureId, OfficeId, PersonId, RoomId, SeparationId, StaffId, VisitId};
use service::ports::{
    Entry, MeasureRecord, NearRecord, ProtectedRecord, RoomRecord, SeparationRecord, Separations, StoreResult,
    VisitRecord,
};
use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use super::transaction::{Written, applied, record};
use super::{Link, Store, couples, offices, refusal};
use crate::dialect;

macro_rules! measures_where {
    ($condition:literal, $($value:expr),+) => {
        query_as!(
            MeasureRecord,
            r#"
            select
                id as "id!: Uuid",
                office_id as "office_id!: Uuid",
                person_id as "person_id!: Uuid",
                kind as "kind!: String",
                served_on as "served_on!: String",
                valid_to as "valid_to!: String",
                details_sealed as "details_sealed!: Vec<u8>",
                recorded_by as "recorded_by!: Uuid",
                recorded_at as "recorded_at!: i64",
                ended_at as "ended_at?: i64"
            from protective_measure
            where "# + $condition,
            $($value),+
        )
    };
}

async fn insert_protected(link: &mut Link, protected: &ProtectedRecord) -> Written {
    query!(
        r#"
        insert into protected_person (id, office_id, name_sealed, recorded_by, recorded_at)
        values ($1, $2, $3, $4, $5)"#,
        protected.id.0,
        protected.office_id.0,
        protected.name_sealed,
        protected.recorded_by.0,
        protected.recorded_at,
    )
    .execute(link)
    .await?;
    Ok(())
}

async fn insert_separation(link: &mut Link, separation: &SeparationRecord) -> Written {
    query!(
        r#"
        insert into separation
            (id, office_id, person_id, other_person_id, protected_id, details_sealed, recorded_by, recorded_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)"#,
        separation.id.0,
        separation.office_id.0,
        separation.person_id.0,
        separation.other_person_id,
        separation.protected_id,
        separation.details_sealed,
        separation.recorded_by.0,
        separation.recorded_at,
    )
    .execute(link)
    .await?;
    Ok(())
}

/// The triggers look from whoever is to be somewhere to whomever he must not meet: each pair stands there twice.
async fn keep_apart(link: &mut Link, separation: SeparationId) -> Written {
    query!(
        r#"
        insert into kept_apart (who, from_whom, separation_id)
        select person_id, coalesce(other_person_id, protected_id), id
        from separation
        where id = $1
        union all
        select coalesce(other_person_id, protected_id), person_id, id
        from separation
        where id = $1"#,
        separation.0,
    )
    .execute(link)
    .await?;
    Ok(())
}

#[async_trait]
impl Separations for Store {
    async fn add_measure(&self, measure: &MeasureRecord, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            dialect::lock_calendar(&mut begun, measure.office_id.0).await?;
            query!(
                r#"
                insert into protective_measure
                    (id, office_id, person_id, kind, served_on, valid_to, details_sealed, recorded_by, recorded_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"#,
                measure.id.0,
                measure.office_id.0,
                measure.person_id.0,
                measure.kind,
                measure.served_on,
                measure.valid_to,
                measure.details_sealed,
                measure.recorded_by.0,
                measure.recorded_at,
            )
            .execute(&mut *begun)
            .await?;
            couples::suspend_for_measure(&mut begun, measure.person_id, measure.recorded_at).await?;
            record(begun, entry).await
        })
        .await
    }

    async fn end_measure(
        &self,
        office: OfficeId,
        id: MeasureId,
        by: StaffId,
        at: i64,
        entry: &Entry,
    ) -> StoreResult<()> {
        self.write(|mut begun| async move {
            let ended = query!(
                r#"
                update protective_measure
                set ended_by = $3, ended_at = $4
                where id = $1
                  and office_id = $2
                  and ended_at is null"#,
                id.0,
                office.0,
                by.0,
                at,
            )
            .execute(&mut *begun)
            .await?;
            applied(ended.rows_affected())?;
            record(begun, entry).await
        })
        .await
    }

    async fn measures(&self, office: OfficeId) -> StoreResult<Vec<MeasureRecord>> {
        measures_where!("office_id = $1 and ended_at is null order by valid_to, id", office.0)
            .fetch_all(&self.reader)
            .await
            .map_err(refusal)
    }

    async fn measures_of(&self, office: OfficeId, person: PersonId) -> StoreResult<Vec<MeasureRecord>> {
        measures_where!(
            "office_id = $1
              and person_id = $2
            order by recorded_at desc, id desc",
            office.0,
            person.0
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn separate(
        &self,
        separation: &SeparationRecord,
        protected: Option<&ProtectedRecord>,
        entry: &Entry,
    ) -> StoreResult<()> {
        self.write(|mut begun| async move {
            dialect::lock_calendar(&mut begun, separation.office_id.0).await?;
            if let Some(protected) = protected {
                insert_protected(&mut begun, protected).await?;
            }
            insert_separation(&mut begun, separation).await?;
            keep_apart(&mut begun, separation.id).await?;
            record(begun, entry).await
        })
        .await
    }

    async fn end_separation(
        &self,
        office: OfficeId,
        id: SeparationId,
        by: StaffId,
        at: i64,
        entry: &Entry,
    ) -> StoreResult<()> {
        self.write(|mut begun| async move {
            let ended = query!(
                r#"
                update separation
                set ended_by = $3, ended_at = $4
                where id = $1
                  and office_id = $2
                  and ended_at is null"#,
                id.0,
                office.0,
                by.0,
                at,
            )
            .execute(&mut *begun)
            .await?;
            applied(ended.rows_affected())?;
            query!("delete from kept_apart where separation_id = $1", id.0).execute(&mut *begun).await?;
            record(begun, entry).await
        })
        .await
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
        self.write(|mut begun| async move {
            dialect::lock_calendar(&mut begun, visit.office_id.0).await?;
            query!(
                r#"
                insert into protected_visit
                    (id, office_id, protected_id, staff_id, place, civil_start, zone, minutes, starts_at, ends_at, live)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, true)"#,
                visit.id.0,
                visit.office_id.0,
                visit.protected_id.0,
                visit.staff_id.0,
                visit.place,
                visit.civil_start,
                visit.zone,
                visit.minutes,
                visit.starts_at,
                visit.ends_at,
            )
            .execute(&mut *begun)
            .await?;
            record(begun, entry).await
        })
        .await
    }

    async fn cancel_visit(&self, office: OfficeId, id: VisitId, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            let cancelled = query!(
                r#"
                update protected_visit
                set live = false
                where id = $1
                  and office_id = $2
                  and live"#,
                id.0,
                office.0,
            )
            .execute(&mut *begun)
            .await?;
            applied(cancelled.rows_affected())?;
            record(begun, entry).await
        })
        .await
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

    async fn online_rooms(&self, office: OfficeId) -> StoreResult<Vec<RoomId>> {
        let rooms = query_scalar!(
            r#"
            select id as "id!: Uuid"
            from room
            where office_id = $1
              and is_online"#,
            office.0,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)?;
        Ok(rooms.into_iter().map(RoomId::from).collect())
    }

    async fn add_online_room(&self, office: OfficeId, room: &RoomRecord, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            offices::insert_room(&mut begun, office, room).await?;
            query!("update room set is_online = true where id = $1", room.id.0).execute(&mut *begun).await?;
            record(begun, entry).await
        })
        .await
    }

    async fn set_online(
        &self,
        office: OfficeId,
        room: &RoomRecord,
        is_online: bool,
        after: i64,
        entry: &Entry,
    ) -> StoreResult<()> {
        self.write(|mut begun| async move {
            dialect::lock_calendar(&mut begun, office.0).await?;
            offices::update_room(&mut begun, office, room).await?;
            let set = query!(
                r#"
                update room
                set is_online = $3
                where id = $1
                  and office_id = $2
                  and not exists (select 1 from occurrence o where o.room_id = $1 and o.live and o.ends_at > $4)"#,
                room.id.0,
                office.0,
                is_online,
                after,
            )
            .execute(&mut *begun)
            .await?;
            applied(set.rows_affected())?;
            record(begun, entry).await
        })
        .await
    }
}
