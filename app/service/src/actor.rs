//! Who asks.

use domain::ids::{OfficeId, PersonId, StaffId};
use domain::language::Language;
use domain::role::Role;
use domain::slot::Zone;
use uuid::Uuid;

use crate::error::{Error, Outcome};
use crate::permissions::Permission;

/// Who asks.
#[derive(Debug, Clone)]
pub enum Actor {
    /// Nobody is signed in.
    Anonymous,
    /// Staff who gave the password but not yet the second factor.
    Halfway(Staff),
    /// Staff, fully signed in.
    Staff(Staff),
    /// A participant in his portal.
    Participant(Participant),
}

/// A member of staff who asks.
#[derive(Debug, Clone)]
pub struct Staff {
    /// Key of the account.
    pub id: StaffId,
    /// The office he or she works in.
    pub office: OfficeId,
    /// The office's zone.
    pub zone: Zone,
    /// What he or she is.
    pub roles: Vec<Role>,
    /// In which language.
    pub language: Language,
    /// The browser it comes from.
    pub device: Uuid,
    /// Shown in the page's head: "Surname G.".
    pub name: String,
    /// Whether a second factor is enrolled.
    pub has_totp: bool,
    /// The number of the audit log's newest line when he or she asked: what was read at the same number still holds.
    pub as_of: i64,
}

/// A participant who asks.
#[derive(Debug, Clone)]
pub struct Participant {
    /// Key of the person.
    pub id: PersonId,
    /// The office that works with him.
    pub office: OfficeId,
    /// The office's zone.
    pub zone: Zone,
    /// In which language.
    pub language: Language,
    /// The browser it comes from.
    pub device: Uuid,
}

impl Actor {
    /// The member of staff, if he or she may do this.
    ///
    /// # Errors
    /// `SignInRequired` if nobody is signed in, else `NotFound`: the forbidden looks like the absent (security S1).
    pub fn may(&self, permission: Permission) -> Outcome<&Staff> {
        match self {
            Self::Staff(staff) if permission.is_given_to(&staff.roles) => Ok(staff),
            Self::Anonymous | Self::Halfway(_) => Err(Error::SignInRequired),
            Self::Staff(_) | Self::Participant(_) => Err(Error::NotFound),
        }
    }

    /// The member of staff, whatever the role.
    ///
    /// # Errors
    /// As [`Actor::may`].
    pub fn staff(&self) -> Outcome<&Staff> {
        match self {
            Self::Staff(staff) => Ok(staff),
            Self::Anonymous | Self::Halfway(_) => Err(Error::SignInRequired),
            Self::Participant(_) => Err(Error::NotFound),
        }
    }

    /// The participant.
    ///
    /// # Errors
    /// As [`Actor::may`].
    pub const fn participant(&self) -> Outcome<&Participant> {
        match self {
            Self::Participant(participant) => Ok(participant),
            Self::Anonymous | Self::Halfway(_) => Err(Error::SignInRequired),
            Self::Staff(_) => Err(Error::NotFound),
        }
    }

    /// The office of whoever asks.
    pub const fn office(&self) -> Option<OfficeId> {
        match self {
            Self::Anonymous => None,
            Self::Halfway(staff) | Self::Staff(staff) => Some(staff.office),
            Self::Participant(participant) => Some(participant.office),
        }
    }

    /// The language of the account, if there is one.
    pub const fn language(&self) -> Option<Language> {
        match self {
            Self::Anonymous => None,
            Self::Halfway(staff) | Self::Staff(staff) => Some(staff.language),
            Self::Participant(participant) => Some(participant.language),
        }
    }

    /// How the audit log calls whoever asks.
    pub fn audit_name(&self) -> String {
        match self {
            Self::Anonymous => "system".to_owned(),
            Self::Halfway(staff) | Self::Staff(staff) => format!("staff:{}", staff.id),
            Self::Participant(participant) => format!("person:{}", participant.id),
        }
    }
}
