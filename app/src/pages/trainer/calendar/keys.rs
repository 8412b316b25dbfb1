//! Below the calendar: what its colours mean, its keys, and what the script that moves sessions works with.

use jiff::civil::Date;
use leptos::prelude::*;
use service::calendar::{Kind, Stretch};
use service::permissions::Permission;

use super::block::kind_class;
use super::filters::address;
use super::path_of;
use crate::web::Cx;

/// Keys alone, and what they do; the script presses the link with the same access key.
const LETTERS: [(&str, &str); 6] = [
    ("J", "keys-after"),
    ("K", "keys-before"),
    ("T", "keys-today"),
    ("N", "keys-plan"),
    ("/", "keys-search"),
    ("?", "keys-help"),
];

/// Keys on a session that has the focus.
const MOVING: [(&str, &str); 4] =
    [("Shift + ↑ ↓", "keys-time"), ("Shift + ← →", "keys-day"), ("Enter", "keys-confirm"), ("Esc", "keys-give-up")];

pub(super) fn below(cx: &Cx, stretch: Stretch, day: Date) -> impl IntoView + use<> {
    let texts = cx.texts();
    let is_drawn = stretch != Stretch::Agenda;
    let may_move = is_drawn && cx.actor.may(Permission::Plan).is_ok();
    let fits = matches!(stretch, Stretch::Week | Stretch::Month);
    let print = fits.then(|| view! { <p class="hint screen-only">{texts.get("week-print")}</p> });
    view! {
        {is_drawn.then(|| legend(cx))}
        {print}
        {may_move.then(|| moving(cx, stretch, day))}
        {help(cx, may_move)}
        <script type="module" nonce=cx.nonce.clone() src=cx.assets.calendar.clone()></script>
    }
}

/// A colour, a shape and a word for each kind.
fn legend(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    let kinds = Kind::ALL.map(|kind| (kind_class(kind), texts.kind(kind)));
    let states = [
        ("unrecorded", texts.get("register-missing")),
        ("cancelled", texts.get("session-cancelled")),
        ("off", texts.get("legend-off")),
    ];
    let items = kinds.into_iter().chain(states);
    let items = items.map(|(class, words)| view! { <li class=class>{words}</li> }).collect_view();
    view! { <ul class="legend" aria-label=texts.get("legend-label")>{items}</ul> }
}

fn help(cx: &Cx, may_move: bool) -> impl IntoView + use<> {
    let texts = cx.texts();
    let moving = MOVING.iter().filter(|_| may_move);
    let rows = LETTERS.iter().chain(moving).map(|(key, words)| {
        view! { <div><dt><kbd>{*key}</kbd></dt><dd>{texts.get(words)}</dd></div> }
    });
    let rows = rows.collect_view();
    view! {
        <details class="card keys screen-only">
            <summary accesskey="?">{texts.get("keys-title")}</summary>
            <div class="stack">
                <dl>{rows}</dl>
                <p><a href="/people#q" accesskey="/">{texts.get("keys-people")}</a></p>
                <p hidden class="keys-switch"><label><input type="checkbox"/> " " {texts.get("keys-on")}</label></p>
            </div>
        </details>
    }
}

/// The form that the script sends once a session was put somewhere else, and the line in which it says where.
fn moving(cx: &Cx, stretch: Stretch, day: Date) -> impl IntoView + use<> {
    let texts = cx.texts();
    let says = texts.with("calendar-moving", &[("day", "#day".into()), ("time", "#time".into())]);
    let act = cx.services.random.id().to_string();
    let back = address(cx, path_of(stretch), day);
    view! {
        <p class="hint screen-only move-hint" hidden>{texts.get("calendar-drag")}</p>
        <p class="notice info move-line" role="status" data-says=says></p>
        <form class="move-form" method="post" hidden>
            <input type="hidden" name="act" value=act/>
            <input type="hidden" name="scope" value="this"/>
            <input type="hidden" name="why" value="calendar"/>
            <input type="hidden" name="date"/>
            <input type="hidden" name="time"/>
            <input type="hidden" name="room"/>
            <input type="hidden" name="back" value=back/>
        </form>
    }
}
