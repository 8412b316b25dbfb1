//! Where a session was before, and the way to another place.

use leptos::prelude::*;
use service::permissions::Permission;
use service::register::SessionPage;
use service::rescheduling::ActView;

use crate::pages::trainer::reschedule::{before_words, told, undo};
use crate::web::Cx;

/// What was done to the session, newest first; an act that is fresh can be undone (rule D4).
pub(super) fn moves(cx: &Cx, page: &SessionPage, acts: &[ActView]) -> impl IntoView + use<> {
    let texts = cx.texts();
    let back = format!("/sessions/{}", page.id);
    let rows = acts.iter().map(|act| {
        let before = act.sessions.iter().map(|one| view! { <p>{before_words(cx, one)}</p> }).collect_view();
        view! { <li class="stack">{told(cx, act)} {before} {undo(cx, act, back.clone())}</li> }
    });
    let rows = rows.collect_view();
    (!acts.is_empty()).then(|| {
        view! {
            <section class="card stack">
                <h2>{texts.get("session-moves-title")}</h2>
                <ul class="list">{rows}</ul>
            </section>
        }
    })
}

/// The way to move or cancel it, for who may; what was held stays as it is.
pub(super) fn move_link(cx: &Cx, page: &SessionPage) -> impl IntoView + use<> {
    let may = cx.actor.may(Permission::Plan).is_ok() && page.live && page.taken_at.is_none();
    let href = format!("/sessions/{}/move", page.id);
    may.then(|| view! { <p><a class="button" href=href>{cx.texts().get("session-move-link")}</a></p> })
}
