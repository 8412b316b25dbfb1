//! Opening a store, and what it does when its database is away (R3, R4, R9).

use std::time::{Duration, Instant};

use service::ports::StoreError;
use tests::databases::{Database, Kind};
use tests::office::Office;

on_both_engines!(
    a_store_opens_twice_and_answers,
    a_database_from_the_future_is_refused_in_words,
    a_write_that_waits_for_a_lock_ends_within_five_seconds,
);

async fn a_store_opens_twice_and_answers(database: Database) {
    database.store.ping().await.expect("it answers");
    let second = database.reopen().await.expect("it opens again");
    second.ping().await.expect("it answers too");
}

async fn a_database_from_the_future_is_refused_in_words(database: Database) {
    let newer = "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
                 select 9999, description, success, checksum, execution_time from _sqlx_migrations where version = 1";
    database.direct(newer, &[]).await.expect("a migration that this program does not know");
    let Err(StoreError::Broken(words)) = database.reopen().await.map(|_| ()) else {
        panic!("it was opened");
    };
    assert!(words.contains("newer version") && words.contains("9999"), "{words}");
}

async fn a_write_that_waits_for_a_lock_ends_within_five_seconds(database: Database) {
    let office = Office::found(database.clone()).await;
    let lock = database.lock_audit().await;
    let start = Instant::now();
    let refused = office.database.store.note_read(&office.entry("person.read")).await;
    let waited = start.elapsed();
    assert!(matches!(refused, Err(StoreError::Unavailable(_))), "{refused:?}");
    assert!(waited < Duration::from_millis(5500), "{waited:?}");
    let start = Instant::now();
    assert_eq!(office.database.store.offices().await.expect("reads go on").len(), 1);
    assert!(start.elapsed() < Duration::from_secs(1));
    lock.release().await;
    office.database.store.note_read(&office.entry("person.read")).await.expect("it recovers by itself");
}

#[cfg(unix)]
#[tokio::test]
async fn a_new_file_is_private() {
    use std::os::unix::fs::PermissionsExt;

    tests::databases::run(Kind::Sqlite, async |database| {
        let file = database.url.trim_start_matches("sqlite://").to_owned();
        for suffix in ["", "-wal", "-shm"] {
            let rights = std::fs::metadata(format!("{file}{suffix}")).expect("it is there").permissions();
            assert_eq!(rights.mode() & 0o777, 0o600, "{suffix}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_address_that_is_none_is_refused() {
    assert!(store_sqlite::open("sqlite:///no/such/folder/x.sqlite").await.is_err());
    assert!(store_postgres::open("postgres://nobody@127.0.0.1:1/none").await.is_err());
}
