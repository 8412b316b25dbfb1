//! Coming in by an invitation: the only way to an account.

use domain::ids::{InvitationId, OfficeId, StaffId};
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
                    (id, token_hash, office_id, roles, staff_id, invited_by, created_at, expires_at, used_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"#,
                invitation.id.0,
                invitation.token_hash,
                invitation.office_id,
                invitation.roles,
                invitation.staff_id,
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

/// It is removed, so that whoever is just accepting it finds nothing to use up.
pub(super) async fn withdraw(store: &Store, office: OfficeId, id: InvitationId, entry: &Entry) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            let withdrawn = query!(
                r#"
                delete from invitation
                where id = $1
                  and office_id = $2
                  and used_at is null"#,
                id.0,
                office.0,
            )
            .execute(&mut *begun)
            .await?;
            applied(withdrawn.rows_affected())?;
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
            use_up_other_foundings(&mut begun, entry.at).await?;
            offices::insert(&mut begun, office, holidays).await?;
            insert_staff(&mut begun, staff).await?;
            record(begun, entry).await
        })
        .await
}

/// Each start of an empty installation prints a link; once there is an office, none of them founds another.
async fn use_up_other_foundings(link: &mut Link, at: i64) -> Written {
    query!(
        r#"
        update invitation
        set used_at = $1
        where used_at is null
          and office_id is null"#,
        at,
    )
    .execute(link)
    .await?;
    Ok(())
}

/// Uses an invitation up by which the owner of an account sets a new password, and every other one like it.
pub(super) async fn use_for_password(link: &mut Link, invitation: Uuid, staff: StaffId, at: i64) -> Written {
    let used = query!(
        r#"
        update invitation
        set used_at = $3
        where id = $1
          and used_at is null
          and staff_id = $2"#,
        invitation,
        staff.0,
        at,
    )
    .execute(&mut *link)
    .await?;
    applied(used.rows_affected())?;
    query!(
        r#"
        update invitation
        set used_at = $2
        where used_at is null
          and staff_id = $1"#,
        staff.0,
        at,
    )
    .execute(link)
    .await?;
    Ok(())
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
                  and staff_id is null
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
