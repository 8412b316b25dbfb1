use async_trait::async_trait;
use domain::ids::{EnrolmentId, GroupId, OccurrenceId, OfficeId, PersonId, StaffId};
use uuid::Uuid;

use super::{Entry, MembershipRecord, StoreResult};

/// Somebody on a waiting list as stored (rule D8).
#[derive(Debug, Clone)]
pub struct WaitingRecord {
    /// Key of the row.
    pub id: Uuid,
    /// Whose enrolment.
    pub enrolment_id: EnrolmentId,
    /// Who.
    pub person_id: PersonId,
    /// For which group; none: for a trainer.
    pub group_id: Option<Uuid>,
    /// For which trainer; none: for a group.
    pub staff_id: Option<Uuid>,
    /// ISO date of entry.
    pub since_on: String,
    /// Who put him on it.
    pub added_by: StaffId,
    /// When, unix seconds.
    pub added_at: i64,
}

/// Why somebody joins a group within a topic, as stored (rule A7).
#[derive(Debug, Clone)]
pub struct MidwayEntry {
    /// Which stay.
    pub membership_id: Uuid,
    /// Sealed reason.
    pub reason_sealed: Vec<u8>,
    /// Who decided.
    pub by_staff: StaffId,
    /// When, unix seconds.
    pub at: i64,
}

/// Who waits for a seat, and who is a guest on another's.
#[async_trait]
pub trait WaitingLists: Send + Sync {
    /// Who waits in an office, by the date of entry.
    async fn waiting(&self, office: OfficeId) -> StoreResult<Vec<WaitingRecord>>;
    /// Puts somebody on a list; `Duplicate` if he stands on it.
    async fn add_waiting(&self, office: OfficeId, waiting: &WaitingRecord, entry: &Entry) -> StoreResult<()>;
    /// Takes somebody off a list; `Missing` if he does not stand on it any more.
    async fn end_waiting(&self, office: OfficeId, id: Uuid, by: StaffId, entry: &Entry) -> StoreResult<()>;
    /// Gives a group so many places; `GroupFull` if it has more members on a day to come.
    async fn set_places(
        &self,
        office: OfficeId,
        group: GroupId,
        places: i64,
        today: &str,
        entry: &Entry,
    ) -> StoreResult<()>;
    /// As [`super::Groups::add_membership`], of somebody who joins within a topic.
    async fn add_midway(
        &self,
        membership: &MembershipRecord,
        midway: &MidwayEntry,
        expected_from: i64,
        entry: &Entry,
    ) -> StoreResult<()>;
    /// Why members of a group joined within a topic.
    async fn midway_entries(&self, group: GroupId) -> StoreResult<Vec<MidwayEntry>>;
    /// Expects somebody as a guest at a group's session that is to come: `Missing` if there is none, `GroupFull` if no
    /// seat is left, `PersonBusy` if he cannot be there, `Duplicate` if he is expected already.
    async fn add_guest(
        &self,
        office: OfficeId,
        occurrence: OccurrenceId,
        person: PersonId,
        enrolment: EnrolmentId,
        entry: &Entry,
    ) -> StoreResult<()>;
    /// No longer expects a guest; `Missing` if he is none, or was marked.
    async fn remove_guest(
        &self,
        office: OfficeId,
        occurrence: OccurrenceId,
        person: PersonId,
        entry: &Entry,
    ) -> StoreResult<()>;
}
