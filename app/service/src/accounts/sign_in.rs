use std::hint::black_box;

use domain::enrolment::State;
use domain::ids::{OfficeId, PersonId, StaffId};
use domain::phone::Phone;
use domain::role::Role;
use uuid::Uuid;

use super::throttle::Factor;
use super::{Account, new_device, parse_email, parse_roles, secrets};
use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Outcome};
use crate::ports::{Entry, PersonRecord};

/// A browser that was just signed in.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// The secret for its cookie.
    pub secret: String,
    /// Whether a second factor is still to be given or set up.
    pub needs_second_factor: bool,
}

impl Services {
    /// Signs staff in with e-mail and password; the second factor follows.
    ///
    /// # Errors
    /// `Refused("sign-in-wrong")` if either is wrong, the same words and time for both (S8); `TooMany` (S7).
    pub async fn sign_in(&self, email: &str, password: &str, address: &str, label: &str) -> Outcome<SignIn> {
        let email = parse_email(email).unwrap_or_default();
        let guess = self.count_guess(Factor::First, &email, address).await?;
        let account = self.store.staff_by_email(&self.vault.index("e-mail", &email)).await?;
        let hash = account.as_ref().map(|account| account.password_hash.as_str());
        let is_right = self.passwords.matches(password, hash).await?;
        let account = account
            .filter(|account| is_right && account.disabled_at.is_none())
            .ok_or(Error::Refused("sign-in-wrong"))?;
        self.take_back(guess).await?;
        if self.settings.is_demo {
            self.know_address(&email, address).await?;
        }
        self.open_device(Account::Staff(account.id), account.office_id, label, self.settings.is_demo).await
    }

    /// Signs a participant in with phone number and personal code.
    ///
    /// # Errors
    /// `Refused("sign-in-wrong")` if either is wrong (S8); `TooMany` (S7).
    pub async fn sign_in_participant(&self, phone: &str, code: &str, address: &str, label: &str) -> Outcome<SignIn> {
        let phone = Phone::parse(phone).map(|phone| phone.as_str().to_owned()).unwrap_or_default();
        let guess = self.count_guess(Factor::First, &phone, address).await?;
        let candidates = self.store.people_by_phone(&self.phone_key(&phone)).await?;
        let person = self.person_with_code(&candidates, code).ok_or(Error::Refused("sign-in-wrong"))?;
        self.take_back(guess).await?;
        self.know_address(&phone, address).await?;
        self.open_device(Account::Person(person.id), person.office_id, label, true).await
    }

    /// Enters the demonstration with one click: `who` is a role's code, or `participant`.
    ///
    /// # Errors
    /// `NotFound` outside the demonstration, or if there is nobody like that.
    pub async fn enter_demo(&self, who: &str, label: &str) -> Outcome<SignIn> {
        if !self.settings.is_demo {
            return Err(Error::NotFound);
        }
        let office = self.store.offices().await?.first().ok_or(Error::NotFound)?.id;
        let account = match Role::parse(who) {
            Some(role) => Account::Staff(self.purest_in_role(office, role).await?),
            None if who == "participant" => Account::Person(self.expected_participant(office).await?),
            None => return Err(Error::NotFound),
        };
        self.open_device(account, office, label, true).await
    }

    /// Signs this browser out.
    ///
    /// # Errors
    /// From the store.
    pub async fn sign_out(&self, actor: &Actor) -> Outcome<()> {
        let (account, device) = match actor {
            Actor::Anonymous => return Ok(()),
            Actor::Halfway(staff) | Actor::Staff(staff) => (staff.id.0, staff.device),
            Actor::Participant(person) => (person.id.0, person.device),
        };
        let entry = self.entry(actor, "device.sign-out", device);
        Ok(self.store.remove_device(account, device, &entry).await?)
    }

    /// Whoever has the role and the fewest others, so that the demonstration shows that role alone.
    async fn purest_in_role(&self, office: OfficeId, role: Role) -> Outcome<StaffId> {
        let mut fitting = Vec::new();
        for account in self.store.staff_of(office).await?.into_iter().filter(|account| account.disabled_at.is_none()) {
            let roles = parse_roles(&account.roles)?;
            if roles.contains(&role) {
                fitting.push((roles.len(), account.id));
            }
        }
        let purest = fitting.into_iter().min_by_key(|(roles, _)| *roles);
        purest.map(|(_, id)| id).ok_or(Error::NotFound)
    }

    /// The first participant with a personal code whose sessions run and go on.
    async fn expected_participant(&self, office: OfficeId) -> Outcome<PersonId> {
        let enrolments = self.store.enrolments(office).await?;
        let is_active = |person: &PersonRecord| {
            let newest = enrolments.iter().rev().find(|enrolment| enrolment.person_id == person.id);
            person.portal_code_hash.is_some() && newest.is_some_and(|newest| newest.state == State::Active.code())
        };
        for person in self.store.people(office).await?.iter().filter(|person| is_active(person)) {
            let sessions = self.store.history_of(person.id).await?;
            if sessions.iter().any(|session| session.live && session.starts_at > self.now()) {
                return Ok(person.id);
            }
        }
        Err(Error::NotFound)
    }

    /// For a number that nobody has, a code is worked out too, so that it takes as long (S8).
    fn person_with_code<'a>(&self, candidates: &'a [PersonRecord], code: &str) -> Option<&'a PersonRecord> {
        if candidates.is_empty() {
            black_box(self.portal_code_hash(PersonId(Uuid::nil()), code));
        }
        candidates.iter().find(|person| {
            let hash = self.portal_code_hash(person.id, code);
            person.portal_code_hash.as_deref() == Some(hash.as_slice())
        })
    }

    async fn open_device(
        &self,
        account: Account,
        office: OfficeId,
        label: &str,
        second_factor: bool,
    ) -> Outcome<SignIn> {
        let secret = secrets::fresh(&*self.random);
        let device = new_device(self, &secret, label, account, second_factor);
        let actor = match account {
            Account::Staff(id) => format!("staff:{id}"),
            Account::Person(id) => format!("person:{id}"),
        };
        let entry = Entry {
            office: Some(office),
            at: self.now(),
            actor,
            action: "device.sign-in",
            subject: device.id.to_string(),
        };
        self.store.add_device(&device, &entry).await?;
        Ok(SignIn { secret, needs_second_factor: !second_factor })
    }
}
