//! Signed-in browsers.

use service::ports::{DeviceRecord, Entry, SignedIn, StoreResult};
use sqlx::{query, query_as};
use uuid::Uuid;

use super::transaction::{applied, record};
use super::{Store, refusal};

pub(super) async fn add(store: &Store, device: &DeviceRecord, entry: &Entry) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            query!(
                r#"
                insert into device
                    (token_hash, id, staff_id, person_id, label, second_factor, created_at, seen_at, expires_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"#,
                device.token_hash,
                device.id,
                device.staff_id,
                device.person_id,
                device.label,
                device.second_factor,
                device.created_at,
                device.seen_at,
                device.expires_at,
            )
            .execute(&mut *begun)
            .await?;
            record(begun, entry).await
        })
        .await
}

/// One statement, as it is asked on every request.
pub(super) async fn signed_in(store: &Store, token_hash: &[u8]) -> StoreResult<Option<SignedIn>> {
    query_as!(
        SignedIn,
        r#"
        select
            d.id as "device_id!: Uuid",
            d.staff_id as "staff_id?: Uuid",
            d.person_id as "person_id?: Uuid",
            coalesce(s.office_id, p.office_id) as "office_id!: Uuid",
            coalesce(s.roles, '') as "roles!: String",
            coalesce(s.language, p.language) as "language!: String",
            s.totp_sealed is not null as "has_totp!: bool",
            d.second_factor as "second_factor!: bool",
            d.seen_at as "seen_at!: i64",
            d.expires_at as "expires_at!: i64",
            s.disabled_at as "disabled_at?: i64",
            coalesce(s.name_sealed, p.name_sealed) as "name_sealed!: Vec<u8>",
            o.zone as "zone!: String",
            coalesce((select max(seq) from audit), 0) as "as_of!: i64"
        from device d
        left join staff s on s.id = d.staff_id
        left join person p on p.id = d.person_id
        join office o on o.id = coalesce(s.office_id, p.office_id)
        where d.token_hash = $1"#,
        token_hash,
    )
    .fetch_optional(&store.reader)
    .await
    .map_err(refusal)
}

pub(super) async fn touch(store: &Store, device: Uuid, seen_at: i64) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            let seen = query!(
                r#"
                update device
                set seen_at = $2
                where id = $1"#,
                device,
                seen_at,
            )
            .execute(&mut *begun)
            .await?;
            applied(seen.rows_affected())?;
            Ok(begun.commit().await?)
        })
        .await
}

pub(super) async fn promote(store: &Store, device: Uuid, token_hash: &[u8], entry: &Entry) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            let promoted = query!(
                r#"
                update device
                set token_hash = $2, second_factor = true
                where id = $1"#,
                device,
                token_hash,
            )
            .execute(&mut *begun)
            .await?;
            applied(promoted.rows_affected())?;
            record(begun, entry).await
        })
        .await
}

pub(super) async fn of(store: &Store, account: Uuid) -> StoreResult<Vec<DeviceRecord>> {
    query_as!(
        DeviceRecord,
        r#"
        select
            token_hash as "token_hash!: Vec<u8>",
            id as "id!: Uuid",
            staff_id as "staff_id?: Uuid",
            person_id as "person_id?: Uuid",
            label as "label!: String",
            second_factor as "second_factor!: bool",
            created_at as "created_at!: i64",
            seen_at as "seen_at!: i64",
            expires_at as "expires_at!: i64"
        from device
        where staff_id = $1
           or person_id = $1
        order by created_at, id"#,
        account,
    )
    .fetch_all(&store.reader)
    .await
    .map_err(refusal)
}

pub(super) async fn remove(store: &Store, account: Uuid, device: Uuid, entry: &Entry) -> StoreResult<()> {
    store
        .write(|mut begun| async move {
            let removed = query!(
                r#"
                delete from device
                where id = $1
                  and (staff_id = $2 or person_id = $2)"#,
                device,
                account,
            )
            .execute(&mut *begun)
            .await?;
            applied(removed.rows_affected())?;
            record(begun, entry).await
        })
        .await
}
