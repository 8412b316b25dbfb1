use std::str::FromStr;
use std::time::Duration;

use service::ports::{StoreError, StoreResult};
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{Connection, PgConnection};

use crate::dialect::refusal;
use crate::shared::Store;

static MIGRATIONS: Migrator = sqlx::migrate!("../../../migrations/postgres");

/// Connections of one server: a few more than it has processors, and several servers fit PostgreSQL's usual hundred.
const CONNECTIONS: u32 = 16;

/// How long a request waits for a connection.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long PostgreSQL works on one statement, waiting for locks included, in milliseconds.
const STATEMENT_TIMEOUT: &str = "5000";

/// Connects, and brings the schema up to date.
///
/// # Errors
/// `Unavailable` if the server cannot be reached; `Broken`, with a sentence for the operator, if the address is not
/// one or the database was written by a newer version.
pub async fn open(url: &str) -> StoreResult<Store> {
    let options = PgConnectOptions::from_str(url).map_err(refusal)?;
    migrate(&options).await?;
    let pool = PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .connect_with(options.options([("statement_timeout", STATEMENT_TIMEOUT)]))
        .await
        .map_err(refusal)?;
    Ok(Store { reader: pool.clone(), writer: pool })
}

/// On a connection of its own: a migration may take longer than any other statement.
async fn migrate(options: &PgConnectOptions) -> StoreResult<()> {
    let mut link = PgConnection::connect_with(options).await.map_err(refusal)?;
    MIGRATIONS.run(&mut link).await.map_err(unmigrated)?;
    link.close().await.map_err(refusal)
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
