//! What of a plan goes to paper: the plan for those who lead, the handout for the participant.

use leptos::prelude::*;
use service::error::Outcome;

use super::address;
use super::plan::asked;
use crate::ui::{manual, prose};
use crate::web::{Chrome, Cx, Page};

/// The plan on two sheets.
///
/// # Errors
/// As [`super::plan`].
pub async fn print(cx: Cx) -> Outcome<Page> {
    let (version, plan) = asked(&cx).await?;
    let title = plan.title.get(cx.language).clone();
    Ok(Page::new(title, Chrome::Paper, move || {
        let stage = version.template.stage_title(plan.stage).map(|title| title.get(cx.language).clone());
        view! {
            <main class="sheet plan-sheet">
                <h1>{plan.number} ". " {plan.title.get(cx.language).clone()}</h1>
                <p class="hint">{stage} " · " {manual::length(cx.texts(), &plan)}</p>
                {manual::plan(&cx, &plan, plan.manual.get(cx.language))}
            </main>
            {back(&cx, &plan.key)}
        }
    }))
}

/// The participant's page in plain words. Neither its title nor its words tell what the centre does (security S18).
///
/// # Errors
/// As [`super::plan`].
pub async fn handout(cx: Cx) -> Outcome<Page> {
    let (_, plan) = asked(&cx).await?;
    let title = plan.title.get(cx.language).clone();
    Ok(Page::new(title, Chrome::Paper, move || {
        let manual = plan.manual.get(cx.language);
        let texts = cx.texts();
        view! {
            <main class="sheet handout-sheet" lang=cx.language.code()>
                <h1>{manual.title.clone()}</h1>
                {prose(&manual.handout_below_title())}
                <h2>{texts.get("homework-title")}</h2>
                <p>{manual.homework.clone()}</p>
            </main>
            {back(&cx, &plan.key)}
        }
    }))
}

fn back(cx: &Cx, key: &str) -> impl IntoView + use<> {
    let words = cx.texts().get("manual-back");
    let label = words.clone();
    view! { <nav class="screen-only" aria-label=label><a class="button" href=address(cx, key, "")>{words}</a></nav> }
}
