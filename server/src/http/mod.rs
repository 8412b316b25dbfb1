//! HTTP: from a request to a page or an action and back, with the headers that keep both safe.

mod answer;
mod assets;
mod body;
mod client;
mod cookies;
mod csrf;
mod errors;
mod feeds;
mod headers;
mod health;
mod language;
mod metrics;
mod observe;
mod pages;
mod request;
mod state;

use app::routes::ROUTES;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Path};
use axum::http::HeaderMap;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;

pub use metrics::router as metrics_router;
pub use state::{Options, State};

/// Everything that is answered. What is named first below stands nearest to the pages.
pub fn router(state: State) -> Router {
    let mut router = Router::new();
    for route in ROUTES {
        let limit = DefaultBodyLimit::max(body::limit(route.path));
        router = router.route(route.path, pages::methods(&state, route).layer(limit));
    }
    let (ready, lost, feeding) = (state.clone(), state.clone(), state.clone());
    router
        .route(
            "/assets/{name}",
            get(async |Path(name): Path<String>, headers: HeaderMap| assets::file(&name, &headers)),
        )
        .route(feeds::PATH, get(move |Path(file): Path<String>, request| feeds::feed(feeding, file, request)))
        .route("/healthz", get(async || health::UP))
        .route("/readyz", get(move || health::is_ready(ready)))
        .fallback(move |request| pages::unknown(lost, request))
        .method_not_allowed_fallback(async || pages::not_that_way())
        .layer(from_fn_with_state(state.clone(), csrf::refuse_foreign))
        .layer(from_fn(errors::in_time))
        .layer(CatchPanicLayer::custom(|_| errors::panicked()))
        .layer(from_fn_with_state(state.clone(), headers::protect))
        .layer(from_fn_with_state(state.clone(), client::keep_encrypted))
        .layer(from_fn_with_state(state, observe::observe))
}
