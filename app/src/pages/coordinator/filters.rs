//! Which part of the office's work the overview shows: a period, a group, a trainer.

use jiff::civil::Date;
use leptos::prelude::*;
use service::error::{Error, Outcome};
use service::overview::{Overview, Period};

use crate::ui::{Choice, field, select};
use crate::web::{Cx, Fields};

/// Reads the filters from a form or an address.
///
/// # Errors
/// `Invalid` on `from` or `to` if it is not a date.
pub fn period_of(fields: &Fields) -> Outcome<Period> {
    Ok(Period { from: day(fields, "from")?, to: day(fields, "to")?, ..without_days(fields) })
}

/// The filters without their days, for the page beside a day that was refused.
pub fn without_days(fields: &Fields) -> Period {
    Period { from: None, to: None, group: fields.parse("group"), trainer: fields.parse("trainer") }
}

/// As a date field sends it, or as people write it where there is no such field.
fn day(fields: &Fields, name: &'static str) -> Outcome<Option<Date>> {
    let text = fields.get(name).trim();
    if text.is_empty() {
        return Ok(None);
    }
    let day = text.parse().or_else(|_| Date::strptime("%d.%m.%Y", text));
    day.map(Some).map_err(|_| Error::invalid(name, "date-shape"))
}

/// The filters as a form that keeps its values. Closed, it says what is shown.
pub fn filters(cx: &Cx, overview: &Overview) -> impl IntoView + use<> {
    let texts = cx.texts();
    let chosen = |name: &str, choices: &[Choice], all: &str| {
        let value = cx.filled().get(name);
        choices.iter().find(|(known, _)| known == value).map_or_else(|| texts.get(all), |(_, words)| words.clone())
    };
    let groups: Vec<Choice> =
        overview.all_groups.iter().map(|group| (group.id.to_string(), group.code.clone())).collect();
    let trainers: Vec<Choice> = overview.trainers.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let shown = [
        days(cx, overview),
        chosen("group", &groups, "overview-all-groups"),
        chosen("trainer", &trainers, "overview-all-trainers"),
    ];
    view! {
        <details class="card" open=cx.error.is_some()>
            <summary>{texts.get("overview-shown")} " " {shown.join(" · ")}</summary>
            <form class="filters" method="get" action="/overview">
                {one_day(cx, "from", &texts.get("overview-from"), overview.from)}
                {one_day(cx, "to", &texts.get("overview-to"), overview.to)}
                {select(cx, "group", &texts.get("head-group"), with_all(texts.get("overview-all-groups"), groups), String::new())}
                {select(cx, "trainer", &texts.get("overview-trainer"), with_all(texts.get("overview-all-trainers"), trainers), String::new())}
                <button class="button">{texts.get("overview-show")}</button>
            </form>
        </details>
    }
}

/// "01.09.2026 – 24.11.2026"
pub fn days(cx: &Cx, overview: &Overview) -> String {
    let dates = cx.dates();
    format!("{} – {}", dates.numeric(overview.from), dates.numeric(overview.to))
}

/// A date field; what is no date stays readable in it as text.
fn one_day(cx: &Cx, name: &'static str, label: &str, day: Date) -> impl IntoView + use<> {
    let typed = cx.value(name);
    let kind = if typed.is_empty() || typed.parse::<Date>().is_ok() { "date" } else { "text" };
    field(cx, name, label, kind, day.to_string(), None)
}

fn with_all(all: String, choices: Vec<Choice>) -> Vec<Choice> {
    [(String::new(), all)].into_iter().chain(choices).collect()
}
