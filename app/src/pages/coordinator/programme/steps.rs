use domain::programme::{STEPS, Step};
use leptos::prelude::*;

use crate::web::Cx;

/// A session's steps with their minutes: a row for each that it may have.
pub(super) fn steps(cx: &Cx, stored: &[Step]) -> impl IntoView + use<> {
    let texts = cx.texts();
    let rows = rows(cx, stored).into_iter().zip(1..).map(|(row, number)| one_row(row, number)).collect_view();
    let error = cx.field_error("steps");
    let described = if error.is_some() { "steps-error steps-hint" } else { "steps-hint" };
    view! {
        <fieldset class="card stack" id="steps" tabindex="-1" aria-describedby=described>
            <legend class="visually-hidden">{texts.get("draft-steps")}</legend>
            <p class="hint" id="steps-hint">{texts.get("draft-steps-hint")}</p>
            {error.map(|error| view! { <p class="error" id="steps-error">{error}</p> })}
            <div class="table-scroll" tabindex="0" role="region" aria-label=texts.get("draft-steps")>
                <table class="draft-steps">
                    <thead>
                        <tr>
                            <th scope="col">{texts.get("draft-steps")}</th>
                            <th scope="col" id="steps_name">{texts.get("draft-step-name")}</th>
                            <th scope="col" id="steps_minutes">{texts.get("draft-step-minutes")}</th>
                            <th scope="col" id="steps_alone">{texts.get("draft-step-alone")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </fieldset>
    }
}

/// Name, minutes and minutes on the individual track: what was typed, else what is stored.
fn rows(cx: &Cx, stored: &[Step]) -> Vec<[String; 3]> {
    let mut rows: Vec<[String; 3]> = if cx.typed.has("step") {
        let typed = cx.typed.all("step").zip(cx.typed.all("step_minutes")).zip(cx.typed.all("step_alone"));
        typed.map(|((name, minutes), alone)| [name, minutes, alone].map(str::to_owned)).collect()
    } else {
        let alone = |step: &Step| step.individual_minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
        stored.iter().map(|step| [step.key.clone(), step.minutes.to_string(), alone(step)]).collect()
    };
    rows.resize(rows.len().max(*STEPS.end()), <[String; 3]>::default());
    rows
}

fn one_row([name, minutes, alone]: [String; 3], number: usize) -> impl IntoView {
    let row = format!("step-{number}");
    let cell = |field: &'static str, column: &str, value: String, is_number: bool| {
        let size = if is_number { "4" } else { "18" };
        view! {
            <td>
                <input
                    type="text"
                    name=field
                    value=value
                    size=size
                    autocomplete="off"
                    spellcheck="false"
                    inputmode=is_number.then_some("numeric")
                    aria-labelledby=format!("{row} {column}")
                />
            </td>
        }
    };
    view! {
        <tr>
            <th scope="row" id=row.clone()>{number}</th>
            {cell("step", "steps_name", name, false)}
            {cell("step_minutes", "steps_minutes", minutes, true)}
            {cell("step_alone", "steps_alone", alone, true)}
        </tr>
    }
}
