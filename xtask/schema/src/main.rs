//! Makes a database with the schema and nothing in it, against which the queries are checked. It does not use the
//! stores: while a query is wrong they do not compile.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Parser;
use sqlx::migrate::{MigrateDatabase, Migrator};
use sqlx::{Connection, PgConnection, Postgres, Sqlite, SqliteConnection};

#[derive(Debug, Parser)]
#[command(about)]
enum Command {
    /// Makes the database and brings it up to date.
    Make {
        /// The folder with the migrations of its engine.
        migrations: PathBuf,
        /// Where it shall be.
        url: String,
    },
    /// Removes the database.
    Drop {
        /// Where it is.
        url: String,
    },
}

#[tokio::main]
async fn main() -> Result<()> {
    match Command::parse() {
        Command::Make { migrations, url } => make(&migrations, &url).await.with_context(|| url),
        Command::Drop { url } => remove(&url).await.with_context(|| url),
    }
}

async fn make(migrations: &Path, url: &str) -> Result<()> {
    let migrator = Migrator::new(migrations).await?;
    if is_sqlite(url) {
        Sqlite::create_database(url).await?;
        migrator.run(&mut SqliteConnection::connect(url).await?).await?;
    } else {
        Postgres::create_database(url).await?;
        migrator.run(&mut PgConnection::connect(url).await?).await?;
    }
    Ok(())
}

async fn remove(url: &str) -> Result<()> {
    if is_sqlite(url) {
        return Ok(Sqlite::drop_database(url).await?);
    }
    Ok(Postgres::drop_database(url).await?)
}

fn is_sqlite(url: &str) -> bool {
    url.starts_with("sqlite:")
}
