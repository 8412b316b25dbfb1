//! Coming in by an invitation: the only way to an account.

use service::ports::{Entry, HolidayRecord, InvitationRecord, OfficeRecord, StaffRecord, StoreResult};
use sqlx::query;
use uuid::Uuid;

use super::transaction::{Written, applied, record};
use super::{Link, Store, offices};

pub(super) async fn add(store: &Store, invitation: &InvitationRecord, entry: &Entry) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            query!(
                r#"
                insert into invitation
                    (id, token_hash, office_id, roles, invited_by, created_at, expires_at, used_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8)"#,
                invitation.id.0,
                invitation.token_hash,
                invitation.office_id,
                invitation.roles,
                invitation.invited_by,
                invitation.created_at,
                invitation.expires_at,
                invitation.used_at,
            )
            .execute(&mut *begun)
            .await?;
            record(begun, entry).await
        })
        .await
}

pub(super) async fn found_office(
    store: &Store,
    office: &OfficeRecord,
    holidays: &[HolidayRecord],
    staff: &StaffRecord,
    invitation: Uuid,
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            let used = query!(
                r#"
                update invitation
                set used_at = $2
                where id = $1
                  and used_at is null
                  and office_id is null"#,
                invitation,
                entry.at,
            )
            .execute(&mut *begun)
            .await?;
            applied(used.rows_affected())?;
            offices::insert(&mut begun, office, holidays).await?;
            insert_staff(&mut begun, staff).await?;
            record(begun, entry).await
        })
        .await
}

pub(super) async fn join(store: &Store, staff: &StaffRecord, invitation: Uuid, entry: &Entry) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            let used = query!(
                r#"
                update invitation
                set used_at = $3
                where id = $1
                  and used_at is null
                  and office_id = $2"#,
                invitation,
                staff.office_id.0,
                entry.at,
            )
            .execute(&mut *begun)
            .await?;
            applied(used.rows_affected())?;
            insert_staff(&mut begun, staff).await?;
            record(begun, entry).await
        })
        .await
}

async fn insert_staff(link: &mut Link, staff: &StaffRecord) -> Written {
    query!(
        r#"
        insert into staff
            (id, office_id, name_sealed, sex, roles, email_key, email_sealed, password_hash,
             totp_sealed, totp_step, language, disabled_at, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"#,
        staff.id.0,
        staff.office_id.0,
        staff.name_sealed,
        staff.sex,
        staff.roles,
        staff.email_key,
        staff.email_sealed,
        staff.password_hash,
        staff.totp_sealed,
        staff.totp_step,
        staff.language,
        staff.disabled_at,
        staff.created_at,
    )
    .execute(link)
    .await?;
    Ok(())
}
