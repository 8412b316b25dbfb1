//! Moving people and groups to another version of the programme.

use domain::ids::{EnrolmentId, GroupId, OfficeId, ProgrammeId};
use service::ports::{Entry, Moved, StoreResult};
use sqlx::query;

use super::transaction::{Written, applied, record};
use super::{Link, Store};

pub(super) async fn move_to(
    store: &Store,
    office: OfficeId,
    to: ProgrammeId,
    moved: &[Moved],
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
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
