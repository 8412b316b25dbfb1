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
    is_known.then(|| {
        view! {
            <p class="notice success" role="status">{text}</p>
            {undo(cx)}
        }
    })
}

/// The button that takes back what was just moved: the address names the act. It leads back here.
fn undo(cx: &Cx) -> impl IntoView + use<> {
    let act: Option<uuid::Uuid> = cx.query.parse("undo");
    let kept = cx.query.values.iter().filter(|(name, _)| !["saved", "n", "undo"].contains(&name.as_str()));
    let kept: Vec<String> = kept.map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    let back = if kept.is_empty() { cx.path.clone() } else { format!("{}?{}", cx.path, kept.join("&")) };
    act.map(|act| {
        view! {
            <form class="cluster" method="post" action=format!("/moves/{act}")>
                <input type="hidden" name="back" value=back/>
                <button class="button">{cx.texts().get("act-undo")}</button>
            </form>
        }
    })
}

/// A part of an address, as browsers write it.
fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b':' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
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
