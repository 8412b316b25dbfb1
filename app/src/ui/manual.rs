//! The parts of a session's plan, as the library, the print and the preview show them.

use domain::programme::{Apart, Manual, SessionPlan, Step, StepText};
use leptos::prelude::*;

use super::prose;
use crate::i18n::Texts;
use crate::web::Cx;

/// "120 min in a group, 60 min alone"
pub fn length(texts: Texts, plan: &SessionPlan) -> String {
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

/// All that staff read of a plan, part by part.
pub fn plan(cx: &Cx, plan: &SessionPlan, manual: &Manual) -> impl IntoView + use<> {
    let texts = cx.texts();
    let steps = plan.steps.iter().zip(&manual.steps).map(|(step, text)| one_step(texts, step, text)).collect_view();
    let safety = manual.safety.as_ref();
    let before = safety.map(|safety| apart(texts, "lead-before", &safety.before));
    let after = safety.map(|safety| apart(texts, "lead-after", &safety.after));
    let stop = safety.map(|safety| part(texts.get("manual-stop"), prose(&safety.stop)));
    view! {
        {part(texts.get("manual-aim"), view! { <p>{manual.aim.clone()}</p> })}
        {part(texts.get("manual-outcomes"), prose(&manual.outcomes))}
        {part(texts.get("manual-material"), prose(&manual.material))}
        {before}
        <section class="card stack steps-read"><h2>{texts.get("manual-steps")}</h2>{steps}</section>
        {after}
        {stop}
        {cautions(texts, manual)}
        {part(texts.get("homework-title"), view! { <p>{manual.homework.clone()}</p> })}
        {sources(texts, plan)}
    }
}

fn part<V: IntoView + 'static>(title: String, content: V) -> impl IntoView {
    view! { <section class="card stack"><h2>{title}</h2>{content}</section> }
}

fn one_step(texts: Texts, step: &Step, text: &StepText) -> impl IntoView + use<> {
    let minutes = match step.individual_minutes {
        Some(alone) => texts.with("manual-step-both", &[("minutes", step.minutes.into()), ("alone", alone.into())]),
        None => texts.with("lead-minutes", &[("minutes", step.minutes.into())]),
    };
    let alone = text.individual.as_ref().map(|alone| {
        view! { <div class="variant"><p><strong>{texts.get("manual-individual")}</strong></p>{prose(alone)}</div> }
    });
    view! {
        <section class="step">
            <h3>{text.title.clone()} " " <span class="hint unbroken">{minutes}</span></h3>
            {prose(&text.body)}
            {alone}
        </section>
    }
}

/// A safety check with each partner apart (rule E3).
fn apart(texts: Texts, title: &'static str, apart: &Apart) -> impl IntoView + use<> {
    let with = |key: &'static str, questions| view! { <h3>{texts.get(key)}</h3>{prose(questions)} };
    part(
        texts.get(title),
        view! {
            {prose(&apart.how)}
            {with("manual-with-partner", &apart.partner)}
            {with("manual-with-participant", &apart.participant)}
        },
    )
}

fn cautions(texts: Texts, manual: &Manual) -> impl IntoView + use<> {
    let all = manual.cautions.iter().map(|(caution, text)| view! { <h3>{texts.caution(*caution)}</h3>{prose(text)} });
    part(texts.get("manual-cautions"), all.collect_view())
}

fn sources(texts: Texts, plan: &SessionPlan) -> impl IntoView + use<> {
    let links = plan.sources.iter().map(|source| {
        view! { <li><a href=source.clone() rel="noreferrer noopener" target="_blank">{source.clone()}</a></li> }
    });
    let links = links.collect_view();
    (!plan.sources.is_empty()).then(|| part(texts.get("manual-sources"), view! { <ul>{links}</ul> }))
}
