//! What is PostgreSQL's own.

use service::ports::StoreError;
use sqlx::error::{DatabaseError, ErrorKind};
use sqlx::{PgConnection, Pool, Postgres, QueryBuilder, Transaction, query, query_as};
use uuid::Uuid;

use crate::shared::Tail;

pub(crate) type Engine = Postgres;

/// Where transactions begin.
pub(crate) type Writer = Pool<Postgres>;

/// A transaction that is neither committed nor given up yet; dropping it gives it up.
pub(crate) type Begun = Transaction<'static, Postgres>;

/// `SQLSTATE`s of a transaction that was broken off in favour of another: serialization failure, deadlock.
const BROKEN_OFF: [&str; 2] = ["40001", "40P01"];

/// Classes of `SQLSTATE` that pass: connection, transaction rollback, resources, not in the right state, operator.
const PASSING: [&str; 5] = ["08", "40", "53", "55", "57"];

/// A standby that was not promoted yet.
const READ_ONLY: &str = "25006";

/// Key of the advisory lock on the audit chain.
const AUDIT_LOCK: i64 = 0x0041_7564_6974;

/// Key of the advisory lock on the count of guesses.
const ATTEMPTS_LOCK: i64 = 0x0047_7565_7373;

/// First half of the keys of the advisory locks on the offices' calendars.
const CALENDAR_LOCKS: i32 = 0x0043_616c;

/// Begins in the default isolation: each statement sees what was committed before it, as the audit chain needs.
pub(crate) async fn begin(pool: &Pool<Postgres>) -> sqlx::Result<Begun> {
    pool.begin().await
}

/// Begins at once too.
pub(crate) async fn begin_with_batch(pool: &Pool<Postgres>) -> sqlx::Result<Begun> {
    begin(pool).await
}

/// The connection of a transaction.
#[expect(clippy::unused_async, reason = "SQLite may still have to begin")]
pub(crate) async fn link(begun: &mut Begun) -> sqlx::Result<&mut PgConnection> {
    Ok(begun)
}

/// A batch for a transaction.
pub(crate) fn batch(_begun: &mut Begun) -> Batch {
    Batch::default()
}

/// Runs the last statements, waits until no other transaction appends to the audit chain, then reads its tail. The lock is
/// held until this transaction ends.
pub(crate) async fn lock_audit(
    begun: &mut Begun,
    last: Batch,
    sql: &'static str,
) -> sqlx::Result<(Batch, Option<Tail>)> {
    last.run(begun).await?;
    query("select pg_advisory_xact_lock($1)").bind(AUDIT_LOCK).execute(&mut **begun).await?;
    Ok((Batch::default(), query_as(sql).fetch_optional(&mut **begun).await?))
}

/// Runs the last statements, which append a line to the audit chain, and commits.
pub(crate) async fn finish(mut begun: Begun, last: Batch, _line: Tail) -> sqlx::Result<()> {
    last.run(&mut begun).await?;
    begun.commit().await
}

/// Statements that belong together: PostgreSQL takes one with values at a time.
#[derive(Default)]
pub(crate) struct Batch(Vec<QueryBuilder<Postgres>>);

impl Batch {
    /// Adds a statement that begins like this.
    pub(crate) fn statement(&mut self, sql: &'static str) -> &mut QueryBuilder<Postgres> {
        self.0.push_mut(QueryBuilder::new(sql))
    }

    async fn run(self, link: &mut PgConnection) -> sqlx::Result<()> {
        for mut statement in self.0 {
            statement.build().execute(&mut *link).await?;
        }
        Ok(())
    }
}

/// An expression for the text of a key in this column.
pub(crate) fn id_text(column: &str) -> String {
    format!("{column}::text")
}

/// An expression for a JSON list of these as text.
pub(crate) fn list(values: &[&str]) -> String {
    format!("json_build_array({})::text", values.join(", "))
}

/// Waits until no other transaction counts a guess; held until this one ends.
pub(crate) async fn lock_attempts(link: &mut PgConnection) -> sqlx::Result<()> {
    query("select pg_advisory_xact_lock($1)").bind(ATTEMPTS_LOCK).execute(link).await?;
    Ok(())
}

/// Waits until no other transaction plans in this office. The exclusion constraints alone would refuse a double
/// booking too, but two plans that meet would wait for each other until the engine notices a second later.
pub(crate) async fn lock_calendar(link: &mut PgConnection, office: Uuid) -> sqlx::Result<()> {
    let [.., a, b, c, d] = office.into_bytes();
    query("select pg_advisory_xact_lock($1, $2)")
        .bind(CALENDAR_LOCKS)
        .bind(i32::from_be_bytes([a, b, c, d]))
        .execute(link)
        .await?;
    Ok(())
}

/// Nothing to do: PostgreSQL verifies checksums of what it reads, and its own tools verify the rest.
#[expect(clippy::unused_async, reason = "SQLite reads its file here")]
pub(crate) async fn damage(_pool: &Pool<Postgres>) -> sqlx::Result<Option<String>> {
    Ok(None)
}

/// Whether the same transaction may well succeed the next time.
pub(crate) fn is_worth_retrying(error: &sqlx::Error) -> bool {
    error.as_database_error().and_then(DatabaseError::code).is_some_and(|code| BROKEN_OFF.contains(&code.as_ref()))
}

/// What the use cases are told of an error.
#[expect(clippy::needless_pass_by_value, reason = "`map_err` hands the error over")]
pub(crate) fn refusal(error: sqlx::Error) -> StoreError {
    match &error {
        sqlx::Error::Database(refused) => of_engine(refused.as_ref()),
        sqlx::Error::RowNotFound => StoreError::Missing,
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::Protocol(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed => StoreError::Unavailable(error.to_string()),
        _ => StoreError::Broken(error.to_string()),
    }
}

fn of_engine(refused: &dyn DatabaseError) -> StoreError {
    match (refused.kind(), refused.constraint()) {
        (_, Some("trainer_busy")) => StoreError::TrainerBusy,
        (_, Some("room_busy")) => StoreError::RoomBusy,
        (_, Some("person_busy")) => StoreError::PersonBusy,
        (ErrorKind::UniqueViolation, _) => StoreError::Duplicate,
        (ErrorKind::ForeignKeyViolation, _) => StoreError::Missing,
        _ if is_passing(refused) => StoreError::Unavailable(refused.message().to_owned()),
        _ => StoreError::Broken(refused.message().to_owned()),
    }
}

fn is_passing(refused: &dyn DatabaseError) -> bool {
    refused.code().is_some_and(|code| code == READ_ONLY || PASSING.iter().any(|class| code.starts_with(class)))
}
