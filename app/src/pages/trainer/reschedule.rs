//! Moving, cancelling and swapping sessions: look, commit, undo (rule D4).

mod act;
mod form;
mod leave;
mod looked;
mod words;

use leptos::prelude::*;
use service::error::{Error, Outcome};
use service::rescheduling::{Movable, MoveLook, MoveRequest};

pub use act::act;
pub(super) use act::{before_words, told, undo};
pub use leave::leave;

use crate::actions::rescheduling::read;
use crate::ui::error_notice;
use crate::ui::session::hours;
use crate::web::{Chrome, Cx, Page};

/// What was looked at.
struct Look {
    request: MoveRequest,
    found: MoveLook,
}

/// What can be done with a session's time, room and trainers, and, once something is asked, every session that it would
/// change. What was filled in stands in the address.
///
/// # Errors
/// `NotFound` unless the actor plans sessions, and leads this one or reviews outcomes.
pub async fn move_session(cx: Cx) -> Outcome<Page> {
    let session = cx.services.movable(&cx.actor, cx.id("id")?).await?;
    // A refusal of what was posted stands above the page already.
    let is_told = cx.error.is_some();
    let (look, cx) = match looked_at(&cx, &session).await {
        Ok(look) => (look, cx),
        Err(Error::Invalid { .. } | Error::Refused(_)) if is_told => (None, cx),
        Err(error @ (Error::Invalid { .. } | Error::Refused(_))) => (None, cx.refused(error)),
        Err(error) => return Err(error),
    };
    let title = cx.texts().get("reschedule-title");
    Ok(Page::new(title.clone(), Chrome::Staff, move || {
        view! {
            {head(&cx, &session, title)}
            {(!is_told).then(|| error_notice(&cx))}
            {look.as_ref().map(|look| looked::looked(&cx, &session, look))}
            {form::forms(&cx, &session)}
        }
    }))
}

async fn looked_at(cx: &Cx, session: &Movable) -> Outcome<Option<Look>> {
    let fields = cx.filled();
    // Whatever came as a post was meant to be checked, wherever it came from.
    if !fields.has("check") && cx.typed.values.is_empty() {
        return Ok(None);
    }
    let request = read(fields, session, cx.services.random.id())?;
    let found = cx.services.look_at_move(&cx.actor, &request).await?;
    Ok(Some(Look { request, found }))
}

fn head(cx: &Cx, session: &Movable, title: String) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let name = session.group.clone().unwrap_or_else(|| texts.kind(session.kind));
    let trainers: Vec<String> = session.trainers.iter().map(|(_, name)| name.clone()).collect();
    let when = format!("{}, {}", dates.medium(session.start.date()), hours(&dates, session.start, session.minutes));
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            <p>
                <a href=format!("/sessions/{}", session.id)>{name} " · " {when}</a>
                <span class="hint">" · " {texts.room(&session.room)} " · " {trainers.join(", ")}</span>
            </p>
        </div>
    }
}
