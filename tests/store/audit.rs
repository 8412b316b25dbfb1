//! The audit log is a chain: whatever is done to a line shows (rule I4, S12).

use tests::databases::{Database, Value};
use tests::office::{Office, fresh_bytes};

on_both_engines!(
    writes_that_race_leave_a_chain_that_holds,
    a_line_that_was_changed_is_named,
    a_line_that_was_removed_is_named,
    lines_that_were_swapped_are_named,
    a_line_that_was_slipped_in_is_named,
    a_refused_write_leaves_no_line,
    two_programs_append_to_one_chain,
);

async fn with_lines(database: Database) -> Office {
    let office = Office::found(database).await;
    for _ in 0..10 {
        office.database.store.note_read(&office.entry("person.read")).await.expect("it is noted");
    }
    assert_eq!(broken(&office).await, None);
    office
}

async fn broken(office: &Office) -> Option<i64> {
    office.database.store.verify_audit().await.expect("the chain is read")
}

async fn writes_that_race_leave_a_chain_that_holds(database: Database) {
    let office = Office::found(database).await;
    let before = office.database.number("select count(*) from audit").await;
    let reads: Vec<_> = (0..50)
        .map(|_| {
            let office = office.clone();
            tokio::spawn(async move { office.database.store.note_read(&office.entry("person.read")).await })
        })
        .collect();
    for read in reads {
        read.await.expect("no panic").expect("it is noted");
    }
    assert_eq!(office.database.number("select count(*) from audit").await, before + 50);
    assert_eq!(office.database.number("select max(seq) from audit").await, before + 50);
    assert_eq!(broken(&office).await, None);
}

async fn a_line_that_was_changed_is_named(database: Database) {
    let office = with_lines(database).await;
    let changes = [
        ("update audit set actor = $1 where seq = 9", Value::Text("staff:other")),
        ("update audit set at = $1 where seq = 8", Value::Number(1)),
        ("update audit set office_id = $1 where seq = 7", Value::Id(uuid::Uuid::from_u128(7))),
        ("update audit set hash = $1 where seq = 6", Value::Bytes(&[6; 32])),
    ];
    for (change, seq) in changes.into_iter().zip([9, 8, 7, 6]) {
        office.database.direct(change.0, &[change.1]).await.expect("the engine lets it");
        assert_eq!(broken(&office).await, Some(seq));
    }
}

async fn a_line_that_was_removed_is_named(database: Database) {
    let office = with_lines(database).await;
    office.database.direct("delete from audit where seq = 4", &[]).await.expect("the engine lets it");
    assert_eq!(broken(&office).await, Some(4));
    office.database.direct("delete from audit where seq = 1", &[]).await.expect("the engine lets it");
    assert_eq!(broken(&office).await, Some(1));
}

async fn lines_that_were_swapped_are_named(database: Database) {
    let office = with_lines(database).await;
    for change in [
        "update audit set seq = 999 where seq = 5",
        "update audit set seq = 5 where seq = 6",
        "update audit set seq = 6 where seq = 999",
    ] {
        office.database.direct(change, &[]).await.expect("the engine lets it");
    }
    assert_eq!(broken(&office).await, Some(5));
}

async fn a_line_that_was_slipped_in_is_named(database: Database) {
    let office = with_lines(database).await;
    let last = office.database.number("select max(seq) from audit").await;
    let forged = "insert into audit (seq, at, actor, action, subject, previous, hash)
                  select seq + 1, at, actor, action, subject, hash, $1 from audit where seq = $2";
    office
        .database
        .direct(forged, &[Value::Bytes(&fresh_bytes()), Value::Number(last)])
        .await
        .expect("the engine lets it");
    assert_eq!(broken(&office).await, Some(last + 1));
}

async fn a_refused_write_leaves_no_line(database: Database) {
    let office = with_lines(database).await;
    let before = office.database.number("select count(*) from audit").await;
    office.plan(vec![office.session(0), office.session(0)]).await.expect_err("the room is taken");
    assert_eq!(office.database.number("select count(*) from audit").await, before);
}

/// A command line beside the server, for example: each remembers the line that it appended itself.
async fn two_programs_append_to_one_chain(database: Database) {
    let office = with_lines(database).await;
    let other = office.database.reopen().await.expect("a second program");
    let before = office.database.number("select count(*) from audit").await;
    for week in 0..3 {
        other.note_read(&office.entry("person.read")).await.expect("the other notes");
        other.note_read(&office.entry("person.read")).await.expect("and again");
        office.database.store.note_read(&office.entry("person.read")).await.expect("the first notes");
        other.note_read(&office.entry("person.read")).await.expect("and once more");
        office.plan(vec![office.session(week)]).await.expect("the first plans");
    }
    assert_eq!(office.database.number("select count(*) from audit").await, before + 15);
    assert_eq!(office.database.number("select count(*) from occurrence").await, 3, "what was confirmed is there");
    assert_eq!(broken(&office).await, None);
}
