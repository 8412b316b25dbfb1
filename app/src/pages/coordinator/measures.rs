//! Protective measures: what binds a participant, and what is near its end (rule D7). Nothing here says whom it protects.

use domain::separation::{Ban, MeasureKind, Reminder};
use leptos::prelude::*;
use service::separation::MeasureView;

use crate::ui::{field, select};
use crate::web::Cx;

/// What is near its end, for the coordinator's first screen; nothing if nothing is.
pub fn reminders(cx: &Cx, measures: &[MeasureView]) -> Option<AnyView> {
    let texts = cx.texts();
    let items = measures.iter().map(|measure| {
        view! {
            <li class="stack">
                <a href=format!("/people/{}#measures", measure.person)>{measure.name.clone()}</a>
                {in_words(cx, measure)}
            </li>
        }
    });
    let section = view! {
        <section class="card stack">
            <h2>{texts.get("measures-near-end")} " " <span class="badge state">{measures.len()}</span></h2>
            <p class="hint">{texts.get("measures-near-end-how")}</p>
            <ul class="list">{items.collect_view()}</ul>
        </section>
    };
    (!measures.is_empty()).then(|| section.into_any())
}

/// A measure in a few lines, without the name of whom it binds.
pub fn in_words(cx: &Cx, measure: &MeasureView) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let paper = texts
        .with("measure-paper", &[("issuer", measure.issuer.clone().into()), ("number", measure.number.clone().into())]);
    let days = texts.with(
        "measure-days",
        &[("served", dates.numeric(measure.served_on).into()), ("to", dates.numeric(measure.valid_to).into())],
    );
    let bans: Vec<String> = measure.bans.iter().map(|ban| texts.ban(*ban)).collect();
    let bans = (!bans.is_empty()).then(|| view! { <p>{texts.get("measure-bans")} ": " {bans.join(" · ")}</p> });
    let cycle = measure.check_days.map(|days| {
        view! { <p class="hint">{texts.with("measure-cycle", &[("count", i64::from(days).into())])}</p> }
    });
    let ended = measure.ended_at.map(|at| {
        view! { <p class="hint">{texts.with("measure-ended", &[("at", dates.instant(at).into())])}</p> }
    });
    view! {
        <p>
            <strong>{texts.measure_kind(measure.kind)}</strong> " " {measure.reminder.map(|reminder| badge(cx, reminder))}
        </p>
        <p>{paper}</p>
        <p>{days}</p>
        {bans}
        {cycle}
        {ended}
    }
}

fn badge(cx: &Cx, reminder: Reminder) -> impl IntoView + use<> {
    let (key, class) = match reminder {
        Reminder::Over => ("measure-over", "badge unrecorded"),
        Reminder::InDays => ("measure-in-days", "badge unrecorded"),
        Reminder::InAWeek => ("measure-in-a-week", "badge state"),
    };
    view! { <span class=class>{cx.texts().get(key)}</span> }
}

/// The fields of a measure that is being recorded.
pub fn measure_fields(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    let kinds = MeasureKind::ALL.iter().map(|kind| (kind.code().to_owned(), texts.measure_kind(*kind))).collect();
    let typed: Vec<&str> = cx.typed.all("ban").collect();
    let bans = Ban::ALL.iter().map(|ban| {
        let checked = typed.contains(&ban.code());
        view! {
            <label>
                <input type="checkbox" name="ban" value=ban.code() checked=checked/> " " {texts.ban(*ban)}
            </label>
        }
    });
    view! {
        {select(cx, "measure_kind", &texts.get("measure-kind"), kinds, String::new())}
        {field(cx, "issuer", &texts.get("measure-issuer"), "text", String::new(), None)}
        {field(cx, "number", &texts.get("measure-number"), "text", String::new(), None)}
        {field(cx, "served_on", &texts.get("measure-served-on"), "date", String::new(), None)}
        {field(cx, "valid_to", &texts.get("measure-valid-to"), "date", String::new(), Some(&texts.get("measure-valid-to-hint")))}
        <fieldset>
            <legend>{texts.get("measure-bans")}</legend>
            <div class="stack">{bans.collect_view()}</div>
        </fieldset>
        {field(cx, "check_days", &texts.get("measure-check-days"), "digits", String::new(), Some(&texts.get("optional")))}
        <p class="hint">{texts.get("measure-record-effect")}</p>
    }
}
