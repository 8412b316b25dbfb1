//! Shows which step of the plan is running and how many minutes are left of it.
//!
//! The time comes with the page and goes on by the time since the page was opened, so that a phone whose clock is wrong
//! shows the right step.

use std::time::Duration;

use leptos::prelude::*;
use leptos::web_sys::Element;
use leptos::web_sys::js_sys::Number;

const EVERY: Duration = Duration::from_secs(5);
const MINUTE: f64 = 60.0;

/// The steps of a plan on the clock.
#[island]
pub fn StepClock(
    /// The steps, each with its start and end in unix seconds.
    children: Children,
) -> impl IntoView {
    if cfg!(feature = "hydrate") {
        show();
        set_interval(show, EVERY);
    }
    view! { <div>{children()}</div> }
}

/// Marks the running step, and writes what is left of it.
fn show() {
    let Ok(Some(list)) = document().query_selector(".steps-led") else { return };
    let passed = window().performance().map_or(0.0, |clock| clock.now() / 1000.0);
    let now = number(&list, "data-now") + passed;
    let left = list.get_attribute("data-left").unwrap_or_default();
    let steps = list.children();
    for step in (0..steps.length()).filter_map(|at| steps.item(at)) {
        let (start, end) = (number(&step, "data-start"), number(&step, "data-end"));
        let is_running = start <= now && now < end;
        // Both attributes are the server's own, so setting them cannot fail.
        let _ =
            if is_running { step.set_attribute("aria-current", "step") } else { step.remove_attribute("aria-current") };
        if let Ok(Some(line)) = step.query_selector(".left") {
            let minutes = whole(((end - now) / MINUTE).ceil());
            line.set_text_content(is_running.then(|| left.replace('#', &minutes)).as_deref());
        }
    }
}

fn number(element: &Element, attribute: &str) -> f64 {
    let text = element.get_attribute(attribute).unwrap_or_default();
    Number::parse_float(&text)
}

/// A small whole number as text, without the formatting of the standard library, which would be half the island.
fn whole(number: f64) -> String {
    Number::from(number).to_string_with_radix(10).map_or_else(|_| String::new(), String::from)
}
