//! Three questions: another time, room or trainer; not at all; or in another one's place.

use domain::rescheduling::Scope;
use leptos::prelude::*;
use service::permissions::Permission;
use service::rescheduling::{Movable, SwapChoice};

use crate::ui::session::hours;
use crate::ui::{Choice, field, grouped_select, select};
use crate::web::Cx;

/// Whatever is possible with the session as it stands.
pub(super) fn forms(cx: &Cx, session: &Movable) -> impl IntoView + use<> {
    let texts = cx.texts();
    let what = cx.filled().get("what").to_owned();
    let is_open = |kind: &str| what == kind || (what.is_empty() && kind == "move");
    let moving = session.may_move.then(|| {
        folded(is_open("move"), texts.get("move-what"), question(cx, session, "move", moving(cx, session).into_any()))
    });
    let swapping = (session.may_move && !session.swaps.is_empty()).then(|| {
        folded(is_open("swap"), texts.get("swap-what"), question(cx, session, "swap", swapping(cx, session).into_any()))
    });
    let cancelling = session.may_cancel.then(|| {
        let how = view! { <p>{texts.get("cancel-session-how")}</p> };
        folded(is_open("cancel"), texts.get("cancel-what"), question(cx, session, "cancel", how.into_any()))
    });
    let neither =
        (!session.may_move && !session.may_cancel).then(|| view! { <p class="empty">{texts.get("move-held")}</p> });
    view! {
        {moving}
        {swapping}
        {cancelling}
        {neither}
        {away(cx, session)}
    }
}

/// Who is away for days plans all of it at once; a coordinator does it for others too.
fn away(cx: &Cx, session: &Movable) -> impl IntoView + use<> {
    let texts = cx.texts();
    let day = session.start.date();
    let own = cx.actor.staff().ok().map(|staff| staff.id);
    let may_for_all = cx.actor.may(Permission::SeeOutcomes).is_ok();
    let is_here = |id| session.colleagues.iter().any(|(known, _)| *known == id);
    let away = session.trainers.iter().filter(|(id, _)| is_here(*id) && (may_for_all || own == Some(*id)));
    let rows: Vec<_> = away
        .map(|(id, name)| {
            let words = texts.with("absence-for", &[("name", name.clone().into())]);
            view! { <li><a href=format!("/leave/{id}?from={day}&to={day}")>{words}</a></li> }
        })
        .collect();
    (session.may_move && !rows.is_empty()).then(|| {
        view! {
            <section class="card stack">
                <h2>{texts.get("absence-why")}</h2>
                <ul class="list">{rows}</ul>
            </section>
        }
    })
}

fn folded(is_open: bool, summary: String, content: impl IntoView) -> impl IntoView {
    view! { <details class="card" open=is_open><summary>{summary}</summary>{content}</details> }
}

/// Looking is a question, so it is sent by GET and can be asked again.
fn question(cx: &Cx, session: &Movable, what: &'static str, content: AnyView) -> impl IntoView + use<> {
    let texts = cx.texts();
    let back = cx.filled().get("back").to_owned();
    let back = (!back.is_empty()).then(|| view! { <input type="hidden" name="back" value=back/> });
    view! {
        <form class="stack" method="get" action=format!("/sessions/{}/move#looked", session.id)>
            <input type="hidden" name="check" value="1"/>
            <input type="hidden" name="what" value=what/>
            {back}
            {(what != "swap").then(|| scopes(cx, session, what))}
            {content}
            <div><button class="button">{texts.get("move-check")}</button></div>
        </form>
    }
}

/// This one, it and those that follow, or all that are to come; one alone is not asked.
fn scopes(cx: &Cx, session: &Movable, what: &'static str) -> impl IntoView + use<> {
    let texts = cx.texts();
    let filled = cx.filled();
    let asked = (filled.get("what") == what).then(|| Scope::parse(filled.get("scope"))).flatten().unwrap_or_default();
    let is_group = session.group.is_some();
    let boxes = session.scopes.iter().map(|scope| {
        let words = texts.get(match (scope, is_group) {
            (Scope::This, _) => "scope-this",
            (Scope::Following, _) => "scope-following",
            (Scope::Future, true) => "scope-future-group",
            (Scope::Future, false) => "scope-future",
        });
        let checked = *scope == asked;
        view! { <label><input type="radio" name="scope" value=scope.code() checked=checked/> " " {words}</label> }
    });
    let boxes = boxes.collect_view();
    (session.scopes.len() > 1).then(|| {
        view! {
            <fieldset class="field">
                <legend>{texts.get("scope-which")}</legend>
                <div class="stack">{boxes}</div>
            </fieldset>
        }
    })
}

fn moving(cx: &Cx, session: &Movable) -> impl IntoView + use<> {
    let texts = cx.texts();
    let (date, time) = (session.start.date().to_string(), session.start.strftime("%H:%M").to_string());
    let same = |words: &str| (String::new(), texts.get(words));
    let rooms: Vec<Choice> = session.rooms.iter().map(|(id, name)| (id.to_string(), texts.room(name))).collect();
    let rooms = std::iter::once(same("move-same-room")).chain(rooms).collect();
    let hint = texts.get("move-trainer-hint");
    view! {
        <div class="cluster">
            {field(cx, "date", &texts.get("move-date"), "date", date, None)}
            {field(cx, "time", &texts.get("plan-time"), "time", time, None)}
        </div>
        {select(cx, "room", &texts.get("field-room"), rooms, String::new())}
        {grouped_select(cx, "trainer", &texts.get("move-trainer"), Some(&hint), replacements(cx, session), String::new())}
    }
}

/// Who may lead in whose place.
fn replacements(cx: &Cx, session: &Movable) -> Vec<(String, Vec<Choice>)> {
    let texts = cx.texts();
    let leads = |id| session.trainers.iter().any(|(known, _)| *known == id);
    let others: Vec<_> = session.colleagues.iter().filter(|(id, _)| !leads(*id)).collect();
    let instead = session.trainers.iter().map(|(leaves, name)| {
        let heading = texts.with("move-instead-of", &[("name", name.clone().into())]);
        (heading, others.iter().map(|(comes, name)| (format!("{leaves} {comes}"), name.clone())).collect())
    });
    instead.collect()
}

fn swapping(cx: &Cx, session: &Movable) -> impl IntoView + use<> {
    let texts = cx.texts();
    let choices = session.swaps.iter().map(|swap| (swap.id.to_string(), swap_words(cx, swap))).collect();
    view! {
        <p>{texts.get("swap-how")}</p>
        {select(cx, "with", &texts.get("swap-with"), choices, String::new())}
    }
}

fn swap_words(cx: &Cx, swap: &SwapChoice) -> String {
    let (texts, dates) = (cx.texts(), cx.dates());
    let name = swap.group.clone().unwrap_or_else(|| texts.kind(swap.kind));
    format!("{}, {} · {name}", dates.short(swap.start.date()), hours(&dates, swap.start, swap.minutes))
}
