//! Pages are shown, forms are acted on; what was refused is shown again with what was typed.

use std::time::Duration;

use app::routes::Route;
use app::web::{Fields, respond};
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{RawPathParams, Request};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{MethodRouter, get};
use service::error::Error;
use tokio::time::timeout;

use super::body::Refusal;
use super::errors::{Trouble, stranded};
use super::request::Asked;
use super::{State, answer, body, errors};

type Params = Result<RawPathParams, RawPathParamsRejection>;

/// What a route answers, by method.
pub(super) fn methods(state: &State, route: &'static Route) -> MethodRouter {
    let reading = state.clone();
    let methods = get(move |params: Params, request: Request| show(reading, route, params, request));
    if route.action.is_none() {
        return methods;
    }
    let writing = state.clone();
    methods.post(move |params: Params, request: Request| act(writing, route, params, request))
}

async fn show(state: State, route: &'static Route, params: Params, request: Request) -> Response {
    let (asked, fault) = Asked::read(&state, params.ok().as_ref(), &request.into_parts().0).await;
    let is_script = asked.is_script;
    let cx = asked.cx(Fields::default(), None);
    let page = match fault {
        Ok(()) => (route.page)(cx.clone()).await,
        Err(error) => Err(error),
    };
    match page {
        Ok(page) => respond(&cx, StatusCode::OK, page),
        Err(error) => errors::answer(&cx, &error, is_script),
    }
}

async fn act(state: State, route: &'static Route, params: Params, request: Request) -> Response {
    let (head, content) = request.into_parts();
    let (asked, fault) = Asked::read(&state, params.ok().as_ref(), &head).await;
    let cx = asked.clone().cx(Fields::default(), None);
    let (Ok(()), Some(action)) = (&fault, route.action) else {
        return errors::answer(&cx, &fault.err().unwrap_or(Error::NotFound), asked.is_script);
    };
    let fields = match body::read(route.path, Request::from_parts(head, content)).await {
        Ok(fields) => fields,
        Err(refusal) => return unread(route, asked, refusal).await,
    };
    let typed = Fields { values: fields.values.clone(), file: None };
    match action(cx.clone(), fields).await {
        Ok(done) => answer::answer(&state, &cx, done),
        Err(error) if asked.is_script || matches!(error, Error::SignInRequired | Error::NotFound) => {
            errors::answer(&cx, &error, asked.is_script)
        }
        Err(error) => {
            let trouble = Trouble::from(&error);
            again(route, asked, typed, error, trouble).await
        }
    }
}

/// Answers a form that was not even read: at its field, if it is known which was too large.
async fn unread(route: &'static Route, asked: Asked, refusal: Refusal) -> Response {
    let trouble = Trouble::new(refusal.status, refusal.code);
    match refusal.field {
        Some(field) => again(route, asked, Fields::default(), Error::invalid(field, refusal.code), trouble).await,
        None => trouble.page(&asked.cx(Fields::default(), None)),
    }
}

/// How long a page is waited for after its form could not be saved: one that records that it is read (rule I4) waits
/// for the same database.
const GLANCE: Duration = Duration::from_secs(1);

/// Shows the page of the form again. If even that is not possible, what was filled in, or the sentence alone.
async fn again(route: &'static Route, asked: Asked, typed: Fields, error: Error, trouble: Trouble) -> Response {
    let is_unavailable = matches!(error, Error::Unavailable(_));
    let cx = asked.cx(typed, Some(error));
    let page = (route.page)(cx.clone());
    let page = if is_unavailable { timeout(GLANCE, page).await.ok() } else { Some(page.await) };
    match page {
        Some(Ok(page)) => trouble.within(&cx, page),
        _ if is_unavailable => trouble.once_more(&cx),
        _ => trouble.page(&cx),
    }
}

/// An address that leads nowhere.
pub(super) async fn unknown(state: State, request: Request) -> Response {
    let (asked, fault) = Asked::read(&state, None, &request.into_parts().0).await;
    let is_script = asked.is_script;
    let cx = asked.cx(Fields::default(), None);
    errors::answer(&cx, &fault.err().unwrap_or(Error::NotFound), is_script)
}

/// An address that is not used in that way.
pub(super) fn not_that_way() -> Response {
    stranded(StatusCode::METHOD_NOT_ALLOWED, "not-found")
}
