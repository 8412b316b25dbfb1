//! An act by which sessions were moved or cancelled, and the way back.

use leptos::prelude::*;
use service::error::Outcome;
use service::rescheduling::{ActKind, ActView, Before};

use crate::web::{Chrome, Cx, Page};

/// An act with all its sessions; for ten minutes it can be undone.
///
/// # Errors
/// `NotFound` unless the actor plans sessions and it was his act, or he reviews outcomes.
pub async fn act(cx: Cx) -> Outcome<Page> {
    let act = cx.services.act(&cx.actor, cx.id("id")?).await?;
    let title = cx.texts().get("act-title");
    Ok(Page::new(title.clone(), Chrome::Staff, move || {
        let sessions = act.sessions.iter().map(|one| view! { <li class="row">{before_words(&cx, one)}</li> });
        let sessions = sessions.collect_view();
        view! {
            <h1>{title}</h1>
            <section class="card stack">
                {told(&cx, &act)}
                <ul class="list">{sessions}</ul>
                {undo(&cx, &act, String::new())}
                {(act.kind == ActKind::Leave).then(|| view! { <p class="hint">{cx.texts().get("act-leave-stays")}</p> })}
            </section>
        }
    }))
}

/// What was done, by whom, when and why.
pub fn told(cx: &Cx, act: &ActView) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let kind = texts.get(match act.kind {
        ActKind::Move => "act-move",
        ActKind::Cancel => "act-cancel",
        ActKind::Swap => "act-swap",
        ActKind::Leave => "act-leave",
    });
    let undone = act.is_undone.then(|| view! { <span class="badge planned">{texts.get("act-undone")}</span> });
    view! {
        <p><strong>{kind}</strong> " · " {texts.moved_why(act.why)} " " {undone}</p>
        {act.words.clone().map(|words| view! { <p class="prose">{words}</p> })}
        <p class="hint">{act.by.clone()} ", " {dates.instant(act.at)}</p>
    }
}

/// "Mon 02.03, 18:00 · room 1 → Tue 03.03, 18:00 · room 1", with a link to the session.
pub fn before_words(cx: &Cx, one: &Before) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let at = |start: jiff::civil::DateTime, room: &str| {
        format!("{}, {} · {}", dates.short(start.date()), dates.time(start), texts.room(room))
    };
    let from = at(one.from, &one.from_room);
    let to = if one.live { at(one.to, &one.to_room) } else { texts.get("session-cancelled") };
    let trainers = one.replaced.iter().map(|(leaves, comes)| {
        let names = [("name", comes.clone().into()), ("other", leaves.clone().into())];
        view! { <span class="hint">" · " {texts.with("act-replaced", &names)}</span> }
    });
    let trainers = trainers.collect_view();
    let is_moved = !one.live || from != to;
    let arrow = is_moved.then(|| {
        view! { " " <span aria-hidden="true">"→"</span> <span class="visually-hidden">{texts.get("move-to")}</span> " " {to} }
    });
    view! { <a href=format!("/sessions/{}", one.id)>{from}</a> {arrow} {trainers} }
}

/// The button that puts everything back; `back` is where it leads afterwards.
pub fn undo(cx: &Cx, act: &ActView, back: String) -> impl IntoView + use<> {
    let texts = cx.texts();
    let back = (!back.is_empty()).then(|| view! { <input type="hidden" name="back" value=back/> });
    act.may_undo.then(|| {
        view! {
            <form class="cluster" method="post" action=format!("/moves/{}", act.id)>
                {back}
                <button class="button">{texts.get("act-undo")}</button>
                <span class="hint">{texts.get("act-undo-until")}</span>
            </form>
        }
    })
}
