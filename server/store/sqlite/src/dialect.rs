//! What is SQLite's own.

use service::ports::StoreError;
use sqlx::error::{DatabaseError, ErrorKind};
use sqlx::{Pool, QueryBuilder, Sqlite, SqliteConnection, query_scalar};
use uuid::Uuid;

mod begun;
mod writer;

pub(crate) use begun::{Begun, batch, begin, begin_with_batch, finish, link, lock_audit};
pub(crate) use writer::Writer;

pub(crate) type Engine = Sqlite;

/// Result codes of SQLite that pass: the file is locked, cannot be written, or its disk is full or failing.
const BUSY: i32 = 5;
const LOCKED: i32 = 6;
const READ_ONLY: i32 = 8;
const IO_ERROR: i32 = 10;
const FULL: i32 = 13;
const CANNOT_OPEN: i32 = 14;

/// Statements that go to the engine together: each way to SQLite's own thread and back takes longer than its work.
pub(crate) struct Batch(QueryBuilder<Sqlite>);

impl Default for Batch {
    fn default() -> Self {
        Self(QueryBuilder::new(""))
    }
}

impl Batch {
    /// Adds a statement that begins like this.
    pub(crate) fn statement(&mut self, sql: &'static str) -> &mut QueryBuilder<Sqlite> {
        if !self.0.sql().as_str().is_empty() {
            self.0.push(";\n");
        }
        self.0.push(sql)
    }

    /// Sends them, if there are any.
    async fn run(mut self, link: &mut SqliteConnection) -> sqlx::Result<()> {
        if !self.0.sql().as_str().is_empty() {
            self.0.build().execute(link).await?;
        }
        Ok(())
    }
}

/// An expression for the text of a key in this column.
pub(crate) fn id_text(column: &str) -> String {
    format!("hex({column})")
}

/// An expression for a JSON list of these as text.
pub(crate) fn list(values: &[&str]) -> String {
    format!("json_array({})", values.join(", "))
}

/// Nothing to do: there is one writer at a time.
#[expect(clippy::unused_async, reason = "PostgreSQL waits here")]
pub(crate) async fn lock_attempts(_link: &mut SqliteConnection) -> sqlx::Result<()> {
    Ok(())
}

/// Nothing to do: there is one writer at a time.
#[expect(clippy::unused_async, reason = "PostgreSQL waits here")]
pub(crate) async fn lock_calendar(_link: &mut SqliteConnection, _office: Uuid) -> sqlx::Result<()> {
    Ok(())
}

/// The first damage that is found in the file.
pub(crate) async fn damage(pool: &Pool<Sqlite>) -> sqlx::Result<Option<String>> {
    let found: String = query_scalar("pragma integrity_check(1)").fetch_one(pool).await?;
    Ok(Some(found).filter(|found| found != "ok"))
}

/// Whether another program appended to the audit chain meanwhile.
pub(crate) fn is_worth_retrying(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(is_line_taken)
}

/// Whether the number of the next line of the audit chain is taken: the line that was remembered is not the last.
fn is_line_taken(refused: &dyn DatabaseError) -> bool {
    refused.is_unique_violation() && refused.message().ends_with("audit.seq")
}

/// What the use cases are told of an error.
#[expect(clippy::needless_pass_by_value, reason = "`map_err` hands the error over")]
pub(crate) fn refusal(error: sqlx::Error) -> StoreError {
    match &error {
        sqlx::Error::Database(refused) => of_engine(refused.as_ref()),
        sqlx::Error::RowNotFound => StoreError::Missing,
        sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => {
            StoreError::Unavailable(error.to_string())
        }
        _ => StoreError::Broken(error.to_string()),
    }
}

/// SQLite does not name the broken constraint, but the triggers that stand for exclusion constraints speak.
fn of_engine(refused: &dyn DatabaseError) -> StoreError {
    match (refused.kind(), refused.message()) {
        (_, "trainer_busy") => StoreError::TrainerBusy,
        (_, "room_busy") => StoreError::RoomBusy,
        (_, "person_busy") => StoreError::PersonBusy,
        (_, message) if is_line_taken(refused) => StoreError::Unavailable(message.to_owned()),
        (ErrorKind::UniqueViolation, _) => StoreError::Duplicate,
        (ErrorKind::ForeignKeyViolation, _) => StoreError::Missing,
        (_, message) if is_passing(refused) => StoreError::Unavailable(message.to_owned()),
        (_, message) => StoreError::Broken(message.to_owned()),
    }
}

/// The low byte of an extended result code is the code itself.
fn is_passing(refused: &dyn DatabaseError) -> bool {
    refused
        .code()
        .and_then(|code| code.parse::<i32>().ok())
        .is_some_and(|code| matches!(code & 0xff, BUSY | LOCKED | READ_ONLY | IO_ERROR | FULL | CANNOT_OPEN))
}
