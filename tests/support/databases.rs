//! Empty databases of both engines, each used by one test.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use service::ports::Store;
use sqlx::postgres::PgPool;
use sqlx::sqlite::SqlitePool;
use sqlx::{Connection, PgConnection, Postgres, QueryBuilder, Sqlite, Transaction};
use tokio::task::LocalSet;
use uuid::Uuid;

/// Where PostgreSQL is: the address of a database from which others can be made, such as
/// `postgres://postgres@127.0.0.1/postgres`.
const POSTGRES_URL: &str = "BETBURYS_TEST_POSTGRES_URL";

static MADE: AtomicU32 = AtomicU32::new(0);

/// Which engine a claim is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

/// A value in a statement that goes around the store.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    Id(Uuid),
    Number(i64),
    Text(&'a str),
    Bytes(&'a [u8]),
    Flag(bool),
}

/// A migrated database with nothing in it.
#[derive(Clone)]
pub struct Database {
    pub kind: Kind,
    pub url: String,
    pub store: Arc<dyn Store>,
    direct: Direct,
}

#[derive(Clone)]
enum Direct {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// What keeps every write waiting; reads go on.
pub enum Lock {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Lock {
    /// Lets the writes go on.
    ///
    /// # Panics
    /// If the database went away.
    pub async fn release(self) {
        match self {
            Self::Sqlite(begun) => begun.rollback().await,
            Self::Postgres(begun) => begun.rollback().await,
        }
        .expect("it is released");
    }
}

/// Shows that `claim` holds on a fresh database, which is removed afterwards, whatever happened.
///
/// # Panics
/// If the claim does, or there is no database.
pub async fn run<F>(kind: Kind, claim: impl FnOnce(Database) -> F)
where
    F: Future<Output = ()> + 'static,
{
    let place = Place::make(kind).await;
    let database = Database::open(kind, place.url()).await;
    let here = LocalSet::new();
    let outcome = here.run_until(here.spawn_local(claim(database))).await;
    place.remove().await;
    if let Err(failure) = outcome {
        std::panic::resume_unwind(failure.into_panic());
    }
}

enum Place {
    Folder(PathBuf),
    Server { url: String, name: String },
}

impl Place {
    async fn make(kind: Kind) -> Self {
        let name = format!("betburys_test_{}_{}", process::id(), MADE.fetch_add(1, Ordering::Relaxed));
        if kind == Kind::Sqlite {
            let folder = env::temp_dir().join(name);
            fs::create_dir_all(&folder).expect("a folder for the database");
            return Self::Folder(folder);
        }
        let url = postgres_url();
        on_server(&url, &format!(r#"drop database if exists "{name}" with (force)"#)).await;
        on_server(&url, &format!(r#"create database "{name}""#)).await;
        Self::Server { url, name }
    }

    fn url(&self) -> String {
        match self {
            Self::Folder(folder) => format!("sqlite://{}", folder.join("betburys.sqlite").display()),
            Self::Server { url, name } => {
                let (server, _) = url.rsplit_once('/').expect("an address that ends in a database's name");
                format!("{server}/{name}")
            }
        }
    }

    async fn remove(self) {
        match self {
            Self::Folder(folder) => fs::remove_dir_all(folder).expect("the folder can be removed"),
            Self::Server { url, name } => {
                on_server(&url, &format!(r#"drop database if exists "{name}" with (force)"#)).await;
            }
        }
    }
}

/// The address of PostgreSQL. Without one the test fails: what is not tested must not look as if it were.
#[expect(clippy::disallowed_methods, reason = "whoever runs the tests says where PostgreSQL is")]
fn postgres_url() -> String {
    env::var(POSTGRES_URL).unwrap_or_else(|_| {
        panic!("set {POSTGRES_URL} to a PostgreSQL in which databases can be made, such as postgres://postgres@127.0.0.1/postgres")
    })
}

async fn on_server(url: &str, statement: &str) {
    let mut link = PgConnection::connect(url).await.expect("PostgreSQL answers");
    QueryBuilder::<Postgres>::new(statement)
        .build()
        .execute(&mut link)
        .await
        .expect("databases can be made and dropped");
}

/// Does the same on whichever engine, with the values bound.
macro_rules! prepared {
    ($sql:expr, $values:expr) => {{
        let mut query = sqlx::query($sql);
        for value in $values {
            query = match *value {
                Value::Id(id) => query.bind(id),
                Value::Number(number) => query.bind(number),
                Value::Text(text) => query.bind(text),
                Value::Bytes(bytes) => query.bind(bytes),
                Value::Flag(flag) => query.bind(flag),
            };
        }
        query
    }};
}

impl Database {
    async fn open(kind: Kind, url: String) -> Self {
        let (store, direct): (Arc<dyn Store>, _) = match kind {
            Kind::Sqlite => (
                Arc::new(store_sqlite::open(&url).await.expect("SQLite opens")),
                Direct::Sqlite(SqlitePool::connect(&url).await.expect("SQLite opens twice")),
            ),
            Kind::Postgres => (
                Arc::new(store_postgres::open(&url).await.expect("PostgreSQL opens")),
                Direct::Postgres(PgPool::connect(&url).await.expect("PostgreSQL opens twice")),
            ),
        };
        Self { kind, url, store, direct }
    }

    /// Opens the same database once more, as another server would.
    ///
    /// # Errors
    /// As the engine's own `open`.
    pub async fn reopen(&self) -> service::ports::StoreResult<Arc<dyn Store>> {
        Ok(match self.kind {
            Kind::Sqlite => Arc::new(store_sqlite::open(&self.url).await?),
            Kind::Postgres => Arc::new(store_postgres::open(&self.url).await?),
        })
    }

    /// Runs a statement around the store and its checks; how many rows it wrote, or the engine's refusal.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn direct(&self, sql: &'static str, values: &[Value<'_>]) -> sqlx::Result<u64> {
        match &self.direct {
            Direct::Sqlite(pool) => Ok(prepared!(sql, values).execute(pool).await?.rows_affected()),
            Direct::Postgres(pool) => Ok(prepared!(sql, values).execute(pool).await?.rows_affected()),
        }
    }

    /// Locks what every write needs, as another program that does not let go.
    ///
    /// # Panics
    /// If it is locked already.
    pub async fn lock_audit(&self) -> Lock {
        match &self.direct {
            Direct::Sqlite(pool) => pool.begin_with("begin immediate").await.map(Lock::Sqlite),
            Direct::Postgres(pool) => {
                let mut begun = pool.begin().await.expect("a transaction");
                let locked = sqlx::query("lock table audit in exclusive mode").execute(&mut *begun).await;
                locked.map(|_| Lock::Postgres(begun))
            }
        }
        .expect("a lock")
    }

    /// The single number that a query returns.
    ///
    /// # Panics
    /// If it does not.
    pub async fn number(&self, sql: &'static str) -> i64 {
        match &self.direct {
            Direct::Sqlite(pool) => sqlx::query_scalar(sql).fetch_one(pool).await,
            Direct::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await,
        }
        .expect("a number")
    }

    /// The lines of text that a query returns.
    ///
    /// # Panics
    /// If the engine refuses it.
    pub async fn lines(&self, sql: &'static str) -> Vec<String> {
        match &self.direct {
            Direct::Sqlite(pool) => sqlx::query_scalar(sql).fetch_all(pool).await,
            Direct::Postgres(pool) => sqlx::query_scalar(sql).fetch_all(pool).await,
        }
        .expect("lines")
    }
}
