//! Every session that would change, before and after, with its clashes and their repairs.

use domain::rescheduling::Why;
use leptos::prelude::*;
use service::rescheduling::{Becomes, Decision, Looked, Movable, Spot, What};

use super::Look;
use super::words::{clashes, decision_words, spot_words};
use crate::ui::{Choice, select, text_area};
use crate::web::Cx;

/// The form's id, for the repairs that stand outside it.
const FORM: &str = "look-again";
/// What was asked, as its fields are called.
const ASKED: [&str; 9] = ["check", "what", "scope", "date", "time", "room", "trainer", "with", "back"];

/// The counts, the reason and the button that does it, and every session.
pub(super) fn looked(cx: &Cx, session: &Movable, look: &Look) -> impl IntoView + use<> {
    let texts = cx.texts();
    let (changing, clashing) = (look.found.changing(), look.found.clashing());
    let counts = texts.with("move-counts", &[("count", changing.into()), ("clash", clashing.into())]);
    let held = (look.found.held > 0).then(
        || view! { <p class="notice info">{texts.with("move-held-count", &[("count", look.found.held.into())])}</p> },
    );
    let next = match (clashing, changing) {
        (0, 0) => view! { <p class="hint">{texts.get("move-nothing-changes")}</p> }.into_any(),
        (0, _) => commit(cx, session, look).into_any(),
        _ => view! { <p class="hint">{texts.get("move-repair-first")}</p> }.into_any(),
    };
    let rows = look.found.sessions.iter().map(|one| row(cx, look, one)).collect_view();
    view! {
        <section class="card stack" id="looked">
            <h2>{counts}</h2>
            {held}
            <ol class="list plan-dates">{rows}</ol>
            {again(cx, session, look)}
            {next}
        </section>
    }
}

/// What was asked, to be asked again with a decision more.
fn again(cx: &Cx, session: &Movable, look: &Look) -> impl IntoView + use<> {
    let fields = hidden(cx, look);
    view! { <form method="get" action=format!("/sessions/{}/move#looked", session.id) id=FORM>{fields}</form> }
}

fn hidden(cx: &Cx, look: &Look) -> impl IntoView + use<> {
    let filled = cx.filled();
    let asked = ASKED.iter().map(|name| (*name, filled.get(name).to_owned())).filter(|(_, value)| !value.is_empty());
    let decided = look.request.decisions.iter().map(|(id, decision)| ("decision", decision.on(*id)));
    asked.chain(decided).map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()
}

/// Posts what was looked at, with a key of its own, so that sending it twice moves once (R2).
fn commit(cx: &Cx, session: &Movable, look: &Look) -> impl IntoView + use<> {
    let texts = cx.texts();
    let count = look.found.changing();
    let button = match look.request.what {
        What::Move { .. } => texts.with("move-commit", &[("count", count.into())]),
        What::Cancel => texts.with("cancel-commit", &[("count", count.into())]),
        What::Swap(_) => texts.get("swap-commit"),
    };
    let class = if look.request.what == What::Cancel { "button danger" } else { "button primary" };
    let usual = Why::ALL.iter().filter(|why| **why != Why::Calendar);
    let whys: Vec<Choice> = usual.map(|why| (why.code().to_owned(), texts.moved_why(*why))).collect();
    let whys = std::iter::once((String::new(), "–".to_owned())).chain(whys).collect();
    view! {
        <form class="stack" method="post" action=format!("/sessions/{}/move", session.id)>
            {hidden(cx, look)}
            <input type="hidden" name="act" value=look.request.act.to_string()/>
            {select(cx, "why", &texts.get("move-why"), whys, String::new())}
            {text_area(cx, "words", &texts.get("move-words"), Some(&texts.get("move-words-hint")))}
            <div><button class=class>{button}</button></div>
        </form>
    }
}

fn row(cx: &Cx, look: &Look, session: &Looked) -> impl IntoView + use<> {
    let texts = cx.texts();
    let name = session.group.clone().unwrap_or_else(|| texts.kind(session.kind));
    let from = spot_words(cx, &look.found, session, &session.from);
    let after = after(cx, look, session);
    let made = look.request.decisions.iter().filter(|(id, _)| *id == session.id);
    let made = made.map(|(_, decision)| made_decision(cx, look, session, *decision)).collect_view();
    view! {
        <li class="plan-date">
            <p><strong>{name}</strong> " · " {from}</p>
            {after}
            {made}
        </li>
    }
}

/// What becomes of it.
fn after(cx: &Cx, look: &Look, session: &Looked) -> AnyView {
    let texts = cx.texts();
    match &session.becomes {
        Becomes::Stays => view! { <p><span class="badge planned">{texts.get("move-stays")}</span></p> }.into_any(),
        Becomes::Cancelled => {
            view! { <p><span class="badge cancelled">{texts.get("session-cancelled")}</span></p> }.into_any()
        }
        Becomes::Held(spot) => held(cx, look, session, spot).into_any(),
    }
}

fn held(cx: &Cx, look: &Look, session: &Looked, spot: &Spot) -> impl IntoView + use<> {
    let texts = cx.texts();
    let words = spot_words(cx, &look.found, session, spot);
    let outcome = if session.clashes.is_empty() {
        view! { <span class="badge present"><span aria-hidden="true">"✓"</span> " " {texts.get("plan-free")}</span> }
            .into_any()
    } else {
        let clashes = clashes(cx, &look.found, session, spot);
        let clashes = clashes.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
        let repairs = session.repairs.iter().map(|repair| repair_button(cx, look, session, *repair)).collect_view();
        view! { <ul class="notice warning">{clashes}</ul> <div class="cluster">{repairs}</div> }.into_any()
    };
    view! {
        <p><span aria-hidden="true">"→ "</span> <span class="visually-hidden">{texts.get("move-to")} " "</span> {words}</p>
        {outcome}
    }
}

fn repair_button(cx: &Cx, look: &Look, session: &Looked, repair: Decision) -> impl IntoView + use<> {
    let words = decision_words(cx, &look.found, repair);
    let day = cx.dates().short(session.from.start.date());
    view! {
        <button class="button" form=FORM name="decision" value=repair.on(session.id)>
            {words} <span class="visually-hidden">": " {day}</span>
        </button>
    }
}

/// A decision so far, with a button that takes it back.
fn made_decision(cx: &Cx, look: &Look, session: &Looked, decision: Decision) -> impl IntoView + use<> {
    let words = decision_words(cx, &look.found, decision);
    let day = cx.dates().short(session.from.start.date());
    view! {
        <p class="cluster">
            <span class="badge state">{words}</span>
            <button class="button quiet" form=FORM name="take-back" value=decision.on(session.id)>
                {cx.texts().get("plan-take-back")} <span class="visually-hidden">": " {day}</span>
            </button>
        </p>
    }
}
