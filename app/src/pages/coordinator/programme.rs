//! Versions of the programme that an office writes itself.

mod compare;
mod drafts;
mod session;
mod settings;
mod steps;

use domain::programme::{SessionPlan, Stage, TemplateError, session_of};
use leptos::prelude::*;
use service::error::Outcome;
use service::programmes::Draft;

pub use compare::compare_draft;
pub use drafts::{drafts, own};
pub use session::{draft_session, session_page};

use crate::ui::manual::length;
use crate::web::{Chrome, Cx, Page};

/// A version that is still being written: what is missing, its sessions, thresholds and titles.
///
/// # Errors
/// `NotFound` unless the actor writes the office's programme and this is a draft of that office.
pub async fn draft(cx: Cx) -> Outcome<Page> {
    let draft = cx.services.draft(&cx.actor, cx.id("id")?).await?;
    let title = name(&cx, draft.structure.version);
    Ok(Page::new(title.clone(), Chrome::Staff, move || {
        view! {
            {head(&cx, &draft, title)}
            {publish(&cx, &draft)}
            {draft.structure.stage.iter().map(|stage| one_stage(&cx, &draft, &stage.key)).collect_view()}
            {settings::thresholds(&cx, &draft)}
            {settings::titles(&cx, &draft)}
            {discard(&cx)}
        }
    }))
}

/// "Version 2, being written"
fn name(cx: &Cx, version: u32) -> String {
    cx.texts().with("draft-name", &[("number", version.into())])
}

/// What a form was loaded with. After somebody else's change the next attempt begins from what is stored now; else a form
/// that was posted still tells what the page was loaded with.
fn loaded(cx: &Cx, is_posted: bool, stored: &str) -> String {
    if is_posted && !is_changed_meanwhile(cx) { cx.typed.get("loaded").to_owned() } else { stored.to_owned() }
}

fn is_changed_meanwhile(cx: &Cx) -> bool {
    cx.error.as_ref().is_some_and(|error| error.code() == "changed-meanwhile")
}

/// That what is stored is not what was loaded, and where to look at it.
fn meanwhile(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    let path = cx.path.clone();
    is_changed_meanwhile(cx).then(|| {
        view! {
            <p class="notice info">
                {texts.get("draft-meanwhile")} " " <a href=path target="_blank">{texts.get("draft-meanwhile-link")}</a>
            </p>
        }
    })
}

fn head(cx: &Cx, draft: &Draft, title: String) -> impl IntoView + use<> {
    let texts = cx.texts();
    let compare = format!("{}/compare", cx.path);
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            <nav class="cluster" aria-label=texts.get("programme-versions")>
                <a class="button" href=compare>{texts.get("draft-compare")}</a>
                <a href="/programme">{texts.get("manual-versions")}</a>
            </nav>
            <p class="hint">{draft.titles.get(cx.language).title.clone()}</p>
        </div>
        {meanwhile(cx)}
    }
}

/// What is missing, or the button that publishes.
fn publish(cx: &Cx, draft: &Draft) -> impl IntoView + use<> {
    let texts = cx.texts();
    let problems = draft.problems.iter().map(|why| problem(cx, why)).collect_view();
    let content = if draft.problems.is_empty() {
        view! {
            <p>{texts.get("draft-problems-none")}</p>
            <p class="hint">{texts.get("draft-publish-how")}</p>
            <form method="post" action=cx.path.clone()>
                <button class="button primary" name="what" value="publish">{texts.get("draft-publish")}</button>
            </form>
        }
        .into_any()
    } else {
        view! { <ul class="list">{problems}</ul> }.into_any()
    };
    view! { <section class="card stack" id="publish" tabindex="-1"><h2>{texts.get("draft-problems")}</h2>{content}</section> }
}

fn problem(cx: &Cx, why: &TemplateError) -> impl IntoView + use<> {
    let sentence = cx.texts().unfit(why);
    match session_of(&why.file) {
        Some(key) => view! { <li><a href=format!("{}/{key}", cx.path)>{sentence}</a></li> }.into_any(),
        None => view! { <li>{sentence}</li> }.into_any(),
    }
}

fn one_stage(cx: &Cx, draft: &Draft, stage: &str) -> impl IntoView + use<> {
    let texts = cx.texts();
    let title = draft.titles.get(cx.language).stage.get(stage).cloned();
    let plans: Vec<_> = draft.sessions.iter().filter(|plan| Some(plan.stage) == Stage::parse(stage)).collect();
    let rows = plans.iter().map(|plan| row(cx, draft, plan)).collect_view();
    view! {
        <section class="card stack">
            <h2>{title}</h2>
            <p class="hint">{texts.with("programme-count", &[("count", plans.len().into())])}</p>
            <ul class="list">{rows}</ul>
        </section>
    }
}

fn row(cx: &Cx, draft: &Draft, plan: &SessionPlan) -> impl IntoView + use<> {
    let texts = cx.texts();
    let module = plan.module.as_ref().and_then(|key| draft.titles.get(cx.language).module.get(key)).cloned();
    let old: Vec<String> = plan.revisions.out_of_date().map(|language| texts.language(language)).collect();
    let old = (!old.is_empty()).then(|| {
        let words = texts.with("draft-out-of-date", &[("languages", old.join(", ").into())]);
        view! { <span class="badge late">{words}</span> }
    });
    view! {
        <li class="row">
            <a href=format!("{}/{}", cx.path, plan.key)>{plan.number} ". " {plan.title.get(cx.language).clone()}</a>
            {old}
            <span class="hint">{module.map(|module| format!("{module} · "))} {length(texts, plan)}</span>
        </li>
    }
}

fn discard(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    view! {
        <details class="card">
            <summary>{texts.get("draft-discard")}</summary>
            <form class="stack" method="post" action=cx.path.clone()>
                <p>{texts.get("draft-discard-how")}</p>
                <div><button class="button danger" name="what" value="discard">{texts.get("draft-discard")}</button></div>
            </form>
        </details>
    }
}
