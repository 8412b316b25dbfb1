use leptos::prelude::*;
use service::calendar::{Block, Today, is_now};
use service::error::Outcome;

use crate::ui::empty;
use crate::ui::session::{block_name, blocks, hours, place};
use crate::web::{Chrome, Cx, Page};

/// The session that runs or comes next with one button; below it what is unrecorded.
///
/// # Errors
/// `NotFound` unless the actor takes registers.
pub async fn today(cx: Cx) -> Outcome<Page> {
    let today = cx.services.today_page(&cx.actor).await?;
    let texts = cx.texts();
    Ok(Page::new(texts.get("nav-today"), Chrome::Staff, move || {
        let dates = cx.dates();
        let next = match &today.next {
            Some(block) => hero(&cx, &today, block).into_any(),
            None => nothing(&cx).into_any(),
        };
        let unrecorded = (!today.unrecorded.is_empty()).then(|| {
            let count = today.unrecorded.len();
            view! {
                <section class="card stack">
                    <h2>{texts.with("unrecorded-title", &[("count", count.into())])}</h2>
                    {blocks(texts, &dates, &today.unrecorded)}
                </section>
            }
        });
        let later = (!today.later.is_empty()).then(|| {
            view! {
                <section class="card stack">
                    <h2>{texts.get("today-later")}</h2>
                    {blocks(texts, &dates, &today.later)}
                </section>
            }
        });
        view! {
            <h1>{dates.medium(today.now.date())}</h1>
            {next}
            {unrecorded}
            {later}
            <p><a href="/programme">{texts.get("programme-link")}</a></p>
        }
    }))
}

fn nothing(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    view! {
        <section class="card stack">
            {empty(texts.get("today-nothing"))}
            <nav class="cluster" aria-label=texts.get("today-begin")>
                <a class="button primary" href="/plan">{texts.get("plan-new")}</a>
                <a class="button" href="/week?show=all">{texts.get("week-all")}</a>
            </nav>
        </section>
    }
}

fn hero(cx: &Cx, today: &Today, block: &Block) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let runs = is_now(block, today.now);
    let (label, action, part) =
        if runs { ("session-now", "take-register", "#register") } else { ("session-next", "open-session", "") };
    let day = (block.start.date() != today.now.date()).then(|| dates.medium(block.start.date()));
    view! {
        <section class="card hero">
            <p class="hint">{texts.get(label)}</p>
            {day.map(|day| view! { <p>{day}</p> })}
            <p class="hero-time">{hours(&dates, block.start, block.minutes)}</p>
            <p>{block_name(texts, block)} " · " {place(texts.room(&block.room), block)}</p>
            <a class="button primary" href=format!("/sessions/{}{part}", block.id)>{texts.get(action)}</a>
        </section>
    }
}
