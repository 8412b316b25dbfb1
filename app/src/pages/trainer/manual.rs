//! The programme's manual: contents, search, plans and what of them goes to paper.

mod attachments;
mod paper;
mod plan;

use domain::ids::ProgrammeId;
use domain::programme::{SessionPlan, Stage, Template};
use leptos::prelude::*;
use service::error::Outcome;
use service::manual::Found;
use service::programmes::Version;

pub use paper::{handout, print};
pub use plan::plan;

use crate::ui::manual::length;
use crate::ui::{empty, field};
use crate::web::{Chrome, Cx, Page};

/// The contents by stage and module, or what was looked for.
///
/// # Errors
/// `SignInRequired`; `NotFound` for participants.
pub async fn manual(cx: Cx) -> Outcome<Page> {
    let asked = cx.query.parse::<ProgrammeId>("version");
    let version = cx.services.manual(&cx.actor, asked).await?;
    let words = cx.query.get("q").to_owned();
    let found = cx.services.find_in_manual(&cx.actor, asked, &words, cx.language).await?;
    let texts = cx.texts();
    Ok(Page::new(texts.get("nav-manual"), Chrome::Staff, move || {
        let list = match (words.trim().is_empty(), found.as_slice()) {
            (true, _) => contents(&cx, &version).into_any(),
            (false, []) => empty(texts.get("manual-none-found")).into_any(),
            (false, found) => results(&cx, &version, found).into_any(),
        };
        view! {
            <div class="page-head">
                <h1>{texts.get("nav-manual")}</h1>
                <p class="hint">{version_name(&cx, &version)} " " <a href="/programme">{texts.get("manual-versions")}</a></p>
            </div>
            <form class="filters" method="get" action="/manual" role="search">
                {field(&cx, "q", &texts.get("manual-search"), "search", String::new(), Some(&texts.get("manual-search-hint")))}
                {asked.map(|id| view! { <input type="hidden" name="version" value=id.to_string()/> })}
                <button class="button">{texts.get("people-find")}</button>
            </form>
            {list}
        }
    }))
}

/// "Behaviour change programme, version 2, our own"
fn version_name(cx: &Cx, version: &Version) -> String {
    let texts = cx.texts();
    let number = texts.with("programme-version", &[("number", version.template.version.into())]);
    let own = if version.is_own { format!(", {}", texts.get("manual-own")) } else { String::new() };
    format!("{}, {number}{own}", version.template.title.get(cx.language))
}

/// Where a plan of a version stands; the newest version needs no name.
fn address(cx: &Cx, key: &str, more: &str) -> String {
    match cx.query.parse::<ProgrammeId>("version") {
        Some(id) => format!("/manual/{key}{more}?version={id}"),
        None => format!("/manual/{key}{more}"),
    }
}

fn contents(cx: &Cx, version: &Version) -> impl IntoView + use<> {
    let stages = version.template.stages.iter().map(|(stage, _)| one_stage(cx, &version.template, *stage));
    stages.collect_view()
}

fn one_stage(cx: &Cx, template: &Template, stage: Stage) -> impl IntoView + use<> {
    let title = template.stage_title(stage).map(|title| title.get(cx.language).clone());
    let plans: Vec<&SessionPlan> = template.stage(stage).collect();
    let parts = plans.chunk_by(|one, next| one.module == next.module).map(|plans| one_module(cx, template, plans));
    view! { <section class="card stack"><h2>{title}</h2>{parts.collect_view()}</section> }
}

fn one_module(cx: &Cx, template: &Template, plans: &[&SessionPlan]) -> impl IntoView + use<> {
    let module = plans.first().and_then(|plan| template.module(plan.module.as_deref()?));
    let heading = module.map(|module| view! { <h3 id=module.key.clone()>{module.title.get(cx.language).clone()}</h3> });
    let rows = plans.iter().map(|plan| row(cx, plan)).collect_view();
    view! { {heading} <ul class="list">{rows}</ul> }
}

fn row(cx: &Cx, plan: &SessionPlan) -> impl IntoView + use<> {
    view! {
        <li class="row">
            <a href=address(cx, &plan.key, "")>{plan.number} ". " {plan.title.get(cx.language).clone()}</a>
            <span class="hint">{length(cx.texts(), plan)}</span>
            {out_of_date(cx, plan)}
        </li>
    }
}

/// Said to staff when another language was changed after the one that they read.
fn out_of_date(cx: &Cx, plan: &SessionPlan) -> impl IntoView + use<> {
    let is_old = plan.revisions.out_of_date().any(|language| language == cx.language);
    is_old.then(|| view! { <span class="badge late">{cx.texts().get("manual-out-of-date")}</span> })
}

fn results(cx: &Cx, version: &Version, found: &[Found]) -> impl IntoView + use<> {
    let texts = cx.texts();
    let rows = found.iter().filter_map(|found| {
        let plan = version.template.session(&found.key)?;
        let stage = version.template.stage_title(plan.stage)?.get(cx.language).clone();
        let elsewhere = (found.language != cx.language)
            .then(|| view! { <span class="badge state">{texts.language(found.language)}</span> });
        Some(view! {
            <li class="row">
                <a href=address(cx, &plan.key, "")>{stage} " " {plan.number} ". " {plan.title.get(cx.language).clone()}</a>
                " " {elsewhere}
                <p class="hint" lang=found.language.code()>{found.excerpt.clone()}</p>
            </li>
        })
    });
    view! {
        <p class="hint" role="status">{texts.with("manual-found", &[("count", found.len().into())])}</p>
        <ul class="list card">{rows.collect_view()}</ul>
    }
}
