//! The safety checks of one partner before and after a joint session (rule E3), the same on both sides.

use domain::ids::OccurrenceId;
use leptos::prelude::*;
use service::checks::{CheckView, Moment, MomentView};

use super::typed;
use crate::web::Cx;

/// The checks before and after a session, each as a part under a heading of the third level, with its form while it can be recorded.
pub fn safety_checks(cx: &Cx, action: &str, id: OccurrenceId, own: &[MomentView; 2]) -> impl IntoView + use<> {
    own.iter().map(|view| one_moment(cx, action, id, view)).collect_view()
}

fn one_moment(cx: &Cx, action: &str, id: OccurrenceId, view: &MomentView) -> impl IntoView + use<> {
    let texts = cx.texts();
    let title = texts.get(match view.moment {
        Moment::Before => "check-before",
        Moment::After => "check-after",
    });
    let nothing = view.checks.is_empty().then(|| view! { <p class="hint">{texts.get("check-none")}</p> });
    let checks = view.checks.iter().map(|check| said(cx, check)).collect_view();
    // A concern stands, whatever is said later.
    let is_asked = (view.is_open || is_typed(cx, id, view)) && view.checks.iter().all(|check| check.is_safe);
    let form = is_asked.then(|| form(cx, action, id, view));
    view! { <section class="stack"><h3>{title}</h3> {nothing} <ul class="list">{checks}</ul> {form}</section> }
}

fn said(cx: &Cx, check: &CheckView) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let (class, shape, key) =
        if check.is_safe { ("badge present", "✓", "check-safe") } else { ("badge absent", "!", "check-concern") };
    let by = format!("{}, {}", check.by, dates.instant(check.at));
    view! {
        <li>
            <p><span class=class><span aria-hidden="true">{shape}</span> " " {texts.get(key)}</span> <span class="hint">" " {by}</span></p>
            {check.words.clone().map(|words| view! { <p class="prose">{words}</p> })}
        </li>
    }
}

/// Two buttons say what was found; what was written down comes back if it was refused.
fn form(cx: &Cx, action: &str, id: OccurrenceId, view: &MomentView) -> impl IntoView + use<> {
    let texts = cx.texts();
    let moment = view.moment.code();
    let field = format!("words-{moment}-{id}");
    let is_typed = is_typed(cx, id, view);
    let words = if is_typed { typed(cx.typed.get("words")) } else { String::new() };
    let error = if is_typed { cx.field_error("words") } else { None };
    let (hint_id, error_id) = (format!("{field}-hint"), format!("{field}-error"));
    let described = if error.is_some() { format!("{error_id} {hint_id}") } else { hint_id.clone() };
    let invalid = error.is_some().then_some("true");
    let error = error.map(|error| view! { <p class="error" id=error_id>{error}</p> });
    // Once it is known to be safe, only a concern is news.
    let safe = view.checks.is_empty().then(|| {
        view! { <button class="button primary" name="finding" value="safe">{texts.get("check-record-safe")}</button> }
    });
    view! {
        <form class="stack" method="post" action=action.to_owned()>
            <input type="hidden" name="what" value="check"/>
            <input type="hidden" name="session" value=id.to_string()/>
            <input type="hidden" name="moment" value=moment/>
            <div class="field" id=is_typed.then_some("words")>
                <label for=field.clone()>{texts.get("check-words")}</label>
                <span class="hint" id=hint_id>{texts.get("check-concern-effect")}</span>
                <textarea id=field name="words" rows="2" aria-describedby=described aria-invalid=invalid>{words}</textarea>
                {error}
            </div>
            <div class="cluster">
                {safe}
                <button class="button danger" name="finding" value="concern">{texts.get("check-record-concern")}</button>
            </div>
        </form>
    }
}

/// Whether it was this form that was refused: what was typed stands in it then.
fn is_typed(cx: &Cx, id: OccurrenceId, view: &MomentView) -> bool {
    cx.typed.get("moment") == view.moment.code() && cx.typed.get("session") == id.to_string()
}
