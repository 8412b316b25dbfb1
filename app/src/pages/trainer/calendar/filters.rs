//! Whose calendar is shown, in which room, of which group.

use domain::ids::StaffId;
use domain::role::Role;
use jiff::civil::Date;
use leptos::prelude::*;
use service::actor::Staff;
use service::calendar::{Days, Filter, Stretch};

use super::path_of;
use crate::ui::{Choice, select};
use crate::web::Cx;

/// What narrows the calendar and is kept while one walks through it.
const FILTERS: [&str; 4] = ["show", "room", "group", "by"];

/// A filter: its name, its label, what may be chosen.
pub(super) type Select = (&'static str, String, Vec<Choice>);

/// What of the calendar is shown.
pub(super) struct Shown {
    /// What the sessions are narrowed to.
    pub filter: Filter,
    /// What is shown if nothing is asked for.
    pub usual: &'static str,
}

impl Shown {
    /// A trainer looks at his own sessions first, everybody else at the whole office's.
    pub(super) fn of(cx: &Cx, staff: &Staff) -> Self {
        let usual = if staff.roles.contains(&Role::Trainer) { "mine" } else { "all" };
        let query = &cx.query;
        let show = if query.get("show").is_empty() { usual } else { query.get("show") };
        let filter = match (show, query.parse("room"), query.parse("group"), show.parse().ok()) {
            (_, Some(room), ..) => Filter::Room(room),
            (_, _, Some(group), _) => Filter::Group(group),
            ("all", ..) => Filter::All,
            (.., trainer) => Filter::Trainer(trainer.unwrap_or(staff.id)),
        };
        Self { filter, usual }
    }
}

/// Whose calendar, which room, which group may be chosen.
pub(super) fn choices(cx: &Cx, days: &Days, own: StaffId) -> Vec<Select> {
    let texts = cx.texts();
    let mut show = vec![("mine".to_owned(), texts.get("week-mine")), ("all".to_owned(), texts.get("week-all"))];
    let others = days.trainers.iter().filter(|(id, _)| *id != own);
    show.extend(others.map(|(id, name)| (id.to_string(), name.clone())));
    let any = || std::iter::once((String::new(), "–".to_owned()));
    let rooms = any().chain(days.rooms.iter().map(|(id, name)| (id.to_string(), name.clone()))).collect();
    let groups = any().chain(days.groups.iter().map(|(id, code)| (id.to_string(), code.clone()))).collect();
    vec![
        ("show", texts.get("week-show"), show),
        ("room", texts.get("field-room"), rooms),
        ("group", texts.get("field-group"), groups),
    ]
}

/// A day's columns.
fn columns(cx: &Cx) -> Select {
    let texts = cx.texts();
    let by = [("trainers", "columns-trainers"), ("rooms", "columns-rooms"), ("groups", "columns-groups")];
    let choices = by.map(|(value, key)| (value.to_owned(), texts.get(key)));
    ("by", texts.get("columns-by"), choices.to_vec())
}

/// An address of the calendar that keeps what narrows it.
pub(super) fn address(cx: &Cx, path: &str, day: Date) -> String {
    format!("{path}?day={day}{}", kept(cx, &FILTERS))
}

/// What narrows it, as a part of a query; each is a word or a key.
pub(super) fn kept(cx: &Cx, names: &[&str]) -> String {
    let kept = names.iter().filter_map(|name| {
        let value = cx.query.get(name);
        let is_key = !value.is_empty() && value.chars().all(|one| one.is_ascii_alphanumeric() || one == '-');
        is_key.then(|| format!("&{name}={value}"))
    });
    kept.collect()
}

/// On a phone they are folded, and the fold says what is shown.
pub(super) fn filters(
    cx: &Cx,
    stretch: Stretch,
    mut choices: Vec<Select>,
    whose: String,
    usual: &str,
    day: Date,
) -> impl IntoView + use<> {
    if stretch == Stretch::Day {
        choices.push(columns(cx));
    }
    let selects = choices.into_iter().map(|(name, label, choices)| {
        let value = if name == "show" { usual.to_owned() } else { String::new() };
        select(cx, name, &label, choices, value)
    });
    let selects = selects.collect_view();
    view! {
        <details class="card week-filters">
            <summary>{whose}</summary>
            <form class="filters" method="get" action=path_of(stretch)>
                <input type="hidden" name="day" value=day.to_string()/>
                {selects}
                <button class="button">{cx.texts().get("show")}</button>
            </form>
        </details>
    }
}

/// "My sessions", or the room or group that narrows them instead.
pub(super) fn whose(cx: &Cx, choices: &[Select], usual: &str) -> String {
    let chosen = |name: &str| {
        let (_, _, choices) = choices.iter().find(|(known, ..)| *known == name)?;
        let value = cx.query.get(name);
        choices.iter().find(|(known, _)| !known.is_empty() && known == value).map(|(_, words)| words.clone())
    };
    let usual = || choices.iter().flat_map(|(.., choices)| choices).find(|(known, _)| known == usual);
    let narrowed = chosen("room").map(|room| cx.texts().room(&room)).or_else(|| chosen("group"));
    narrowed.or_else(|| chosen("show")).or_else(|| usual().map(|(_, words)| words.clone())).unwrap_or_default()
}
