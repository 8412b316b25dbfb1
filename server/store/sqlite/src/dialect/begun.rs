use std::ops::{Deref, DerefMut};

use sqlx::{SqliteConnection, query};
use tokio::runtime::Handle;

use super::Batch;
use super::writer::{Group, Turn, Writer};
use crate::shared::Tail;

/// Begins with the write lock in hand: a transaction that reads first and asks for it later can be refused half-way.
const BEGIN: &str = "begin immediate";

/// Begins in a group, which has the lock.
const JOIN: &str = "savepoint member";

/// A transaction that is neither committed nor given up yet; dropping it gives it up. It is begun and ended by statements
/// of ours, so that these can go to SQLite's own thread together with others.
pub(crate) struct Begun {
    turn: Turn,
    state: State,
    writer: Writer,
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
    Ok(Begun { turn: writer.turn().await?, state: State::Waits, writer: writer.clone() })
}

/// The connection, with the transaction begun.
pub(crate) async fn link(begun: &mut Begun) -> sqlx::Result<&mut SqliteConnection> {
    if let Some(begins) = begun.begins() {
        query(begins).execute(&mut begun.turn.link).await?;
    }
    Ok(begun)
}

/// A batch that begins the transaction if it still waits.
pub(crate) fn batch(begun: &mut Begun) -> Batch {
    let mut batch = Batch::default();
    if let Some(begins) = begun.begins() {
        batch.statement(begins);
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
    if let Some(tail) = begun.turn.tail.take() {
        return Ok((last, Some(tail)));
    }
    last.statement(sql);
    Ok((Batch::default(), last.0.build_query_as().fetch_optional(&mut **begun).await?))
}

/// Runs the last statements, which append this line to the audit chain, and commits.
pub(crate) async fn finish(begun: Begun, last: Batch, line: Tail) -> sqlx::Result<()> {
    end(begun, last, Some(line)).await
}

/// Syncs it to the disk, alone or, if others write too, in a group with them.
async fn end(mut begun: Begun, mut last: Batch, line: Option<Tail>) -> sqlx::Result<()> {
    let is_alone = begun.turn.group.is_none() && !begun.writer.is_asked_for();
    if is_alone {
        last.statement("commit");
    }
    last.run(&mut begun.turn.link).await?;
    begun.state = State::IsOver;
    if line.is_some() {
        begun.turn.tail = line;
    }
    if is_alone {
        return Ok(());
    }
    let group = begun.turn.group.get_or_insert_with(|| Group::new(None)).clone();
    let writer = begun.writer.clone();
    drop(begun);
    synced(writer, group).await
}

/// Waits until the group is synced, after all who wait for their turn now. That goes on if nobody listens any more.
async fn synced(writer: Writer, group: Group) -> sqlx::Result<()> {
    let mut outcome = group.subscribe();
    tokio::spawn(async move {
        if let Ok(mut desk) = writer.desk().await
            && desk.group.as_ref().is_some_and(|open| open.same_channel(&group))
        {
            desk.sync().await;
        }
    });
    match outcome.wait_for(Option::is_some).await.map(|outcome| *outcome) {
        Ok(Some(true)) => Ok(()),
        _ => Err(sqlx::Error::WorkerCrashed),
    }
}

impl Begun {
    /// Commits.
    pub(crate) async fn commit(self) -> sqlx::Result<()> {
        end(self, Batch::default(), None).await
    }

    /// How it begins, if it still waits.
    fn begins(&mut self) -> Option<&'static str> {
        if self.state != State::Waits {
            return None;
        }
        self.state = State::Runs;
        Some(if self.turn.group.is_some() { JOIN } else { BEGIN })
    }

    /// Whoever has the next turn gives it up first. Other programs wait for the lock, so that turn is now.
    fn give_up_soon(&self) {
        let writer = self.writer.clone();
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(async move { writer.desk().await.map(drop) });
        }
    }
}

impl Deref for Begun {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.turn.link
    }
}

impl DerefMut for Begun {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.turn.link
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        if self.state == State::Runs {
            self.turn.is_left_open = true;
            self.give_up_soon();
        }
    }
}
