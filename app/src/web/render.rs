use std::sync::Arc;

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use leptos::reactive::owner::Owner;

use super::{Cx, Page};
use crate::ui::shell;

/// Hashed names of what the browser loads.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The bindings of the islands.
    pub js: String,
    /// The script that loads the islands and wakes them up.
    pub start: String,
    /// The script of the quick exit.
    pub exit: String,
    /// The script that reads a handout aloud.
    pub speak: String,
    /// The script that moves sessions in the calendar.
    pub calendar: String,
    /// The script that checks a plan while it is filled in.
    pub plan: String,
    /// The font files to load early.
    pub fonts: Vec<String>,
}

/// Renders a page to its response.
pub fn respond(cx: &Cx, status: StatusCode, page: Page) -> Response {
    let html = to_html(cx, page);
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, html).into_response()
}

/// Each response has an owner of its own; islands inside find their ids through its shared context.
fn to_html(cx: &Cx, page: Page) -> String {
    let shared = Arc::new(hydration_context::SsrSharedContext::new_islands());
    let owner = Owner::new_root(Some(shared));
    let html = owner.with(|| shell::document(cx, page).to_html());
    owner.unset_with_forced_cleanup();
    format!("<!DOCTYPE html>{html}")
}
