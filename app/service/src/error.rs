//! Why a use case refused.

use domain::programme::TemplateError;

use crate::ports::StoreError;

/// What every use case returns.
pub type Outcome<T> = Result<T, Error>;

/// Why a use case refused or could not. Carries codes and field names, never data about a person.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nobody is signed in.
    #[error("sign-in required")]
    SignInRequired,
    /// The actor may not, or there is no such thing: outsiders cannot tell which (security S1).
    #[error("not found")]
    NotFound,
    /// A field does not say what it should. `code` names the sentence shown beside the field.
    #[error("{field}: {code}")]
    Invalid {
        /// Name of the form's field.
        field: &'static str,
        /// Code of the reason.
        code: &'static str,
    },
    /// A version of the programme does not fit together: the sentence names the place and the reason.
    #[error("{field}: {why}")]
    Unfit {
        /// Name of the form's field.
        field: &'static str,
        /// What is wrong with which file.
        why: Box<TemplateError>,
    },
    /// What was asked is not possible at present. `code` names the sentence.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// Too many attempts; try again later (security S7).
    #[error("too many attempts")]
    TooMany {
        /// How many seconds later.
        seconds: i64,
    },
    /// The database is locked, full or away; nothing was saved.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// Something is broken inside; nothing was saved.
    #[error("broken: {0}")]
    Broken(String),
}

impl Error {
    /// A field that does not say what it should.
    pub const fn invalid(field: &'static str, code: &'static str) -> Self {
        Self::Invalid { field, code }
    }

    /// A version of the programme that does not fit together, at a field.
    pub fn unfit(field: &'static str, why: TemplateError) -> Self {
        Self::Unfit { field, why: Box::new(why) }
    }

    /// A stored value that no longer parses.
    pub(crate) fn corrupt(column: &str) -> Self {
        Self::Broken(format!("{column} holds an unknown value"))
    }

    /// The code of the sentence that tells it.
    pub fn code(&self) -> &str {
        match self {
            Self::SignInRequired => "sign-in-required",
            Self::NotFound => "not-found",
            Self::Invalid { code, .. } | Self::Refused(code) => code,
            Self::Unfit { .. } => "programme-unfit",
            Self::TooMany { .. } => "too-many",
            Self::Unavailable(_) => "unavailable",
            Self::Broken(_) => "broken",
        }
    }

    /// In how many seconds it is worth trying again, if that is known.
    pub const fn wait(&self) -> Option<i64> {
        match self {
            Self::TooMany { seconds } => Some(*seconds),
            _ => None,
        }
    }

    /// The form's field it is about, if any.
    pub const fn field(&self) -> Option<&'static str> {
        match self {
            Self::Invalid { field, .. } | Self::Unfit { field, .. } => Some(field),
            _ => None,
        }
    }
}

/// Stored files were read before they were stored: what does not parse there is broken.
impl From<TemplateError> for Error {
    fn from(why: TemplateError) -> Self {
        Self::Broken(why.to_string())
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::TrainerBusy | StoreError::RoomBusy | StoreError::PersonBusy => Self::Refused("taken-meanwhile"),
            StoreError::GroupFull => Self::Refused("group-full"),
            StoreError::Duplicate => Self::Refused("already-there"),
            StoreError::Missing => Self::Refused("changed-meanwhile"),
            StoreError::Unavailable(why) => Self::Unavailable(why),
            StoreError::Broken(why) => Self::Broken(why),
        }
    }
}
