use async_trait::async_trait;
use domain::ids::OfficeId;
use service::ports::{Entry, HolidayRecord, OfficeRecord, Offices, RoomRecord, StoreResult};
use sqlx::{query, query_as};
use uuid::Uuid;

use super::transaction::{Written, applied, record};
use super::{Link, Store, refusal};
use crate::dialect;

macro_rules! offices {
    ($rest:literal $(, $value:expr)*) => {
        query_as!(
            OfficeRecord,
            r#"
            select
                id as "id!: Uuid",
                name as "name!: String",
                zone as "zone!: String",
                created_at as "created_at!: i64"
            from office
            "# + $rest
            $(, $value)*
        )
    };
}

/// Adds an office with its holidays.
pub(super) async fn insert(link: &mut Link, office: &OfficeRecord, holidays: &[HolidayRecord]) -> Written {
    query!(
        r#"
        insert into office (id, name, zone, created_at)
        values ($1, $2, $3, $4)"#,
        office.id.0,
        office.name,
        office.zone,
        office.created_at,
    )
    .execute(&mut *link)
    .await?;
    for holiday in holidays {
        put_holiday(link, office.id, holiday).await?;
    }
    Ok(())
}

async fn put_holiday(link: &mut Link, office: OfficeId, holiday: &HolidayRecord) -> Written {
    query!(
        r#"
        insert into holiday (office_id, on_date, name_kk, name_ru, name_en)
        values ($1, $2, $3, $4, $5)
        on conflict (office_id, on_date) do update
        set name_kk = excluded.name_kk,
            name_ru = excluded.name_ru,
            name_en = excluded.name_en"#,
        office.0,
        holiday.on_date,
        holiday.name_kk,
        holiday.name_ru,
        holiday.name_en,
    )
    .execute(link)
    .await?;
    Ok(())
}

#[async_trait]
impl Offices for Store {
    async fn office(&self, id: OfficeId) -> StoreResult<Option<OfficeRecord>> {
        offices!("where id = $1", id.0).fetch_optional(&self.reader).await.map_err(refusal)
    }

    async fn offices(&self) -> StoreResult<Vec<OfficeRecord>> {
        offices!("order by created_at, id").fetch_all(&self.reader).await.map_err(refusal)
    }

    async fn add_office(&self, office: &OfficeRecord, holidays: &[HolidayRecord], entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            insert(&mut begun, office, holidays).await?;
            record(begun, entry).await
        })
        .await
    }

    async fn rename_office(&self, id: OfficeId, name: &str, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            let renamed = query!(
                r#"
                update office
                set name = $2
                where id = $1"#,
                id.0,
                name,
            )
            .execute(&mut *begun)
            .await?;
            applied(renamed.rows_affected())?;
            record(begun, entry).await
        })
        .await
    }

    async fn rooms(&self, office: OfficeId) -> StoreResult<Vec<RoomRecord>> {
        let mut rooms = query_as!(
            RoomRecord,
            r#"
            select
                id as "id!: Uuid",
                name as "name!: String",
                seats as "seats!: i64",
                is_online as "is_online!: bool",
                closed_at as "closed_at?: i64"
            from room
            where office_id = $1"#,
            office.0,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)?;
        // The engines order text differently.
        rooms.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(rooms)
    }

    async fn add_room(&self, office: OfficeId, room: &RoomRecord, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            query!(
                r#"
                insert into room (id, office_id, name, seats, is_online, closed_at)
                values ($1, $2, $3, $4, $5, $6)"#,
                room.id.0,
                office.0,
                room.name,
                room.seats,
                room.is_online,
                room.closed_at,
            )
            .execute(&mut *begun)
            .await?;
            record(begun, entry).await
        })
        .await
    }

    async fn change_room(&self, office: OfficeId, room: &RoomRecord, after: i64, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            dialect::lock_calendar(&mut begun, office.0).await?;
            let changed = query!(
                r#"
                update room
                set name = $3, seats = $4, is_online = $5, closed_at = $6
                where id = $1
                  and office_id = $2
                  and (
                      is_online = $5
                      or not exists (select 1 from occurrence o where o.room_id = $1 and o.live and o.ends_at > $7)
                  )"#,
                room.id.0,
                office.0,
                room.name,
                room.seats,
                room.is_online,
                room.closed_at,
                after,
            )
            .execute(&mut *begun)
            .await?;
            applied(changed.rows_affected())?;
            record(begun, entry).await
        })
        .await
    }

    async fn holidays(&self, office: OfficeId, from: &str, to: &str) -> StoreResult<Vec<HolidayRecord>> {
        query_as!(
            HolidayRecord,
            r#"
            select
                on_date as "on_date!: String",
                name_kk as "name_kk!: String",
                name_ru as "name_ru!: String",
                name_en as "name_en!: String"
            from holiday
            where office_id = $1
              and on_date between $2 and $3
            order by on_date"#,
            office.0,
            from,
            to,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn put_holiday(&self, office: OfficeId, holiday: &HolidayRecord, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            put_holiday(&mut begun, office, holiday).await?;
            record(begun, entry).await
        })
        .await
    }

    async fn remove_holiday(&self, office: OfficeId, on_date: &str, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            let removed = query!(
                r#"
                delete from holiday
                where office_id = $1
                  and on_date = $2"#,
                office.0,
                on_date,
            )
            .execute(&mut *begun)
            .await?;
            applied(removed.rows_affected())?;
            record(begun, entry).await
        })
        .await
    }
}
