//! A lost password: an administrator or the operator starts, and the owner alone sets a new one (security S16).

use domain::ids::StaffId;

use super::invitations::Purpose;
use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{Entry, InvitationRecord, StaffRecord};
use crate::vault::{Place, Side};

impl Services {
    /// Makes a one-time link with which the owner of an account sets a new password; answers its secret. Until then
    /// everything stays as it is.
    ///
    /// # Errors
    /// `NotFound` unless an administrator asks about an open account of the office; `Refused("own-account")` about his
    /// own: a device that was left open must not become somebody else's account.
    pub async fn start_password_reset(&self, actor: &Actor, id: StaffId) -> Outcome<String> {
        let staff = actor.may(Permission::ManageAccounts)?;
        let account = self.store.staff(id).await?.filter(|a| a.office_id == staff.office).ok_or(Error::NotFound)?;
        if id == staff.id {
            return Err(Error::Refused("own-account"));
        }
        let entry = self.entry(actor, "account.start-password-reset", id);
        self.password_link(&account, Some(staff.id), &entry).await
    }

    /// The same for the operator.
    ///
    /// # Errors
    /// `NotFound` if there is no such account, or it is closed.
    pub async fn operator_reset_password(&self, email: &str) -> Outcome<String> {
        let account = self.account_of(email).await?;
        let entry = self.entry(&Actor::Anonymous, "operator.start-password-reset", account.id);
        self.password_link(&account, None, &entry).await
    }

    /// Whether the link to a new password still works. Needs no account: the link's secret is the right.
    ///
    /// # Errors
    /// `NotFound` if the link was used, ran out or never was.
    pub async fn password_reset(&self, secret: &str) -> Outcome<()> {
        self.resetting(secret).await.map(|_| ())
    }

    /// Sets the owner's new password, and signs the account out everywhere. The second factor stays and is asked for at
    /// the next sign-in, which does not wait for the guesses before. Needs no account: the link's secret is the right.
    ///
    /// # Errors
    /// `NotFound` if the link no longer works; `Invalid` on `password`.
    pub async fn set_new_password(&self, secret: &str, password: &str, address: &str) -> Outcome<()> {
        let (invitation, account) = self.resetting(secret).await?;
        let hash = self.passwords.hash(password, &*self.random).await?;
        let entry = Entry {
            office: Some(account.office_id),
            at: self.now(),
            actor: format!("staff:{}", account.id),
            action: "account.set-password",
            subject: account.id.to_string(),
        };
        self.store.set_password(account.id, &hash, invitation.id.0, &entry).await?;
        self.forget_guesses(&self.email_of(&account)?, address).await
    }

    async fn password_link(&self, account: &StaffRecord, by: Option<StaffId>, entry: &Entry) -> Outcome<String> {
        if account.disabled_at.is_some() {
            return Err(Error::NotFound);
        }
        self.keep_invitation(Purpose::SetPassword(account.office_id, account.id), by, entry).await
    }

    async fn resetting(&self, secret: &str) -> Outcome<(InvitationRecord, StaffRecord)> {
        let invitation = self.valid_invitation(secret).await?;
        let id = invitation.staff_id.ok_or(Error::NotFound)?;
        let account = self.store.staff(id.into()).await?.filter(|account| account.disabled_at.is_none());
        Ok((invitation, account.ok_or(Error::NotFound)?))
    }

    pub(super) fn email_of(&self, account: &StaffRecord) -> Outcome<String> {
        let place = Place { column: "staff.email", row: account.id.0, office: account.office_id.0 };
        self.vault.open_text(Side::Participants, place, &account.email_sealed)
    }
}
