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

/// What was refused: one sentence; if it is about a field, a link leads there.
pub fn error_notice(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    cx.error.as_ref().map(|error| {
        let sentence = texts.error(error.code());
        let sentence = match error.field() {
            Some(field) => view! { <a href=format!("#{field}")>{sentence}</a> }.into_any(),
            None => sentence.into_any(),
        };
        view! { <p class="notice warning" role="alert">{sentence} " " {texts.get("nothing-saved")}</p> }
    })
}

/// What will be here, and how to begin.
pub fn empty(text: String) -> impl IntoView {
    view! { <p class="empty">{text}</p> }
}
