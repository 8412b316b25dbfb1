//! When one works: the week, days with other hours, leave (rule D5).

use leptos::prelude::*;
use service::availability::{Leave, LeaveKind, WorkingDay, WorkingHours};
use service::error::{Error, Outcome};

use crate::ui::{Choice, button, empty, field, post, select, span_words, week_fields};
use crate::web::{Chrome, Cx, Page};

/// One's own hours and leave; a coordinator sees everybody's.
///
/// # Errors
/// `NotFound` unless the actor sees the calendar and may see these hours.
pub async fn hours(cx: Cx) -> Outcome<Page> {
    let asked = cx.value("staff");
    let of = match asked.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| Error::NotFound)?),
    };
    let hours = cx.services.working_hours(&cx.actor, of).await?;
    let texts = cx.texts();
    let title = texts.with("hours-of", &[("name", hours.name.clone().into())]);
    Ok(Page::new(title.clone(), Chrome::Staff, move || {
        view! {
            <div class="page-head">
                <h1>{title}</h1>
                <a class="button" href=format!("/free?trainers={}", hours.staff)>{texts.get("free-link")}</a>
            </div>
            {others(&cx, &hours)}
            <div class="two-columns">
                {week(&cx, &hours)}
                <div class="stack">{leave(&cx, &hours)} {days(&cx, &hours)}</div>
            </div>
        }
    }))
}

/// Whose hours a coordinator sees as well.
fn others(cx: &Cx, hours: &WorkingHours) -> impl IntoView + use<> {
    let label = cx.texts().get("hours-others");
    let links = hours.colleagues.iter().map(|(id, name)| {
        let here = (*id == hours.staff).then_some("page");
        view! { <a href=format!("/hours?staff={id}") aria-current=here>{name.clone()}</a> }
    });
    let links = links.collect_view();
    (hours.colleagues.len() > 1).then(|| view! { <nav class="cluster" aria-label=label>{links}</nav> })
}

/// What every form of the page says: whose hours, and what is to be done.
fn whose(hours: &WorkingHours, what: &'static str) -> impl IntoView + use<> {
    view! {
        <input type="hidden" name="staff" value=hours.staff.to_string()/>
        <input type="hidden" name="what" value=what/>
    }
}

fn week(cx: &Cx, hours: &WorkingHours) -> impl IntoView + use<> {
    let texts = cx.texts();
    let form = view! {
        {whose(hours, "week")}
        {week_fields(cx, "week", &hours.week)}
        <div>{button(texts.get("hours-save"), "primary")}</div>
    };
    view! {
        <section class="card stack">
            <h2>{texts.get("hours-week")}</h2>
            <p class="hint">{texts.get("hours-how")}</p>
            {post("/hours", form)}
        </section>
    }
}

fn days(cx: &Cx, hours: &WorkingHours) -> impl IntoView + use<> {
    let texts = cx.texts();
    let nothing = hours.days.is_empty().then(|| empty(texts.get("hours-days-none")));
    let rows = hours.days.iter().map(|day| one_day(cx, hours, day)).collect_view();
    let form = view! {
        {whose(hours, "day")}
        {field(cx, "on", &texts.get("hours-day-on"), "date", String::new(), None)}
        {field(cx, "day_from", &texts.get("hours-from"), "time", String::new(), Some(&texts.get("hours-day-hint")))}
        {field(cx, "day_until", &texts.get("hours-until"), "time", String::new(), None)}
        <div>{button(texts.get("hours-day-add"), "primary")}</div>
    };
    view! {
        <section class="card stack">
            <h2>{texts.get("hours-days")}</h2>
            {nothing}
            <ul class="list">{rows}</ul>
            <details open=cx.typed.get("what") == "day">
                <summary>{texts.get("hours-day-new")}</summary>
                {post("/hours", form)}
            </details>
        </section>
    }
}

fn one_day(cx: &Cx, hours: &WorkingHours, day: &WorkingDay) -> impl IntoView + use<> {
    let texts = cx.texts();
    let on = cx.dates().short(day.on);
    let words = day.hours.map_or_else(|| texts.get("hours-day-off"), span_words);
    let label = format!("{}: {on}", texts.get("hours-day-remove"));
    view! {
        <li class="row">
            <span>{on} " · " {words}</span>
            <form method="post" action="/hours">
                {whose(hours, "remove-day")}
                <input type="hidden" name="on" value=day.on.to_string()/>
                <button class="button quiet" aria-label=label>{texts.get("hours-day-remove")}</button>
            </form>
        </li>
    }
}

fn leave(cx: &Cx, hours: &WorkingHours) -> impl IntoView + use<> {
    let texts = cx.texts();
    let nothing = hours.leave.is_empty().then(|| empty(texts.get("away-none")));
    let rows = hours.leave.iter().map(|leave| one_leave(cx, hours, leave)).collect_view();
    let kinds: Vec<Choice> =
        LeaveKind::ALL.iter().map(|kind| (kind.code().to_owned(), texts.leave_kind(*kind))).collect();
    let form = view! {
        {whose(hours, "leave")}
        {field(cx, "first", &texts.get("away-first"), "date", String::new(), None)}
        {field(cx, "last", &texts.get("away-last"), "date", String::new(), None)}
        {select(cx, "kind", &texts.get("away-kind"), kinds, String::new())}
        <div>{button(texts.get("away-add"), "primary")}</div>
    };
    let hand_over = leads(hours).then(|| {
        view! { <p><a href=format!("/leave/{}", hours.staff)>{texts.get("away-hand-over")}</a></p> }
    });
    view! {
        <section class="card stack">
            <h2>{texts.get("away-title")}</h2>
            {nothing}
            <ul class="list">{rows}</ul>
            {hand_over}
            <details open=cx.typed.get("what") == "leave">
                <summary>{texts.get("away-new")}</summary>
                {post("/hours", form)}
            </details>
        </section>
    }
}

/// Whether these are a trainer's: others have no sessions to hand over.
fn leads(hours: &WorkingHours) -> bool {
    hours.colleagues.iter().any(|(id, _)| *id == hours.staff)
}

fn one_leave(cx: &Cx, hours: &WorkingHours, leave: &Leave) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let days = format!("{} – {}", dates.numeric(leave.first), dates.numeric(leave.last));
    let kind = texts.leave_kind(leave.kind);
    let sessions = leads(hours).then(|| {
        let address =
            format!("/leave/{}?check=1&from={}&to={}&kind={}", hours.staff, leave.first, leave.last, leave.kind.code());
        view! { <a class="button" href=address>{texts.get("away-sessions")}</a> }
    });
    let label = format!("{}: {days}", texts.get("away-remove"));
    view! {
        <li>
            <p>{days} " · " {kind}</p>
            <div class="cluster">
                {sessions}
                <form method="post" action="/hours">
                    {whose(hours, "remove-leave")}
                    <input type="hidden" name="leave" value=leave.id.to_string()/>
                    <button class="button quiet" aria-label=label>{texts.get("away-remove")}</button>
                </form>
            </div>
        </li>
    }
}
