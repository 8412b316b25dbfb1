mod register;

use leptos::prelude::*;
use service::error::Outcome;
use service::permissions::Permission;
use service::register::SessionPage;

use crate::ui::session::{hours, mark_badge};
use crate::ui::text_area;
use crate::web::{Chrome, Cx, Page};

/// One session: its plan, its register, its notes.
///
/// # Errors
/// `NotFound` unless the actor leads it or reviews outcomes.
pub async fn session(cx: Cx) -> Outcome<Page> {
    let page = cx.services.session_page(&cx.actor, cx.id("id")?).await?;
    let texts = cx.texts();
    let title = page.group.clone().unwrap_or_else(|| texts.kind(page.kind));
    let has_islands = register::is_live(&page);
    let page = Page::new(title, Chrome::Staff, move || {
        view! {
            {head(&cx, &page)}
            {plan(&cx, &page)}
            {register::register(&cx, &page)}
            {notes(&cx, &page)}
            {history(&cx, &page)}
            {cancel(&cx, &page)}
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

fn plan(cx: &Cx, page: &SessionPage) -> impl IntoView + use<> {
    let texts = cx.texts();
    let plan = page.template.session(&page.session_key).cloned();
    plan.map(|plan| {
        let module = plan.module.as_deref().and_then(|key| page.template.module(key));
        let module = module.map(|module| view! { <p class="hint">{module.title.get(cx.language).to_owned()}</p> });
        view! {
            <details class="card">
                <summary>{texts.with("plan-number", &[("number", plan.number.into())])} " · " {plan.title.get(cx.language).to_owned()}</summary>
                {module}
                <p>{plan.aim.get(cx.language).to_owned()}</p>
                <p><strong>{texts.get("homework")}</strong> " " {plan.homework.get(cx.language).to_owned()}</p>
            </details>
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

fn cancel(cx: &Cx, page: &SessionPage) -> impl IntoView + use<> {
    let texts = cx.texts();
    let may = cx.actor.may(Permission::Plan).is_ok() && page.live && page.taken_at.is_none();
    may.then(|| {
        view! {
            <details class="card">
                <summary>{texts.get("cancel-session")}</summary>
                <form class="stack" method="post" action=format!("/sessions/{}/cancel", page.id)>
                    <p>{texts.get("cancel-session-how")}</p>
                    <button class="button danger">{texts.get("cancel-session")}</button>
                </form>
            </details>
        }
    })
}
