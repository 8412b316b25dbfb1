//! Saves each tap on a register at once, says so only after the server has, and offers to take the last one back.

use std::time::Duration;

use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlInputElement};
use serde::{Deserialize, Serialize};

use super::post::{Sent, post};

/// How long a tap can be taken back.
const UNDO: Duration = Duration::from_secs(10);

/// The finished sentences that the island shows.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Words {
    /// What the line says at first.
    pub open: String,
    /// "Saving…"
    pub saving: String,
    /// "Saved", before the time.
    pub saved: String,
    /// "Not saved, retrying"
    pub retrying: String,
    /// "Not saved: reload the page"
    pub refused: String,
    /// "Not saved: sign in again"
    pub signed_out: String,
    /// "Undo"
    pub undo: String,
    /// "Finish the register"
    pub finish: String,
}

/// A tap that can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Tap {
    /// Name of the person's radio buttons.
    name: String,
    /// What was chosen before.
    before: String,
}

/// A register whose taps are saved at once. Without JavaScript its children are a plain form.
#[island]
pub fn LiveRegister(
    /// Where marks are sent.
    address: String,
    /// The finished sentences.
    words: Words,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let line = RwSignal::new(words.open.clone());
    let undo = RwSignal::new(None::<Tap>);
    let finish = words.finish.clone();
    let undo_label = words.undo.clone();
    let desk = StoredValue::new(Desk { address, words, line, undo });
    let on_change = move |event: Event| desk.with_value(|desk| desk.changed(&event));
    let on_click = move |event: MouseEvent| desk.with_value(|desk| desk.clicked(&event));
    let take_back = move |_| desk.with_value(Desk::take_back);
    view! {
        <div on:change=on_change on:click=on_click>
            {children()}
            <div class="register-end">
                <p class="saved-line" role="status">{move || line.get()}</p>
                <button type="button" class="button quiet" hidden=move || undo.get().is_none() on:click=take_back>
                    {undo_label}
                </button>
                <button class="button primary">{finish}</button>
            </div>
        </div>
    }
}

/// What the island works with.
#[derive(Clone)]
struct Desk {
    address: String,
    words: Words,
    line: RwSignal<String>,
    undo: RwSignal<Option<Tap>>,
}

impl Desk {
    /// A mark was chosen: save it, and remember the one before.
    fn changed(&self, event: &Event) {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let name = input.name();
        if let Some(person) = name.strip_prefix("mark-") {
            self.save(person, &name, &input.value());
        } else if let Some(person) = name.strip_prefix("late-") {
            let name = format!("mark-{person}");
            if chosen(&name).as_deref() == Some("late") {
                self.save(person, &name, "late");
            }
        }
    }

    /// "All present": everybody who is not marked yet, in one request.
    fn clicked(&self, event: &MouseEvent) {
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if pressed.is_none_or(|pressed| pressed.get_attribute("name").as_deref() != Some("all")) {
            return;
        }
        event.prevent_default();
        for input in inputs("input[value='present']") {
            if chosen(&input.name()).is_none() {
                input.set_checked(true);
                remember(&input.name(), "present");
            }
        }
        self.send("all=present".to_owned());
    }

    fn take_back(&self) {
        let Some(tap) = self.undo.get_untracked() else { return };
        self.undo.set(None);
        for input in inputs(&format!("input[name='{}']", tap.name)) {
            input.set_checked(input.value() == tap.before);
        }
        if let Some(person) = tap.name.strip_prefix("mark-") {
            remember(&tap.name, &tap.before);
            self.send(body(person, &tap.before));
        }
    }

    fn save(&self, person: &str, name: &str, mark: &str) {
        self.offer_undo(name, remember(name, mark));
        self.send(body(person, mark));
    }

    /// Only a tap that replaced another mark can be taken back: a register has no way to say "not marked again".
    fn offer_undo(&self, name: &str, before: Option<String>) {
        let tap = before.map(|before| Tap { name: name.to_owned(), before });
        self.undo.set(tap.clone());
        let undo = self.undo;
        set_timeout(move || if undo.get_untracked() == tap { undo.set(None) }, UNDO);
    }

    fn send(&self, body: String) {
        let Self { address, words, line, .. } = self.clone();
        line.set(words.saving.clone());
        spawn_local(async move {
            let told = line;
            let sent = post(&address, &body, || told.set(words.retrying.clone())).await;
            line.set(match sent {
                Sent::Saved(at) => format!("{} {at}", words.saved),
                Sent::SignedOut => words.signed_out,
                Sent::Refused => words.refused,
            });
        });
    }
}

fn body(person: &str, mark: &str) -> String {
    let late = inputs(&format!("input[name='late-{person}']")).first().map(HtmlInputElement::value).unwrap_or_default();
    format!("person={person}&mark={mark}&late={late}")
}

/// Which of a person's marks is chosen.
fn chosen(name: &str) -> Option<String> {
    inputs(&format!("input[name='{name}']:checked")).first().map(HtmlInputElement::value)
}

/// Keeps a person's mark on his first button, and answers the one before: the browser forgets it with the tap.
fn remember(name: &str, mark: &str) -> Option<String> {
    let first = inputs(&format!("input[name='{name}']")).into_iter().next()?;
    let marked_at_first = || inputs(&format!("input[name='{name}'][checked]")).first().map(HtmlInputElement::value);
    let before = first.get_attribute("data-mark").or_else(marked_at_first);
    // Without the attribute the next tap of this person could not be taken back: nothing else depends on it.
    let _ = first.set_attribute("data-mark", mark);
    before.filter(|before| before != mark)
}

fn inputs(selector: &str) -> Vec<HtmlInputElement> {
    let Ok(found) = document().query_selector_all(&format!("form.register {selector}")) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}
