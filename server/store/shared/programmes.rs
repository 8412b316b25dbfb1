//! Versions of the programme and their files (rule A1).

use async_trait::async_trait;
use domain::ids::{OfficeId, ProgrammeId};
use service::ports::{Entry, FileChange, FileRecord, Moved, ProgrammeRecord, Programmes, StoreResult};
use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use super::transaction::{Written, record_after};
use super::{Link, Store, drafts, refusal, transfers};
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

pub(super) use files;

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
        drafts::change(self, id, office, changes, entry).await
    }

    async fn publish_programme(
        &self,
        id: ProgrammeId,
        office: OfficeId,
        files: &[FileRecord],
        at: i64,
        entry: &Entry,
    ) -> StoreResult<()> {
        drafts::publish(self, id, office, files, at, entry).await
    }

    async fn discard_programme(&self, id: ProgrammeId, office: OfficeId, entry: &Entry) -> StoreResult<()> {
        drafts::discard(self, id, office, entry).await
    }

    async fn move_to_programme(
        &self,
        office: OfficeId,
        to: ProgrammeId,
        moved: &[Moved],
        entry: &Entry,
    ) -> StoreResult<()> {
        transfers::move_to(self, office, to, moved, entry).await
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
