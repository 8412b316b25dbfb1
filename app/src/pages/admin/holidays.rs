//! The holidays of a year, with adding, renaming and removing.

use leptos::prelude::*;
use service::office::HolidayView;

use super::forms::Form;
use crate::ui::empty;
use crate::web::Cx;

/// The years that can be shown: those for which somebody could plan.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;

/// The year that the address or the form asks for; else this one.
pub fn year(cx: &Cx) -> i16 {
    let this = || cx.dates().clock(cx.services.clock.now().as_second()).date().year();
    cx.value("year").parse().ok().filter(|year| YEARS.contains(year)).unwrap_or_else(this)
}

/// The year's holidays.
pub fn section(cx: &Cx, year: i16, days: &[HolidayView]) -> impl IntoView + use<> {
    let texts = cx.texts();
    let nothing = days.is_empty().then(|| empty(texts.get("holidays-none")));
    let form = Form::new(cx, "put-holiday", "");
    let fields = view! {
        {keep(year)}
        {form.field("on", &texts.get("holiday-on"), "date", "")}
        {names(cx, &form, &Default::default())}
    };
    view! {
        <section class="card stack" id="holidays">
            <h2>{texts.with("holidays-title", &[("year", year.to_string().into())])}</h2>
            <nav class="cluster" aria-label=texts.get("holidays-years")>
                {step(cx, "holidays-before", year - 1)}
                {step(cx, "holidays-after", year + 1)}
            </nav>
            {nothing}
            <ul class="list">{days.iter().map(|day| one_day(cx, year, day)).collect_view()}</ul>
            <details open=form.is_posted()>
                <summary>{texts.get("holiday-new")}</summary>
                {form.view(fields, texts.get("holiday-add"), "primary")}
            </details>
        </section>
    }
}

fn step(cx: &Cx, key: &'static str, year: i16) -> impl IntoView + use<> {
    let words = cx.texts().with(key, &[("year", year.to_string().into())]);
    YEARS.contains(&year).then(|| view! { <a class="button" href=format!("/office?year={year}#holidays")>{words}</a> })
}

fn one_day(cx: &Cx, year: i16, day: &HolidayView) -> impl IntoView + use<> {
    let texts = cx.texts();
    let on = cx.dates().short(day.on);
    let change = Form::new(cx, "put-holiday", &day.on);
    let fields = view! {
        {keep(year)}
        <input type="hidden" name="on" value=day.on.to_string()/>
        {names(cx, &change, &day.names)}
    };
    let remove = Form::new(cx, "remove-holiday", &day.on);
    let kept = view! { {keep(year)} <input type="hidden" name="on" value=day.on.to_string()/> };
    view! {
        <li>
            <details open=change.is_posted()>
                <summary>{on} " " {day.name.clone()}</summary>
                {change.view(fields, texts.get("holiday-save"), "primary")}
                {remove.view(kept, texts.get("holiday-remove"), "danger")}
            </details>
        </li>
    }
}

/// The year that the page shows stays.
fn keep(year: i16) -> impl IntoView {
    view! { <input type="hidden" name="year" value=year.to_string()/> }
}

fn names(cx: &Cx, form: &Form, [kk, ru, en]: &[String; 3]) -> impl IntoView + use<> {
    use domain::language::Language::{English, Kazakh, Russian};
    let texts = cx.texts();
    let fields = view! {
        {form.field("name_kk", &texts.language(Kazakh), "text", kk)}
        {form.field("name_ru", &texts.language(Russian), "text", ru)}
        {form.field("name_en", &texts.language(English), "text", en)}
    };
    form.fieldset("names", texts.get("holiday-names"), fields)
}
