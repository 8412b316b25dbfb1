//! A request on its way through a page or an action.

mod fields;
mod page;
mod render;

use std::collections::HashMap;
use std::sync::Arc;

use domain::language::Language;
use domain::slot::Zone;
use service::Services;
use service::actor::Actor;
use service::error::Error;

use crate::i18n::{Dates, Texts};

pub use fields::{Fields, Upload};
pub use page::{Chrome, Page};
pub use render::{Assets, respond};

/// Everything that a page or an action knows of its request. Cheap to clone.
#[derive(Clone)]
pub struct Cx(Arc<Parts>);

/// What a request is made of.
pub struct Parts {
    /// The use cases.
    pub services: Services,
    /// Who asks.
    pub actor: Actor,
    /// In which language the answer is given.
    pub language: Language,
    /// The path, without the query.
    pub path: String,
    /// Named parts of the path.
    pub params: HashMap<String, String>,
    /// What stands in the query.
    pub query: Fields,
    /// What was typed, when a form is shown again.
    pub typed: Fields,
    /// Why the form is shown again.
    pub error: Option<Error>,
    /// The address it comes from, for throttling.
    pub address: String,
    /// Browser and system in a few words.
    pub device: String,
    /// This response's nonce of the content policy.
    pub nonce: String,
    /// Hashed names of the style, the scripts and the fonts.
    pub assets: &'static Assets,
    /// The public address, as people would type it: for links on paper.
    pub origin: String,
}

impl std::ops::Deref for Cx {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Cx {
    /// Makes one.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// The same request with a refusal: for a page that checks what stands in its own address.
    #[must_use]
    pub fn refused(&self, error: Error) -> Self {
        self.otherwise(|parts| parts.error = Some(error))
    }

    /// The same request with what was posted: for a page that an action shows.
    #[must_use]
    pub fn with_typed(&self, typed: Fields) -> Self {
        self.otherwise(|parts| parts.typed = typed)
    }

    /// The same request in another language: for a part of a page that is written in it.
    #[must_use]
    pub fn speaking(&self, language: Language) -> Self {
        self.otherwise(|parts| parts.language = language)
    }

    fn otherwise(&self, change: impl FnOnce(&mut Parts)) -> Self {
        let mut parts = Parts {
            services: self.services.clone(),
            actor: self.actor.clone(),
            language: self.language,
            path: self.path.clone(),
            params: self.params.clone(),
            query: self.query.clone(),
            typed: self.typed.clone(),
            error: None,
            address: self.address.clone(),
            device: self.device.clone(),
            nonce: self.nonce.clone(),
            assets: self.assets,
            origin: self.origin.clone(),
        };
        change(&mut parts);
        Self::new(parts)
    }

    /// What a form was filled in with: what was posted, else what stands in the address.
    pub fn filled(&self) -> &Fields {
        if self.typed.values.is_empty() { &self.query } else { &self.typed }
    }

    /// The texts of the request's language.
    pub fn texts(&self) -> Texts {
        Texts(self.language)
    }

    /// Dates in the request's language, on the office's clock.
    pub fn dates(&self) -> Dates {
        let zone = match &self.actor {
            Actor::Halfway(staff) | Actor::Staff(staff) => Some(staff.zone.clone()),
            Actor::Participant(person) => Some(person.zone.clone()),
            Actor::Anonymous => None,
        };
        Dates::new(self.texts(), zone.unwrap_or_else(Zone::utc))
    }

    /// A named part of the path as a key.
    ///
    /// # Errors
    /// `NotFound` if it is not one.
    pub fn id<T: std::str::FromStr>(&self, name: &str) -> Result<T, Error> {
        self.params.get(name).and_then(|text| text.parse().ok()).ok_or(Error::NotFound)
    }

    /// What was typed in a field, or stands in the query under its name.
    pub fn value(&self, name: &str) -> String {
        let typed = self.typed.get(name);
        if typed.is_empty() { self.query.get(name).to_owned() } else { typed.to_owned() }
    }

    /// The sentence beside a field that was refused.
    pub fn field_error(&self, name: &str) -> Option<String> {
        let error = self.error.as_ref().filter(|error| error.field() == Some(name))?;
        Some(self.texts().refusal(error))
    }
}
