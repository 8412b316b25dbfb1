//! Signing in and out, invitations, second factors, devices.

mod devices;
mod invitations;
mod lost_password;
mod operator;
mod portal_code;
mod second_factor;
pub(crate) mod secrets;
mod sign_in;
mod staff;
mod throttle;

pub use devices::DeviceView;
pub use invitations::{Founding, INVITATION_DAYS, InvitationView, Joining, OpenInvitation};
pub use operator::OperatorAccount;
pub use portal_code::PortalCode;
pub use second_factor::{Enrolled, Proof, RecoveryCodes, TotpOffer};
pub use sign_in::SignIn;
pub use staff::StaffView;

use domain::language::Language;
use domain::name::PersonName;
use domain::role::Role;
use domain::slot::Zone;

use crate::actor::{Actor, Participant, Staff};
use crate::error::{Error, Outcome};
use crate::names;
use crate::ports::SignedIn;
use crate::{Services, ports};

/// A device that was not used for so long is signed out, in seconds (security S2).
const IDLE: i64 = 30 * 60;
/// A device is signed out after so long, used or not, in seconds (security S2).
const ABSOLUTE: i64 = 12 * 60 * 60;
/// How often a device's last use is written down, in seconds.
const TOUCH: i64 = 60;

impl Services {
    /// Who is behind a cookie's secret; `Anonymous` if the device is unknown, idle, expired or its account closed.
    ///
    /// # Errors
    /// `Unavailable` or `Broken` from the store: a fault never signs anybody in (security S17).
    pub async fn who_is(&self, secret: &str) -> Outcome<Actor> {
        let Some(found) = self.store.signed_in(&secrets::hash(secret)).await? else {
            return Ok(Actor::Anonymous);
        };
        let now = self.now();
        if found.disabled_at.is_some() || found.expires_at <= now || found.seen_at + IDLE <= now {
            return Ok(Actor::Anonymous);
        }
        if found.seen_at + TOUCH <= now {
            self.store.touch_device(found.device_id, now).await?;
        }
        self.actor(&found)
    }

    fn actor(&self, found: &SignedIn) -> Outcome<Actor> {
        let zone = Zone::parse(&found.zone).map_err(|_| Error::corrupt("office.zone"))?;
        let language = Language::parse(&found.language).ok_or_else(|| Error::corrupt("language"))?;
        if let Some(person) = found.person_id {
            let id = person.into();
            return Ok(Actor::Participant(Participant {
                id,
                office: found.office_id,
                zone,
                language,
                device: found.device_id,
            }));
        }
        let id = found.staff_id.ok_or_else(|| Error::corrupt("device.staff_id"))?.into();
        let staff = Staff {
            id,
            office: found.office_id,
            zone,
            roles: parse_roles(&found.roles)?,
            language,
            device: found.device_id,
            name: self.open_name(names::STAFF, found.office_id, id.0, &found.name_sealed)?.short(),
            has_totp: found.has_totp,
            as_of: found.as_of,
        };
        let is_complete = found.second_factor || self.settings.is_demo;
        Ok(if is_complete { Actor::Staff(staff) } else { Actor::Halfway(staff) })
    }
}

/// Reads role codes as they are stored.
pub(crate) fn parse_roles(codes: &str) -> Outcome<Vec<Role>> {
    codes
        .split(',')
        .filter(|code| !code.is_empty())
        .map(|code| Role::parse(code).ok_or_else(|| Error::corrupt("staff.roles")))
        .collect()
}

/// Writes roles as they are stored, each once and in one order.
pub(crate) fn role_codes(roles: &[Role]) -> String {
    let codes: Vec<&str> = Role::ALL.iter().filter(|role| roles.contains(role)).map(|role| role.code()).collect();
    codes.join(",")
}

/// Refuses no roles at all, and roles on both sides of the wall: whoever stands on the partner's side sees nothing of
/// the participant's, and the other way round (rule F3). It also keeps both keys of joint work out of one hand (E1).
fn check_roles(roles: &[Role]) -> Outcome<()> {
    let is_any = |wanted: &[Role]| wanted.iter().any(|role| roles.contains(role));
    if roles.is_empty() {
        return Err(Error::invalid("roles", "roles-none"));
    }
    if is_any(&[Role::Advocate]) && is_any(&[Role::Trainer, Role::Coordinator]) {
        return Err(Error::invalid("roles", "roles-apart"));
    }
    Ok(())
}

/// Folds an e-mail address, or refuses it.
fn parse_email(text: &str) -> Outcome<String> {
    let email = text.trim().to_lowercase();
    let is_plausible = email.len() <= 254
        && email
            .split_once('@')
            .is_some_and(|(local, host)| !local.is_empty() && host.contains('.') && !host.ends_with('.'))
        && !email.contains(char::is_whitespace);
    if is_plausible { Ok(email) } else { Err(Error::invalid("email", "email-shape")) }
}

/// Reads a name from a form's three fields.
pub(crate) fn parse_name(surname: &str, given: &str, patronymic: &str) -> Outcome<PersonName> {
    let patronymic = Some(patronymic.trim()).filter(|text| !text.is_empty());
    PersonName::parse(surname, given, patronymic).map_err(|_| Error::invalid("surname", "name-shape"))
}

/// A device row for a fresh sign-in.
fn new_device(
    services: &Services,
    secret: &str,
    label: &str,
    account: Account,
    second_factor: bool,
) -> ports::DeviceRecord {
    let now = services.now();
    let (staff_id, person_id) = match account {
        Account::Staff(id) => (Some(id.0), None),
        Account::Person(id) => (None, Some(id.0)),
    };
    ports::DeviceRecord {
        token_hash: secrets::hash(secret),
        id: services.random.id(),
        staff_id,
        person_id,
        label: label.chars().take(80).collect(),
        second_factor,
        created_at: now,
        seen_at: now,
        expires_at: now + ABSOLUTE,
    }
}

/// Whose device it is.
#[derive(Clone, Copy)]
enum Account {
    Staff(domain::ids::StaffId),
    Person(domain::ids::PersonId),
}

#[cfg(test)]
mod tests {
    use domain::role::Role::{Administrator, Advocate, Coordinator, Trainer};

    use super::*;

    #[test]
    fn nobody_stands_on_both_sides_of_the_wall_f3() {
        for allowed in [&[Trainer][..], &[Trainer, Coordinator, Administrator], &[Advocate], &[Advocate, Administrator]]
        {
            assert!(check_roles(allowed).is_ok(), "{allowed:?}");
        }
        for refused in [&[Advocate, Trainer][..], &[], &[Coordinator, Advocate], &[Trainer, Coordinator, Advocate]] {
            assert_eq!(check_roles(refused).err().and_then(|error| error.field()), Some("roles"), "{refused:?}");
        }
    }
}
