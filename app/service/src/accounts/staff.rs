use domain::ids::StaffId;
use domain::language::Language;
use domain::role::{Role, Sex};

use super::{check_roles, parse_roles, role_codes};
use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Outcome};
use crate::names;
use crate::permissions::Permission;
use crate::ports::StaffRecord;

/// An account as the administrator sees it.
#[derive(Debug, Clone)]
pub struct StaffView {
    /// Key of the account.
    pub id: StaffId,
    /// Full name.
    pub name: String,
    /// Woman or man.
    pub sex: Sex,
    /// E-mail address.
    pub email: String,
    /// What he or she is.
    pub roles: Vec<Role>,
    /// Whether the second factor is on.
    pub has_totp: bool,
    /// Whether the account is closed.
    pub is_closed: bool,
}

impl Services {
    /// The office's accounts, by name.
    ///
    /// # Errors
    /// `NotFound` unless an administrator asks.
    pub async fn accounts(&self, actor: &Actor) -> Outcome<Vec<StaffView>> {
        let staff = actor.may(Permission::ManageAccounts)?;
        let records = self.store.staff_of(staff.office).await?;
        let mut views = records.iter().map(|record| self.staff_view(record)).collect::<Outcome<Vec<_>>>()?;
        let order = domain::order::Order::for_language(staff.language);
        views.sort_by_cached_key(|view| order.key(&view.name));
        Ok(views)
    }

    /// Changes an account's roles, or closes or reopens it; its devices are signed out.
    ///
    /// # Errors
    /// `NotFound` unless an administrator asks about an account of the office; `Refused("own-account")` if it would
    /// take the administrator's own rights away.
    pub async fn change_account(&self, actor: &Actor, id: StaffId, roles: &[Role], is_closed: bool) -> Outcome<()> {
        let staff = actor.may(Permission::ManageAccounts)?;
        let account = self.store.staff(id).await?.filter(|a| a.office_id == staff.office).ok_or(Error::NotFound)?;
        check_roles(roles)?;
        if id == staff.id && (is_closed || !roles.contains(&Role::Administrator)) {
            return Err(Error::Refused("own-account"));
        }
        let disabled_at = is_closed.then(|| account.disabled_at.unwrap_or_else(|| self.now()));
        let entry = self.entry(actor, "account.change", id);
        Ok(self.store.change_account(id, &role_codes(roles), disabled_at, &entry).await?)
    }

    /// Turns a lost second factor off and signs the account out everywhere. At the next sign-in the password leads to
    /// setting up a new one, before anything else opens (security S16).
    ///
    /// # Errors
    /// `NotFound` unless an administrator asks about an account of the office; `Refused("own-account")` about his own:
    /// a device that was left open must not take its owner's second factor away.
    pub async fn reset_second_factor(&self, actor: &Actor, id: StaffId) -> Outcome<()> {
        let staff = actor.may(Permission::ManageAccounts)?;
        self.store.staff(id).await?.filter(|a| a.office_id == staff.office).ok_or(Error::NotFound)?;
        if id == staff.id {
            return Err(Error::Refused("own-account"));
        }
        let entry = self.entry(actor, "account.reset-second-factor", id);
        Ok(self.store.reset_totp(id, &entry).await?)
    }

    /// Remembers the language of the actor's own pages; nothing to do for somebody who is not signed in.
    ///
    /// # Errors
    /// From the store.
    pub async fn choose_language(&self, actor: &Actor, language: Language) -> Outcome<()> {
        match actor {
            Actor::Anonymous => Ok(()),
            Actor::Halfway(staff) | Actor::Staff(staff) => {
                Ok(self.store.set_staff_language(staff.id, language.code()).await?)
            }
            Actor::Participant(person) => Ok(self.store.set_person_language(person.id, language.code()).await?),
        }
    }

    pub(super) fn staff_view(&self, record: &StaffRecord) -> Outcome<StaffView> {
        Ok(StaffView {
            id: record.id,
            name: self.open_name(names::STAFF, record.office_id, record.id.0, &record.name_sealed)?.full(),
            sex: Sex::parse(&record.sex).ok_or_else(|| Error::corrupt("staff.sex"))?,
            email: self.email_of(record)?,
            roles: parse_roles(&record.roles)?,
            has_totp: record.totp_sealed.is_some(),
            is_closed: record.disabled_at.is_some(),
        })
    }
}
