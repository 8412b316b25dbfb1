use std::ops::{Deref, DerefMut};

use sqlx::pool::PoolConnection;
use sqlx::{Pool, Sqlite, SqliteConnection, query};

use super::Batch;

/// Begins with the write lock in hand: a transaction that reads first and asks for it later can be refused half-way.
const BEGIN: &str = "begin immediate";

/// A transaction that is neither committed nor given up yet; dropping it gives it up, with its connection. It is begun
/// and ended by statements of ours, so that these can go to SQLite's own thread together with others.
pub(crate) struct Begun {
    link: PoolConnection<Sqlite>,
    state: State,
}

#[derive(PartialEq, Eq)]
enum State {
    /// It begins with its first batch.
    Waits,
    Runs,
    IsOver,
}

/// Begins at once.
pub(crate) async fn begin(pool: &Pool<Sqlite>) -> sqlx::Result<Begun> {
    let mut begun = begin_with_batch(pool).await?;
    link(&mut begun).await?;
    Ok(begun)
}

/// Begins together with the first [`batch`], or when [`link`] is asked for.
pub(crate) async fn begin_with_batch(pool: &Pool<Sqlite>) -> sqlx::Result<Begun> {
    Ok(Begun { link: pool.acquire().await?, state: State::Waits })
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

/// Runs the last statements and commits.
pub(crate) async fn finish(mut begun: Begun, mut last: Batch) -> sqlx::Result<()> {
    last.statement("commit");
    last.0.build().execute(&mut *begun).await?;
    begun.state = State::IsOver;
    Ok(())
}

impl Begun {
    /// Commits.
    pub(crate) async fn commit(self) -> sqlx::Result<()> {
        finish(self, Batch::default()).await
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
