mod grid;
mod lanes;

use domain::ids::StaffId;
use domain::role::Role;
use jiff::ToSpan;
use jiff::civil::Date;
use leptos::prelude::*;
use service::calendar::{Filter, Week};
use service::error::Outcome;
use service::permissions::Permission;

use crate::ui::{Choice, empty, select};
use crate::web::{Chrome, Cx, Page};

/// What narrows the week and is kept while one walks from week to week.
const FILTERS: [&str; 3] = ["show", "room", "group"];

/// A filter: its name, its label, what may be chosen.
type Select = (&'static str, String, Vec<Choice>);

/// The week, Monday first: one's own, everybody's, another trainer's, by room or by group.
///
/// # Errors
/// `NotFound` unless the actor sees the calendar.
pub async fn week(cx: Cx) -> Outcome<Page> {
    let staff = cx.actor.may(Permission::SeeCalendar)?.clone();
    let usual = if staff.roles.contains(&Role::Trainer) { "mine" } else { "all" };
    let filter = filter(&cx, staff.id, usual);
    let week = cx.services.week(&cx.actor, cx.query.parse("day"), filter).await?;
    let choices = choices(&cx, &week, staff.id);
    let texts = cx.texts();
    Ok(Page::new(texts.get("nav-week"), Chrome::Staff, move || {
        let dates = cx.dates();
        let title = format!("{} – {}", dates.numeric(week.monday), dates.numeric(add(week.monday, 6)));
        let nothing = week.blocks.is_empty().then(|| empty(texts.get("week-empty")));
        view! {
            <div class="page-head week-head">
                <h1>{title} <span class="paper-only">" · " {shown(&cx, &choices, usual)}</span></h1>
                <nav class="cluster" aria-label=texts.get("week-nav")>
                    {step(&cx, "week-before", "k", add(week.monday, -7))}
                    {step(&cx, "week-this", "t", week.today)}
                    {step(&cx, "week-after", "j", add(week.monday, 7))}
                    <a class="button primary" href="/plan" accesskey="n">{texts.get("plan-new")}</a>
                </nav>
            </div>
            {filters(&cx, choices, usual, week.monday)}
            {nothing}
            {grid::grid(&cx, &week)}
            <p class="hint screen-only">{texts.get("week-print")}</p>
        }
    }))
}

/// A trainer looks at his own week first, everybody else at the whole office's.
fn filter(cx: &Cx, own: StaffId, usual: &str) -> Filter {
    let query = &cx.query;
    let show = if query.get("show").is_empty() { usual } else { query.get("show") };
    match (show, query.parse("room"), query.parse("group"), show.parse().ok()) {
        (_, Some(room), ..) => Filter::Room(room),
        (_, _, Some(group), _) => Filter::Group(group),
        ("all", ..) => Filter::All,
        (.., trainer) => Filter::Trainer(trainer.unwrap_or(own)),
    }
}

/// Whose week, which room, which group may be chosen.
fn choices(cx: &Cx, week: &Week, own: StaffId) -> [Select; 3] {
    let texts = cx.texts();
    let mut show = vec![("mine".to_owned(), texts.get("week-mine")), ("all".to_owned(), texts.get("week-all"))];
    let others = week.trainers.iter().filter(|(id, _)| *id != own);
    show.extend(others.map(|(id, name)| (id.to_string(), name.clone())));
    let any = || std::iter::once((String::new(), "–".to_owned()));
    let rooms = any().chain(week.rooms.iter().map(|(id, name)| (id.to_string(), name.clone()))).collect();
    let groups = any().chain(week.groups.iter().map(|(id, code)| (id.to_string(), code.clone()))).collect();
    [
        ("show", texts.get("week-show"), show),
        ("room", texts.get("field-room"), rooms),
        ("group", texts.get("field-group"), groups),
    ]
}

pub(super) fn add(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap_or(day)
}

/// A link to another week; `letter` is its key, as the browser asks for it (Alt and the letter in most).
fn step(cx: &Cx, text: &str, letter: &'static str, day: Date) -> impl IntoView + use<> {
    let kept = FILTERS.map(|name| {
        let value = cx.query.get(name);
        if value.is_empty() { String::new() } else { format!("&{name}={value}") }
    });
    let href = format!("/week?day={day}{}", kept.concat());
    view! { <a class="button" href=href accesskey=letter>{cx.texts().get(text)}</a> }
}

/// On a phone they are folded, and the fold says what is shown.
fn filters(cx: &Cx, choices: [Select; 3], usual: &str, monday: Date) -> impl IntoView + use<> {
    let shown = shown(cx, &choices, usual);
    let selects = choices.map(|(name, label, choices)| {
        let value = if name == "show" { usual.to_owned() } else { String::new() };
        select(cx, name, &label, choices, value)
    });
    view! {
        <details class="card week-filters">
            <summary>{shown}</summary>
            <form class="filters" method="get" action="/week">
                <input type="hidden" name="day" value=monday.to_string()/>
                {selects.into_iter().collect_view()}
                <button class="button">{cx.texts().get("show")}</button>
            </form>
        </details>
    }
}

/// "My week", or the room or group that narrows it instead.
fn shown(cx: &Cx, choices: &[Select; 3], usual: &str) -> String {
    let chosen = |(name, _, choices): &Select| {
        let value = cx.query.get(name);
        choices.iter().find(|(known, _)| !known.is_empty() && known == value).map(|(_, words)| words.clone())
    };
    let [show, room, group] = choices;
    let narrowed = chosen(room).map(|room| cx.texts().room(&room)).or_else(|| chosen(group));
    let usual = || show.2.iter().find(|(known, _)| known == usual).map(|(_, words)| words.clone());
    narrowed.or_else(|| chosen(show)).or_else(usual).unwrap_or_default()
}
