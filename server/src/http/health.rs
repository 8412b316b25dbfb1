//! Whether the process is up, and whether it can work.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::State;

/// What a process says that is up.
pub(super) const UP: &str = "up\n";

/// The database answers too.
pub(super) async fn is_ready(state: State) -> Response {
    match state.services.store.ping().await {
        Ok(()) => "ready\n".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "5")], "database\n").into_response(),
    }
}
