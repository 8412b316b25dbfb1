use leptos::prelude::*;

use crate::web::Cx;

/// What was saved by the request before, as the address says.
pub fn saved_notice(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    let code = cx.query.get("saved").to_owned();
    let key = format!("saved-{code}");
    let is_known = !code.is_empty() && texts.has(&key);
    let count: i64 = cx.query.parse("n").unwrap_or_default();
    let text = texts.with(&key, &[("count", count.into())]);
    is_known.then(|| view! { <p class="notice success" role="status">{text}</p> })
}

/// Refusals at which nobody expects that something was saved.
const NOT_ABOUT_SAVING: [&str; 5] = ["sign-in-wrong", "code-wrong", "too-many", "sign-in-required", "not-found"];

/// What was refused: one sentence, and that nothing was saved; if it is about a field, a link leads there.
pub fn error_notice(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    cx.error.as_ref().map(|error| {
        let nothing_saved = (!NOT_ABOUT_SAVING.contains(&error.code())).then(|| texts.get("nothing-saved"));
        let sentence = texts.refusal(error);
        let sentence = match error.field() {
            Some(field) => view! { <a href=format!("#{field}")>{sentence}</a> }.into_any(),
            None => sentence.into_any(),
        };
        view! { <p class="notice warning" role="alert">{sentence} " " {nothing_saved}</p> }
    })
}

/// What will be here, and how to begin.
pub fn empty(text: String) -> impl IntoView {
    view! { <p class="empty">{text}</p> }
}
