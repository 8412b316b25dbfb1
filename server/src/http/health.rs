//! Whether the process is up, and whether it can work.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::State;

/// The process is up.
pub(super) async fn is_up() -> &'static str {
    "up\n"
}

/// The database answers too.
pub(super) async fn is_ready(state: State) -> Response {
    match state.services.store.ping().await {
        Ok(()) => "ready\n".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "5")], "database\n").into_response(),
    }
}
