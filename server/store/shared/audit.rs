use async_trait::async_trait;
use service::ports::{AuditRecord, Audits, Entry, StoreResult};
use sha2::{Digest, Sha256};
use sqlx::{FromRow, query_as};
use uuid::Uuid;

use super::transaction::{Written, record};
use super::{Store, refusal};
use crate::dialect::{self, Batch, Begun};

/// What the first line of the chain has as the hash before it.
const GENESIS: [u8; 32] = [0; 32];

/// Lines that are read at a time while the chain is verified.
const PAGE: i64 = 1000;

/// A line of the chain, as far as the next one depends on it.
#[derive(FromRow)]
pub(crate) struct Tail {
    seq: i64,
    hash: Vec<u8>,
}

impl Default for Tail {
    /// Before the first line.
    fn default() -> Self {
        Self { seq: 0, hash: GENESIS.to_vec() }
    }
}

/// The chain's last line.
const TAIL: &str = "select seq, hash from audit order by seq desc limit 1";

/// Runs a transaction's last statements, appends a line to the chain and commits.
pub(super) async fn append_after(mut begun: Begun, last: Batch, entry: &Entry) -> Written {
    let (mut rest, tail) = dialect::lock_audit(&mut begun, last, TAIL).await?;
    let record = linked(&tail.unwrap_or_default(), entry);
    rest.statement("insert into audit (seq, office_id, at, actor, action, subject, previous, hash) ").push_values(
        [&record],
        |mut row, record| {
            row.push_bind(record.seq)
                .push_bind(record.office_id)
                .push_bind(record.at)
                .push_bind(record.actor.as_str())
                .push_bind(record.action.as_str())
                .push_bind(record.subject.as_str())
                .push_bind(record.previous.as_slice())
                .push_bind(record.hash.as_slice());
        },
    );
    Ok(dialect::finish(begun, rest, Tail { seq: record.seq, hash: record.hash }).await?)
}

fn linked(tail: &Tail, entry: &Entry) -> AuditRecord {
    let mut record = AuditRecord {
        seq: tail.seq + 1,
        office_id: entry.office.map(|office| office.0),
        at: entry.at,
        actor: entry.actor.clone(),
        action: entry.action.to_owned(),
        subject: entry.subject.clone(),
        previous: tail.hash.clone(),
        hash: Vec::new(),
    };
    record.hash = hash(&record);
    record
}

/// SHA-256 over all fields but the hash. Each is preceded by its length, so that no two lines are written alike.
fn hash(record: &AuditRecord) -> Vec<u8> {
    let mut digest = Sha256::new();
    let mut add = |field: &[u8]| {
        digest.update((field.len() as u64).to_be_bytes());
        digest.update(field);
    };
    add(&record.seq.to_be_bytes());
    add(record.office_id.as_ref().map_or(&[][..], |office| office.as_bytes()));
    add(&record.at.to_be_bytes());
    add(record.actor.as_bytes());
    add(record.action.as_bytes());
    add(record.subject.as_bytes());
    add(&record.previous);
    digest.finalize().to_vec()
}

impl Store {
    /// The number of the first line that was changed, removed, inserted or moved (S12); none if the chain holds.
    pub(super) async fn first_broken_line(&self) -> StoreResult<Option<i64>> {
        let mut tail = Tail::default();
        loop {
            let page = self.audit_after(tail.seq, PAGE).await?;
            if page.is_empty() {
                return Ok(None);
            }
            for record in page {
                let expected = tail.seq + 1;
                if record.seq != expected || record.previous != tail.hash || record.hash != hash(&record) {
                    return Ok(Some(expected));
                }
                tail = Tail { seq: record.seq, hash: record.hash };
            }
        }
    }
}

#[async_trait]
impl Audits for Store {
    async fn note_read(&self, entry: &Entry) -> StoreResult<()> {
        self.write(|begun| record(begun, entry)).await
    }

    async fn audit_after(&self, seq: i64, limit: i64) -> StoreResult<Vec<AuditRecord>> {
        query_as!(
            AuditRecord,
            r#"
            select
                seq as "seq!: i64",
                office_id as "office_id?: Uuid",
                at as "at!: i64",
                actor as "actor!: String",
                action as "action!: String",
                subject as "subject!: String",
                previous as "previous!: Vec<u8>",
                hash as "hash!: Vec<u8>"
            from audit
            where seq > $1
            order by seq
            limit $2"#,
            seq,
            limit,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }
}
