//! The use cases with what they need from this machine.

use std::sync::Arc;

use jiff::Timestamp;
use rand::rngs::OsRng;
use rand::{RngCore as _, TryRngCore as _};
use service::kept::Kept;
use service::manual::Indexes;
use service::passwords::Passwords;
use service::ports::{Clock, Random, Store, StoreError, StoreResult};
use service::programmes::Programmes;
use service::vault::Vault;
use service::{Services, Settings};
use uuid::Uuid;

use crate::Stop;
use crate::config::{Config, DatabaseUrl, Engine};
use crate::{keys, recovery};

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// The operating system's randomness. Without it nothing is safe: the program rather ends.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    #[expect(clippy::disallowed_methods, reason = "the one place that makes ids")]
    fn id(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn fill(&self, bytes: &mut [u8]) {
        OsRng.unwrap_err().fill_bytes(bytes);
    }
}

/// Puts the use cases together.
pub fn assemble(store: Arc<dyn Store>, vault: Vault, settings: Settings) -> Services {
    Services {
        store,
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom),
        documents: Arc::new(documents::Spreadsheets),
        vault: Arc::new(vault),
        passwords: Passwords::default(),
        programmes: Programmes::default(),
        indexes: Indexes::default(),
        calendars: Kept::default(),
        settings,
    }
}

/// Opens the database, which brings its schema up to date, and the keys of its fields.
///
/// # Errors
/// One sentence if the database cannot be reached or used, or the master key is not the one it was made with.
pub async fn open(config: &Config, settings: Settings) -> Result<Services, Stop> {
    let store = open_store(&config.database).await.map_err(|error| unopened(&config.database, error))?;
    let vault = keys::open(&*store, &config.master_key, &SystemRandom).await?;
    if !settings.is_demo {
        recovery::keep_sheet(config, &*store, &vault).await?;
    }
    Ok(assemble(store, vault, settings))
}

async fn open_store(database: &DatabaseUrl) -> StoreResult<Arc<dyn Store>> {
    Ok(match database.engine {
        Engine::Sqlite => Arc::new(store_sqlite::open(database.reveal()).await?),
        Engine::Postgres => Arc::new(store_postgres::open(database.reveal()).await?),
    })
}

fn unopened(database: &DatabaseUrl, error: StoreError) -> Stop {
    match (database.engine, error) {
        (Engine::Postgres, StoreError::Unavailable(why)) => Stop::new(format!(
            "PostgreSQL at {database} does not answer ({why}): start it, or correct the setting `database`."
        )),
        (Engine::Sqlite, StoreError::Unavailable(why)) => Stop::new(format!(
            "The database {database} cannot be opened ({why}): see that the folder is there and can be written, and that no other program holds the file."
        )),
        (_, StoreError::Broken(why)) => Stop::new(format!("The database {database} cannot be used: {why}.")),
        (_, error) => Stop::from(error),
    }
}
