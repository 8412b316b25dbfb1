use async_trait::async_trait;
use domain::ids::{EnrolmentId, GroupId, OfficeId, PersonId, ProgrammeId, StaffId};
use uuid::Uuid;

use super::{Entry, StoreResult};

/// A training group as stored.
#[derive(Debug, Clone)]
pub struct GroupRecord {
    /// Key of the row.
    pub id: GroupId,
    /// Its office.
    pub office_id: OfficeId,
    /// The programme version that it teaches.
    pub programme_id: ProgrammeId,
    /// Short code that tells nothing of the topic.
    pub code: String,
    /// Code of the language it is held in.
    pub language: String,
    /// Places (rule A7: at most 12).
    pub places: i64,
    /// When it was opened.
    pub created_at: i64,
}

/// One stay in a group as stored; both days included (rule C4).
#[derive(Debug, Clone)]
pub struct MembershipRecord {
    /// Key of the row.
    pub id: Uuid,
    /// Which group.
    pub group_id: GroupId,
    /// Whose enrolment.
    pub enrolment_id: EnrolmentId,
    /// Who.
    pub person_id: PersonId,
    /// ISO date of the first day.
    pub from_on: String,
    /// ISO date of the last day; none: open.
    pub to_on: Option<String>,
    /// Who added him.
    pub added_by: StaffId,
    /// When.
    pub added_at: i64,
}

/// Who meets in a group, and what is taught there.
#[derive(Debug, Clone)]
pub struct MeetingRecord {
    /// The programme version that it teaches.
    pub programme_id: ProgrammeId,
    /// Places (rule A7: at most 12).
    pub places: i64,
    /// All stays in it, in the order in which they were added.
    pub stays: Vec<MembershipRecord>,
}

/// Groups and who belongs to them.
#[async_trait]
pub trait Groups: Send + Sync {
    /// The groups of an office by code.
    async fn groups(&self, office: OfficeId) -> StoreResult<Vec<GroupRecord>>;
    /// Opens a group; `Duplicate` if the code is taken.
    async fn add_group(&self, group: &GroupRecord, entry: &Entry) -> StoreResult<()>;
    /// Who meets in one group of an office: one question.
    async fn meeting(&self, office: OfficeId, group: GroupId) -> StoreResult<Option<MeetingRecord>>;
    /// All stays in all groups of an office.
    async fn memberships(&self, office: OfficeId) -> StoreResult<Vec<MembershipRecord>>;
    /// Adds a stay: he is expected at the group's live sessions that start from `expected_from` (unix seconds) on.
    /// `GroupFull` if no place is left, or he cannot be at one of them for whatever reason: nobody is told which (rule F4).
    async fn add_membership(&self, membership: &MembershipRecord, expected_from: i64, entry: &Entry)
    -> StoreResult<()>;
    /// Ends a stay: he is no longer expected at the group's unmarked sessions that start at `free_from` or later.
    async fn end_membership(
        &self,
        office: OfficeId,
        membership: Uuid,
        last_day: &str,
        free_from: i64,
        entry: &Entry,
    ) -> StoreResult<()>;
}
