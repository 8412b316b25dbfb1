use std::sync::{Arc, Mutex, PoisonError};

use sqlx::{Pool, Sqlite};

use crate::shared::Tail;

/// Where transactions begin: one connection, so one at a time.
#[derive(Clone)]
pub(crate) struct Writer {
    pub(super) pool: Pool<Sqlite>,
    pub(super) tail: Remembered,
}

/// The line that this program appended to the audit chain last. If another program appends one too, the number of the
/// next line is taken: the write is refused and tried again (`is_worth_retrying`), and until it succeeds nothing is
/// remembered.
#[derive(Clone, Default)]
pub(super) struct Remembered(Arc<Mutex<Option<Tail>>>);

impl Writer {
    pub(crate) fn new(pool: Pool<Sqlite>) -> Self {
        Self { pool, tail: Remembered::default() }
    }

    /// Ends the connection, after what is running has finished.
    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }
}

impl Remembered {
    pub(super) fn take(&self) -> Option<Tail> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    pub(super) fn keep(&self, line: Tail) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(line);
    }
}
