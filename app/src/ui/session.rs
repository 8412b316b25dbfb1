//! A session as a card, a block or a line.

use leptos::prelude::*;
use service::calendar::{Block, SessionLine};

use crate::i18n::{Dates, Texts};

/// What a block is called: the group's code, or its kind. Never its topic.
pub fn block_name(texts: Texts, block: &Block) -> String {
    block.group.clone().unwrap_or_else(|| texts.kind(block.kind))
}

/// The room, and for a group "9/12".
pub fn place(room: String, block: &Block) -> String {
    match block.places {
        Some(places) => format!("{room} · {}/{places}", block.expected),
        None => room,
    }
}

/// "18:00–20:00"
pub fn hours(dates: &Dates, start: jiff::civil::DateTime, minutes: i64) -> String {
    let end = start.checked_add(jiff::Span::new().minutes(minutes)).unwrap_or(start);
    format!("{}–{}", dates.time(start), dates.time(end))
}

/// Shape and class of a mark: never colour alone.
pub fn mark_shape(mark: domain::attendance::Mark) -> (&'static str, &'static str) {
    use domain::attendance::Mark;
    match mark {
        Mark::Present => ("●", "present"),
        Mark::Late { .. } => ("◐", "late"),
        Mark::Excused => ("◇", "excused"),
        Mark::Absent | Mark::TurnedAway => ("○", "absent"),
    }
}

/// A mark in words with its shape.
pub fn mark_badge(texts: Texts, mark: domain::attendance::Mark) -> impl IntoView {
    let (shape, class) = mark_shape(mark);
    view! { <span class=format!("badge {class}")><span aria-hidden="true">{shape}</span> " " {texts.mark(mark)}</span> }
}

/// A list of sessions as links for staff.
pub fn blocks(texts: Texts, dates: &Dates, list: &[Block]) -> impl IntoView + use<> {
    let rows = list
        .iter()
        .map(|block| {
            let state = match (block.live, block.is_unrecorded) {
                (false, _) => {
                    Some(view! { <span class="badge cancelled">{texts.get("session-cancelled")}</span> }.into_any())
                }
                (true, true) => {
                    Some(view! { <span class="badge unrecorded">{texts.get("register-missing")}</span> }.into_any())
                }
                (true, false) => None,
            };
            view! {
                <li class="row">
                    <a href=format!("/sessions/{}", block.id)>
                        {dates.short(block.start.date())} ", " {hours(dates, block.start, block.minutes)} " · "
                        {block_name(texts, block)}
                    </a>
                    <span class="hint">{place(texts.room(&block.room), block)}</span>
                    {state}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="list">{rows}</ul> }
}

/// The attendance strip: one small shape for each session that was.
pub fn strip(texts: Texts, dates: &Dates, past: &[SessionLine]) -> impl IntoView + use<> {
    let shapes = past
        .iter()
        .filter(|line| line.live)
        .map(|line| {
            let (shape, class, words) = match line.mark {
                Some(mark) => {
                    let (shape, class) = mark_shape(mark);
                    (shape, class, texts.mark(mark))
                }
                None => ("·", "planned", texts.get("register-missing")),
            };
            let label = format!("{}: {words}", dates.numeric(line.start.date()));
            let title = label.clone();
            view! { <li class=class title=title><span aria-hidden="true">{shape}</span><span class="visually-hidden">{label}</span></li> }
        })
        .collect_view();
    view! { <ol class="strip">{shapes}</ol> }
}
