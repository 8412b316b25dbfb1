//! Versions of the programme that are still being written.

use domain::ids::{OfficeId, ProgrammeId};
use service::ports::{Entry, FileChange, FileRecord, StoreResult};
use sqlx::{query, query_as};

use super::programmes::files;
use super::transaction::{Written, applied, record};
use super::{Link, Store};

pub(super) async fn change(
    store: &Store,
    id: ProgrammeId,
    office: OfficeId,
    changes: &[FileChange],
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            hold_draft(&mut begun, id, office).await?;
            for change in changes {
                apply(&mut begun, id, change).await?;
            }
            record(begun, entry).await
        })
        .await
}

pub(super) async fn publish(
    store: &Store,
    id: ProgrammeId,
    office: OfficeId,
    files: &[FileRecord],
    at: i64,
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            hold_draft(&mut begun, id, office).await?;
            require_files(&mut begun, id, files).await?;
            query!("update programme set published_at = $2 where id = $1", id.0, at).execute(&mut *begun).await?;
            record(begun, entry).await
        })
        .await
}

pub(super) async fn discard(store: &Store, id: ProgrammeId, office: OfficeId, entry: &Entry) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            hold_draft(&mut begun, id, office).await?;
            query!("delete from programme_file where programme_id = $1", id.0).execute(&mut *begun).await?;
            query!("delete from programme where id = $1", id.0).execute(&mut *begun).await?;
            record(begun, entry).await
        })
        .await
}

/// The version is the office's and still being written, `Missing` otherwise; and stays so until the transaction ends.
/// Writing to its row, though nothing changes, lets those who change it and those who publish it wait for each other.
async fn hold_draft(link: &mut Link, id: ProgrammeId, office: OfficeId) -> Written {
    let held = query!(
        r#"
        update programme
        set created_at = created_at
        where id = $1
          and office_id = $2
          and published_at is null"#,
        id.0,
        office.0,
    )
    .execute(link)
    .await?;
    applied(held.rows_affected())
}

/// `Missing` unless these are the version's files. They are sorted here: engines order letters each in their own way.
async fn require_files(link: &mut Link, id: ProgrammeId, files: &[FileRecord]) -> Written {
    let mut stored = files!(id.0).fetch_all(link).await?;
    stored.sort();
    let mut checked = files.to_vec();
    checked.sort();
    applied(u64::from(stored == checked))
}

/// `Missing` unless the file says what it said before.
async fn apply(link: &mut Link, id: ProgrammeId, change: &FileChange) -> Written {
    let done = match (&change.before, &change.after) {
        (None, Some(body)) => {
            query!(
                r#"
                insert into programme_file (programme_id, path, body)
                values ($1, $2, $3)
                on conflict (programme_id, path) do nothing"#,
                id.0,
                change.path,
                body,
            )
            .execute(link)
            .await?
        }
        (Some(before), Some(body)) => {
            query!(
                "update programme_file set body = $4 where programme_id = $1 and path = $2 and body = $3",
                id.0,
                change.path,
                before,
                body,
            )
            .execute(link)
            .await?
        }
        (Some(before), None) => {
            query!(
                "delete from programme_file where programme_id = $1 and path = $2 and body = $3",
                id.0,
                change.path,
                before,
            )
            .execute(link)
            .await?
        }
        (None, None) => return Ok(()),
    };
    applied(done.rows_affected())
}
