//! Notes and files beside a plan: an office's own, whole or not at all.

use domain::ids::OfficeId;
use service::ports::{AttachmentRecord, StoreError};
use tests::databases::Database;
use tests::office::{Office, fresh, fresh_bytes};
use uuid::Uuid;

on_both_engines!(
    what_stands_beside_a_plan_is_listed_in_order_and_read_back,
    another_office_neither_sees_nor_reads_nor_removes_it,
    what_is_removed_is_gone_and_removed_once,
    what_is_refused_leaves_nothing_behind,
    a_file_of_ten_megabytes_is_kept_whole,
);

fn note(office: &Office, key: &str, at: i64) -> AttachmentRecord {
    AttachmentRecord {
        id: fresh(),
        office_id: office.id,
        session_key: key.to_owned(),
        name_sealed: None,
        media: None,
        size: 5,
        at,
        by_staff: office.trainer,
    }
}

fn file(office: &Office, key: &str, at: i64) -> AttachmentRecord {
    let (name, media) = (Some(fresh_bytes()), Some("application/pdf".to_owned()));
    AttachmentRecord { name_sealed: name, media, ..note(office, key, at) }
}

async fn attach(office: &Office, attachment: &AttachmentRecord, body: &[u8]) -> Result<(), StoreError> {
    office.database.store.attach(attachment, body, &office.entry("plan.attach")).await
}

async fn listed(office: &Office, key: &str) -> Vec<Uuid> {
    let records = office.database.store.attachments(office.id, key).await.expect("a list");
    records.iter().map(|record| record.id).collect()
}

async fn what_stands_beside_a_plan_is_listed_in_order_and_read_back(database: Database) {
    let office = Office::found(database).await;
    let (later, sooner, other) =
        (file(&office, "training-05", 9), note(&office, "training-05", 8), note(&office, "training-06", 7));
    for (attachment, body) in [(&later, b"%PDF"), (&sooner, b"rope"), (&other, b"else")] {
        attach(&office, attachment, body).await.expect("it is kept");
    }
    assert_eq!(listed(&office, "training-05").await, [sooner.id, later.id]);
    let store = &office.database.store;
    let records = store.attachments(office.id, "training-05").await.expect("a list");
    let [note, file] = &records[..] else { panic!("{records:?}") };
    assert_eq!((&note.name_sealed, &note.media, note.at, note.by_staff), (&None, &None, 8, office.trainer));
    assert_eq!((&file.name_sealed, &file.media, file.size), (&later.name_sealed, &later.media, 5));
    let body = store.attachment_body(office.id, later.id).await.expect("it is read");
    assert_eq!(body.as_deref(), Some(&b"%PDF"[..]));
    assert_eq!(office.database.number("select count(*) from audit where action = 'plan.attach'").await, 3);
}

async fn another_office_neither_sees_nor_reads_nor_removes_it(database: Database) {
    let office = Office::found(database).await;
    let other = OfficeId(fresh());
    let attachment = file(&office, "training-05", 8);
    attach(&office, &attachment, b"%PDF").await.expect("it is kept");
    let store = &office.database.store;
    assert!(store.attachments(other, "training-05").await.expect("a list").is_empty());
    assert_eq!(store.attachment_body(other, attachment.id).await.expect("it is looked for"), None);
    let removed = store.detach(other, attachment.id, &office.entry("plan.detach")).await;
    assert!(matches!(removed, Err(StoreError::Missing)), "{removed:?}");
    assert_eq!(listed(&office, "training-05").await, [attachment.id]);
}

async fn what_is_removed_is_gone_and_removed_once(database: Database) {
    let office = Office::found(database).await;
    let attachment = note(&office, "training-05", 8);
    attach(&office, &attachment, b"rope").await.expect("it is kept");
    let store = &office.database.store;
    let entry = office.entry("plan.detach");
    store.detach(office.id, attachment.id, &entry).await.expect("it is removed");
    let again = store.detach(office.id, attachment.id, &entry).await;
    assert!(matches!(again, Err(StoreError::Missing)), "{again:?}");
    assert_eq!(store.attachment_body(office.id, attachment.id).await.expect("it is looked for"), None);
    assert_eq!(office.database.number("select count(*) from plan_attachment").await, 0);
    assert_eq!(office.database.number("select count(*) from audit where action = 'plan.detach'").await, 1);
}

async fn what_is_refused_leaves_nothing_behind(database: Database) {
    let office = Office::found(database).await;
    let nameless = AttachmentRecord { name_sealed: None, ..file(&office, "training-05", 8) };
    attach(&office, &nameless, b"%PDF").await.expect_err("a file has a name");
    let stranger = AttachmentRecord { by_staff: fresh().into(), ..note(&office, "training-05", 8) };
    attach(&office, &stranger, b"rope").await.expect_err("somebody of the staff puts it there");
    let known = note(&office, "training-05", 8);
    attach(&office, &known, b"rope").await.expect("it is kept");
    let twice = attach(&office, &known, b"other").await;
    assert!(matches!(twice, Err(StoreError::Duplicate)), "{twice:?}");
    let body = office.database.store.attachment_body(office.id, known.id).await.expect("it is read");
    assert_eq!(body.as_deref(), Some(&b"rope"[..]));
    assert_eq!(office.database.number("select count(*) from audit where action = 'plan.attach'").await, 1);
}

async fn a_file_of_ten_megabytes_is_kept_whole(database: Database) {
    let office = Office::found(database).await;
    let body: Vec<u8> = (0..10 * 1024 * 1024_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
    let attachment = file(&office, "training-05", 8);
    attach(&office, &attachment, &body).await.expect("it is kept");
    let kept = office.database.store.attachment_body(office.id, attachment.id).await.expect("it is read");
    assert!(kept.as_deref() == Some(&body[..]), "every byte is the same");
}
