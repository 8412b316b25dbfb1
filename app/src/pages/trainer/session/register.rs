//! The register: one row a person, four marks, usable without JavaScript.

use domain::attendance::{LATE_COUNTS, Mark};
use leptos::prelude::*;
use service::register::{RegisterRow, SessionPage};

use crate::i18n::Texts;
use crate::islands::register::LiveRegister;
use crate::ui::text_area;
use crate::web::Cx;

/// Minutes that stand in the field before somebody says how late he was.
const USUALLY_LATE: u8 = 10;

/// Whether each tap is saved at once: not before the session, and not once a change needs its reason.
pub(super) fn is_live(page: &SessionPage) -> bool {
    page.is_open && page.taken_at.is_none() && !page.rows.is_empty()
}

/// The register, open or taken, or who is expected and why it is not open yet.
pub(super) fn register(cx: &Cx, page: &SessionPage) -> AnyView {
    let texts = cx.texts();
    if page.rows.is_empty() {
        return view! { <p class="empty">{texts.get("register-empty")}</p> }.into_any();
    }
    if !page.is_open {
        return expected(cx, page).into_any();
    }
    let content = if is_live(page) { open(cx, page).into_any() } else { taken(cx, page).into_any() };
    view! {
        <form class="register" method="post" action=format!("/sessions/{}", page.id) id="register" autocomplete="off">
            {kept_by_enter()}
            {content}
        </form>
    }
    .into_any()
}

fn expected(cx: &Cx, page: &SessionPage) -> impl IntoView + use<> {
    let texts = cx.texts();
    let rows = page.rows.iter().map(|row| view! { <li class="row">{row.name.clone()} " " {announced(cx, row)}</li> });
    let why = texts.get(if page.live { "register-not-yet" } else { "register-cancelled" });
    view! {
        <section class="card stack">
            <h2>{texts.get("register-expected")}</h2>
            <p class="hint">{why}</p>
            <ul class="list">{rows.collect_view()}</ul>
        </section>
    }
}

/// The Enter key presses a form's first button: this one keeps the marks and finishes nothing.
fn kept_by_enter() -> impl IntoView {
    view! { <button class="visually-hidden" name="keep" value="marks" tabindex="-1" aria-hidden="true"></button> }
}

fn open(cx: &Cx, page: &SessionPage) -> impl IntoView + use<> {
    let texts = cx.texts();
    let rows = page.rows.iter().map(|row| one_row(cx, row)).collect_view();
    let announced = page.rows.iter().any(|row| row.announced.is_some());
    let hint = announced.then(|| view! { <p class="hint" id="all-present-hint">{texts.get("all-present-hint")}</p> });
    let described = announced.then_some("all-present-hint");
    view! {
        <LiveRegister>
            <div class="page-head">
                <h2>{texts.get("register-title")}</h2>
                <button class="button" name="all" value="present" aria-describedby=described>{texts.get("all-present")}</button>
                {hint}
            </div>
            <ul>{rows}</ul>
            <div class="register-end">
                {saved_line(texts)}
                <button type="button" class="button quiet" data-undo="" hidden="">{texts.get("undo")}</button>
                <button class="button primary">{texts.get("finish-register")}</button>
            </div>
        </LiveRegister>
    }
}

/// What was saved; the island finds the other things that it may say in the attributes.
fn saved_line(texts: Texts) -> impl IntoView {
    view! {
        <p
            class="saved-line"
            role="status"
            data-saving=texts.get("register-saving")
            data-saved=texts.get("register-saved")
            data-retrying=texts.get("register-retrying")
            data-refused=texts.get("register-refused")
            data-signed-out=texts.get("register-signed-out")
        >
            {texts.get("register-open")}
        </p>
    }
}

/// A taken register can be changed with a reason (rule C2).
fn taken(cx: &Cx, page: &SessionPage) -> impl IntoView + use<> {
    let texts = cx.texts();
    let at = cx.dates().instant(page.taken_at.unwrap_or_default());
    let rows = page.rows.iter().map(|row| one_row(cx, row)).collect_view();
    view! {
        <div class="page-head"><h2>{texts.get("register-title")}</h2></div>
        <ul>{rows}</ul>
        {text_area(cx, "reason", &texts.get("amend-reason"), Some(&texts.get("amend-hint")))}
        <div class="register-end">
            <p class="saved-line">{texts.with("register-taken-at", &[("at", at.into())])}</p>
            <button class="button primary">{texts.get("amend-register")}</button>
        </div>
    }
}

/// A person: the name, and four marks that are radio buttons without JavaScript too. "All present" passes over who
/// announced an absence.
fn one_row(cx: &Cx, row: &RegisterRow) -> impl IntoView + use<> {
    let texts = cx.texts();
    let name = format!("mark-{}", row.person);
    let typed = cx.typed.get(&name).to_owned();
    let current =
        if typed.is_empty() { row.mark.map(|mark| mark.code().to_owned()).unwrap_or_default() } else { typed };
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
    view! {
        <li data-announced=row.announced.is_some().then_some("")>
            <fieldset>
                <legend>{row.name.clone()} " " {badge}</legend>
                {announced(cx, row)}
                <div class="marks">{marks.collect_view()}</div>
                {more(cx, row, &name, current == "turned_away")}
            </fieldset>
        </li>
    }
}

/// What is rare: minutes late, and turned away (rule C1).
fn more(cx: &Cx, row: &RegisterRow, name: &str, is_turned_away: bool) -> impl IntoView + use<> {
    let texts = cx.texts();
    let late = format!("late-{}", row.person);
    let typed = cx.typed.get(&late).to_owned();
    let minutes = row.mark.and_then(Mark::late_minutes).unwrap_or(USUALLY_LATE).to_string();
    let minutes = if typed.is_empty() { minutes } else { typed };
    let id = format!("{name}-turned_away");
    view! {
        <details>
            <summary><span class="word">{texts.get("mark-more")}</span> <span class="visually-hidden">": " {row.name.clone()}</span></summary>
            <label>
                {texts.get("minutes-late")} " "
                <input type="number" name=late min="1" max="120" value=minutes/>
            </label>
            <span class="hint">{texts.with("minutes-late-hint", &[("minutes", LATE_COUNTS.into())])}</span>
            <input type="radio" id=id.clone() name=name.to_owned() value="turned_away" checked=is_turned_away/>
            <label for=id>{texts.get("mark-button-turned-away")}</label>
        </details>
    }
}

/// Why he said he cannot come; the trainer decides whether it is excused (rule C6).
fn announced(cx: &Cx, row: &RegisterRow) -> impl IntoView + use<> {
    let texts = cx.texts();
    row.announced.clone().map(|reason| {
        view! { <span class="badge excused">{texts.with("announced", &[("reason", reason.into())])}</span> }
    })
}
