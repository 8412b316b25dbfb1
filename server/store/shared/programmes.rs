//! Versions of the programme and their files (rule A1).

use async_trait::async_trait;
use domain::ids::{EnrolmentId, GroupId, OfficeId, ProgrammeId};
use service::ports::{Entry, FileChange, FileRecord, Moved, ProgrammeRecord, Programmes, StoreResult};
use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use super::transaction::{Written, applied, record, record_after};
use super::{Link, Store, refusal};
use crate::dialect::Batch;

macro_rules! programmes {
    ($rest:literal $(, $value:expr)*) => {
        query_as!(
            ProgrammeRecord,
            r#"
            select
                id as "id!: Uuid",
                code as "code!: String",
                version as "version!: i64",
                office_id as "office_id?: Uuid",
                copied_from as "copied_from?: Uuid",
                created_at as "created_at!: i64",
                published_at as "published_at?: i64"
            from programme
            "# + $rest
            $(, $value)*
        )
    };
}

macro_rules! files {
    ($id:expr) => {
        query_as!(
            FileRecord,
            r#"
            select
                path as "path!: String",
                body as "body!: String"
            from programme_file
            where programme_id = $1
            order by path"#,
            $id,
        )
    };
}

#[async_trait]
impl Programmes for Store {
    async fn programmes(&self) -> StoreResult<Vec<ProgrammeRecord>> {
        programmes!("order by created_at, version, id").fetch_all(&self.reader).await.map_err(refusal)
    }

    async fn programme(&self, id: ProgrammeId) -> StoreResult<Option<ProgrammeRecord>> {
        programmes!("where id = $1", id.0).fetch_optional(&self.reader).await.map_err(refusal)
    }

    async fn programme_files(&self, id: ProgrammeId) -> StoreResult<Vec<FileRecord>> {
        files!(id.0).fetch_all(&self.reader).await.map_err(refusal)
    }

    async fn add_programme(&self, programme: &ProgrammeRecord, files: &[FileRecord], entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            insert(&mut begun, programme).await?;
            let id = known(&mut begun, programme).await?;
            let has_files: i64 =
                query_scalar!(r#"select count(*) as "count!: i64" from programme_file where programme_id = $1"#, id)
                    .fetch_one(&mut *begun)
                    .await?;
            if has_files > 0 {
                return Ok(());
            }
            let mut batch = Batch::default();
            insert_files(&mut batch, id, files);
            record_after(begun, batch, entry).await
        })
        .await
    }

    async fn change_programme(
        &self,
        id: ProgrammeId,
        office: OfficeId,
        changes: &[FileChange],
        entry: &Entry,
    ) -> StoreResult<()> {
        self.write(|mut begun| async move {
            hold_draft(&mut begun, id, office).await?;
            for change in changes {
                apply(&mut begun, id, change).await?;
            }
            record(begun, entry).await
        })
        .await
    }

    async fn publish_programme(
        &self,
        id: ProgrammeId,
        office: OfficeId,
        files: &[FileRecord],
        at: i64,
        entry: &Entry,
    ) -> StoreResult<()> {
        self.write(|mut begun| async move {
            hold_draft(&mut begun, id, office).await?;
            require_files(&mut begun, id, files).await?;
            query!("update programme set published_at = $2 where id = $1", id.0, at).execute(&mut *begun).await?;
            record(begun, entry).await
        })
        .await
    }

    async fn discard_programme(&self, id: ProgrammeId, office: OfficeId, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            hold_draft(&mut begun, id, office).await?;
            query!("delete from programme_file where programme_id = $1", id.0).execute(&mut *begun).await?;
            query!("delete from programme where id = $1", id.0).execute(&mut *begun).await?;
            record(begun, entry).await
        })
        .await
    }

    async fn move_to_programme(
        &self,
        office: OfficeId,
        to: ProgrammeId,
        moved: &[Moved],
        entry: &Entry,
    ) -> StoreResult<()> {
        self.write(|mut begun| async move {
            for moved in moved {
                match *moved {
                    Moved::Enrolment { id, from } => move_enrolment(&mut begun, office, id, from, to).await?,
                    Moved::Group { id, from } => move_group(&mut begun, office, id, from, to, entry.at).await?,
                }
            }
            record(begun, entry).await
        })
        .await
    }
}

async fn insert(link: &mut Link, programme: &ProgrammeRecord) -> Written {
    query!(
        r#"
        insert into programme (id, code, version, office_id, copied_from, created_at, published_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (code, version) do nothing"#,
        programme.id.0,
        programme.code,
        programme.version,
        programme.office_id,
        programme.copied_from,
        programme.created_at,
        programme.published_at,
    )
    .execute(link)
    .await?;
    Ok(())
}

/// The key of that version, which may have come before.
async fn known(link: &mut Link, programme: &ProgrammeRecord) -> Written<Uuid> {
    let id = query_scalar!(
        r#"select id as "id!: Uuid" from programme where code = $1 and version = $2"#,
        programme.code,
        programme.version,
    )
    .fetch_one(link)
    .await?;
    Ok(id)
}

fn insert_files(batch: &mut Batch, id: Uuid, files: &[FileRecord]) {
    for some in files.chunks(100) {
        batch.statement("insert into programme_file (programme_id, path, body) ").push_values(some, |mut row, file| {
            row.push_bind(id).push_bind(file.path.clone()).push_bind(file.body.clone());
        });
    }
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

async fn move_enrolment(
    link: &mut Link,
    office: OfficeId,
    id: EnrolmentId,
    from: ProgrammeId,
    to: ProgrammeId,
) -> Written {
    let moved = query!(
        r#"
        update enrolment
        set programme_id = $1
        where id = $2
          and office_id = $3
          and programme_id = $4"#,
        to.0,
        id.0,
        office.0,
        from.0,
    )
    .execute(link)
    .await?;
    applied(moved.rows_affected())
}

/// The sessions that were held stay on the version that they were held by.
async fn move_group(
    link: &mut Link,
    office: OfficeId,
    id: GroupId,
    from: ProgrammeId,
    to: ProgrammeId,
    now: i64,
) -> Written {
    let moved = query!(
        r#"
        update training_group
        set programme_id = $1
        where id = $2
          and office_id = $3
          and programme_id = $4"#,
        to.0,
        id.0,
        office.0,
        from.0,
    )
    .execute(&mut *link)
    .await?;
    applied(moved.rows_affected())?;
    query!(
        r#"
        update occurrence
        set programme_id = $1
        where group_id = $2
          and register = 'open'
          and starts_at > $3"#,
        to.0,
        id.0,
        now,
    )
    .execute(link)
    .await?;
    Ok(())
}
