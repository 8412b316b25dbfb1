//! What he has reached, what he lacks, and what his absences call for.

use leptos::prelude::*;
use service::people::PersonPage;

use crate::ui::session::{mark_badge, strip};
use crate::web::Cx;

/// What the absences call for, by which rule, and from which sessions it follows (rule C5).
pub(super) fn warning(cx: &Cx, page: &PersonPage) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    page.standing.warning.filter(|_| !page.enrolment.state.is_ended()).map(|warning| {
        let missed = page.grounds.iter().map(|ground| {
            let title = texts.session_title(&page.template, &ground.session_key);
            let by = texts.with("warning-recorded-by", &[("name", ground.by.clone().into())]);
            view! {
                <li>{dates.numeric(ground.on)} " · " {title} " " {mark_badge(texts, ground.mark)} " " {by}</li>
            }
        });
        let args = [("absences", page.standing.absences.into()), ("unexcused", page.standing.unexcused.into())];
        view! {
            <section class="notice warning stack">
                <h2>{texts.warning(warning)}</h2>
                <p>{texts.with("warning-why", &args)}</p>
                <details><summary>{texts.get("warning-sessions")}</summary><ul>{missed.collect_view()}</ul></details>
            </section>
        }
    })
}

/// "7 of 25", the strip, and what is missing for completion (rule A8).
pub(super) fn standing(cx: &Cx, page: &PersonPage) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let standing = &page.standing;
    let missing = texts.missing(&page.template, standing);
    let missing = if standing.is_complete() {
        view! { <p class="notice success">{texts.get("standing-complete")}</p> }.into_any()
    } else {
        let rows = missing.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
        view! { <h3>{texts.get("standing-missing")}</h3> <ul>{rows}</ul> }.into_any()
    };
    let of = [("attended", standing.attended.into()), ("of", standing.of.into()), ("needed", standing.needed.into())];
    let (value, max) = (standing.attended.to_string(), standing.of.to_string());
    let label = texts.get("standing-title");
    view! {
        <section class="card stack">
            <h2>{texts.get("standing-title")}</h2>
            <p>{texts.with("standing-attended", &of)}</p>
            <progress max=max value=value aria-label=label></progress>
            {rate(cx, page)}
            {strip(texts, &dates, &page.past)}
            {missing}
        </section>
    }
}

/// Attended of held and expected (rule C7).
fn rate(cx: &Cx, page: &PersonPage) -> impl IntoView + use<> {
    let rate = page.standing.rate;
    rate.percent().map(|percent| {
        let args =
            [("percent", percent.into()), ("attended", rate.attended.into()), ("expected", rate.expected.into())];
        view! { <p class="hint">{cx.texts().with("standing-rate", &args)}</p> }
    })
}

/// Each mandatory module: covered, or not yet (rule A5). Folded, as what is open is named above.
pub(super) fn modules(cx: &Cx, page: &PersonPage) -> impl IntoView + use<> {
    let texts = cx.texts();
    let mandatory = page.template.modules.iter().filter(|module| module.is_mandatory);
    let count = format!("{}/{}", page.standing.covered.len(), mandatory.clone().count());
    let rows = mandatory.map(|module| {
        let is_covered = page.standing.covered.contains(&module.key);
        let (shape, class, words) = if is_covered {
            ("●", "badge present", texts.get("module-covered"))
        } else {
            ("·", "badge planned", texts.get("module-open"))
        };
        view! {
            <li class="row">
                <span>{module.title.get(cx.language).to_owned()}</span>
                <span class=class><span aria-hidden="true">{shape}</span> " " {words}</span>
            </li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <details class="card">
            <summary>{texts.get("modules-title")} " · " {count}</summary>
            <ul class="list">{rows}</ul>
        </details>
    }
}
