//! Versions of the programme: an office writes its own, and what is published never changes (rule A1).

use domain::ids::{OfficeId, ProgrammeId};
use service::ports::{FileChange, FileRecord, ProgrammeRecord, StoreError};
use tests::databases::Database;
use tests::office::{Office, fresh};

on_both_engines!(
    a_draft_keeps_its_files_and_can_be_changed,
    a_change_of_what_somebody_else_changed_leaves_every_file_as_it_was,
    another_office_reaches_no_draft,
    what_is_published_is_neither_changed_nor_discarded_a1,
    a_draft_that_changed_since_it_was_checked_is_not_published,
    a_discarded_draft_is_gone_with_its_files,
    two_copies_of_the_same_number_are_one,
    of_two_who_change_and_publish_at_once_nobody_publishes_what_was_not_checked,
);

fn file(path: &str, body: &str) -> FileRecord {
    FileRecord { path: path.to_owned(), body: body.to_owned() }
}

fn change(path: &str, before: Option<&str>, after: Option<&str>) -> FileChange {
    FileChange { path: path.to_owned(), before: before.map(str::to_owned), after: after.map(str::to_owned) }
}

fn record(office: &Office) -> ProgrammeRecord {
    ProgrammeRecord {
        id: ProgrammeId(fresh()),
        code: format!("german-informed@{}", office.id),
        version: 2,
        office_id: Some(office.id.0),
        copied_from: Some(office.programme.0),
        created_at: 7,
        published_at: None,
    }
}

/// A draft with two files.
async fn draft(database: Database) -> (Office, ProgrammeId) {
    let office = Office::found(database).await;
    let record = record(&office);
    let files = [file("kk.toml", "бір"), file("structure.toml", "one")];
    office.database.store.add_programme(&record, &files, &office.entry("programme.copy")).await.expect("it is added");
    (office, record.id)
}

async fn files(office: &Office, id: ProgrammeId) -> Vec<(String, String)> {
    let files = office.database.store.programme_files(id).await.expect("files");
    let mut files: Vec<_> = files.into_iter().map(|file| (file.path, file.body)).collect();
    files.sort();
    files
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(path, body)| ((*path).to_owned(), (*body).to_owned())).collect()
}

#[track_caller]
fn is_missing(done: &Result<(), StoreError>) {
    assert!(matches!(done, Err(StoreError::Missing)), "{done:?}");
}

async fn a_draft_keeps_its_files_and_can_be_changed(database: Database) {
    let (office, id) = draft(database).await;
    let store = &office.database.store;
    let stored = store.programme(id).await.expect("it is read").expect("it is there");
    assert_eq!((stored.office_id, stored.copied_from), (Some(office.id.0), Some(office.programme.0)));
    assert_eq!((stored.created_at, stored.published_at), (7, None));
    let changes = [
        change("structure.toml", Some("one"), Some("two")),
        change("kk.toml", Some("бір"), None),
        change("sessions/a/kk.md", None, Some("# Ә\n")),
    ];
    store.change_programme(id, office.id, &changes, &office.entry("programme.change")).await.expect("it is changed");
    assert_eq!(files(&office, id).await, pairs(&[("sessions/a/kk.md", "# Ә\n"), ("structure.toml", "two")]));
    let told = "select count(*) from audit where action = 'programme.change'";
    assert_eq!(office.database.number(told).await, 1);
}

async fn a_change_of_what_somebody_else_changed_leaves_every_file_as_it_was(database: Database) {
    let (office, id) = draft(database).await;
    let store = &office.database.store;
    let entry = office.entry("programme.change");
    for stale in [
        change("kk.toml", Some("екі"), Some("үш")),
        change("kk.toml", Some("екі"), None),
        change("kk.toml", None, Some("үш")),
        change("ru.toml", Some("раз"), Some("два")),
    ] {
        let changes = [change("structure.toml", Some("one"), Some("two")), stale];
        is_missing(&store.change_programme(id, office.id, &changes, &entry).await);
        assert_eq!(files(&office, id).await, pairs(&[("kk.toml", "бір"), ("structure.toml", "one")]));
    }
    assert_eq!(office.database.number("select count(*) from audit where action = 'programme.change'").await, 0);
}

async fn another_office_reaches_no_draft(database: Database) {
    let (office, id) = draft(database).await;
    let store = &office.database.store;
    let (stranger, entry) = (OfficeId(fresh()), office.entry("programme.change"));
    let changes = [change("structure.toml", Some("one"), Some("two"))];
    is_missing(&store.change_programme(id, stranger, &changes, &entry).await);
    let all = store.programme_files(id).await.expect("files");
    is_missing(&store.publish_programme(id, stranger, &all, 9, &entry).await);
    is_missing(&store.discard_programme(id, stranger, &entry).await);
    // Nor does the office reach a version that it did not write.
    is_missing(&store.change_programme(office.programme, office.id, &changes, &entry).await);
    is_missing(&store.discard_programme(office.programme, office.id, &entry).await);
    assert_eq!(files(&office, id).await.len(), 2);
}

async fn what_is_published_is_neither_changed_nor_discarded_a1(database: Database) {
    let (office, id) = draft(database).await;
    let store = &office.database.store;
    let entry = office.entry("programme.publish");
    let all = store.programme_files(id).await.expect("files");
    store.publish_programme(id, office.id, &all, 9, &entry).await.expect("it is published");
    let published = store.programme(id).await.expect("it is read").expect("it is there");
    assert_eq!(published.published_at, Some(9));
    let changes = [change("structure.toml", Some("one"), Some("two"))];
    is_missing(&store.change_programme(id, office.id, &changes, &entry).await);
    is_missing(&store.publish_programme(id, office.id, &all, 10, &entry).await);
    is_missing(&store.discard_programme(id, office.id, &entry).await);
    assert_eq!(files(&office, id).await, pairs(&[("kk.toml", "бір"), ("structure.toml", "one")]));
    let still = store.programme(id).await.expect("it is read").expect("it is there");
    assert_eq!(still.published_at, Some(9));
}

async fn a_draft_that_changed_since_it_was_checked_is_not_published(database: Database) {
    let (office, id) = draft(database).await;
    let store = &office.database.store;
    let entry = office.entry("programme.publish");
    let looked_at = store.programme_files(id).await.expect("files");
    let changes = [change("structure.toml", Some("one"), Some("two"))];
    store.change_programme(id, office.id, &changes, &entry).await.expect("it is changed");
    is_missing(&store.publish_programme(id, office.id, &looked_at, 9, &entry).await);
    is_missing(&store.publish_programme(id, office.id, &looked_at[..1], 9, &entry).await);
    let mut again = store.programme_files(id).await.expect("files");
    again.reverse();
    store.publish_programme(id, office.id, &again, 9, &entry).await.expect("the order of the files does not matter");
}

async fn a_discarded_draft_is_gone_with_its_files(database: Database) {
    let (office, id) = draft(database).await;
    let store = &office.database.store;
    store.discard_programme(id, office.id, &office.entry("programme.discard")).await.expect("it is discarded");
    assert!(store.programme(id).await.expect("it is read").is_none());
    assert_eq!(office.database.number("select count(*) from programme_file").await, 0);
    is_missing(&store.discard_programme(id, office.id, &office.entry("programme.discard")).await);
}

async fn two_copies_of_the_same_number_are_one(database: Database) {
    let (office, id) = draft(database).await;
    let store = &office.database.store;
    let second = record(&office);
    let entry = office.entry("programme.copy");
    store.add_programme(&second, &[file("kk.toml", "екі")], &entry).await.expect("the first one is left as it is");
    assert!(store.programme(second.id).await.expect("it is read").is_none());
    assert_eq!(files(&office, id).await.len(), 2);
}

async fn of_two_who_change_and_publish_at_once_nobody_publishes_what_was_not_checked(database: Database) {
    let (office, id) = draft(database).await;
    let store = &office.database.store;
    let entry = office.entry("programme.publish");
    let looked_at = store.programme_files(id).await.expect("files");
    let changes = [change("structure.toml", Some("one"), Some("two"))];
    let (written, published) = tokio::join!(
        store.change_programme(id, office.id, &changes, &entry),
        store.publish_programme(id, office.id, &looked_at, 9, &entry),
    );
    assert!(written.is_ok() != published.is_ok(), "{written:?} {published:?}");
    let body = files(&office, id).await[1].1.clone();
    assert_eq!(body, if published.is_ok() { "one" } else { "two" });
}
