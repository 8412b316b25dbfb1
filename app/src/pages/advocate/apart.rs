//! Who must not meet whom: the sealed page of the advocate (rules D6, F3).

mod found;
mod protected;

use leptos::prelude::*;
use service::error::Outcome;
use service::separation::SeparationView;

use crate::pages::coordinator::in_words;
use crate::ui::{empty, field};
use crate::web::{Chrome, Cx, Page};

/// Who is kept apart, who is protected and when she comes; finding participants, to keep more apart.
///
/// # Errors
/// `NotFound` unless the actor is the office's advocate.
pub async fn apart(cx: Cx) -> Outcome<Page> {
    let query = cx.value("q");
    let page = cx.services.apart(&cx.actor, &query).await?;
    let texts = cx.texts();
    Ok(Page::new(texts.get("nav-apart"), Chrome::Staff, move || {
        view! {
            <div class="sealed stack">
                <h1>{texts.get("nav-apart")}</h1>
                <p class="hint">{texts.get("couples-recorded")}</p>
                <p>{texts.get("apart-how")}</p>
                {pairs(&cx, &page.separations)}
                {protected::protected(&cx, &page)}
                {search(&cx)}
                {found::found(&cx, &page, &query)}
            </div>
        }
    }))
}

fn search(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    view! {
        <section class="card stack">
            <h2>{texts.get("apart-new")}</h2>
            <form class="stack" method="get" action="/apart">
                {field(cx, "q", &texts.get("apart-search"), "text", String::new(), Some(&texts.get("apart-search-hint")))}
                <div><button class="button">{texts.get("people-find")}</button></div>
            </form>
        </section>
    }
}

fn pairs(cx: &Cx, separations: &[SeparationView]) -> impl IntoView + use<> {
    let texts = cx.texts();
    let nothing = separations.is_empty().then(|| empty(texts.get("apart-none")));
    let items = separations.iter().map(|separation| one_pair(cx, separation)).collect_view();
    view! {
        <section class="card stack">
            <h2>{texts.get("apart-pairs")}</h2>
            {nothing}
            <ul class="list">{items}</ul>
        </section>
    }
}

fn one_pair(cx: &Cx, separation: &SeparationView) -> impl IntoView + use<> {
    let texts = cx.texts();
    let distance = if separation.measures.is_empty() { "apart-distance" } else { "apart-distance-strict" };
    let participants = separation
        .is_between_participants
        .then(|| view! { <p class="hint">{texts.get("apart-both-participants")}</p> });
    let details = (!separation.details.is_empty()).then(|| view! { <p class="prose">{separation.details.clone()}</p> });
    let measures =
        separation.measures.iter().map(|measure| view! { <div>{in_words(cx, measure)}</div> }).collect_view();
    view! {
        <li class="stack">
            <h3>{separation.participant.clone()} " — " {separation.other.clone()}</h3>
            {participants}
            <p>{texts.get(distance)}</p>
            {too_near(cx, separation)}
            {details}
            {measures}
            <details>
                <summary>
                    {texts.get("apart-end-begin")} <span class="visually-hidden">": " {separation.participant.clone()}</span>
                </summary>
                <form class="stack" method="post" action="/apart">
                    <input type="hidden" name="what" value="end-apart"/>
                    <input type="hidden" name="id" value=separation.id.to_string()/>
                    <p class="hint">{texts.get("apart-end-effect")}</p>
                    <div><button class="button" name="what" value="end-apart">{texts.get("apart-end")}</button></div>
                </form>
            </details>
        </li>
    }
}

/// What was planned before the two were kept apart stays until somebody moves it.
fn too_near(cx: &Cx, separation: &SeparationView) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let days: Vec<String> = separation.too_near.iter().map(|day| dates.numeric(*day)).collect();
    (!days.is_empty()).then(|| {
        view! { <p class="notice warning">{texts.with("apart-too-near", &[("days", days.join(", ").into())])}</p> }
    })
}
