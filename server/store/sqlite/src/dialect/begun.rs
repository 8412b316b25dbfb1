use std::ops::{Deref, DerefMut};

use sqlx::pool::PoolConnection;
use sqlx::{Sqlite, SqliteConnection, query};

use super::Batch;
use super::writer::{Remembered, Writer};
use crate::shared::Tail;

/// Begins with the write lock in hand: a transaction that reads first and asks for it later can be refused half-way.
const BEGIN: &str = "begin immediate";

/// A transaction that is neither committed nor given up yet; dropping it gives it up, with its connection. It is begun
/// and ended by statements of ours, so that these can go to SQLite's own thread together with others.
pub(crate) struct Begun {
    link: PoolConnection<Sqlite>,
    state: State,
    tail: Remembered,
}

#[derive(PartialEq, Eq)]
enum State {
    /// It begins with its first batch.
    Waits,
    Runs,
    IsOver,
}

/// Begins at once.
pub(crate) async fn begin(writer: &Writer) -> sqlx::Result<Begun> {
    let mut begun = begin_with_batch(writer).await?;
    link(&mut begun).await?;
    Ok(begun)
}

/// Begins together with the first [`batch`], or when [`link`] is asked for.
pub(crate) async fn begin_with_batch(writer: &Writer) -> sqlx::Result<Begun> {
    Ok(Begun { link: writer.pool.acquire().await?, state: State::Waits, tail: writer.tail.clone() })
}

/// The connection, with the transaction begun.
pub(crate) async fn link(begun: &mut Begun) -> sqlx::Result<&mut SqliteConnection> {
    if begun.state == State::Waits {
        begun.state = State::Runs;
        query(BEGIN).execute(&mut *begun.link).await?;
    }
    Ok(begun)
}

/// A batch that begins the transaction if it still waits.
pub(crate) fn batch(begun: &mut Begun) -> Batch {
    let mut batch = Batch::default();
    if begun.state == State::Waits {
        begun.state = State::Runs;
        batch.statement(BEGIN);
    }
    batch
}

/// The last line of the audit chain, and what is left to run before the next one. The line that this program appended
/// last is remembered, so that the statements can go with the next; else they run first, and the tail is read.
pub(crate) async fn lock_audit(
    begun: &mut Begun,
    mut last: Batch,
    sql: &'static str,
) -> sqlx::Result<(Batch, Option<Tail>)> {
    if let Some(tail) = begun.tail.take() {
        return Ok((last, Some(tail)));
    }
    last.statement(sql);
    Ok((Batch::default(), last.0.build_query_as().fetch_optional(&mut **begun).await?))
}

/// Runs the last statements, which appended this line to the audit chain, and commits.
pub(crate) async fn finish(begun: Begun, last: Batch, line: Tail) -> sqlx::Result<()> {
    let tail = begun.tail.clone();
    // The connection stays away from others until the line is remembered.
    let _link = end(begun, last).await?;
    tail.keep(line);
    Ok(())
}

async fn end(mut begun: Begun, mut last: Batch) -> sqlx::Result<Begun> {
    last.statement("commit");
    last.0.build().execute(&mut *begun).await?;
    begun.state = State::IsOver;
    Ok(begun)
}

impl Begun {
    /// Commits.
    pub(crate) async fn commit(self) -> sqlx::Result<()> {
        end(self, Batch::default()).await?;
        Ok(())
    }
}

impl Deref for Begun {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.link
    }
}

impl DerefMut for Begun {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.link
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        if self.state == State::Runs {
            self.link.close_on_drop();
        }
    }
}
