use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::num::NonZero;
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use service::ports::{StoreError, StoreResult};
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection as _, SqliteConnection, query_scalar};

use crate::dialect::{Writer, refusal};
use crate::shared::Store;

static MIGRATIONS: Migrator = sqlx::migrate!("../../../migrations/sqlite");

/// Connections that read while the writer writes, on one processor too. There are as many as processors: more would only
/// take turns, each with pages of its own in memory.
const FEWEST_READERS: u32 = 2;

/// What a connection keeps of the file in memory: the weeks ahead of a network's calendar. Negative: in KiB.
const CACHE: &str = "-4096";

/// How long a connection waits for a lock that another program holds, or a request for a connection.
const PATIENCE: Duration = Duration::from_secs(5);

/// Older ones can damage a database in write-ahead mode.
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];

/// Opens the file, which is made if it is not there, and brings its schema up to date.
///
/// # Errors
/// `Unavailable` if the file cannot be reached or written; `Broken`, with a sentence for the operator, if it is not
/// ours, was written by a newer version, or the SQLite inside this program is too old.
pub async fn open(url: &str) -> StoreResult<Store> {
    let options = options(url)?;
    make_private(options.get_filename())?;
    let writing = options.clone().journal_mode(SqliteJournalMode::Wal);
    let mut link = SqliteConnection::connect_with(&writing).await.map_err(refusal)?;
    refuse_old_sqlite(&mut link).await?;
    MIGRATIONS.run(&mut link).await.map_err(unmigrated)?;
    let reader = readers().connect_with(options.read_only(true)).await.map_err(refusal)?;
    Ok(Store { reader, writer: Writer::new(link, writing) })
}

fn options(url: &str) -> StoreResult<SqliteConnectOptions> {
    let options = SqliteConnectOptions::from_str(url).map_err(refusal)?;
    Ok(options
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .pragma("secure_delete", "on")
        .pragma("trusted_schema", "off")
        .pragma("cache_size", CACHE)
        .pragma("mmap_size", "0"))
}

fn readers() -> SqlitePoolOptions {
    let processors = std::thread::available_parallelism().map_or(1, NonZero::get);
    // A connection to a file does not grow old or break, so reopening or trying it would let a request wait for nothing.
    SqlitePoolOptions::new()
        .max_connections(u32::try_from(processors).unwrap_or(u32::MAX).max(FEWEST_READERS))
        .test_before_acquire(false)
        .acquire_timeout(PATIENCE)
        .idle_timeout(None)
        .max_lifetime(None)
}

/// SQLite gives its side files the rights of the database, so making that one private is enough.
fn make_private(file: &Path) -> StoreResult<()> {
    let mut creation = OpenOptions::new();
    creation.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut creation, 0o600);
    match creation.open(file) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(StoreError::Unavailable(format!("{} cannot be made: {error}", file.display()))),
    }
}

async fn refuse_old_sqlite(link: &mut SqliteConnection) -> StoreResult<()> {
    let version: String = query_scalar("select sqlite_version()").fetch_one(link).await.map_err(refusal)?;
    let numbers = version.split('.').filter_map(|number| number.parse::<u32>().ok());
    if numbers.ge(OLDEST_SQLITE) {
        return Ok(());
    }
    Err(StoreError::Broken(format!("SQLite {version} can damage its files: build this program with 3.51.3 or newer")))
}

fn unmigrated(error: MigrateError) -> StoreError {
    match error {
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => refusal(error),
        MigrateError::VersionMissing(version) => StoreError::Broken(format!(
            "the database was written by a newer version of this program (migration {version}): start that version"
        )),
        MigrateError::VersionMismatch(version) => StoreError::Broken(format!(
            "the database was made by another edition of this program (migration {version} differs)"
        )),
        error => StoreError::Broken(error.to_string()),
    }
}
