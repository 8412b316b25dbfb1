use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection as _, SqliteConnection, query};
use tokio::sync::{Mutex, OwnedMappedMutexGuard, OwnedMutexGuard, watch};

use crate::shared::Tail;

/// Where transactions begin: one connection, so one at a time, in the order in which they ask. Those that ask while others
/// write are synced to the disk together (a group): it takes as long for one as for many.
#[derive(Clone)]
pub(crate) struct Writer(Arc<Line>);

struct Line {
    desk: Arc<Mutex<Option<Desk>>>,
    /// How many stand in line.
    waiting: AtomicUsize,
}

/// The turn of a transaction.
pub(super) type Turn = OwnedMappedMutexGuard<Option<Desk>, Desk>;

/// What whoever has the turn works with.
pub(super) struct Desk {
    pub(super) link: SqliteConnection,
    /// The line that this program appended to the audit chain last. If another program appends one too, the number of the
    /// next line is taken: the write is refused and tried again (`is_worth_retrying`), and until it succeeds nothing is
    /// remembered.
    pub(super) tail: Option<Tail>,
    /// Transactions that are done and not synced to the disk yet.
    pub(super) group: Option<Group>,
    /// A transaction was given up half-way.
    pub(super) is_left_open: bool,
    options: SqliteConnectOptions,
}

/// Tells those who wait for it whether it was synced to the disk.
pub(super) type Group = watch::Sender<Option<bool>>;

/// Gives up a transaction of a group, and no other one.
const GIVE_UP_MEMBER: &str = "rollback to member; release member";

impl Writer {
    /// Writes on a connection that was opened like this.
    pub(crate) fn new(link: SqliteConnection, options: SqliteConnectOptions) -> Self {
        let desk = Desk { link, tail: None, group: None, is_left_open: false, options };
        Self(Arc::new(Line { desk: Arc::new(Mutex::new(Some(desk))), waiting: AtomicUsize::new(0) }))
    }

    /// Waits for a turn.
    pub(super) async fn turn(&self) -> sqlx::Result<Turn> {
        let _place = Place::at_the_end_of(&self.0.waiting);
        self.desk().await
    }

    /// What the one before left open is given up first.
    pub(super) async fn desk(&self) -> sqlx::Result<Turn> {
        let desk = Arc::clone(&self.0.desk).lock_owned().await;
        let mut desk = OwnedMutexGuard::try_map(desk, Option::as_mut).map_err(|_| sqlx::Error::PoolClosed)?;
        if !desk.is_left_open {
            return Ok(desk);
        }
        // To its end, whether or not anybody waits for it: given up twice, it would take the one before along.
        let clears = tokio::spawn(async move { desk.clear().await.map(|()| desk) });
        clears.await.unwrap_or(Err(sqlx::Error::WorkerCrashed))
    }

    /// Whether somebody waits for a turn.
    pub(super) fn is_asked_for(&self) -> bool {
        self.0.waiting.load(Ordering::Relaxed) > 0
    }

    /// Ends the connection, after what is running has finished.
    pub(crate) async fn close(&self) {
        if let Some(desk) = self.0.desk.lock().await.take()
            && let Err(error) = desk.link.close().await
        {
            tracing::warn!(%error, "the database was not closed");
        }
    }
}

impl Desk {
    /// Gives up what was left open, with the whole group and the connection if need be.
    async fn clear(&mut self) -> sqlx::Result<()> {
        let is_alone = self.group.is_none();
        let gives_up = if is_alone { "rollback" } else { GIVE_UP_MEMBER };
        if query(gives_up).execute(&mut self.link).await.is_err() {
            self.settle(false);
            self.link = SqliteConnection::connect_with(&self.options).await?;
        }
        self.is_left_open = false;
        Ok(())
    }

    /// Syncs the group to the disk.
    pub(super) async fn sync(&mut self) {
        let outcome = query("commit").execute(&mut self.link).await;
        if let Err(error) = &outcome {
            tracing::warn!(%error, "what was written together is given up");
        }
        self.is_left_open = outcome.is_err();
        self.settle(outcome.is_ok());
    }

    /// Tells the group what became of it.
    pub(super) fn settle(&mut self, is_synced: bool) {
        if let Some(group) = self.group.take() {
            group.send_replace(Some(is_synced));
        }
        if !is_synced {
            self.tail = None;
        }
    }
}

/// A place in the line; dropping it leaves it.
struct Place<'a>(&'a AtomicUsize);

impl<'a> Place<'a> {
    fn at_the_end_of(waiting: &'a AtomicUsize) -> Self {
        waiting.fetch_add(1, Ordering::Relaxed);
        Self(waiting)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
