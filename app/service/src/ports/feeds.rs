use async_trait::async_trait;
use domain::ids::{OccurrenceId, OfficeId, PersonId, StaffId};
use uuid::Uuid;

use super::{Entry, StoreResult};

/// A personal feed to be kept: its secret link replaces the one before.
#[derive(Debug, Clone)]
pub struct FeedRecord {
    /// Hash of the link's secret.
    pub token_hash: Vec<u8>,
    /// The owner's office.
    pub office_id: OfficeId,
    /// Whose, if a member of staff's.
    pub staff_id: Option<Uuid>,
    /// Whose, if a participant's.
    pub person_id: Option<Uuid>,
    /// When, unix seconds.
    pub created_at: i64,
}

/// Who is behind a feed's secret.
#[derive(Debug, Clone)]
pub struct FeedOwnerRecord {
    /// The owner's office.
    pub office_id: OfficeId,
    /// A member of staff.
    pub staff_id: Option<Uuid>,
    /// Or a participant.
    pub person_id: Option<Uuid>,
    /// Role codes of staff; empty for a participant.
    pub roles: String,
    /// Language code of the account.
    pub language: String,
    /// IANA zone of the office.
    pub zone: String,
}

/// A session as a calendar elsewhere is told of it.
#[derive(Debug, Clone)]
pub struct FeedSessionRecord {
    /// Which session.
    pub id: OccurrenceId,
    /// `YYYY-MM-DDTHH:MM` on the venue's clock.
    pub civil_start: String,
    /// IANA zone of the venue.
    pub zone: String,
    /// Planned length.
    pub minutes: i64,
    /// False: cancelled.
    pub live: bool,
    /// Code of the group, if a group's.
    pub group_code: Option<String>,
    /// Name of the room.
    pub room: String,
    /// How often it was moved, cancelled or put back.
    pub changes: i64,
    /// When last, or when it was planned, unix seconds.
    pub changed_at: i64,
}

/// A time in which a trainer is busy elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BusyRecord {
    /// Key of the row.
    pub id: Uuid,
    /// Unix seconds.
    pub starts_at: i64,
    /// Unix seconds, not included.
    pub ends_at: i64,
}

/// Personal feeds and imported busy times.
#[async_trait]
pub trait Feeds: Send + Sync {
    /// Who is behind a link; none if it was replaced or revoked, or its owner may no longer come in.
    async fn feed_owner(&self, token_hash: &[u8]) -> StoreResult<Option<FeedOwnerRecord>>;
    /// Since when an account has a feed.
    async fn feed_since(&self, account: Uuid) -> StoreResult<Option<i64>>;
    /// Keeps a feed; its owner's earlier link no longer works.
    async fn renew_feed(&self, feed: &FeedRecord, entry: &Entry) -> StoreResult<()>;
    /// Ends an account's feed; `Missing` if it has none.
    async fn revoke_feed(&self, account: Uuid, entry: &Entry) -> StoreResult<()>;
    /// The sessions that a member of staff leads and that start at `from` or later.
    async fn feed_of_staff(&self, staff: StaffId, from: i64) -> StoreResult<Vec<FeedSessionRecord>>;
    /// The sessions at which a participant is expected and that start at `from` or later.
    async fn feed_of_person(&self, person: PersonId, from: i64) -> StoreResult<Vec<FeedSessionRecord>>;
    /// One session of an office.
    async fn feed_session(&self, office: OfficeId, id: OccurrenceId) -> StoreResult<Option<FeedSessionRecord>>;
    /// When a member of staff is busy elsewhere, from `from` on.
    async fn busy_times(&self, staff: StaffId, from: i64) -> StoreResult<Vec<BusyRecord>>;
    /// Replaces all of these times.
    async fn replace_busy_times(
        &self,
        office: OfficeId,
        staff: StaffId,
        times: &[BusyRecord],
        entry: &Entry,
    ) -> StoreResult<()>;
}
