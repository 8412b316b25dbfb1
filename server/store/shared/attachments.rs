use async_trait::async_trait;
use domain::ids::OfficeId;
use service::ports::{AttachmentRecord, Attachments, Entry, StoreResult};
use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use super::transaction::{applied, record};
use super::{Store, refusal};

#[async_trait]
impl Attachments for Store {
    async fn attach(&self, attachment: &AttachmentRecord, body_sealed: &[u8], entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            query!(
                r#"
                insert into plan_attachment
                    (id, office_id, session_key, name_sealed, media, size, body_sealed, at, by_staff)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"#,
                attachment.id,
                attachment.office_id.0,
                attachment.session_key,
                attachment.name_sealed,
                attachment.media,
                attachment.size,
                body_sealed,
                attachment.at,
                attachment.by_staff.0,
            )
            .execute(&mut *begun)
            .await?;
            record(begun, entry).await
        })
        .await
    }

    async fn attachments(&self, office: OfficeId, session_key: &str) -> StoreResult<Vec<AttachmentRecord>> {
        query_as!(
            AttachmentRecord,
            r#"
            select
                id as "id!: Uuid",
                office_id as "office_id!: Uuid",
                session_key as "session_key!: String",
                name_sealed as "name_sealed?: Vec<u8>",
                media as "media?: String",
                size as "size!: i64",
                at as "at!: i64",
                by_staff as "by_staff!: Uuid"
            from plan_attachment
            where office_id = $1
              and session_key = $2
            order by at, id"#,
            office.0,
            session_key,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn attachment_body(&self, office: OfficeId, id: Uuid) -> StoreResult<Option<Vec<u8>>> {
        query_scalar!(
            r#"
            select body_sealed as "body_sealed!: Vec<u8>"
            from plan_attachment
            where office_id = $1
              and id = $2"#,
            office.0,
            id,
        )
        .fetch_optional(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn detach(&self, office: OfficeId, id: Uuid, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            let removed = query!(
                r#"
                delete from plan_attachment
                where office_id = $1
                  and id = $2"#,
                office.0,
                id,
            )
            .execute(&mut *begun)
            .await?;
            applied(removed.rows_affected())?;
            record(begun, entry).await
        })
        .await
    }
}
