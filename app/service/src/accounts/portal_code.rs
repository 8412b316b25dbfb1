use domain::ids::PersonId;
use domain::language::Language;

use super::secrets;
use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;

/// 40 bits, behind throttling.
const LENGTH: usize = 8;

/// A participant's personal code, shown once, for a slip of paper in his language.
#[derive(Debug, Clone)]
pub struct PortalCode {
    /// The code itself.
    pub code: String,
    /// The phone number he signs in with, as people read it.
    pub phone: String,
    /// His language.
    pub language: Language,
}

impl Services {
    /// Makes a new personal code for a participant; the one before no longer works and his devices are signed out.
    ///
    /// # Errors
    /// `NotFound` unless the actor manages people and he is one of the office's; `Refused("code-needs-phone")`.
    pub async fn hand_over_code(&self, actor: &Actor, person: PersonId) -> Outcome<PortalCode> {
        let staff = actor.may(Permission::ManagePeople)?;
        let record = self.store.person(staff.office, person).await?.ok_or(Error::NotFound)?;
        let phone = self.open_phone(&record)?.ok_or(Error::Refused("code-needs-phone"))?;
        let code = secrets::code(&*self.random, LENGTH);
        let hash = self.portal_code_hash(person, &code);
        let entry = self.entry(actor, "person.hand-over-code", person);
        self.store.set_portal_code(staff.office, person, Some(&hash), self.now(), &entry).await?;
        let language = Language::parse(&record.language).ok_or_else(|| Error::corrupt("person.language"))?;
        Ok(PortalCode { code, phone: phone.to_string(), language })
    }

    /// Revokes a participant's personal code and signs his devices out.
    ///
    /// # Errors
    /// `NotFound` unless the actor manages people and he is one of the office's.
    pub async fn revoke_code(&self, actor: &Actor, person: PersonId) -> Outcome<()> {
        let staff = actor.may(Permission::ManagePeople)?;
        let entry = self.entry(actor, "person.revoke-code", person);
        Ok(self.store.set_portal_code(staff.office, person, None, self.now(), &entry).await?)
    }

    /// The keyed hash under which a personal code is kept. The key is not in the database, so a stolen database does
    /// not give the short code away.
    pub(crate) fn portal_code_hash(&self, person: PersonId, code: &str) -> Vec<u8> {
        self.vault.index(&format!("personal code of {person}"), &secrets::normalised(code))
    }
}
