//! What the log and the figures say of a request: method, route, status, time. Never the address that was asked for.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;

use super::State;
use super::errors::Fault;

/// By which a line in the log is found again.
const REQUEST_ID: &str = "x-request-id";

/// Counts and logs a request, and gives the answer a number that the log has too.
pub(super) async fn observe(
    axum::extract::State(state): axum::extract::State<State>,
    request: Request,
    next: Next,
) -> Response {
    let started = Instant::now();
    let id = state.nonce()[..16].to_owned();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let mut response = next.run(request).await;
    let (took, status) = (started.elapsed(), response.status().as_u16());
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    state.metrics.count(route, status, took);
    let ms = took.as_millis();
    if let Some(Fault(why)) = response.extensions_mut().remove::<Fault>() {
        tracing::error!(id, %method, route, status, ms, why);
    } else {
        tracing::info!(id, %method, route, status, ms);
    }
    if let Ok(id) = HeaderValue::try_from(id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}
