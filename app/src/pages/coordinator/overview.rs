use leptos::prelude::*;
use service::error::{Error, Outcome};
use service::overview::{Decisions, Overview};

use super::charts::{charts, completeness};
use super::filters::{days, filters, period_of, without_days};
use super::measures::reminders;
use super::sheet::{percent, rate_in_words};
use super::tables::{Export, export_form, sheet};
use crate::ui::empty;
use crate::web::{Chrome, Cx, Page};

/// What needs a decision today, then outcomes.
///
/// # Errors
/// `NotFound` unless the actor reviews outcomes.
pub async fn overview(cx: Cx) -> Outcome<Page> {
    let (cx, overview) = reviewed(cx).await?;
    let measures = cx.services.measure_reminders(&cx.actor).await?;
    let texts = cx.texts();
    Ok(Page::new(texts.get("nav-overview"), Chrome::Staff, move || {
        view! {
            <div class="page-head">
                <h1>{texts.get("nav-overview")}</h1>
                <a class="button" href="/import">{texts.get("import-title")}</a>
            </div>
            {filters(&cx, &overview)}
            {reminders(&cx, &measures)}
            {decisions(&cx, &overview)}
            {outcomes(&cx, &overview)}
        }
    }))
}

/// The overview that the address asks for; beside a day that was refused, that of the usual period.
async fn reviewed(cx: Cx) -> Outcome<(Cx, Overview)> {
    let asked = match period_of(cx.filled()) {
        Ok(period) => cx.services.overview(&cx.actor, period).await,
        Err(refused) => Err(refused),
    };
    match asked {
        Ok(overview) => Ok((cx, overview)),
        Err(refused @ Error::Invalid { .. }) => {
            let overview = cx.services.overview(&cx.actor, without_days(cx.filled())).await?;
            Ok((cx.refused(refused), overview))
        }
        Err(other) => Err(other),
    }
}

fn decisions(cx: &Cx, overview: &Overview) -> impl IntoView + use<> {
    let texts = cx.texts();
    let Decisions { unrecorded, missed_twice, warned, near_completion, gates } = &overview.decisions;
    let waiting = [
        (Export::Unrecorded, unrecorded.len()),
        (Export::Warnings, warned.len()),
        (Export::MissedTwice, missed_twice.len()),
        (Export::NearCompletion, near_completion.len()),
        (Export::Gates, gates.len()),
    ];
    let nothing = waiting.iter().all(|(_, count)| *count == 0).then(|| empty(texts.get("overview-nothing")));
    let tables = waiting.into_iter().filter(|(_, count)| *count > 0).map(|(export, count)| {
        view! {
            <section class="card stack">
                <h3>{export.title(texts)} " " <span class="badge state">{count}</span></h3>
                {how(cx, export)}
                {sheet(cx, overview, export).on_screen(cx)}
                {export_form(cx, overview, export, None)}
            </section>
        }
    });
    view! {
        <section class="stack">
            <h2>{texts.get("overview-decisions")}</h2>
            {nothing}
            {tables.collect_view()}
        </section>
    }
}

/// What is to be decided, in a sentence.
fn how(cx: &Cx, export: Export) -> impl IntoView + use<> {
    let key = match export {
        Export::Warnings => "overview-warnings-how",
        Export::NearCompletion => "overview-near-completion-how",
        Export::Gates => "overview-gates-how",
        _ => return None,
    };
    Some(view! { <p class="hint">{cx.texts().get(key)}</p> })
}

fn outcomes(cx: &Cx, overview: &Overview) -> impl IntoView + use<> {
    let texts = cx.texts();
    let complete = completeness(texts, overview.total.registers);
    view! {
        <section class="stack">
            <h2>{texts.with("overview-outcomes", &[("period", days(cx, overview).into())])}</h2>
            {key_figures(cx, overview)}
            {table(cx, overview, Export::Attendance, complete)}
            <div class="two-columns">
                {table(cx, overview, Export::States, texts.get("overview-states-how"))}
                {table(cx, overview, Export::Capacity, texts.get("overview-capacity-how"))}
            </div>
            <section class="stack">
                <h3>{texts.get("overview-weekly")}</h3>
                {charts(cx, overview)}
            </section>
            <p class="hint">{texts.get("overview-files")}</p>
        </section>
    }
}

fn key_figures(cx: &Cx, overview: &Overview) -> impl IntoView + use<> {
    let texts = cx.texts();
    let (rate, registers) = (overview.total.rate, overview.total.registers);
    view! {
        <dl class="figures">
            <div>
                <dt>{texts.get("head-rate")}</dt>
                <dd>{percent(texts, rate)} <p class="hint">{rate_in_words(texts, rate)}</p></dd>
            </div>
            <div>
                <dt>{texts.get("overview-registers")}</dt>
                <dd>{percent(texts, registers)} <p class="hint">{rate_in_words(texts, registers)}</p></dd>
            </div>
        </dl>
    }
}

fn table(cx: &Cx, overview: &Overview, export: Export, hint: String) -> impl IntoView + use<> {
    view! {
        <section class="card stack">
            <h3>{export.title(cx.texts())}</h3>
            <p class="hint">{hint}</p>
            {sheet(cx, overview, export).on_screen(cx)}
            {export_form(cx, overview, export, None)}
        </section>
    }
}
