use domain::attendance::{LATE_COUNTS, Mark};
use leptos::prelude::*;
use service::error::Outcome;
use service::permissions::Permission;
use service::register::{RegisterRow, SessionPage};

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
    Ok(Page::new(title, Chrome::Staff, move || {
        view! {
            {head(&cx, &page)}
            {plan(&cx, &page)}
            {register(&cx, &page)}
            {notes(&cx, &page)}
            {history(&cx, &page)}
            {cancel(&cx, &page)}
        }
    })
    .with_islands())
}

fn head(cx: &Cx, page: &SessionPage) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let name = page.group.clone().unwrap_or_else(|| texts.kind(page.kind));
    let cancelled = (!page.live).then(|| view! { <span class="badge cancelled">{texts.get("session-cancelled")}</span> });
    view! {
        <div class="page-head">
            <h1>{name} " · " {dates.short(page.start.date())} ", " {hours(&dates, page.start, page.minutes)}</h1>
            <p class="hint">{page.room.clone()} " · " {page.trainers.join(", ")} {cancelled}</p>
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

fn register(cx: &Cx, page: &SessionPage) -> AnyView {
    let texts = cx.texts();
    if page.rows.is_empty() {
        return view! { <p class="empty">{texts.get("register-empty")}</p> }.into_any();
    }
    if !page.is_open {
        let names = page.rows.iter().map(|row| view! { <li class="row">{row.name.clone()} {announced(cx, row)}</li> });
        let why = texts.get(if page.live { "register-not-yet" } else { "error-session-cancelled" });
        return view! {
            <section class="card stack">
                <h2>{texts.get("register-title")}</h2>
                <p class="hint">{why}</p>
                <ul class="list">{names.collect_view()}</ul>
            </section>
        }
        .into_any();
    }
    let rows = page.rows.iter().map(|row| one_row(cx, row)).collect_view();
    let is_taken = page.taken_at.is_some();
    let reason = is_taken.then(|| text_area(cx, "reason", &texts.get("amend-reason"), Some(&texts.get("amend-hint"))));
    let saved = page.taken_at.map(|at| texts.with("register-taken-at", &[("at", cx.dates().instant(at).into())]));
    let saved = saved.unwrap_or_else(|| texts.get("register-open"));
    let words = crate::islands::register::Words {
        saved: texts.get("saved-line"),
        not_saved: texts.get("not-saved-line"),
        saving: texts.get("saving-line"),
    };
    view! {
        <form class="register" method="post" action=format!("/sessions/{}", page.id) id="register">
            <div class="page-head">
                <h2>{texts.get("register-title")}</h2>
                <button class="button" name="all" value="present">{texts.get("all-present")}</button>
            </div>
            {(!is_taken).then(|| view! { <crate::islands::register::LiveRegister session=page.id.to_string() words/> })}
            <ul>{rows}</ul>
            {reason}
            <div class="register-end">
                <p class="saved-line" role="status" id="saved-line">{saved}</p>
                <button class="button primary">{texts.get(if is_taken { "amend-register" } else { "finish-register" })}</button>
            </div>
        </form>
    }
    .into_any()
}

fn announced(cx: &Cx, row: &RegisterRow) -> impl IntoView + use<> {
    let texts = cx.texts();
    row.announced.clone().map(|reason| {
        view! { <span class="badge excused">{texts.with("announced", &[("reason", reason.into())])}</span> }
    })
}

/// A person: the name, and four marks that are radio buttons without JavaScript too.
fn one_row(cx: &Cx, row: &RegisterRow) -> impl IntoView + use<> {
    let texts = cx.texts();
    let name = format!("mark-{}", row.person);
    let typed = cx.typed.get(&name).to_owned();
    let current = if typed.is_empty() { row.mark.map(|mark| mark.code().to_owned()).unwrap_or_default() } else { typed };
    let minutes = row.mark.and_then(Mark::late_minutes).unwrap_or(10);
    let marks = [("present", "●"), ("late", "◐"), ("excused", "◇"), ("absent", "○")].map(|(code, shape)| {
        let id = format!("{name}-{code}");
        let checked = current == code;
        view! {
            <input type="radio" id=id.clone() name=name.clone() value=code checked=checked/>
            <label for=id class=code><span aria-hidden="true">{shape}</span>{texts.get(&format!("mark-button-{code}"))}</label>
        }
    });
    let badge = row.warning.map(|_| {
        view! { <span class="badge state">{texts.with("absences-badge", &[("count", row.absences.into())])}</span> }
    });
    let more = texts.get("mark-more");
    let late = format!("late-{}", row.person);
    view! {
        <li>
            <fieldset>
                <legend>{row.name.clone()} " " {badge} {announced(cx, row)}</legend>
                <div class="marks">{marks.collect_view()}</div>
                <details>
                    <summary>{more}</summary>
                    <label>
                        {texts.get("minutes-late")}
                        <input type="number" name=late min="1" max="120" value=minutes.to_string()/>
                    </label>
                    <span class="hint">{texts.with("minutes-late-hint", &[("minutes", LATE_COUNTS.into())])}</span>
                    <input type="radio" id=format!("{name}-turned_away") name=name.clone() value="turned_away" checked=current == "turned_away"/>
                    <label for=format!("{name}-turned_away")>{texts.get("mark-button-turned-away")}</label>
                </details>
            </fieldset>
        </li>
    }
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
