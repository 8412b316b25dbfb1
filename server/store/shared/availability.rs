//! Who works, what is open and who is bound elsewhere (rule D5).

use async_trait::async_trait;
use domain::ids::{OfficeId, PersonId, RoomId, StaffId};
use service::ports::{
    Availabilities, AvailabilityRecord, BusyHoursRecord, Entry, HoursRecord, LeaveRecord, StoreResult, Whom,
    WorkingDayRecord,
};
use sqlx::{query, query_as};
use uuid::Uuid;

use super::transaction::{Written, applied, record};
use super::{Link, Store, available, refusal};

/// Finds and keeps the row that the hours belong to: two who replace them at once follow one another.
async fn keep_staff(link: &mut Link, office: OfficeId, staff: StaffId) -> Written {
    let kept = query!(
        r#"
        update staff
        set office_id = office_id
        where id = $1
          and office_id = $2"#,
        staff.0,
        office.0,
    )
    .execute(link)
    .await?;
    applied(kept.rows_affected())
}

async fn keep_room(link: &mut Link, office: OfficeId, room: RoomId) -> Written {
    let kept = query!(
        r#"
        update room
        set office_id = office_id
        where id = $1
          and office_id = $2"#,
        room.0,
        office.0,
    )
    .execute(link)
    .await?;
    applied(kept.rows_affected())
}

async fn keep_person(link: &mut Link, office: OfficeId, person: PersonId) -> Written {
    let kept = query!(
        r#"
        update person
        set office_id = office_id
        where id = $1
          and office_id = $2"#,
        person.0,
        office.0,
    )
    .execute(link)
    .await?;
    applied(kept.rows_affected())
}

async fn insert_working_hours(link: &mut Link, office: OfficeId, staff: StaffId, hours: &HoursRecord) -> Written {
    query!(
        r#"
        insert into working_hours (staff_id, office_id, weekday, from_minute, until_minute)
        values ($1, $2, $3, $4, $5)"#,
        staff.0,
        office.0,
        hours.weekday,
        hours.from_minute,
        hours.until_minute,
    )
    .execute(link)
    .await?;
    Ok(())
}

async fn insert_room_hours(link: &mut Link, office: OfficeId, room: RoomId, hours: &HoursRecord) -> Written {
    query!(
        r#"
        insert into room_hours (room_id, office_id, weekday, from_minute, until_minute)
        values ($1, $2, $3, $4, $5)"#,
        room.0,
        office.0,
        hours.weekday,
        hours.from_minute,
        hours.until_minute,
    )
    .execute(link)
    .await?;
    Ok(())
}

async fn insert_busy_hours(link: &mut Link, office: OfficeId, person: PersonId, busy: &BusyHoursRecord) -> Written {
    query!(
        r#"
        insert into busy_hours (
            id, person_id, office_id, weekday, from_minute, until_minute, first_date, last_date, kind_sealed
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"#,
        busy.id,
        person.0,
        office.0,
        busy.weekday,
        busy.from_minute,
        busy.until_minute,
        busy.first_date,
        busy.last_date,
        busy.kind_sealed,
    )
    .execute(link)
    .await?;
    Ok(())
}

#[async_trait]
impl Availabilities for Store {
    async fn availability(
        &self,
        office: OfficeId,
        whom: Whom<'_>,
        dates: (&str, &str),
    ) -> StoreResult<Vec<AvailabilityRecord>> {
        available::available(&self.reader, office, whom, dates).await.map_err(refusal)
    }

    async fn working_hours(&self, staff: StaffId) -> StoreResult<Vec<HoursRecord>> {
        query_as!(
            HoursRecord,
            r#"
            select
                weekday as "weekday!: i64",
                from_minute as "from_minute!: i64",
                until_minute as "until_minute!: i64"
            from working_hours
            where staff_id = $1
            order by weekday, from_minute"#,
            staff.0,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn replace_working_hours(
        &self,
        office: OfficeId,
        staff: StaffId,
        hours: &[HoursRecord],
        entry: &Entry,
    ) -> StoreResult<()> {
        self.write(|mut begun| async move {
            keep_staff(&mut begun, office, staff).await?;
            query!(
                r#"
                delete from working_hours
                where staff_id = $1"#,
                staff.0,
            )
            .execute(&mut *begun)
            .await?;
            for hours in hours {
                insert_working_hours(&mut begun, office, staff, hours).await?;
            }
            record(begun, entry).await
        })
        .await
    }

    async fn working_days(&self, staff: StaffId, from: &str) -> StoreResult<Vec<WorkingDayRecord>> {
        query_as!(
            WorkingDayRecord,
            r#"
            select
                on_date as "on_date!: String",
                from_minute as "from_minute?: i64",
                until_minute as "until_minute?: i64"
            from working_day
            where staff_id = $1
              and on_date >= $2
            order by on_date"#,
            staff.0,
            from,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn put_working_day(
        &self,
        office: OfficeId,
        staff: StaffId,
        day: &WorkingDayRecord,
        entry: &Entry,
    ) -> StoreResult<()> {
        self.write(|mut begun| async move {
            keep_staff(&mut begun, office, staff).await?;
            query!(
                r#"
                insert into working_day (staff_id, office_id, on_date, from_minute, until_minute)
                values ($1, $2, $3, $4, $5)
                on conflict (staff_id, on_date) do update
                set from_minute = excluded.from_minute,
                    until_minute = excluded.until_minute"#,
                staff.0,
                office.0,
                day.on_date,
                day.from_minute,
                day.until_minute,
            )
            .execute(&mut *begun)
            .await?;
            record(begun, entry).await
        })
        .await
    }

    async fn remove_working_day(
        &self,
        office: OfficeId,
        staff: StaffId,
        on_date: &str,
        entry: &Entry,
    ) -> StoreResult<()> {
        self.write(|mut begun| async move {
            let removed = query!(
                r#"
                delete from working_day
                where staff_id = $1
                  and office_id = $2
                  and on_date = $3"#,
                staff.0,
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

    async fn leave(&self, staff: StaffId, from: &str) -> StoreResult<Vec<LeaveRecord>> {
        query_as!(
            LeaveRecord,
            r#"
            select
                id as "id!: Uuid",
                first_date as "first_date!: String",
                last_date as "last_date!: String",
                kind as "kind!: String"
            from staff_leave
            where staff_id = $1
              and last_date >= $2
            order by first_date, last_date"#,
            staff.0,
            from,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn add_leave(&self, office: OfficeId, staff: StaffId, leave: &LeaveRecord, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            keep_staff(&mut begun, office, staff).await?;
            query!(
                r#"
                insert into staff_leave (id, staff_id, office_id, first_date, last_date, kind)
                values ($1, $2, $3, $4, $5, $6)
                on conflict (staff_id, first_date, last_date) do nothing"#,
                leave.id,
                staff.0,
                office.0,
                leave.first_date,
                leave.last_date,
                leave.kind,
            )
            .execute(&mut *begun)
            .await?;
            record(begun, entry).await
        })
        .await
    }

    async fn remove_leave(&self, office: OfficeId, staff: StaffId, id: Uuid, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            let removed = query!(
                r#"
                delete from staff_leave
                where id = $1
                  and staff_id = $2
                  and office_id = $3"#,
                id,
                staff.0,
                office.0,
            )
            .execute(&mut *begun)
            .await?;
            applied(removed.rows_affected())?;
            record(begun, entry).await
        })
        .await
    }

    async fn room_hours(&self, room: RoomId) -> StoreResult<Vec<HoursRecord>> {
        query_as!(
            HoursRecord,
            r#"
            select
                weekday as "weekday!: i64",
                from_minute as "from_minute!: i64",
                until_minute as "until_minute!: i64"
            from room_hours
            where room_id = $1
            order by weekday, from_minute"#,
            room.0,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn replace_room_hours(
        &self,
        office: OfficeId,
        room: RoomId,
        hours: &[HoursRecord],
        entry: &Entry,
    ) -> StoreResult<()> {
        self.write(|mut begun| async move {
            keep_room(&mut begun, office, room).await?;
            query!(
                r#"
                delete from room_hours
                where room_id = $1"#,
                room.0,
            )
            .execute(&mut *begun)
            .await?;
            for hours in hours {
                insert_room_hours(&mut begun, office, room, hours).await?;
            }
            record(begun, entry).await
        })
        .await
    }

    async fn busy_hours(&self, person: PersonId, from: &str) -> StoreResult<Vec<BusyHoursRecord>> {
        query_as!(
            BusyHoursRecord,
            r#"
            select
                id as "id!: Uuid",
                weekday as "weekday!: i64",
                from_minute as "from_minute!: i64",
                until_minute as "until_minute!: i64",
                first_date as "first_date!: String",
                last_date as "last_date?: String",
                kind_sealed as "kind_sealed!: Vec<u8>"
            from busy_hours
            where person_id = $1
              and (last_date is null or last_date >= $2)
            order by weekday, from_minute, first_date, id"#,
            person.0,
            from,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn add_busy_hours(
        &self,
        office: OfficeId,
        person: PersonId,
        busy: &[BusyHoursRecord],
        entry: &Entry,
    ) -> StoreResult<()> {
        self.write(|mut begun| async move {
            keep_person(&mut begun, office, person).await?;
            for busy in busy {
                insert_busy_hours(&mut begun, office, person, busy).await?;
            }
            record(begun, entry).await
        })
        .await
    }

    async fn remove_busy_hours(&self, office: OfficeId, person: PersonId, id: Uuid, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            let removed = query!(
                r#"
                delete from busy_hours
                where id = $1
                  and person_id = $2
                  and office_id = $3"#,
                id,
                person.0,
                office.0,
            )
            .execute(&mut *begun)
            .await?;
            applied(removed.rows_affected())?;
            record(begun, entry).await
        })
        .await
    }
}
