use async_trait::async_trait;
use domain::ids::{InvitationId, OfficeId, StaffId};
use uuid::Uuid;

use super::{Entry, HolidayRecord, OfficeRecord, StoreResult};

/// A member of staff as stored.
#[derive(Debug, Clone)]
pub struct StaffRecord {
    /// Key of the row.
    pub id: StaffId,
    /// The office he or she works in.
    pub office_id: OfficeId,
    /// Sealed [`domain::name::PersonName`].
    pub name_sealed: Vec<u8>,
    /// Code of [`domain::role::Sex`].
    pub sex: String,
    /// Comma-separated codes of [`domain::role::Role`].
    pub roles: String,
    /// Keyed hash of the folded e-mail address.
    pub email_key: Vec<u8>,
    /// Sealed e-mail address.
    pub email_sealed: Vec<u8>,
    /// Argon2id, PHC string.
    pub password_hash: String,
    /// Sealed TOTP secret; none until enrolled.
    pub totp_sealed: Option<Vec<u8>>,
    /// The last 30-second step that was used; each step works once.
    pub totp_step: i64,
    /// Code of [`domain::language::Language`].
    pub language: String,
    /// Since when the account is closed.
    pub disabled_at: Option<i64>,
    /// When the account was made.
    pub created_at: i64,
}

/// A one-time invitation as stored.
#[derive(Debug, Clone)]
pub struct InvitationRecord {
    /// Key of the row.
    pub id: InvitationId,
    /// SHA-256 of the secret in the link.
    pub token_hash: Vec<u8>,
    /// None: whoever accepts it founds the first office.
    pub office_id: Option<Uuid>,
    /// Comma-separated role codes.
    pub roles: String,
    /// The account whose owner sets a new password; none: whoever accepts it makes an account.
    pub staff_id: Option<Uuid>,
    /// Who invited; none for the first start.
    pub invited_by: Option<Uuid>,
    /// When it was made.
    pub created_at: i64,
    /// From then on it no longer works.
    pub expires_at: i64,
    /// When it was accepted.
    pub used_at: Option<i64>,
}

/// A signed-in browser as stored.
#[derive(Debug, Clone)]
pub struct DeviceRecord {
    /// SHA-256 of the cookie's secret.
    pub token_hash: Vec<u8>,
    /// Public key of the row, for "sign out that device".
    pub id: Uuid,
    /// Whose, if staff.
    pub staff_id: Option<Uuid>,
    /// Whose, if a participant.
    pub person_id: Option<Uuid>,
    /// Browser and system in a few words.
    pub label: String,
    /// Whether the second factor was given.
    pub second_factor: bool,
    /// When it signed in.
    pub created_at: i64,
    /// When it was last seen, to the minute.
    pub seen_at: i64,
    /// Absolute end.
    pub expires_at: i64,
}

/// A device together with the account behind it: all that a request needs to know who asks.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Public key of the device.
    pub device_id: Uuid,
    /// Whose, if staff.
    pub staff_id: Option<Uuid>,
    /// Whose, if a participant.
    pub person_id: Option<Uuid>,
    /// The account's office.
    pub office_id: OfficeId,
    /// Role codes; empty for a participant.
    pub roles: String,
    /// The account's language code.
    pub language: String,
    /// Whether the account has a second factor at all.
    pub has_totp: bool,
    /// Whether it was given on this device.
    pub second_factor: bool,
    /// When the device was last seen.
    pub seen_at: i64,
    /// Absolute end.
    pub expires_at: i64,
    /// Since when the account is closed.
    pub disabled_at: Option<i64>,
    /// Sealed name of the account.
    pub name_sealed: Vec<u8>,
    /// The office's IANA zone.
    pub zone: String,
    /// The number of the audit log's newest line.
    pub as_of: i64,
}

/// How many attempts are let through under a key.
#[derive(Debug, Clone)]
pub struct Share {
    /// Key of the row that counts this attempt.
    pub id: Uuid,
    /// Keyed hash of what is guessed at, or from where.
    pub key: Vec<u8>,
    /// So many at most…
    pub limit: i64,
    /// … from this instant on.
    pub since: i64,
}

/// A second factor to be turned on.
#[derive(Debug, Clone)]
pub struct NewTotp {
    /// Sealed secret of the app.
    pub sealed: Vec<u8>,
    /// The step of 30 seconds whose code was given: it is used up.
    pub step: i64,
    /// Keyed hashes of the recovery codes.
    pub recovery: Vec<Vec<u8>>,
    /// The device on which it is done.
    pub device: Uuid,
    /// Hash of the device's new secret (S2).
    pub token_hash: Vec<u8>,
}

/// Accounts, invitations, devices and throttling.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// A setting of the installation, such as the key check.
    async fn meta(&self, key: &str) -> StoreResult<Option<String>>;
    /// Sets it unless it is set.
    async fn set_meta(&self, key: &str, value: &str) -> StoreResult<()>;
    /// Whether any office exists.
    async fn is_empty(&self) -> StoreResult<bool>;

    /// Keeps an invitation.
    async fn add_invitation(&self, invitation: &InvitationRecord, entry: &Entry) -> StoreResult<()>;
    /// The invitation behind a link.
    async fn invitation(&self, token_hash: &[u8]) -> StoreResult<Option<InvitationRecord>>;
    /// The invitations of an office that were neither used nor ran out at `now`.
    async fn open_invitations(&self, office: OfficeId, now: i64) -> StoreResult<Vec<InvitationRecord>>;
    /// Takes an invitation of the office back that was not used. `Missing` if there is none.
    async fn withdraw_invitation(&self, office: OfficeId, id: InvitationId, entry: &Entry) -> StoreResult<()>;
    /// Founds the office and its first account; the invitation is used up, and so is every other one that founds an
    /// office. `Missing` if it already was.
    async fn found_office(
        &self,
        office: &OfficeRecord,
        holidays: &[HolidayRecord],
        staff: &StaffRecord,
        invitation: Uuid,
        entry: &Entry,
    ) -> StoreResult<()>;
    /// Adds an account; the invitation is used up. `Missing` if it already was, `Duplicate` if the e-mail is taken.
    async fn join(&self, staff: &StaffRecord, invitation: Uuid, entry: &Entry) -> StoreResult<()>;

    /// The account with this e-mail key.
    async fn staff_by_email(&self, email_key: &[u8]) -> StoreResult<Option<StaffRecord>>;
    /// One account.
    async fn staff(&self, id: StaffId) -> StoreResult<Option<StaffRecord>>;
    /// All accounts of an office, closed ones included.
    async fn staff_of(&self, office: OfficeId) -> StoreResult<Vec<StaffRecord>>;
    /// Changes roles, or closes and reopens an account; signs its devices out.
    async fn change_account(
        &self,
        id: StaffId,
        roles: &str,
        disabled_at: Option<i64>,
        entry: &Entry,
    ) -> StoreResult<()>;
    /// Replaces the password and signs all devices out; the invitation is used up, and so is every other one to set a
    /// password of this account. `Missing` if it already was.
    async fn set_password(&self, id: StaffId, hash: &str, invitation: Uuid, entry: &Entry) -> StoreResult<()>;
    /// The language of staff pages.
    async fn set_staff_language(&self, id: StaffId, language: &str) -> StoreResult<()>;
    /// Turns the second factor on with its recovery codes, replacing any before, and trusts the device with it, under
    /// its new secret. `Missing` if it is no device of this account.
    async fn enrol_totp(&self, id: StaffId, totp: &NewTotp, entry: &Entry) -> StoreResult<()>;
    /// Turns the second factor off, with its recovery codes, and signs all devices out.
    async fn reset_totp(&self, id: StaffId, entry: &Entry) -> StoreResult<()>;
    /// Uses a step up; false if this or a later one was used before.
    async fn use_totp_step(&self, id: StaffId, step: i64) -> StoreResult<bool>;
    /// Uses a recovery code up; false if there is none such or it was used.
    async fn use_recovery_code(&self, id: StaffId, hash: &[u8], at: i64) -> StoreResult<bool>;

    /// Signs a browser in.
    async fn add_device(&self, device: &DeviceRecord, entry: &Entry) -> StoreResult<()>;
    /// Who is behind a cookie.
    async fn signed_in(&self, token_hash: &[u8]) -> StoreResult<Option<SignedIn>>;
    /// Notes that a device was seen.
    async fn touch_device(&self, device: Uuid, seen_at: i64) -> StoreResult<()>;
    /// Replaces a device's secret after the second factor was given.
    async fn promote_device(&self, device: Uuid, token_hash: &[u8], entry: &Entry) -> StoreResult<()>;
    /// The devices of a member of staff or of a participant.
    async fn devices_of(&self, account: Uuid) -> StoreResult<Vec<DeviceRecord>>;
    /// Signs one device of this account out.
    async fn remove_device(&self, account: Uuid, device: Uuid, entry: &Entry) -> StoreResult<()>;

    /// Counts an attempt at `at` under one key after the other, up to the first that had its share: then it is not let
    /// through, and the answer is in how many seconds that key lets one through again. Those before all the shares are
    /// forgotten. Attempts that come at once are counted one by one.
    async fn count_attempt(&self, shares: &[Share], at: i64) -> StoreResult<Option<i64>>;
    /// Takes attempts back that were no guesses after all.
    async fn take_back_attempts(&self, ids: &[Uuid]) -> StoreResult<()>;
    /// Forgets those under this key.
    async fn clear_attempts(&self, key: &[u8]) -> StoreResult<()>;
    /// Whether an account was signed in from an address since then; the key is a keyed hash of both.
    async fn is_known_address(&self, pair_key: &[u8], since: i64) -> StoreResult<bool>;
    /// Keeps that it was, at `at`; all that were not since `since` are forgotten.
    async fn know_address(&self, pair_key: &[u8], at: i64, since: i64) -> StoreResult<()>;
}
