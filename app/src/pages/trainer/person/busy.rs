//! When he is bound elsewhere: shifts, reporting to the police (rule D5).

use leptos::prelude::*;
use service::availability::{BusyHours, BusyKind};
use service::people::PersonPage;

use crate::ui::{Choice, button, empty, field, post, select, span_words};
use crate::web::Cx;

/// The times of the week that are known, and the form for more.
pub(super) fn busy(cx: &Cx, page: &PersonPage, known: &[BusyHours], may_change: bool) -> impl IntoView + use<> {
    let texts = cx.texts();
    let action = format!("/people/{}/busy", page.id);
    let nothing = known.is_empty().then(|| empty(texts.get("bound-none")));
    let rows = known.iter().map(|busy| one(cx, &action, busy, may_change)).collect_view();
    let add = may_change.then(|| add(cx, action));
    view! {
        <section class="card stack" id="busy">
            <h2>{texts.get("bound-title")}</h2>
            {nothing}
            <ul class="list">{rows}</ul>
            {add}
        </section>
    }
}

fn one(cx: &Cx, action: &str, busy: &BusyHours, may_change: bool) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let weekday = texts.weekday(busy.weekly.weekday.to_monday_one_offset());
    let words = format!("{weekday} {}", span_words(busy.weekly.daily));
    let first = dates.numeric(busy.first);
    let period = match busy.last {
        Some(last) => format!("{first} – {}", dates.numeric(last)),
        None => texts.with("bound-since", &[("day", first.into())]),
    };
    let label = format!("{}: {words}", texts.get("bound-remove"));
    let remove = may_change.then(|| {
        view! {
            <form method="post" action=action.to_owned()>
                <input type="hidden" name="what" value="remove"/>
                <input type="hidden" name="busy" value=busy.id.to_string()/>
                <button class="button quiet" aria-label=label>{texts.get("bound-remove")}</button>
            </form>
        }
    });
    view! {
        <li class="row">
            <span>{words} " · " {texts.busy_kind(busy.kind)} <br/> <span class="hint">{period}</span></span>
            {remove}
        </li>
    }
}

fn add(cx: &Cx, action: String) -> impl IntoView + use<> {
    let texts = cx.texts();
    let kinds: Vec<Choice> =
        BusyKind::ALL.iter().map(|kind| (kind.code().to_owned(), texts.busy_kind(*kind))).collect();
    let form = view! {
        <input type="hidden" name="what" value="busy"/>
        {weekdays(cx)}
        <div class="cluster">
            {field(cx, "busy_from", &texts.get("hours-from"), "time", String::new(), None)}
            {field(cx, "busy_until", &texts.get("hours-until"), "time", String::new(), None)}
        </div>
        <p class="hint">{texts.get("bound-night")}</p>
        {select(cx, "busy_kind", &texts.get("bound-kind"), kinds, String::new())}
        <div class="cluster">
            {field(cx, "busy_first", &texts.get("bound-first"), "date", String::new(), Some(&texts.get("bound-first-hint")))}
            {field(cx, "busy_last", &texts.get("bound-last"), "date", String::new(), Some(&texts.get("bound-last-hint")))}
        </div>
        <div>{button(texts.get("bound-add"), "primary")}</div>
    };
    view! {
        <details open=cx.typed.get("what") == "busy">
            <summary>{texts.get("bound-new")}</summary>
            {post(action, form)}
        </details>
    }
}

fn weekdays(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    let boxes = (1..=7_i8).map(|number| {
        let value = number.to_string();
        let checked = cx.typed.all("busy_day").any(|chosen| chosen == value);
        view! { <label><input type="checkbox" name="busy_day" value=value checked=checked/> " " {texts.weekday(number)}</label> }
    });
    let boxes = boxes.collect_view();
    let error = cx.field_error("busy_day");
    let described = error.is_some().then_some("busy_day-error");
    let error = error.map(|error| view! { <p class="error" id="busy_day-error">{error}</p> });
    view! {
        <fieldset class="field" id="busy_day" aria-describedby=described>
            <legend>{texts.get("bound-days")}</legend>
            <div class="cluster">{boxes}</div>
            {error}
        </fieldset>
    }
}
