//! Saves each tap on a register at once, says so only after the server has, and offers to take the last one back.
//!
//! The island brings no markup and no properties of its own: the register is a form that works without it, and what it
//! says stands in that form. Properties would bring a JSON reader to the browser, a quarter of the whole.

use std::time::Duration;

use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlInputElement};

use super::post::{Sent, post};

/// How long a tap can be taken back.
const UNDO: Duration = Duration::from_secs(10);
/// The line that says what was saved; its attributes hold the other sentences.
const LINE: &str = ".saved-line";
/// The button that takes the last tap back; its attributes hold what to take back.
const BACK: &str = "[data-undo]";

/// A register whose taps are saved at once.
#[island]
pub fn LiveRegister(
    /// The rows, the line and the buttons.
    children: Children,
) -> impl IntoView {
    if cfg!(feature = "hydrate") {
        catch_up();
    }
    view! { <div on:change=|event| changed(&event) on:click=|event| clicked(&event)>{children()}</div> }
}

/// Saves what was tapped before the island woke up.
fn catch_up() {
    for input in inputs(".marks input:checked") {
        if let Some(person) = input.name().strip_prefix("mark-").filter(|_| !input.default_checked()) {
            remember(person, &input.value());
            save(person, &input.value());
        }
    }
}

/// A mark was chosen, or the minutes of a late one: save it, and offer the one before.
fn changed(event: &Event) {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
    let name = input.name();
    if let Some(person) = name.strip_prefix("mark-") {
        offer_undo(person, remember(person, &input.value()));
        save(person, &input.value());
    } else if let Some(person) = name.strip_prefix("late-")
        && chosen(person).as_deref() == Some("late")
    {
        save(person, "late");
    }
}

fn clicked(event: &MouseEvent) {
    let Some(pressed) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    if pressed.get_attribute("name").as_deref() == Some("all") {
        event.prevent_default();
        mark_all_present();
    } else if pressed.matches(BACK).unwrap_or_default() {
        take_back(&pressed);
    }
}

/// Everybody who is not marked yet and did not say that he cannot come, in one request.
fn mark_all_present() {
    for input in inputs("li:not([data-announced]) input[value='present']") {
        let name = input.name();
        let Some(person) = name.strip_prefix("mark-") else { continue };
        if chosen(person).is_none() {
            input.set_checked(true);
            remember(person, "present");
        }
    }
    send("all=present".to_owned());
}

fn take_back(button: &Element) {
    let (person, before) = (text(button, "data-person"), text(button, "data-before"));
    show(button, false);
    for input in inputs(&of(&person)) {
        input.set_checked(input.value() == before);
    }
    remember(&person, &before);
    save(&person, &before);
}

/// Only a tap that replaced another mark can be taken back: a register has no way to say "not marked again".
fn offer_undo(person: &str, before: Option<String>) {
    let Some(button) = element(BACK) else { return };
    show(&button, before.is_some());
    let Some(before) = before else { return };
    // The server did not send these attributes, so setting them cannot fail.
    let _ = button.set_attribute("data-person", person);
    let _ = button.set_attribute("data-before", &before);
    let offered = person.to_owned();
    set_timeout(
        move || {
            if text(&button, "data-person") == offered {
                show(&button, false);
            }
        },
        UNDO,
    );
}

fn save(person: &str, mark: &str) {
    let late = inputs(&["input[name='late-", person, "']"].concat());
    let late = late.first().map(HtmlInputElement::value).unwrap_or_default();
    send(["person=", person, "&mark=", mark, "&late=", &late].concat());
}

fn send(body: String) {
    let Some(line) = element(LINE) else { return };
    let say = move |what: &str, more: &str| line.set_text_content(Some(&[&text(&line, what), more].concat()));
    let address = element("").map(|form| text(&form, "action")).unwrap_or_default() + "/mark";
    say("data-saving", "");
    spawn_local(async move {
        match post(&address, &body, || say("data-retrying", "")).await {
            Sent::Saved(at) => say("data-saved", &[" ", &at].concat()),
            Sent::SignedOut => say("data-signed-out", ""),
            Sent::Refused => say("data-refused", ""),
        }
    });
}

fn of(person: &str) -> String {
    ["input[name='mark-", person, "']"].concat()
}

/// Which of a person's marks is chosen.
fn chosen(person: &str) -> Option<String> {
    inputs(&(of(person) + ":checked")).first().map(HtmlInputElement::value)
}

/// Keeps a person's mark on his first button, and answers the one before: the browser forgets it with the tap.
fn remember(person: &str, mark: &str) -> Option<String> {
    let first = inputs(&of(person)).into_iter().next()?;
    let at_first = || inputs(&(of(person) + "[checked]")).first().map(HtmlInputElement::value);
    let before = first.get_attribute("data-mark").or_else(at_first);
    let _ = first.set_attribute("data-mark", mark);
    before.filter(|before| before != mark)
}

fn show(button: &Element, is_shown: bool) {
    let _ = if is_shown { button.remove_attribute("hidden") } else { button.set_attribute("hidden", "") };
}

fn text(element: &Element, attribute: &str) -> String {
    element.get_attribute(attribute).unwrap_or_default()
}

/// The register's form, or something in it.
fn element(selector: &str) -> Option<Element> {
    document().query_selector(&["form.register ", selector].concat()).ok().flatten()
}

fn inputs(selector: &str) -> Vec<HtmlInputElement> {
    let Ok(found) = document().query_selector_all(&["form.register ", selector].concat()) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}
