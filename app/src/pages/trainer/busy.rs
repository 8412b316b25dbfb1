use leptos::prelude::*;
use service::busy::{BusyTime, DAYS_AHEAD};
use service::error::Outcome;

use crate::ui::{button, empty};
use crate::web::{Chrome, Cx, Page};

/// So many times are listed.
const LISTED: usize = 12;

/// When one is busy elsewhere: what is known, and the form that reads it from a calendar file.
///
/// # Errors
/// `NotFound` for staff who have no sessions.
pub async fn busy(cx: Cx) -> Outcome<Page> {
    let times = cx.services.my_busy_times(&cx.actor).await?;
    let texts = cx.texts();
    Ok(Page::new(texts.get("busy-title"), Chrome::Staff, move || {
        view! {
            <h1>{texts.get("busy-title")}</h1>
            <section class="card stack narrow">
                <p>{texts.get("busy-how")}</p>
                <p class="hint">{texts.get("busy-kept")}</p>
                {file(&cx)}
            </section>
            {known(&cx, &times)}
            <p><a href="/me">{texts.get("me-title")}</a></p>
        }
    }))
}

fn file(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    let error = cx.field_error("file");
    let described = if error.is_some() { "file-error" } else { "file-hint" };
    let invalid = error.is_some().then_some("true");
    view! {
        <form class="stack" method="post" action="/me/busy" enctype="multipart/form-data">
            <div class="field">
                <label for="file">{texts.get("busy-file")}</label>
                <span class="hint" id="file-hint">{texts.with("busy-file-hint", &[("days", DAYS_AHEAD.into())])}</span>
                <input id="file" name="file" type="file" accept=".ics,text/calendar" aria-describedby=described aria-invalid=invalid/>
                {error.map(|error| view! { <span class="error" id="file-error">{error}</span> })}
            </div>
            {button(texts.get("busy-read"), "primary")}
        </form>
    }
}

fn known(cx: &Cx, times: &[BusyTime]) -> impl IntoView + use<> {
    let texts = cx.texts();
    if times.is_empty() {
        return empty(texts.get("busy-none")).into_any();
    }
    let rows = times.iter().take(LISTED).map(|time| view! { <li class="row">{words(cx, *time)}</li> }).collect_view();
    let more = times.len().saturating_sub(LISTED);
    let more = (more > 0).then(|| view! { <p class="hint">{texts.with("busy-more", &[("count", more.into())])}</p> });
    view! {
        <section class="card stack">
            <h2>{texts.get("busy-known")}</h2>
            <ul class="list">{rows}</ul>
            {more}
            <form method="post" action="/me/busy">
                <input type="hidden" name="what" value="forget"/>
                {button(texts.get("busy-forget"), "danger")}
            </form>
        </section>
    }
    .into_any()
}

/// "23.11.2026, 18:05–19:00", or with both dates.
fn words(cx: &Cx, time: BusyTime) -> String {
    let dates = cx.dates();
    let (from, to) = (dates.clock(time.starts_at), dates.clock(time.ends_at));
    if from.date() == to.date() {
        return format!("{}–{}", dates.instant(time.starts_at), dates.time(to));
    }
    format!("{} – {}", dates.instant(time.starts_at), dates.instant(time.ends_at))
}
