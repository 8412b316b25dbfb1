//! Protective measures that bind a participant, for a coordinator (rule D7).

use leptos::prelude::*;
use service::people::PersonPage;
use service::separation::MeasureView;

use crate::pages::coordinator::{in_words, measure_fields};
use crate::ui::{button, empty, post};
use crate::web::Cx;

/// What binds him, and recording or ending it.
pub(super) fn measures(cx: &Cx, page: &PersonPage, measures: &[MeasureView]) -> impl IntoView + use<> {
    let texts = cx.texts();
    let action = format!("/people/{}/measures", page.id);
    let nothing = measures.is_empty().then(|| empty(texts.get("measures-none")));
    let items = measures.iter().map(|measure| one(cx, &action, measure)).collect_view();
    let form = view! {
        <input type="hidden" name="what" value="record"/>
        {measure_fields(cx)}
        {button(texts.get("measure-record"), "primary")}
    };
    let is_posted = cx.typed.has("measure_kind");
    view! {
        <section class="card stack" id="measures">
            <h2>{texts.get("measures-title")}</h2>
            {nothing}
            <ul class="list">{items}</ul>
            <details open=is_posted>
                <summary>{texts.get("measure-new")}</summary>
                {post(action, form)}
            </details>
        </section>
    }
}

fn one(cx: &Cx, action: &str, measure: &MeasureView) -> impl IntoView + use<> {
    let texts = cx.texts();
    let end = measure.ended_at.is_none().then(|| {
        let form = view! {
            <input type="hidden" name="what" value="end"/>
            <input type="hidden" name="measure" value=measure.id.to_string()/>
            <p class="hint">{texts.get("measure-end-effect")}</p>
            <div><button class="button">{texts.get("measure-end")}</button></div>
        };
        view! { <details><summary>{texts.get("measure-end-begin")}</summary>{post(action.to_owned(), form)}</details> }
    });
    view! { <li class="stack">{in_words(cx, measure)} {end}</li> }
}
