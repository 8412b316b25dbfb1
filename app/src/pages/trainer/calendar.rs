//! The calendar: a day, a week, a month, or a list; one's own, everybody's, another trainer's, by room or by group.

mod agenda;
mod block;
mod day;
mod filters;
mod grid;
mod keys;
mod lanes;
mod month;

use std::sync::Arc;

use jiff::civil::Date;
use leptos::prelude::*;
use service::calendar::{Days, Stretch};
use service::error::Outcome;
use service::permissions::Permission;

use crate::ui::empty;
use crate::web::{Chrome, Cx, Page};
use filters::{Select, Shown};

/// The ways to look at the calendar, in the order of their tabs: their address, their name, their key.
const VIEWS: [(Stretch, &str, &str); 4] = [
    (Stretch::Day, "/day", "view-day"),
    (Stretch::Week, "/week", "view-week"),
    (Stretch::Month, "/month", "view-month"),
    (Stretch::Agenda, "/agenda", "view-agenda"),
];

/// One day, with a column for each trainer, room or group.
///
/// # Errors
/// `NotFound` unless the actor sees the calendar.
pub async fn day(cx: Cx) -> Outcome<Page> {
    page(cx, Stretch::Day).await
}

/// The week, Monday first.
///
/// # Errors
/// `NotFound` unless the actor sees the calendar.
pub async fn week(cx: Cx) -> Outcome<Page> {
    page(cx, Stretch::Week).await
}

/// A month in whole weeks.
///
/// # Errors
/// `NotFound` unless the actor sees the calendar.
pub async fn month(cx: Cx) -> Outcome<Page> {
    page(cx, Stretch::Month).await
}

/// The next two weeks as a list.
///
/// # Errors
/// `NotFound` unless the actor sees the calendar.
pub async fn agenda(cx: Cx) -> Outcome<Page> {
    page(cx, Stretch::Agenda).await
}

async fn page(cx: Cx, stretch: Stretch) -> Outcome<Page> {
    let staff = cx.actor.may(Permission::SeeCalendar)?.clone();
    let shown = Shown::of(&cx, &staff);
    let days = cx.services.calendar(&cx.actor, stretch, cx.query.parse("day"), shown.filter).await?;
    let choices = filters::choices(&cx, &days, staff.id);
    Ok(Page::new(cx.texts().get("nav-week"), Chrome::Staff, move || content(&cx, stretch, &shown, &days, choices)))
}

fn content(cx: &Cx, stretch: Stretch, shown: &Shown, days: &Arc<Days>, choices: Vec<Select>) -> impl IntoView + use<> {
    let texts = cx.texts();
    let whose = filters::whose(cx, &choices, shown.usual);
    let nothing = days.blocks.is_empty().then(|| empty(texts.get("calendar-empty")));
    let sheet = match stretch {
        Stretch::Day => day::columns(cx, shown, days).into_any(),
        Stretch::Week => grid::grid(cx, days).into_any(),
        Stretch::Month => month::month(cx, days).into_any(),
        Stretch::Agenda => agenda::agenda(cx, days).into_any(),
    };
    view! {
        <div class="page-head week-head">
            <h1>{title(cx, stretch, days)} <span class="paper-only">" · " {whose.clone()}</span></h1>
            {steps(cx, stretch, days)}
        </div>
        <div class="calendar-bar">
            {views(cx, stretch, days.day)}
            {filters::filters(cx, stretch, choices, whose, shown.usual, days.day)}
        </div>
        {nothing}
        {sheet}
        {keys::below(cx, stretch, days.day)}
    }
}

fn title(cx: &Cx, stretch: Stretch, days: &Days) -> String {
    let dates = cx.dates();
    match stretch {
        Stretch::Day => dates.long(days.day),
        Stretch::Month => dates.month(days.day),
        Stretch::Week | Stretch::Agenda => format!("{} – {}", dates.numeric(days.first), dates.numeric(days.last)),
    }
}

/// Day, week, month, list: the same day, and the same of whom.
fn views(cx: &Cx, here: Stretch, day: Date) -> impl IntoView + use<> {
    let texts = cx.texts();
    let links = VIEWS.map(|(stretch, path, name)| {
        let current = (stretch == here).then_some("page");
        view! { <a href=filters::address(cx, path, day) aria-current=current>{texts.get(name)}</a> }
    });
    view! { <nav class="views" aria-label=texts.get("view-nav")>{links.into_iter().collect_view()}</nav> }
}

/// Back, today, on; each with a letter, as the browser asks for it (Alt and the letter in most) and alone.
fn steps(cx: &Cx, stretch: Stretch, days: &Days) -> impl IntoView + use<> {
    let texts = cx.texts();
    let path = path_of(stretch);
    let step = |text: &str, letter: &'static str, day: Option<Date>| {
        let words = texts.get(text);
        day.map(|day| view! { <a class="button" href=filters::address(cx, path, day) accesskey=letter>{words}</a> })
    };
    let now = if stretch == Stretch::Week { "week-this" } else { "view-today" };
    let plan = cx.actor.may(Permission::Plan).is_ok().then(|| {
        view! { <a class="button primary" href="/plan" accesskey="n">{texts.get("plan-new")}</a> }
    });
    view! {
        <nav class="cluster" aria-label=texts.get("calendar-nav")>
            {step("week-before", "k", stretch.step(days.day, false))}
            {step(now, "t", Some(days.today))}
            {step("week-after", "j", stretch.step(days.day, true))}
            {plan}
        </nav>
    }
}

fn path_of(stretch: Stretch) -> &'static str {
    VIEWS.iter().find(|(known, ..)| *known == stretch).map_or("/week", |(_, path, _)| *path)
}
