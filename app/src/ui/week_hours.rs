//! A week of hours: a row for each day, before and after a break.

use domain::availability::Daily;
use leptos::prelude::*;
use service::availability::{SPANS, Week, WeekForm, span_fields};

use crate::web::{Cx, Fields};

/// Fields for a week of hours. What was typed is kept if the form `what` was refused.
pub fn week_fields(cx: &Cx, what: &str, week: &Week) -> impl IntoView + use<> {
    let is_posted = cx.typed.get("what") == what;
    let days = (1..).zip(week).zip(span_fields());
    days.map(|((number, spans), names)| one_day(cx, number, spans, names, is_posted)).collect_view()
}

/// The week as it was typed.
pub fn read_week(fields: &Fields) -> WeekForm {
    let mut form = WeekForm::default();
    for (day, names) in form.iter_mut().zip(span_fields()) {
        for (span, names) in day.iter_mut().zip(names) {
            *span = names.map(|name| fields.get(name).to_owned());
        }
    }
    form
}

fn one_day(
    cx: &Cx,
    number: i8,
    spans: &[Daily],
    names: [[&'static str; 2]; SPANS],
    is_posted: bool,
) -> impl IntoView + use<> {
    let texts = cx.texts();
    let weekday = texts.weekday(number);
    let labels = [
        [texts.get("hours-from"), texts.get("hours-until")],
        [texts.get("hours-from-after"), texts.get("hours-until-after")],
    ];
    let pairs = names.into_iter().zip(labels).enumerate().map(|(index, (names, labels))| {
        let [from, until] = stored(spans.get(index).copied());
        let ([from_name, until_name], [from_label, until_label]) = (names, labels);
        view! {
            <span class="cluster">
                {one_time(cx, from_name, from_label, from, is_posted)} "–" {one_time(cx, until_name, until_label, until, is_posted)}
            </span>
        }
    });
    let pairs = pairs.collect_view();
    let errors = names.as_flattened().iter().filter_map(|name| Some((*name, cx.field_error(name)?)));
    let errors = errors.map(|(name, error)| view! { <p class="error" id=format!("{name}-error")>{error}</p> });
    let errors = errors.collect_view();
    view! {
        <fieldset class="field">
            <legend>{weekday}</legend>
            <div class="cluster">{pairs}</div>
            {errors}
        </fieldset>
    }
}

fn one_time(cx: &Cx, name: &'static str, label: String, stored: String, is_posted: bool) -> impl IntoView + use<> {
    let value = if is_posted { cx.typed.get(name).to_owned() } else { stored };
    let is_wrong = cx.field_error(name).is_some();
    let described = is_wrong.then(|| format!("{name}-error"));
    let invalid = is_wrong.then_some("true");
    view! {
        <input id=name name=name type="time" value=value aria-label=label aria-describedby=described aria-invalid=invalid/>
    }
}

fn stored(daily: Option<Daily>) -> [String; 2] {
    daily.map(|daily| [daily.starts(), daily.ends()].map(|at| at.strftime("%H:%M").to_string())).unwrap_or_default()
}

/// "09:00–18:00".
pub fn span_words(daily: Daily) -> String {
    format!("{}–{}", daily.starts().strftime("%H:%M"), daily.ends().strftime("%H:%M"))
}
