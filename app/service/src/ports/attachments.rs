use async_trait::async_trait;
use domain::ids::{OfficeId, StaffId};
use uuid::Uuid;

use super::{Entry, StoreResult};

/// What staff put beside a session's plan, without its content.
#[derive(Debug, Clone)]
pub struct AttachmentRecord {
    /// Key of the row.
    pub id: Uuid,
    /// Whose it is.
    pub office_id: OfficeId,
    /// Beside which session's plan.
    pub session_key: String,
    /// Sealed name of a file; none: it is a note.
    pub name_sealed: Option<Vec<u8>>,
    /// Media type of a file.
    pub media: Option<String>,
    /// Bytes before sealing.
    pub size: i64,
    /// When.
    pub at: i64,
    /// Who.
    pub by_staff: StaffId,
}

/// What staff put beside plans.
#[async_trait]
pub trait Attachments: Send + Sync {
    /// Keeps a note or a file.
    async fn attach(&self, attachment: &AttachmentRecord, body_sealed: &[u8], entry: &Entry) -> StoreResult<()>;
    /// What the office has beside a session's plan, oldest first.
    async fn attachments(&self, office: OfficeId, session_key: &str) -> StoreResult<Vec<AttachmentRecord>>;
    /// The sealed content of one.
    async fn attachment_body(&self, office: OfficeId, id: Uuid) -> StoreResult<Option<Vec<u8>>>;
    /// Removes one; `Missing` if the office has no such.
    async fn detach(&self, office: OfficeId, id: Uuid, entry: &Entry) -> StoreResult<()>;
}
