//! Changes to an account of the staff.

use domain::ids::StaffId;
use service::ports::{Entry, NewTotp, StoreResult};
use sqlx::query;
use uuid::Uuid;

use super::transaction::{Written, applied, record};
use super::{Link, Store, feeds, invitations};

pub(super) async fn change_account(
    store: &Store,
    id: StaffId,
    roles: &str,
    disabled_at: Option<i64>,
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            let changed = query!(
                r#"
                update staff
                set roles = $2, disabled_at = $3
                where id = $1"#,
                id.0,
                roles,
                disabled_at,
            )
            .execute(&mut *begun)
            .await?;
            applied(changed.rows_affected())?;
            sign_out(&mut begun, id).await?;
            record(begun, entry).await
        })
        .await
}

pub(super) async fn set_password(
    store: &Store,
    id: StaffId,
    hash: &str,
    invitation: Uuid,
    entry: &Entry,
) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            invitations::use_for_password(&mut begun, invitation, id, entry.at).await?;
            let changed = query!(
                r#"
                update staff
                set password_hash = $2
                where id = $1
                  and disabled_at is null"#,
                id.0,
                hash,
            )
            .execute(&mut *begun)
            .await?;
            applied(changed.rows_affected())?;
            sign_out(&mut begun, id).await?;
            record(begun, entry).await
        })
        .await
}

async fn sign_out(link: &mut Link, id: StaffId) -> Written {
    query!(
        r#"
        delete from device
        where staff_id = $1"#,
        id.0,
    )
    .execute(&mut *link)
    .await?;
    feeds::stop(link, id.0).await?;
    Ok(())
}

/// Turns the second factor on and trusts the device that did it, or turns it off and signs all devices out.
pub(super) async fn set_totp(store: &Store, id: StaffId, totp: Option<&NewTotp>, entry: &Entry) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            let changed = query!(
                r#"
                update staff
                set totp_sealed = $2, totp_step = $3
                where id = $1"#,
                id.0,
                totp.map(|totp| totp.sealed.as_slice()),
                totp.map_or(0, |totp| totp.step),
            )
            .execute(&mut *begun)
            .await?;
            applied(changed.rows_affected())?;
            replace_recovery_codes(&mut begun, id, totp.map_or(&[], |totp| &totp.recovery)).await?;
            match totp {
                Some(totp) => trust(&mut begun, id, totp).await?,
                None => sign_out(&mut begun, id).await?,
            }
            record(begun, entry).await
        })
        .await
}

async fn replace_recovery_codes(link: &mut Link, id: StaffId, codes: &[Vec<u8>]) -> Written {
    query!(
        r#"
        delete from recovery_code
        where staff_id = $1"#,
        id.0,
    )
    .execute(&mut *link)
    .await?;
    for code in codes {
        query!(
            r#"
            insert into recovery_code (staff_id, code_hash)
            values ($1, $2)"#,
            id.0,
            code,
        )
        .execute(&mut *link)
        .await?;
    }
    Ok(())
}

/// The device gets a new secret with what it is trusted with (S2).
async fn trust(link: &mut Link, id: StaffId, totp: &NewTotp) -> Written {
    let trusted = query!(
        r#"
        update device
        set second_factor = true, token_hash = $3
        where id = $1
          and staff_id = $2"#,
        totp.device,
        id.0,
        totp.token_hash,
    )
    .execute(link)
    .await?;
    applied(trusted.rows_affected())
}

pub(super) async fn use_totp_step(store: &Store, id: StaffId, step: i64) -> StoreResult<bool> {
    store
        .write(|mut begun| async move {
            let used = query!(
                r#"
                update staff
                set totp_step = $2
                where id = $1
                  and totp_step < $2"#,
                id.0,
                step,
            )
            .execute(&mut *begun)
            .await?;
            begun.commit().await?;
            Ok(used.rows_affected() == 1)
        })
        .await
}

pub(super) async fn use_recovery_code(store: &Store, id: StaffId, hash: &[u8], at: i64) -> StoreResult<bool> {
    store
        .write(|mut begun| async move {
            let used = query!(
                r#"
                update recovery_code
                set used_at = $3
                where staff_id = $1
                  and code_hash = $2
                  and used_at is null"#,
                id.0,
                hash,
                at,
            )
            .execute(&mut *begun)
            .await?;
            begun.commit().await?;
            Ok(used.rows_affected() == 1)
        })
        .await
}

pub(super) async fn set_language(store: &Store, id: StaffId, language: &str) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            let changed = query!(
                r#"
                update staff
                set language = $2
                where id = $1"#,
                id.0,
                language,
            )
            .execute(&mut *begun)
            .await?;
            applied(changed.rows_affected())?;
            Ok(begun.commit().await?)
        })
        .await
}
