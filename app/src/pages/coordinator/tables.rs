//! The tables of the overview.

use domain::standing::Warning;
use leptos::prelude::*;
use service::calendar::Block;
use service::overview::{Figures, GroupFigures, Overview, Slipping, Waiting, Warned};

use super::sheet::{Cell, Sheet};
use crate::i18n::{Dates, Texts};
use crate::ui::session::{block_name, hours};
use crate::web::Cx;

/// A table of the overview that can be kept as a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// Missing registers.
    Unrecorded,
    /// Warnings with what they rest on.
    Warnings,
    /// Who missed twice in a row.
    MissedTwice,
    /// Who is about to complete.
    NearCompletion,
    /// Joint work that waits for an answer.
    Gates,
    /// People by state.
    States,
    /// Attendance by group.
    Attendance,
    /// Members and places.
    Capacity,
    /// Attendance by group and week.
    Weekly,
}

impl Export {
    const ALL: [Self; 9] = [
        Self::Unrecorded,
        Self::Warnings,
        Self::MissedTwice,
        Self::NearCompletion,
        Self::Gates,
        Self::States,
        Self::Attendance,
        Self::Capacity,
        Self::Weekly,
    ];

    /// As the form names it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unrecorded => "unrecorded",
            Self::Warnings => "warnings",
            Self::MissedTwice => "missed-twice",
            Self::NearCompletion => "near-completion",
            Self::Gates => "gates",
            Self::States => "states",
            Self::Attendance => "attendance",
            Self::Capacity => "capacity",
            Self::Weekly => "weekly",
        }
    }

    /// Reads what the form names.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|export| export.code() == code)
    }

    /// What the table is called.
    pub fn title(self, texts: Texts) -> String {
        texts.get(match self {
            Self::Unrecorded => "overview-unrecorded",
            Self::Warnings => "overview-warnings",
            Self::MissedTwice => "overview-missed-twice",
            Self::NearCompletion => "overview-near-completion",
            Self::Gates => "overview-gates",
            Self::States => "overview-states",
            Self::Attendance => "overview-attendance",
            Self::Capacity => "overview-capacity",
            Self::Weekly => "overview-weekly",
        })
    }
}

/// A table of the overview.
pub fn sheet(cx: &Cx, overview: &Overview, export: Export) -> Sheet {
    let (texts, dates) = (cx.texts(), cx.dates());
    let decisions = &overview.decisions;
    let (headings, rows) = match export {
        Export::Unrecorded => (
            vec!["head-session", "head-what", "head-room", "head-trainers", "head-expected"],
            decisions.unrecorded.iter().map(|block| unrecorded(texts, &dates, block)).collect(),
        ),
        Export::Warnings => (
            vec!["head-name", "head-calls-for", "head-rule", "head-absences", "head-unexcused", "head-grounds"],
            decisions.warned.iter().map(|warned| warning(texts, warned)).collect(),
        ),
        Export::MissedTwice => (
            vec!["head-name", "head-absences", "head-unexcused", "head-calls-for"],
            decisions.missed_twice.iter().map(|who| missed_twice(texts, who)).collect(),
        ),
        Export::NearCompletion => (
            vec!["head-name", "head-attended", "head-needed", "head-missing"],
            decisions.near_completion.iter().map(|who| near_completion(texts, who)).collect(),
        ),
        Export::Gates => {
            (vec!["head-name", "head-asked"], decisions.gates.iter().map(|gate| waiting(&dates, gate)).collect())
        }
        Export::States => (
            vec!["head-state", "head-people"],
            overview.by_state.iter().map(|(state, people)| count(texts.state(*state), *people)).collect(),
        ),
        Export::Attendance => (ATTENDANCE.to_vec(), attendance(texts, overview)),
        Export::Capacity => (
            vec!["head-group", "head-language", "head-members", "head-places"],
            overview.groups.iter().map(|group| capacity(texts, group)).collect(),
        ),
        Export::Weekly => return weekly(texts, &overview.groups),
    };
    let total = match export {
        Export::States => {
            Some(count(texts.get("overview-total"), overview.by_state.iter().map(|(_, people)| people).sum()))
        }
        Export::Attendance => Some(figures_row(texts.get("overview-total"), &overview.total)),
        _ => None,
    };
    Sheet { caption: export.title(texts), headings: keys(texts, &headings), rows, total }
}

const ATTENDANCE: [&str; 8] = [
    "head-group",
    "head-people",
    "head-attended",
    "head-expected",
    "head-rate",
    "head-taken",
    "head-held",
    "head-complete",
];
const WEEKLY: [&str; 7] =
    ["head-week", "head-group", "head-attended", "head-expected", "head-rate", "head-taken", "head-held"];

fn keys(texts: Texts, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| texts.get(key)).collect()
}

/// Attendance by week of some groups.
pub fn weekly(texts: Texts, groups: &[GroupFigures]) -> Sheet {
    let rows = groups.iter().flat_map(|group| {
        group.weeks.iter().map(|week| {
            let [attended, expected, rate] = Cell::of_rate(week.figures.rate);
            vec![
                Cell::Day(week.monday, String::new(), None),
                Cell::Text(group.group.code.clone()),
                attended,
                expected,
                rate,
                Cell::Count(week.figures.registers.attended),
                Cell::Count(week.figures.registers.expected),
            ]
        })
    });
    Sheet { caption: Export::Weekly.title(texts), headings: keys(texts, &WEEKLY), rows: rows.collect(), total: None }
}

/// The button that keeps a table as a file, with the filters of the page.
pub fn export_form(cx: &Cx, overview: &Overview, export: Export, only_group: Option<String>) -> impl IntoView + use<> {
    let texts = cx.texts();
    let group = only_group.unwrap_or_else(|| cx.filled().get("group").to_owned());
    view! {
        <form method="post" action="/overview">
            <input type="hidden" name="from" value=overview.from.to_string()/>
            <input type="hidden" name="to" value=overview.to.to_string()/>
            <input type="hidden" name="group" value=group/>
            <input type="hidden" name="trainer" value=cx.filled().get("trainer").to_owned()/>
            <button class="button quiet" name="export" value=export.code()>
                {texts.get("save-csv")} <span class="visually-hidden">": " {export.title(texts)}</span>
            </button>
        </form>
    }
}

fn person(who: &Slipping) -> Cell {
    Cell::Link(who.name.clone(), format!("/people/{}", who.person))
}

fn unrecorded(texts: Texts, dates: &Dates, block: &Block) -> Vec<Cell> {
    let link = Some(format!("/sessions/{}", block.id));
    vec![
        Cell::Day(block.start.date(), hours(dates, block.start, block.minutes), link),
        Cell::Text(block_name(texts, block)),
        Cell::Text(block.room.clone()),
        Cell::Text(block.trainers.join(", ")),
        Cell::Count(u32::try_from(block.expected).unwrap_or_default()),
    ]
}

/// The warning with its rule, and each absence with who recorded it (rule C5).
fn warning(texts: Texts, warned: &Warned) -> Vec<Cell> {
    let rule = match warned.warning {
        Warning::Call => "rule-call",
        Warning::Written => "rule-written",
        Warning::ExclusionReview => "rule-exclusion-review",
    };
    let grounds = warned.grounds.iter().map(|ground| {
        let words = format!("{}, {}", texts.mark(ground.mark), ground.by);
        Cell::Day(ground.on, words, Some(format!("/sessions/{}", ground.session)))
    });
    vec![
        person(&warned.who),
        Cell::Text(texts.warning(warned.warning)),
        Cell::Text(texts.get(rule)),
        Cell::Count(warned.who.standing.absences.into()),
        Cell::Count(warned.who.standing.unexcused.into()),
        Cell::List(grounds.collect()),
    ]
}

fn missed_twice(texts: Texts, who: &Slipping) -> Vec<Cell> {
    vec![
        person(who),
        Cell::Count(who.standing.absences.into()),
        Cell::Count(who.standing.unexcused.into()),
        Cell::Text(who.standing.warning.map_or_else(|| "–".to_owned(), |warning| texts.warning(warning))),
    ]
}

fn near_completion(texts: Texts, who: &Slipping) -> Vec<Cell> {
    let missing = texts.missing(&who.template, &who.standing);
    let missing = if missing.is_empty() { vec![texts.get("overview-all-there")] } else { missing };
    vec![
        person(who),
        Cell::Count(who.standing.attended.into()),
        Cell::Count(who.standing.needed.into()),
        Cell::List(missing.into_iter().map(Cell::Text).collect()),
    ]
}

fn waiting(dates: &Dates, gate: &Waiting) -> Vec<Cell> {
    let asked = dates.clock(gate.asked_at).date();
    vec![Cell::Link(gate.name.clone(), format!("/people/{}", gate.person)), Cell::Day(asked, String::new(), None)]
}

fn count(name: String, people: usize) -> Vec<Cell> {
    vec![Cell::Text(name), Cell::People(small(people))]
}

/// Groups, then what is no group's.
fn attendance(texts: Texts, overview: &Overview) -> Vec<Vec<Cell>> {
    let groups = overview.groups.iter().map(|group| figures_row(group.group.code.clone(), &group.figures));
    groups.chain([figures_row(texts.get("overview-without-group"), &overview.without_group)]).collect()
}

fn figures_row(name: String, figures: &Figures) -> Vec<Cell> {
    let [attended, expected, rate] = Cell::of_rate(figures.rate);
    let registers = figures.registers;
    let (taken, held) = (Cell::Count(registers.attended), Cell::Count(registers.expected));
    vec![
        Cell::Text(name),
        Cell::People(figures.people),
        attended,
        expected,
        rate,
        taken,
        held,
        Cell::Percent(registers),
    ]
}

fn capacity(texts: Texts, figures: &GroupFigures) -> Vec<Cell> {
    let group = &figures.group;
    vec![
        Cell::Link(group.code.clone(), format!("/groups/{}", group.id)),
        Cell::Text(texts.language(group.language)),
        Cell::People(small(group.members)),
        Cell::Count(u32::try_from(group.places).unwrap_or_default()),
    ]
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
