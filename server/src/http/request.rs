//! What is read from a request before a page or an action sees it.

use std::collections::HashMap;

use app::web::{Cx, Fields, Parts};
use axum::extract::{Query, RawPathParams};
use axum::http::request::Parts as Head;
use domain::language::Language;
use service::actor::Actor;
use service::error::{Error, Outcome};

use super::headers::Nonce;
use super::{State, client, cookies, language};

/// A request, read.
#[derive(Clone)]
pub(super) struct Asked {
    state: State,
    actor: Actor,
    language: Language,
    path: String,
    params: HashMap<String, String>,
    query: Fields,
    address: String,
    device: String,
    nonce: String,
    /// Whether a script asks, which wants a sentence and no page.
    pub(super) is_script: bool,
}

impl Asked {
    /// Reads a request.
    ///
    /// # Errors
    /// What kept it from being understood, with the request as nobody's: a fault never signs anybody in.
    pub(super) async fn read(state: &State, params: Option<&RawPathParams>, head: &Head) -> (Self, Outcome<()>) {
        let (actor, fault) = match who_is(state, head).await {
            Ok(actor) => (actor, Ok(())),
            Err(error) => (Actor::Anonymous, Err(error)),
        };
        let (query, unread) = match query(head) {
            Ok(query) => (query, Ok(())),
            Err(error) => (Fields::default(), Err(error)),
        };
        let asked = Self {
            state: state.clone(),
            language: language::of(&actor, &head.headers),
            actor,
            path: head.uri.path().to_owned(),
            params: params.into_iter().flatten().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            query,
            address: client::address(head, state.options.proxy),
            device: client::device(&head.headers),
            nonce: head.extensions.get::<Nonce>().map(|nonce| nonce.0.clone()).unwrap_or_default(),
            is_script: client::is_script(&head.headers),
        };
        (asked, fault.and(unread))
    }

    /// For a page or an action.
    pub(super) fn cx(self, typed: Fields, error: Option<Error>) -> Cx {
        Cx::new(Parts {
            services: self.state.services.clone(),
            actor: self.actor,
            language: self.language,
            path: self.path,
            params: self.params,
            query: self.query,
            typed,
            error,
            address: self.address,
            device: self.device,
            nonce: self.nonce,
            assets: crate::assets::addresses(),
            origin: self.state.options.origin.as_str().to_owned(),
        })
    }
}

async fn who_is(state: &State, head: &Head) -> Outcome<Actor> {
    match cookies::read(&head.headers, cookies::session_name(state.is_https())) {
        Some(secret) => state.services.who_is(secret).await,
        None => Ok(Actor::Anonymous),
    }
}

fn query(head: &Head) -> Outcome<Fields> {
    let Query(values) =
        Query::<Vec<(String, String)>>::try_from_uri(&head.uri).map_err(|_| Error::Refused("not-understood"))?;
    fields(values).ok_or(Error::Refused("not-understood"))
}

/// Fields, unless one holds a zero byte: no keyboard types it, and PostgreSQL keeps none.
pub(super) fn fields(values: Vec<(String, String)>) -> Option<Fields> {
    let is_text = values.iter().all(|(name, value)| !name.contains('\0') && !value.contains('\0'));
    is_text.then_some(Fields { values, file: None })
}
