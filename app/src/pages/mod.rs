//! One module per screen, grouped by who uses it.

pub mod account;
pub mod admin;
pub mod advocate;
pub mod coordinator;
pub mod participant;
pub mod trainer;

use crate::web::{Chrome, Cx, Page};

/// The page of an error: one sentence, and the way back. The forbidden looks like the absent (security S1).
pub fn problem(cx: &Cx, sentence: String) -> Page {
    use leptos::prelude::*;
    let texts = cx.texts();
    let back = texts.get("back-to-start");
    Page::new(texts.get("problem-title"), chrome(cx), move || {
        view! { <h1>{sentence}</h1><p><a href="/">{back}</a></p> }
    })
}

/// What is not put into a page again: passwords, codes, and the secret of an authenticator app.
const SECRETS: [&str; 4] = ["password", "code", "current", "secret"];

/// The page of a form that could not be saved when its own page cannot be shown either: all that was filled in, to be
/// sent once more. It names nobody, so it is shown although no reading can be recorded at the moment.
pub fn once_more(cx: &Cx, sentence: String) -> Page {
    use leptos::prelude::*;
    let filled = cx.typed.values.clone();
    if filled.is_empty() || filled.iter().any(|(name, _)| SECRETS.contains(&name.as_str())) {
        return problem(cx, sentence);
    }
    let (texts, path) = (cx.texts(), cx.path.clone());
    Page::new(texts.get("problem-title"), chrome(cx), move || {
        let fields = filled.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
        view! {
            <h1>{texts.get("problem-title")}</h1>
            <p>{texts.get("filled-in-is-kept")}</p>
            <form method="post" action=path>
                {fields.collect_view()}
                <button class="button primary">{texts.get("send-again")}</button>
            </form>
        }
    })
}

/// What stands around a page of an error.
fn chrome(cx: &Cx) -> Chrome {
    match cx.actor {
        service::actor::Actor::Staff(_) => Chrome::Staff,
        service::actor::Actor::Participant(_) => Chrome::Participant,
        _ => Chrome::Public,
    }
}
