//! His next sessions, his way so far, and the next step.

use leptos::prelude::*;
use service::calendar::SessionLine;
use service::people::PersonPage;

use crate::ui::session::{hours, mark_badge};
use crate::ui::{Choice, button, empty, post, select, text_area};
use crate::web::Cx;

/// So many sessions to come are shown.
const COMING: usize = 5;

/// The sessions to come, and those that were.
pub(super) fn sessions(cx: &Cx, page: &PersonPage) -> impl IntoView + use<> {
    let texts = cx.texts();
    let coming = page.coming.iter().filter(|line| line.live).take(COMING);
    let coming: Vec<AnyView> = coming.map(|line| one_session(cx, page, line).into_any()).collect();
    let coming = if coming.is_empty() {
        empty(texts.get("sessions-none")).into_any()
    } else {
        view! { <ul class="list">{coming}</ul> }.into_any()
    };
    let past = page.past.iter().rev().map(|line| one_session(cx, page, line)).collect_view();
    let past = (!page.past.is_empty()).then(|| {
        let count = page.past.len();
        view! {
            <details>
                <summary>{texts.with("sessions-past", &[("count", count.into())])}</summary>
                <ul class="list">{past}</ul>
            </details>
        }
    });
    view! { <section class="card stack"><h2>{texts.get("sessions-coming")}</h2>{coming}{past}</section> }
}

fn one_session(cx: &Cx, page: &PersonPage, line: &SessionLine) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let state = match (line.live, line.mark) {
        (false, _) => Some(view! { <span class="badge cancelled">{texts.get("session-cancelled")}</span> }.into_any()),
        (true, Some(mark)) => Some(mark_badge(texts, mark).into_any()),
        (true, None) if line.is_announced => {
            Some(view! { <span class="badge excused">{texts.get("session-announced")}</span> }.into_any())
        }
        (true, None) => None,
    };
    view! {
        <li class="row">
            <span>
                {dates.short(line.start.date())} ", " {hours(&dates, line.start, line.minutes)} " · " {texts.room(&line.room)}
                <br/>
                <span class="hint">{texts.session_title(&page.template, &line.session_key)}</span>
            </span>
            {state}
        </li>
    }
}

/// The transitions that exist from here (rule B1), with a reason.
pub(super) fn move_on(cx: &Cx, page: &PersonPage) -> impl IntoView + use<> {
    let texts = cx.texts();
    let next: Vec<Choice> =
        page.enrolment.state.next().iter().map(|state| (state.code().to_owned(), texts.state(*state))).collect();
    (!next.is_empty()).then(|| {
        let form = view! {
            <input type="hidden" name="enrolment" value=page.enrolment.id.to_string()/>
            {select(cx, "to", &texts.get("step-to"), next, String::new())}
            {text_area(cx, "reason", &texts.get("step-reason"), Some(&texts.get("step-reason-hint")))}
            {button(texts.get("step-save"), "primary")}
        };
        let action = format!("/people/{}", page.id);
        view! { <section class="card stack"><h2>{texts.get("step-title")}</h2>{post(action, form)}</section> }
    })
}

/// Who moved him on, when and why.
pub(super) fn history(cx: &Cx, page: &PersonPage) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let rows = page.steps.iter().rev().map(|step| {
        let by = format!("{}, {}", step.by, dates.instant(step.at));
        let reason = step.reason.clone().map(|reason| view! { <p class="prose">{reason}</p> });
        view! { <li><p>{texts.state(step.to)} " " <span class="hint">{by}</span></p>{reason}</li> }
    });
    let rows = rows.collect_view();
    view! { <section class="card stack"><h2>{texts.get("steps-title")}</h2><ol class="list" reversed>{rows}</ol></section> }
}
