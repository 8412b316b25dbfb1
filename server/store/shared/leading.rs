use async_trait::async_trait;
use domain::ids::{OccurrenceId, StaffId};
use service::ports::{Entry, Leading, StoreResult};
use sqlx::{query, query_scalar};

use super::transaction::record;
use super::{Store, refusal};

#[async_trait]
impl Leading for Store {
    async fn steps_done(&self, occurrence: OccurrenceId) -> StoreResult<Vec<String>> {
        query_scalar!(
            r#"
            select step_key as "step_key!: String"
            from step_done
            where occurrence_id = $1
            order by step_key"#,
            occurrence.0,
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn do_step(&self, occurrence: OccurrenceId, step: &str, by: StaffId, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            let done = query!(
                r#"
                insert into step_done (occurrence_id, step_key, at, by_staff)
                values ($1, $2, $3, $4)
                on conflict (occurrence_id, step_key) do nothing"#,
                occurrence.0,
                step,
                entry.at,
                by.0,
            )
            .execute(&mut *begun)
            .await?;
            if done.rows_affected() == 0 {
                return Ok(());
            }
            record(begun, entry).await
        })
        .await
    }

    async fn undo_step(&self, occurrence: OccurrenceId, step: &str, entry: &Entry) -> StoreResult<()> {
        self.write(|mut begun| async move {
            let undone = query!(
                r#"
                delete from step_done
                where occurrence_id = $1
                  and step_key = $2"#,
                occurrence.0,
                step,
            )
            .execute(&mut *begun)
            .await?;
            if undone.rows_affected() == 0 {
                return Ok(());
            }
            record(begun, entry).await
        })
        .await
    }
}
