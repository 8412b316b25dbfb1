//! The operator's way in when nobody can sign in any more.
//!
//! Whoever can start this program with its database and its master key could change everything anyway: that is the
//! authorisation. None of it sets a password, and each leaves a line in the audit log.

use domain::ids::OfficeId;
use domain::role::Role;

use super::invitations::Purpose;
use super::{StaffView, check_roles, parse_email};
use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Outcome};
use crate::ports::StaffRecord;

/// An account as the operator sees it.
#[derive(Debug, Clone)]
pub struct OperatorAccount {
    /// Name of its office.
    pub office: String,
    /// The account.
    pub view: StaffView,
}

impl Services {
    /// The accounts of all offices.
    ///
    /// # Errors
    /// From the store.
    pub async fn operator_accounts(&self) -> Outcome<Vec<OperatorAccount>> {
        let mut accounts = Vec::new();
        for office in self.store.offices().await? {
            for record in self.store.staff_of(office.id).await? {
                accounts.push(OperatorAccount { office: office.name.clone(), view: self.staff_view(&record)? });
            }
        }
        Ok(accounts)
    }

    /// Makes a one-time invitation into the named office, or into the only one; answers the secret of its link.
    ///
    /// # Errors
    /// `NotFound` if there is no such office, or several and none was named; `Invalid` if the roles do not go together.
    pub async fn operator_invite(&self, office: Option<&str>, roles: &[Role]) -> Outcome<String> {
        check_roles(roles)?;
        let office = self.named_office(office).await?;
        let entry = self.entry(&Actor::Anonymous, "operator.invite", office);
        self.keep_invitation(Purpose::Join(office, roles), None, &entry).await
    }

    /// Takes an account's second factor away and signs it out everywhere; its owner sets up a new one when he signs in.
    ///
    /// # Errors
    /// `NotFound` if there is no such account.
    pub async fn operator_reset_second_factor(&self, email: &str) -> Outcome<()> {
        let account = self.account_of(email).await?;
        let entry = self.entry(&Actor::Anonymous, "operator.reset-second-factor", account.id);
        Ok(self.store.reset_totp(account.id, &entry).await?)
    }

    /// Closes an account and signs it out everywhere.
    ///
    /// # Errors
    /// `NotFound` if there is no such account.
    pub async fn operator_close_account(&self, email: &str) -> Outcome<()> {
        let account = self.account_of(email).await?;
        let closed_at = account.disabled_at.unwrap_or_else(|| self.now());
        let entry = self.entry(&Actor::Anonymous, "operator.close-account", account.id);
        Ok(self.store.change_account(account.id, &account.roles, Some(closed_at), &entry).await?)
    }

    async fn named_office(&self, name: Option<&str>) -> Outcome<OfficeId> {
        let offices = self.store.offices().await?;
        let mut fitting = offices.iter().filter(|office| name.is_none_or(|name| office.name == name));
        match (fitting.next(), fitting.next()) {
            (Some(office), None) => Ok(office.id),
            _ => Err(Error::NotFound),
        }
    }

    pub(super) async fn account_of(&self, email: &str) -> Outcome<StaffRecord> {
        let email = parse_email(email)?;
        self.store.staff_by_email(&self.vault.index("e-mail", &email)).await?.ok_or(Error::NotFound)
    }
}
