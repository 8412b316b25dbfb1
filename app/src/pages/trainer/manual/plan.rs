use domain::ids::ProgrammeId;
use domain::programme::SessionPlan;
use leptos::prelude::*;
use service::error::Outcome;
use service::programmes::Version;

use super::{address, attachments, out_of_date, version_name};
use crate::ui::manual;
use crate::web::{Chrome, Cx, Page};

/// One plan in full, with its way to paper and to its neighbours.
///
/// # Errors
/// `SignInRequired`; `NotFound` for participants, and if the version has no such session.
pub async fn plan(cx: Cx) -> Outcome<Page> {
    let (version, plan) = asked(&cx).await?;
    let attached = cx.services.attachments(&cx.actor, &plan.key).await?;
    let title = plan.title.get(cx.language).clone();
    Ok(Page::new(title, Chrome::Staff, move || {
        let manual = plan.manual.get(cx.language);
        view! {
            {head(&cx, &version, &plan)}
            {manual::plan(&cx, &plan, manual)}
            {attachments::section(&cx, &plan.key, &attached)}
            {neighbours(&cx, &version, &plan)}
        }
    }))
}

/// The plan that the address names.
pub(super) async fn asked(cx: &Cx) -> Outcome<(Version, SessionPlan)> {
    let key = cx.params.get("key").map_or("", String::as_str);
    cx.services.manual_plan(&cx.actor, cx.query.parse::<ProgrammeId>("version"), key).await
}

fn head(cx: &Cx, version: &Version, plan: &SessionPlan) -> impl IntoView + use<> {
    let texts = cx.texts();
    let stage = version.template.stage_title(plan.stage).map(|title| title.get(cx.language).clone());
    view! {
        <div class="page-head">
            <h1>{plan.number} ". " {plan.title.get(cx.language).clone()}</h1>
            <p class="hint">
                <a href="/manual">{version_name(cx, version)}</a> " · " {stage} " · " {manual::length(texts, plan)} " " {out_of_date(cx, plan)}
            </p>
            <nav class="cluster" aria-label=texts.get("manual-papers")>
                <a class="button" href=address(cx, &plan.key, "/print")>{texts.get("lead-print")}</a>
                <a class="button" href=address(cx, &plan.key, "/handout")>{texts.get("lead-handout")}</a>
            </nav>
        </div>
    }
}

/// The other sessions of the module, and the ones before and after.
fn neighbours(cx: &Cx, version: &Version, plan: &SessionPlan) -> impl IntoView + use<> {
    let texts = cx.texts();
    let link = |plan: &SessionPlan| {
        let title = format!("{}. {}", plan.number, plan.title.get(cx.language));
        view! { <li class="row"><a href=address(cx, &plan.key, "")>{title}</a></li> }
    };
    let of_stage: Vec<&SessionPlan> = version.template.stage(plan.stage).collect();
    let is_near = |other: &&&SessionPlan| {
        let is_next = other.number.abs_diff(plan.number) == 1;
        other.key != plan.key && (is_next || (plan.module.is_some() && other.module == plan.module))
    };
    let near = of_stage.iter().filter(is_near).map(|other| link(other)).collect_view();
    let module = plan.module.as_deref().and_then(|key| version.template.module(key));
    let title = module.map_or_else(|| texts.get("manual-near"), |module| module.title.get(cx.language).clone());
    view! { <nav class="card stack" aria-label=title.clone()><h2>{title.clone()}</h2><ul class="list">{near}</ul></nav> }
}
