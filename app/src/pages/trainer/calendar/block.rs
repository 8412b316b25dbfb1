//! A session as a block: how high, how wide and where it stands are classes.

use jiff::civil::DateTime;
use leptos::prelude::*;
use service::calendar::{Block, Kind};
use service::permissions::Permission;

use crate::ui::session::{hours, place};
use crate::web::Cx;

/// The class of a kind: each has a colour and a shape of its own.
pub(super) fn kind_class(kind: Kind) -> &'static str {
    match kind {
        Kind::Individual => "individual",
        Kind::Group => "group",
        Kind::Couples => "couples",
        Kind::FollowUp => "follow-up",
    }
}

/// That it was cancelled, or that its register is missing; in a word as well.
pub(super) fn state(cx: &Cx, block: &Block) -> Option<(&'static str, String)> {
    match (block.live, block.is_unrecorded) {
        (false, _) => Some(("cancelled", cx.texts().get("session-cancelled"))),
        (true, true) => Some(("unrecorded", cx.texts().get("register-missing"))),
        (true, false) => None,
    }
}

/// Whether whoever looks may move it: it is to come, he plans, and he may open it (rule D4).
pub(super) fn may_move(cx: &Cx, block: &Block) -> bool {
    block.is_ahead && block.may_open && cx.actor.may(Permission::Plan).is_ok()
}

/// Where it begins and how long it takes, in quarters of an hour.
pub(super) fn at(start: DateTime, minutes: i64) -> String {
    let quarter = start.minute() / 15 * 15;
    format!("at-{:02}{quarter:02} len-{}", start.hour(), (minutes + 14) / 15)
}

/// A block whose other classes tell where it stands.
pub(super) fn block(cx: &Cx, block: &Block, place_class: &str) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let (state_class, badge) = state(cx, block).unwrap_or_default();
    let movable = if may_move(cx, block) { "movable" } else { "" };
    let class = ["block", kind_class(block.kind), state_class, movable, place_class];
    let class = class.into_iter().filter(|class| !class.is_empty()).collect::<Vec<_>>().join(" ");
    let name = block.group.clone().unwrap_or_else(|| texts.kind_short(block.kind));
    let badge = (!badge.is_empty()).then(|| view! { <span class="badge">{badge}</span> });
    let content = view! {
        <strong>{name}</strong> " "
        <span>{hours(&dates, block.start, block.minutes)}</span> " "
        <span class="hint">{place(block.room.clone(), block)}</span>
        {badge}
    };
    // What somebody else leads is seen, but not opened.
    if block.may_open {
        view! { <a class=class href=format!("/sessions/{}", block.id)>{content}</a> }.into_any()
    } else {
        view! { <div class=class>{content}</div> }.into_any()
    }
}
