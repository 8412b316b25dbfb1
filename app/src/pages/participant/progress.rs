use domain::standing::{Missing, Standing};
use leptos::prelude::*;
use service::portal::PortalPage;

use crate::web::Cx;

/// How far he is, and what is still needed, in words (rule A8). Reviews of staff are not among it (rule I1).
pub fn progress(cx: &Cx, page: &PortalPage) -> impl IntoView + use<> {
    let texts = cx.texts();
    let standing = &page.standing;
    let steps = [("done", standing.attended.into()), ("of", standing.of.into())];
    let steps = texts.with("my-steps", &steps);
    view! {
        <section class="card stack">
            <h2 id="progress">{texts.get("my-progress")}</h2>
            <p><strong>{steps}</strong></p>
            <progress max=standing.of.to_string() value=standing.attended.to_string() aria-labelledby="progress"></progress>
            {needed(cx, page)}
            {modules(cx, page)}
        </section>
    }
}

/// In words; the subjects are only counted, as they are listed below.
fn needed(cx: &Cx, page: &PortalPage) -> impl IntoView + use<> {
    let texts = cx.texts();
    let (subjects, others): (Vec<_>, Vec<_>) = page
        .standing
        .missing
        .iter()
        .filter(|missing| **missing != Missing::RiskReview)
        .cloned()
        .partition(|missing| matches!(missing, Missing::Module(_)));
    if subjects.is_empty() && others.is_empty() {
        return view! { <p>{texts.get("my-complete")}</p> }.into_any();
    }
    let mut words = texts.missing(&page.template, &Standing { missing: others, ..page.standing.clone() });
    if !subjects.is_empty() {
        words.push(texts.with("my-topics-left", &[("count", subjects.len().into())]));
    }
    let rows = words.into_iter().map(|words| view! { <li>{words}</li> });
    view! {
        <p>{texts.get("my-needed")}</p>
        <ul class="prose">{rows.collect_view()}</ul>
    }
    .into_any()
}

/// The subjects as steps: a shape and a word each, never colour alone.
fn modules(cx: &Cx, page: &PortalPage) -> impl IntoView + use<> {
    let texts = cx.texts();
    let mandatory = page.template.modules.iter().filter(|module| module.is_mandatory);
    let covered = &page.standing.covered;
    let summary = texts.with("my-modules", &[("done", covered.len().into()), ("of", mandatory.clone().count().into())]);
    let steps = mandatory.map(|module| {
        let is_done = covered.contains(&module.key);
        let (shape, class, words) =
            if is_done { ("●", "done", texts.get("step-done")) } else { ("○", "open", texts.get("step-open")) };
        view! {
            <li class=class>
                <span aria-hidden="true">{shape}</span> " " {module.title.get(cx.language).to_owned()}
                <span class="visually-hidden">" – " {words}</span>
            </li>
        }
    });
    view! {
        <details>
            <summary>{summary}</summary>
            <ol class="steps">{steps.collect_view()}</ol>
        </details>
    }
}
