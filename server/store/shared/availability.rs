//! Who works, what is open and who is bound elsewhere (rule D5).

use async_trait::async_trait;
use domain::ids::{OfficeId, PersonId, RoomId, StaffId};
use service::ports::{
    Availabilities, AvailabilityRecord, BusyHoursRecord, Entry, HoursRecord, LeaveRecord, StoreResult, Whom,
    WorkingDayRecord,
};
use sqlx::query_as;
use uuid::Uuid;

use super::{Store, available, busy, opening, refusal, working};

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
        working::replace_hours(self, office, staff, hours, entry).await
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
        working::put_day(self, office, staff, day, entry).await
    }

    async fn remove_working_day(
        &self,
        office: OfficeId,
        staff: StaffId,
        on_date: &str,
        entry: &Entry,
    ) -> StoreResult<()> {
        working::remove_day(self, office, staff, on_date, entry).await
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
        working::add_leave(self, office, staff, leave, entry).await
    }

    async fn remove_leave(&self, office: OfficeId, staff: StaffId, id: Uuid, entry: &Entry) -> StoreResult<()> {
        working::remove_leave(self, office, staff, id, entry).await
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
        opening::replace_hours(self, office, room, hours, entry).await
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
        busy::add(self, office, person, busy, entry).await
    }

    async fn remove_busy_hours(&self, office: OfficeId, person: PersonId, id: Uuid, entry: &Entry) -> StoreResult<()> {
        busy::remove(self, office, person, id, entry).await
    }
}
