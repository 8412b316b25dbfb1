use async_trait::async_trait;
use domain::ids::OfficeId;

use super::StoreResult;

/// One line of the audit log, written in the transaction of what it tells about.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The office it happened in; none while the first office is founded.
    pub office: Option<OfficeId>,
    /// Unix seconds, UTC.
    pub at: i64,
    /// Who: `staff:<id>`, `person:<id>` or `system`.
    pub actor: String,
    /// What, as a short verb phrase: `register.mark`.
    pub action: &'static str,
    /// On what, as ids only: never a name or a text.
    pub subject: String,
}

/// A line as it was stored, with its links in the chain.
#[derive(Debug, Clone)]
pub struct AuditRecord {
    /// Position in the chain, from 1.
    pub seq: i64,
    /// See [`Entry::office`].
    pub office_id: Option<uuid::Uuid>,
    /// See [`Entry::at`].
    pub at: i64,
    /// See [`Entry::actor`].
    pub actor: String,
    /// See [`Entry::action`].
    pub action: String,
    /// See [`Entry::subject`].
    pub subject: String,
    /// The hash of the line before.
    pub previous: Vec<u8>,
    /// SHA-256 over this line and `previous`.
    pub hash: Vec<u8>,
}

/// Reading the audit log back.
#[async_trait]
pub trait Audits: Send + Sync {
    /// Appends a line that stands for itself, such as a sensitive read (rule I4).
    async fn note_read(&self, entry: &Entry) -> StoreResult<()>;
    /// At most `limit` lines after `seq`, in order.
    async fn audit_after(&self, seq: i64, limit: i64) -> StoreResult<Vec<AuditRecord>>;
}
