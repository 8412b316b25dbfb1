use async_trait::async_trait;
use domain::ids::{EnrolmentId, GroupId, OfficeId, ProgrammeId};
use uuid::Uuid;

use super::{Entry, StoreResult};

/// A version of a programme as stored (rule A1).
#[derive(Debug, Clone)]
pub struct ProgrammeRecord {
    /// Key of the row.
    pub id: ProgrammeId,
    /// Which programme.
    pub code: String,
    /// Which version of it.
    pub version: i64,
    /// The office that wrote it; none: it was shipped.
    pub office_id: Option<Uuid>,
    /// The version that it began as a copy of.
    pub copied_from: Option<Uuid>,
    /// When it came into this installation.
    pub created_at: i64,
    /// Since when it can be used and no longer be changed.
    pub published_at: Option<i64>,
}

/// A file of a version.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileRecord {
    /// Where it stands within the version.
    pub path: String,
    /// What it says.
    pub body: String,
}

/// What a file of a version becomes.
#[derive(Debug, Clone)]
pub struct FileChange {
    /// Where it stands within the version.
    pub path: String,
    /// What it says until now; none: it is not there.
    pub before: Option<String>,
    /// What it says from now on; none: it goes.
    pub after: Option<String>,
}

/// Who is moved to another version, and from which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// An enrolment.
    Enrolment {
        /// Which.
        id: EnrolmentId,
        /// The version that it is on.
        from: ProgrammeId,
    },
    /// A group with its sessions to come.
    Group {
        /// Which.
        id: GroupId,
        /// The version that it is on.
        from: ProgrammeId,
    },
}

/// Versions of programmes.
#[async_trait]
pub trait Programmes: Send + Sync {
    /// All versions of the installation, oldest first.
    async fn programmes(&self) -> StoreResult<Vec<ProgrammeRecord>>;
    /// One version.
    async fn programme(&self, id: ProgrammeId) -> StoreResult<Option<ProgrammeRecord>>;
    /// The files of a version, by path.
    async fn programme_files(&self, id: ProgrammeId) -> StoreResult<Vec<FileRecord>>;
    /// Adds a version with its files; one that is there with files already is left as it is.
    async fn add_programme(&self, programme: &ProgrammeRecord, files: &[FileRecord], entry: &Entry) -> StoreResult<()>;
    /// Changes files of an office's version that is not published yet; `Missing` otherwise, and if one of them does not
    /// say any more what it said before.
    async fn change_programme(
        &self,
        id: ProgrammeId,
        office: OfficeId,
        changes: &[FileChange],
        entry: &Entry,
    ) -> StoreResult<()>;
    /// Publishes an office's version with exactly these files; `Missing` unless it is one that is not published yet, and
    /// if its files are others by now.
    async fn publish_programme(
        &self,
        id: ProgrammeId,
        office: OfficeId,
        files: &[FileRecord],
        at: i64,
        entry: &Entry,
    ) -> StoreResult<()>;
    /// Throws away an office's version that was not published; `Missing` otherwise.
    async fn discard_programme(&self, id: ProgrammeId, office: OfficeId, entry: &Entry) -> StoreResult<()>;
    /// Moves enrolments and groups to a version, all or none; `Missing` if one is not the office's or on another version
    /// by now. A group's sessions that begin after the entry go with it.
    async fn move_to_programme(
        &self,
        office: OfficeId,
        to: ProgrammeId,
        moved: &[Moved],
        entry: &Entry,
    ) -> StoreResult<()>;
}
