use domain::ids::ProgrammeId;
use domain::programme::{SessionPlan, Stage, Template};
use leptos::prelude::*;
use service::error::Outcome;
use service::programmes::Version;

use crate::pages::coordinator::{drafts, own};
use crate::ui::empty;
use crate::web::{Chrome, Cx, Page};

/// A version of the programme with its thresholds, stages, modules and sessions: to be read, not changed (rule A1).
///
/// # Errors
/// `NotFound` unless the actor plans sessions or manages the office.
pub async fn programme(cx: Cx) -> Outcome<Page> {
    let versions = cx.services.programme_versions(&cx.actor).await?;
    let drafts = drafts(&cx).await?;
    let texts = cx.texts();
    Ok(Page::new(texts.get("programme-link"), Chrome::Staff, move || {
        let asked = cx.query.parse::<ProgrammeId>("version");
        let shown = versions
            .iter()
            .find(|version| Some(version.id) == asked)
            .or_else(|| versions.iter().find(|version| version.is_current))
            .cloned();
        match shown {
            Some(shown) => view! {
                <h1>{shown.template.title.get(cx.language).to_owned()}</h1>
                {choice(&cx, &versions, shown.id)}
                {shown.is_current.then(|| view! { <p class="hint">{texts.get("draft-current")}</p> })}
                {drafts.as_ref().map(|drafts| own(&cx, &shown, drafts))}
                {thresholds(&cx, &shown.template)}
                {shown.template.stages.iter().map(|(stage, _)| one_stage(&cx, &shown.template, *stage)).collect_view()}
            }
            .into_any(),
            None => view! { <h1>{texts.get("programme-link")}</h1> {empty(texts.get("programme-none"))} }.into_any(),
        }
    }))
}

fn choice(cx: &Cx, versions: &[Version], shown: ProgrammeId) -> impl IntoView + use<> {
    let texts = cx.texts();
    let links = versions.iter().map(|version| {
        let (id, template) = (version.id, &version.template);
        let own = if version.is_own { format!(", {}", texts.get("manual-own")) } else { String::new() };
        let name = format!("{}{own}", texts.with("programme-version", &[("number", template.version.into())]));
        let current = (id == shown).then_some("page");
        view! { <a class="button" href=format!("/programme?version={id}") aria-current=current>{name}</a> }
    });
    view! { <nav class="cluster" aria-label=texts.get("programme-versions")>{links.collect_view()}</nav> }
}

/// When the programme is completed and how large a group is, in words (rules A7, A8).
fn thresholds(cx: &Cx, template: &Template) -> impl IntoView + use<> {
    let texts = cx.texts();
    let completion = [("attended", template.completion.attended.into()), ("of", template.completion.of.into())];
    let group = template.group;
    let size = [("least", group.least.into()), ("target", group.target.into()), ("most", group.most.into())];
    view! {
        <section class="card prose">
            <h2>{texts.get("programme-thresholds")}</h2>
            <ul>
                <li>{texts.with("programme-completion", &completion)}</li>
                <li>{texts.get("programme-completion-modules")}</li>
                <li>{texts.get("programme-completion-midpoint")}</li>
                <li>{texts.with("programme-group", &size)}</li>
            </ul>
        </section>
    }
}

fn one_stage(cx: &Cx, template: &Template, stage: Stage) -> impl IntoView + use<> {
    let texts = cx.texts();
    let title = template.stage_title(stage).map(|title| title.get(cx.language).to_owned());
    let plans: Vec<&SessionPlan> = template.stage(stage).collect();
    let parts = plans.chunk_by(|one, next| one.module == next.module).map(|plans| one_module(cx, template, plans));
    view! {
        <section class="card stack">
            <h2>{title}</h2>
            <p class="hint">{texts.with("programme-count", &[("count", plans.len().into())])}</p>
            {parts.collect_view()}
        </section>
    }
}

/// Sessions in a row that teach one module.
fn one_module(cx: &Cx, template: &Template, plans: &[&SessionPlan]) -> impl IntoView + use<> {
    let texts = cx.texts();
    let module = plans.first().and_then(|plan| template.module(plan.module.as_deref()?));
    let heading = module.map(|module| {
        let mandatory =
            module.is_mandatory.then(|| view! { <span class="badge state">{texts.get("programme-mandatory")}</span> });
        view! { <h3>{module.title.get(cx.language).to_owned()} " " {mandatory}</h3> }
    });
    let sessions = plans.iter().map(|plan| one_session(cx, plan)).collect_view();
    view! { {heading} <ul class="list">{sessions}</ul> }
}

fn one_session(cx: &Cx, plan: &SessionPlan) -> impl IntoView + use<> {
    let texts = cx.texts();
    let part = |key: &'static str, text: &str| {
        let text = text.to_owned();
        (!text.is_empty()).then(|| view! { <div><dt>{texts.get(key)}</dt><dd>{text}</dd></div> })
    };
    view! {
        <li>
            <details>
                <summary>
                    {plan.number} ". " {plan.title.get(cx.language).to_owned()} " "
                    <span class="hint">{length(cx, plan)}</span>
                </summary>
                <dl>
                    {part("programme-aim", plan.aim.get(cx.language))}
                    {part("programme-homework", plan.homework.get(cx.language))}
                </dl>
            </details>
        </li>
    }
}

/// "120 min in a group, 60 min alone"
fn length(cx: &Cx, plan: &SessionPlan) -> String {
    let texts = cx.texts();
    let minutes = ("minutes", plan.minutes.into());
    let length = match plan.individual_minutes {
        Some(alone) => texts.with("programme-minutes-both", &[minutes, ("alone", alone.into())]),
        None => texts.with("programme-minutes", &[minutes]),
    };
    match plan.due_months {
        Some(months) => format!("{length}, {}", texts.with("programme-due", &[("months", months.into())])),
        None => length,
    }
}
