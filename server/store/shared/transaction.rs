use std::time::Duration;

use service::ports::{Entry, StoreError, StoreResult};

use super::{Store, audit, refusal};
use crate::dialect::{self, Batch, Begun};

/// A write that did not end by then is given up, and its request told to come back (R4).
const PATIENCE: Duration = Duration::from_secs(5);

/// How often a write is tried in all, when the engine broke it off in favour of another one.
const ATTEMPTS: u64 = 5;

/// Why a transaction stopped: the engine's own words are kept until it is decided whether to try again.
pub(super) enum Failure {
    Refused(StoreError),
    Engine(sqlx::Error),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Refused(error)
    }
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        Self::Engine(error)
    }
}

impl From<Failure> for StoreError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(error) => error,
            Failure::Engine(error) => refusal(error),
        }
    }
}

/// What the steps of a transaction return.
pub(super) type Written<T = ()> = Result<T, Failure>;

/// `Missing`, unless a row was written.
pub(super) fn applied(rows: u64) -> Written {
    if rows == 0 {
        return Err(StoreError::Missing.into());
    }
    Ok(())
}

/// Runs the last statements and commits, with the line in the audit log that tells of it (rule I4).
pub(super) async fn record_after(begun: Begun, last: Batch, entry: &Entry) -> Written {
    audit::append_after(begun, last, entry).await
}

/// Commits, with the line in the audit log that tells of it (rule I4).
pub(super) async fn record(begun: Begun, entry: &Entry) -> Written {
    record_after(begun, Batch::default(), entry).await
}

impl Store {
    /// Does `work` in one transaction, which it commits. It runs again from the start if the engine broke it off in
    /// favour of another one, so it must not change anything outside of the transaction.
    ///
    /// The transaction is handed over, not lent: the compiler cannot yet show that a closure which borrows it stays
    /// `Send` for every lifetime.
    pub(super) async fn write<T, F>(&self, work: impl Fn(Begun) -> F) -> StoreResult<T>
    where
        F: Future<Output = Written<T>>,
    {
        self.persist(Begins::AtOnce, work).await
    }

    /// The same for work whose first statements are a batch: the transaction begins together with them.
    pub(super) async fn write_batch<T, F>(&self, work: impl Fn(Begun) -> F) -> StoreResult<T>
    where
        F: Future<Output = Written<T>>,
    {
        self.persist(Begins::WithBatch, work).await
    }

    async fn persist<T, F>(&self, begins: Begins, work: impl Fn(Begun) -> F) -> StoreResult<T>
    where
        F: Future<Output = Written<T>>,
    {
        tokio::time::timeout(PATIENCE, self.tried(begins, work))
            .await
            .unwrap_or_else(|_| Err(StoreError::Unavailable("the write took too long".to_owned())))
    }

    async fn tried<T, F>(&self, begins: Begins, work: impl Fn(Begun) -> F) -> StoreResult<T>
    where
        F: Future<Output = Written<T>>,
    {
        for attempt in 1..ATTEMPTS {
            match work(self.begin(begins).await?).await {
                Err(Failure::Engine(error)) if dialect::is_worth_retrying(&error) => {
                    tracing::debug!(attempt, %error, "transaction is tried again");
                    tokio::time::sleep(Duration::from_millis(10 * attempt)).await;
                }
                outcome => return Ok(outcome?),
            }
        }
        Ok(work(self.begin(begins).await?).await?)
    }

    async fn begin(&self, begins: Begins) -> StoreResult<Begun> {
        let begun = match begins {
            Begins::AtOnce => dialect::begin(&self.writer).await,
            Begins::WithBatch => dialect::begin_with_batch(&self.writer).await,
        };
        begun.map_err(refusal)
    }
}

#[derive(Clone, Copy)]
enum Begins {
    AtOnce,
    /// Together with the first statements.
    WithBatch,
}
