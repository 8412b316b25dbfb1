//! A trainer is away: one plan for all sessions of those days.

use domain::ids::StaffId;
use leptos::prelude::*;
use service::availability::LeaveKind;
use service::error::{Error, Outcome};
use service::rescheduling::{Decision, LeaveLook, LeaveRow, Looked};

use super::words::{clashes, decision_words, spot_words};
use crate::actions::rescheduling::read_leave;
use crate::ui::{Choice, error_notice, field, select};
use crate::web::{Chrome, Cx, Page};

/// The days of an absence and, once they are given, what becomes of each session.
///
/// # Errors
/// `NotFound` unless the actor plans sessions and it is his own absence, or he reviews outcomes.
pub async fn leave(cx: Cx) -> Outcome<Page> {
    let trainer: StaffId = cx.id("id")?;
    let trainers = cx.services.absent_trainers(&cx.actor, trainer).await?;
    let is_told = cx.error.is_some();
    let (look, cx) = match looked_at(&cx, trainer).await {
        Ok(look) => (look, cx),
        Err(Error::Invalid { .. } | Error::Refused(_)) if is_told => (None, cx),
        Err(error @ (Error::Invalid { .. } | Error::Refused(_))) => (None, cx.refused(error)),
        Err(error) => return Err(error),
    };
    let name = trainers.iter().find(|(id, _)| *id == trainer).map(|(_, name)| name.clone()).unwrap_or_default();
    let title = cx.texts().with("absence-title", &[("name", name.into())]);
    Ok(Page::new(title.clone(), Chrome::Staff, move || {
        view! {
            <div class="page-head"><h1>{title}</h1> {others(&cx, trainer, &trainers)}</div>
            {(!is_told).then(|| error_notice(&cx))}
            {form(&cx, trainer, look.as_ref())}
            <p><a href=format!("/hours?staff={trainer}")>{cx.texts().get("hours-link")}</a></p>
        }
    }))
}

async fn looked_at(cx: &Cx, trainer: StaffId) -> Outcome<Option<LeaveLook>> {
    let fields = cx.filled();
    if !fields.has("check") {
        return Ok(None);
    }
    let request = read_leave(fields, trainer, cx.services.random.id())?;
    Ok(Some(cx.services.look_at_leave(&cx.actor, &request).await?))
}

/// Whose absence a coordinator can plan.
fn others(cx: &Cx, trainer: StaffId, trainers: &[(StaffId, String)]) -> impl IntoView + use<> {
    let label = cx.texts().get("absence-others");
    let links = trainers.iter().filter(|(id, _)| *id != trainer);
    let links = links.map(|(id, name)| view! { <a href=format!("/leave/{id}")>{name.clone()}</a> }).collect_view();
    (trainers.len() > 1).then(|| view! { <nav class="cluster" aria-label=label>{links}</nav> })
}

/// One form for both: to look it is sent by GET, to do it by POST.
fn form(cx: &Cx, trainer: StaffId, look: Option<&LeaveLook>) -> impl IntoView + use<> {
    let texts = cx.texts();
    let act = cx.services.random.id().to_string();
    let address = format!("/leave/{trainer}");
    let found = look.map(|look| sessions(cx, look));
    let clashing = look.map_or(0, |look| look.look.clashing());
    let commit = look.map(|look| {
        let button = texts.with("absence-commit", &[("count", look.look.changing().into())]);
        view! { <button class="button primary" formmethod="post" formaction=address.clone()>{button}</button> }
    });
    let commit = if clashing == 0 { commit } else { None };
    view! {
        <form class="stack" method="get" action=format!("{address}#looked")>
            <section class="card stack">
                <p>{texts.get("absence-how")}</p>
                <input type="hidden" name="check" value="1"/>
                <input type="hidden" name="act" value=act/>
                <div class="cluster">
                    {field(cx, "from", &texts.get("absence-from"), "date", String::new(), None)}
                    {field(cx, "to", &texts.get("absence-to"), "date", String::new(), None)}
                    {select(cx, "kind", &texts.get("absence-kind"), kinds(cx), LeaveKind::Sick.code().to_owned())}
                </div>
                <div><button class="button">{texts.get("move-check")}</button></div>
            </section>
            {found}
            <div>{commit}</div>
        </form>
    }
}

fn kinds(cx: &Cx) -> Vec<Choice> {
    let words = |kind| match kind {
        LeaveKind::Vacation => "absence-vacation",
        LeaveKind::Sick => "absence-sick",
        LeaveKind::Training => "absence-training",
        LeaveKind::Other => "absence-other",
    };
    LeaveKind::ALL.iter().map(|kind| (kind.code().to_owned(), cx.texts().get(words(*kind)))).collect()
}

fn sessions(cx: &Cx, look: &LeaveLook) -> impl IntoView + use<> {
    let texts = cx.texts();
    let count = look.look.sessions.len();
    let heading = texts.with("absence-sessions", &[("count", count.into())]);
    let hint = (count > 0).then(|| view! { <p class="hint">{texts.get("absence-hint")}</p> });
    let rows =
        look.look.sessions.iter().zip(&look.rows).map(|(session, row)| one(cx, look, session, row)).collect_view();
    view! {
        <section class="card stack" id="looked">
            <h2>{heading}</h2>
            {hint}
            <ol class="list plan-dates">{rows}</ol>
        </section>
    }
}

fn one(cx: &Cx, look: &LeaveLook, session: &Looked, row: &LeaveRow) -> impl IntoView + use<> {
    let texts = cx.texts();
    let name = session.group.clone().unwrap_or_else(|| texts.kind(session.kind));
    let from = spot_words(cx, &look.look, session, &session.from);
    let id = format!("choice-{}", session.id);
    let known = row.offers.contains(&row.chosen);
    let offers = row.offers.iter().copied().chain((!known).then_some(row.chosen));
    let option = |decision: Decision| {
        let words = decision_words(cx, &look.look, decision);
        view! { <option value=decision.on(session.id) selected=decision == row.chosen>{words}</option> }
    };
    let options = offers.map(option).collect_view();
    let clashing = match &session.becomes {
        service::rescheduling::Becomes::Held(spot) => clashes(cx, &look.look, session, spot),
        _ => Vec::new(),
    };
    let clashing = (!clashing.is_empty()).then(|| {
        let words = clashing.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
        view! { <ul class="notice warning">{words}</ul> }
    });
    view! {
        <li class="plan-date">
            <div class="field">
                <label for=id.clone()><strong>{name}</strong> " · " {from}</label>
                <select id=id name="choice">{options}</select>
            </div>
            {clashing}
        </li>
    }
}
