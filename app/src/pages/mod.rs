//! One module per screen, grouped by who uses it.

pub mod account;
pub mod admin;
pub mod advocate;
pub mod coordinator;
pub mod participant;
pub mod trainer;

use crate::web::{Chrome, Cx, Page};

/// The page of an error: one sentence, and the way back. The forbidden looks like the absent (security S1).
pub fn problem(cx: &Cx, code: &str) -> Page {
    use leptos::prelude::*;
    let texts = cx.texts();
    let (sentence, back) = (texts.error(code), texts.get("back-to-start"));
    let chrome = match cx.actor {
        service::actor::Actor::Staff(_) => Chrome::Staff,
        service::actor::Actor::Participant(_) => Chrome::Participant,
        _ => Chrome::Public,
    };
    Page::new(texts.get("problem-title"), chrome, move || {
        view! { <h1>{sentence}</h1><p><a href="/">{back}</a></p> }
    })
}
