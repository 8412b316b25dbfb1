//! Participants whom the search found: keeping one apart from somebody, recording what binds one.

use leptos::prelude::*;
use service::separation::ApartPage;

use crate::pages::coordinator::measure_fields;
use crate::ui::{Choice, button, empty, field, select, text_area};
use crate::web::Cx;

/// The forms for whom was found; nothing if nobody was looked for.
pub(super) fn found(cx: &Cx, page: &ApartPage, query: &str) -> Option<AnyView> {
    if query.trim().is_empty() {
        return None;
    }
    if page.found.is_empty() {
        return Some(empty(cx.texts().get("apart-nobody")).into_any());
    }
    let people: Vec<Choice> = page.found.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    Some(
        view! {
            <div class="two-columns">
                {keep_apart(cx, page, people.clone(), query)}
                {record_measure(cx, people, query)}
            </div>
        }
        .into_any(),
    )
}

fn keep_apart(cx: &Cx, page: &ApartPage, people: Vec<Choice>, query: &str) -> impl IntoView + use<> {
    let texts = cx.texts();
    let mut others = vec![("new".to_owned(), texts.get("apart-other-new"))];
    others.extend(page.protected.iter().map(|known| (format!("protected:{}", known.id), known.name.clone())));
    let participant = |(id, name): &Choice| {
        let name = texts.with("apart-other-participant", &[("name", name.clone().into())]);
        (format!("person:{id}"), name)
    };
    others.extend(people.iter().map(participant));
    view! {
        <section class="card stack">
            <h2>{texts.get("apart-keep")}</h2>
            <form class="stack" method="post" action="/apart">
                <input type="hidden" name="what" value="keep-apart"/>
                <input type="hidden" name="q" value=query.to_owned()/>
                {select(cx, "person", &texts.get("apart-person"), people, String::new())}
                {select(cx, "other", &texts.get("apart-other"), others, String::new())}
                {field(cx, "partner", &texts.get("apart-partner"), "text", String::new(), Some(&texts.get("apart-partner-hint")))}
                {text_area(cx, "details", &texts.get("apart-details"), Some(&texts.get("apart-details-hint")))}
                {button(texts.get("apart-keep"), "primary")}
            </form>
        </section>
    }
}

fn record_measure(cx: &Cx, people: Vec<Choice>, query: &str) -> impl IntoView + use<> {
    let texts = cx.texts();
    view! {
        <section class="card stack">
            <h2>{texts.get("measure-new")}</h2>
            <form class="stack" method="post" action="/apart">
                <input type="hidden" name="what" value="measure"/>
                <input type="hidden" name="q" value=query.to_owned()/>
                {select(cx, "bound", &texts.get("apart-bound"), people, String::new())}
                {measure_fields(cx)}
                {button(texts.get("measure-record"), "")}
            </form>
        </section>
    }
}
