use std::time::Duration;

use service::ports::{Entry, StoreError, StoreResult};
use sqlx::Transaction;

use super::{Store, audit, refusal};
use crate::dialect::{self, Batch, Engine};

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

/// A transaction that is neither committed nor given up yet; dropping it gives it up.
pub(super) type Begun = Transaction<'static, Engine>;

/// Runs the last statements and commits, with the line in the audit log that tells of it (rule I4).
pub(super) async fn record_after(mut begun: Begun, last: Batch, entry: &Entry) -> Written {
    audit::append_after(&mut begun, last, entry).await?;
    Ok(begun.commit().await?)
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
        tokio::time::timeout(PATIENCE, self.persist(work))
            .await
            .unwrap_or_else(|_| Err(StoreError::Unavailable("the write took too long".to_owned())))
    }

    async fn persist<T, F>(&self, work: impl Fn(Begun) -> F) -> StoreResult<T>
    where
        F: Future<Output = Written<T>>,
    {
        for attempt in 1..ATTEMPTS {
            match work(dialect::begin(&self.writer).await.map_err(refusal)?).await {
                Err(Failure::Engine(error)) if dialect::is_worth_retrying(&error) => {
                    tracing::debug!(attempt, %error, "transaction is tried again");
                    tokio::time::sleep(Duration::from_millis(10 * attempt)).await;
                }
                outcome => return Ok(outcome?),
            }
        }
        Ok(work(dialect::begin(&self.writer).await.map_err(refusal)?).await?)
    }
}
