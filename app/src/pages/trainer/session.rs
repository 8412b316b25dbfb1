mod checks;
mod moves;
mod plan;
mod register;

use leptos::prelude::*;
use service::error::Outcome;
use service::register::SessionPage;

use crate::ui::session::{hours, mark_badge};
use crate::ui::{calendar_file, text_area};
use crate::web::{Chrome, Cx, Page};

/// One session: its plan, its register, its notes.
///
/// # Errors
/// `NotFound` unless the actor leads it or reviews outcomes.
pub async fn session(cx: Cx) -> Outcome<Page> {
    let id = cx.id("id")?;
    let page = cx.services.session_page(&cx.actor, id).await?;
    let leading = cx.services.leading(&cx.actor, id).await?;
    let joint = cx.services.joint_session(&cx.actor, id).await?;
    let acts = cx.services.moves_of_session(&cx.actor, id).await?;
    let texts = cx.texts();
    let title = page.group.clone().unwrap_or_else(|| texts.kind(page.kind));
    let has_islands = register::is_live(&page) || leading.is_some();
    let page = Page::new(title, Chrome::Staff, move || {
        view! {
            {head(&cx, &page)}
            {led_by_one(&cx, &page)}
            {leading.as_ref().map(|leading| plan::plan(&cx, &page, leading))}
            {joint.as_ref().map(|joint| checks::checks(&cx, &page, joint))}
            {register::register(&cx, &page)}
            {notes(&cx, &page)}
            {history(&cx, &page)}
            {moves::moves(&cx, &page, &acts)}
            {moves::move_link(&cx, &page)}
            {page.live.then(|| calendar_file(&cx, format!("/sessions/{}/calendar", page.id), page.id))}
        }
    });
    Ok(if has_islands { page.with_islands() } else { page })
}

fn head(cx: &Cx, page: &SessionPage) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let name = page.group.clone().unwrap_or_else(|| texts.kind(page.kind));
    let cancelled =
        (!page.live).then(|| view! { <span class="badge cancelled">{texts.get("session-cancelled")}</span> });
    view! {
        <div class="page-head">
            <h1>{name} " · " {hours(&dates, page.start, page.minutes)}</h1>
            <p class="hint">
                {dates.medium(page.start.date())} " · " {texts.room(&page.room)} " · " {page.trainers.join(", ")} " " {cancelled}
            </p>
        </div>
    }
}

/// That one leads the group alone, why, and who decided it (rule A7).
fn led_by_one(cx: &Cx, page: &SessionPage) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    page.led_by_one.clone().map(|alone| {
        let by = texts.with("led-by-one-by", &[("name", alone.by.into()), ("at", dates.instant(alone.at).into())]);
        view! {
            <section class="notice info">
                <p><strong>{texts.get("led-by-one")}</strong></p>
                <p class="prose">{alone.reason}</p>
                <p class="hint">{by}</p>
            </section>
        }
    })
}

fn notes(cx: &Cx, page: &SessionPage) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let list = page
        .notes
        .iter()
        .map(|note| {
            let by = format!("{}, {}", note.by, dates.instant(note.at));
            view! { <li><p class="prose">{note.body.clone()}</p><p class="hint">{by}</p></li> }
        })
        .collect_view();
    view! {
        <section class="card stack">
            <h2>{texts.get("notes-title")}</h2>
            <ul class="list">{list}</ul>
            <form class="stack" method="post" action=format!("/sessions/{}/note", page.id)>
                {text_area(cx, "body", &texts.get("note-new"), Some(&texts.get("note-hint")))}
                <button class="button">{texts.get("note-save")}</button>
            </form>
        </section>
    }
}

fn history(cx: &Cx, page: &SessionPage) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    (!page.changes.is_empty()).then(|| {
        let rows = page.changes.iter().map(|change| {
            view! {
                <li>
                    {change.name.clone()} ": " {change.from.map(|from| mark_badge(texts, from))} " → " {mark_badge(texts, change.to)}
                    <span class="hint">" " {change.by.clone()} ", " {dates.instant(change.at)}</span>
                    {change.reason.clone().map(|reason| view! { <p class="prose">{reason}</p> })}
                </li>
            }
        });
        view! {
            <details class="card"><summary>{texts.get("changes-title")}</summary><ul class="list">{rows.collect_view()}</ul></details>
        }
    })
}
