use async_trait::async_trait;
use domain::ids::{OfficeId, RoomId};

use super::{Entry, StoreResult};

/// An office as stored.
#[derive(Debug, Clone)]
pub struct OfficeRecord {
    /// Key of the row.
    pub id: OfficeId,
    /// As its staff call it.
    pub name: String,
    /// IANA zone of its venue (rule D1).
    pub zone: String,
    /// When it was founded.
    pub created_at: i64,
}

/// A room as stored.
#[derive(Debug, Clone)]
pub struct RoomRecord {
    /// Key of the row.
    pub id: RoomId,
    /// Its name on the door.
    pub name: String,
    /// Seats for participants.
    pub seats: i64,
    /// It is met on a screen: a venue of its own (rule D6).
    pub is_online: bool,
    /// Since when it can no longer be planned.
    pub closed_at: Option<i64>,
}

/// A day on which no group meets (rule D5).
#[derive(Debug, Clone)]
pub struct HolidayRecord {
    /// ISO date.
    pub on_date: String,
    /// Name in Kazakh.
    pub name_kk: String,
    /// Name in Russian.
    pub name_ru: String,
    /// Name in English.
    pub name_en: String,
}

/// Offices and what belongs to them.
#[async_trait]
pub trait Offices: Send + Sync {
    /// One office.
    async fn office(&self, id: OfficeId) -> StoreResult<Option<OfficeRecord>>;
    /// All offices of the installation.
    async fn offices(&self) -> StoreResult<Vec<OfficeRecord>>;
    /// Founds another office with the country's holidays.
    async fn add_office(&self, office: &OfficeRecord, holidays: &[HolidayRecord], entry: &Entry) -> StoreResult<()>;
    /// Renames an office.
    async fn rename_office(&self, id: OfficeId, name: &str, entry: &Entry) -> StoreResult<()>;

    /// The rooms of an office, closed ones included.
    async fn rooms(&self, office: OfficeId) -> StoreResult<Vec<RoomRecord>>;
    /// Adds a room; `Duplicate` if the name is taken.
    async fn add_room(&self, office: OfficeId, room: &RoomRecord, entry: &Entry) -> StoreResult<()>;
    /// Changes a room; `Missing` if it is to be met on a screen, or no longer, and sessions that end after `after` are
    /// planned in it.
    async fn change_room(&self, office: OfficeId, room: &RoomRecord, after: i64, entry: &Entry) -> StoreResult<()>;

    /// The holidays of an office between two ISO dates, both included.
    async fn holidays(&self, office: OfficeId, from: &str, to: &str) -> StoreResult<Vec<HolidayRecord>>;
    /// Adds or renames a holiday.
    async fn put_holiday(&self, office: OfficeId, holiday: &HolidayRecord, entry: &Entry) -> StoreResult<()>;
    /// Removes a holiday.
    async fn remove_holiday(&self, office: OfficeId, on_date: &str, entry: &Entry) -> StoreResult<()>;
}
