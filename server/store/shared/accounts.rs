use async_trait::async_trait;
use domain::ids::{InvitationId, OfficeId, StaffId};
use service::ports::{
    Accounts, DeviceRecord, Entry, HolidayRecord, InvitationRecord, NewTotp, OfficeRecord, Share, SignedIn,
    StaffRecord, StoreResult,
};
use sqlx::{query, query_as, query_scalar};
use uuid::Uuid;

use super::{Store, addresses, attempts, devices, invitations, refusal, staff};

macro_rules! staff_where {
    ($condition:literal, $($value:expr),+) => {
        query_as!(
            StaffRecord,
            r#"
            select
                id as "id!: Uuid",
                office_id as "office_id!: Uuid",
                name_sealed as "name_sealed!: Vec<u8>",
                sex as "sex!: String",
                roles as "roles!: String",
                email_key as "email_key!: Vec<u8>",
                email_sealed as "email_sealed!: Vec<u8>",
                password_hash as "password_hash!: String",
                totp_sealed as "totp_sealed?: Vec<u8>",
                totp_step as "totp_step!: i64",
                language as "language!: String",
                disabled_at as "disabled_at?: i64",
                created_at as "created_at!: i64"
            from staff
            where "# + $condition,
            $($value),+
        )
    };
}

macro_rules! invitations_where {
    ($condition:literal, $($value:expr),+) => {
        query_as!(
            InvitationRecord,
            r#"
            select
                id as "id!: Uuid",
                token_hash as "token_hash!: Vec<u8>",
                office_id as "office_id?: Uuid",
                roles as "roles!: String",
                staff_id as "staff_id?: Uuid",
                invited_by as "invited_by?: Uuid",
                created_at as "created_at!: i64",
                expires_at as "expires_at!: i64",
                used_at as "used_at?: i64"
            from invitation
            where "# + $condition,
            $($value),+
        )
    };
}

#[async_trait]
impl Accounts for Store {
    async fn meta(&self, key: &str) -> StoreResult<Option<String>> {
        query_scalar!(
            r#"
            select value as "value!: String"
            from meta
            where key = $1"#,
            key,
        )
        .fetch_optional(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn set_meta(&self, key: &str, value: &str) -> StoreResult<()> {
        self.write(|mut begun| async move {
            query!(
                r#"
                insert into meta (key, value)
                values ($1, $2)
                on conflict (key) do nothing"#,
                key,
                value,
            )
            .execute(&mut *begun)
            .await?;
            Ok(begun.commit().await?)
        })
        .await
    }

    async fn is_empty(&self) -> StoreResult<bool> {
        query_scalar!(r#"select not exists (select 1 from office) as "is_empty!: bool""#)
            .fetch_one(&self.reader)
            .await
            .map_err(refusal)
    }

    async fn add_invitation(&self, invitation: &InvitationRecord, entry: &Entry) -> StoreResult<()> {
        invitations::add(self, invitation, entry).await
    }

    async fn invitation(&self, token_hash: &[u8]) -> StoreResult<Option<InvitationRecord>> {
        invitations_where!("token_hash = $1", token_hash).fetch_optional(&self.reader).await.map_err(refusal)
    }

    async fn open_invitations(&self, office: OfficeId, now: i64) -> StoreResult<Vec<InvitationRecord>> {
        invitations_where!(
            "office_id = $1
              and used_at is null
              and expires_at > $2
            order by created_at, id",
            office.0,
            now
        )
        .fetch_all(&self.reader)
        .await
        .map_err(refusal)
    }

    async fn withdraw_invitation(&self, office: OfficeId, id: InvitationId, entry: &Entry) -> StoreResult<()> {
        invitations::withdraw(self, office, id, entry).await
    }

    async fn found_office(
        &self,
        office: &OfficeRecord,
        holidays: &[HolidayRecord],
        staff: &StaffRecord,
        invitation: Uuid,
        entry: &Entry,
    ) -> StoreResult<()> {
        invitations::found_office(self, office, holidays, staff, invitation, entry).await
    }

    async fn join(&self, staff: &StaffRecord, invitation: Uuid, entry: &Entry) -> StoreResult<()> {
        invitations::join(self, staff, invitation, entry).await
    }

    async fn staff_by_email(&self, email_key: &[u8]) -> StoreResult<Option<StaffRecord>> {
        staff_where!("email_key = $1", email_key).fetch_optional(&self.reader).await.map_err(refusal)
    }

    async fn staff(&self, id: StaffId) -> StoreResult<Option<StaffRecord>> {
        staff_where!("id = $1", id.0).fetch_optional(&self.reader).await.map_err(refusal)
    }

    async fn staff_of(&self, office: OfficeId) -> StoreResult<Vec<StaffRecord>> {
        staff_where!("office_id = $1 order by created_at, id", office.0).fetch_all(&self.reader).await.map_err(refusal)
    }

    async fn change_account(
        &self,
        id: StaffId,
        roles: &str,
        disabled_at: Option<i64>,
        entry: &Entry,
    ) -> StoreResult<()> {
        staff::change_account(self, id, roles, disabled_at, entry).await
    }

    async fn set_password(&self, id: StaffId, hash: &str, invitation: Uuid, entry: &Entry) -> StoreResult<()> {
        staff::set_password(self, id, hash, invitation, entry).await
    }

    async fn set_staff_language(&self, id: StaffId, language: &str) -> StoreResult<()> {
        staff::set_language(self, id, language).await
    }

    async fn enrol_totp(&self, id: StaffId, totp: &NewTotp, entry: &Entry) -> StoreResult<()> {
        staff::set_totp(self, id, Some(totp), entry).await
    }

    async fn reset_totp(&self, id: StaffId, entry: &Entry) -> StoreResult<()> {
        staff::set_totp(self, id, None, entry).await
    }

    async fn use_totp_step(&self, id: StaffId, step: i64) -> StoreResult<bool> {
        staff::use_totp_step(self, id, step).await
    }

    async fn use_recovery_code(&self, id: StaffId, hash: &[u8], at: i64) -> StoreResult<bool> {
        staff::use_recovery_code(self, id, hash, at).await
    }

    async fn add_device(&self, device: &DeviceRecord, entry: &Entry) -> StoreResult<()> {
        devices::add(self, device, entry).await
    }

    async fn signed_in(&self, token_hash: &[u8]) -> StoreResult<Option<SignedIn>> {
        devices::signed_in(self, token_hash).await
    }

    async fn touch_device(&self, device: Uuid, seen_at: i64) -> StoreResult<()> {
        devices::touch(self, device, seen_at).await
    }

    async fn promote_device(&self, device: Uuid, token_hash: &[u8], entry: &Entry) -> StoreResult<()> {
        devices::promote(self, device, token_hash, entry).await
    }

    async fn devices_of(&self, account: Uuid) -> StoreResult<Vec<DeviceRecord>> {
        devices::of(self, account).await
    }

    async fn remove_device(&self, account: Uuid, device: Uuid, entry: &Entry) -> StoreResult<()> {
        devices::remove(self, account, device, entry).await
    }

    async fn count_attempt(&self, shares: &[Share], at: i64) -> StoreResult<Option<i64>> {
        attempts::count(self, shares, at).await
    }

    async fn take_back_attempts(&self, ids: &[Uuid]) -> StoreResult<()> {
        attempts::take_back(self, ids).await
    }

    async fn clear_attempts(&self, key: &[u8]) -> StoreResult<()> {
        attempts::clear(self, key).await
    }

    async fn is_known_address(&self, pair_key: &[u8], since: i64) -> StoreResult<bool> {
        addresses::is_known(self, pair_key, since).await
    }

    async fn know_address(&self, pair_key: &[u8], at: i64, since: i64) -> StoreResult<()> {
        addresses::know(self, pair_key, at, since).await
    }
}
