use leptos::prelude::*;
use service::calendar::SessionLine;
use service::error::Outcome;
use service::portal::PortalPage;

use super::{absence, moved, progress};
use crate::ui::session::{hours, mark_badge};
use crate::ui::{calendar_file, empty};
use crate::web::{Chrome, Cx, Page};

/// So many sessions of a list are seen at once; the others unfold.
const AT_ONCE: usize = 4;

/// Whom a participant can call, at any hour: number, and what it is for.
const HOTLINES: [(&str, &str); 4] =
    [("150", "hotline-150"), ("111", "hotline-111"), ("102", "hotline-102"), ("112", "hotline-112")];

/// One thing first: when and where the next session is. Then progress, homework, all sessions, hotlines (rule I1).
///
/// # Errors
/// `SignInRequired`; `NotFound` for staff.
pub async fn portal(cx: Cx) -> Outcome<Page> {
    let page = cx.services.portal(&cx.actor).await?;
    let texts = cx.texts();
    Ok(Page::new(texts.get("my-title"), Chrome::Participant, move || {
        let next = match &page.next {
            Some(next) => hero(&cx, &page, next).into_any(),
            None => empty(texts.get("my-next-none")).into_any(),
        };
        view! {
            <h1>{texts.get("my-next")}</h1>
            {next}
            {moved::moved(&cx, &page)}
            {progress::progress(&cx, &page)}
            {homework(&cx, &page)}
            {coming(&cx, &page)}
            {past(&cx, &page)}
            {hotlines(&cx)}
            <p><a href="/me/feed">{texts.get("feed-title")}</a></p>
            <p><a href="/me">{texts.get("me-title")}</a></p>
        }
    }))
}

fn hero(cx: &Cx, page: &PortalPage, next: &SessionLine) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let day = next.start.date();
    let near = match page.today.until(day).map(|span| span.get_days()) {
        Ok(0) => Some(texts.get("my-today")),
        Ok(1) => Some(texts.get("my-tomorrow")),
        _ => None,
    };
    let near = near.map(|near| view! { <strong>{near}</strong> ", " });
    view! {
        <section class="card hero stack">
            <p>{near} {dates.medium(day)}</p>
            <p class="hero-time"><time datetime=next.start.to_string()>{dates.time(next.start)}</time></p>
            <p>{page.office.clone()} ", " {texts.room(&next.room)}</p>
            {absence::absence(cx, next)}
            {calendar_file(cx, "/my/calendar".to_owned(), next.id)}
        </section>
    }
}

fn homework(cx: &Cx, page: &PortalPage) -> impl IntoView + use<> {
    let texts = cx.texts();
    let plan = page.homework.as_ref();
    let was_there = page.past.iter().any(|line| line.mark.is_some_and(domain::attendance::Mark::counts_as_attended));
    plan.map(|plan| {
        view! {
            <section class="card stack">
                <h2>{texts.get("my-homework")}</h2>
                <p class="prose">{plan.homework.get(cx.language).clone()}</p>
            </section>
        }
        .into_any()
    })
    .into_iter()
    .chain(was_there.then(|| view! { <p><a href="/my/papers">{texts.get("papers-title")}</a></p> }.into_any()))
    .collect_view()
}

/// Announcing is one step away from the nearest sessions and two from the far ones, so that the page stays small.
fn coming(cx: &Cx, page: &PortalPage) -> impl IntoView + use<> {
    let is_far_one_asked = page.later.iter().skip(AT_ONCE).any(|line| absence::is_asked(cx, line));
    let rows = page.later.iter().enumerate().map(|(n, line)| {
        let absence = if n >= AT_ONCE { absence::far_absence(cx, line) } else { absence::absence(cx, line) };
        view! { <li class="row" id=format!("session-{}", line.id)>{day_and_place(cx, line)} {absence}</li> }.into_any()
    });
    listed(cx, cx.texts().get("my-coming"), rows.collect(), is_far_one_asked)
}

fn past(cx: &Cx, page: &PortalPage) -> impl IntoView + use<> {
    let texts = cx.texts();
    let rows = page.past.iter().map(|line| {
        let mark = match (line.live, line.mark) {
            (false, _) => view! { <span class="badge cancelled">{texts.get("my-cancelled")}</span> }.into_any(),
            (true, Some(mark)) => mark_badge(texts, mark).into_any(),
            (true, None) => view! { <span class="badge planned">{texts.get("my-unmarked")}</span> }.into_any(),
        };
        view! { <li class="row">{day_and_place(cx, line)} {mark}</li> }.into_any()
    });
    listed(cx, texts.get("my-past"), rows.collect(), false)
}

fn day_and_place(cx: &Cx, line: &SessionLine) -> impl IntoView + use<> {
    let dates = cx.dates();
    let (day, hours) = (dates.medium(line.start.date()), hours(&dates, line.start, line.minutes));
    let room = cx.texts().room(&line.room);
    view! { <span>{day} ", " <span class="unbroken">{hours}</span> " " <span class="hint unbroken">{room}</span></span> }
}

/// A list under its heading, the first few at once; nothing if it is empty.
fn listed(cx: &Cx, title: String, mut rows: Vec<AnyView>, is_open: bool) -> impl IntoView + use<> {
    let more = cx.texts().get("my-more");
    (!rows.is_empty()).then(|| {
        let folded = rows.split_off(rows.len().min(AT_ONCE));
        let folded = (!folded.is_empty()).then(|| {
            view! {
                <details open=is_open>
                    <summary>{more} " (" {folded.len()} ")"</summary>
                    <ul class="list">{folded}</ul>
                </details>
            }
        });
        view! {
            <section class="card stack">
                <h2>{title}</h2>
                <ul class="list">{rows}</ul>
                {folded}
            </section>
        }
    })
}

pub(super) fn hotlines(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    let rows = HOTLINES.map(|(number, key)| {
        view! {
            <li class="row">
                <a class="button" href=format!("tel:{number}")>{number}</a>
                <span>{texts.get(key)}</span>
            </li>
        }
    });
    view! {
        <section class="card stack">
            <h2>{texts.get("hotlines-title")}</h2>
            <ul class="list">{rows.collect_view()}</ul>
        </section>
    }
}
