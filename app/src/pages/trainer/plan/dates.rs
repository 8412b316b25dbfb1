//! Every date of a plan as a row: free, or its clashes with their repairs.

use domain::plan::Repair;
use jiff::civil::{Date, DateTime};
use leptos::prelude::*;
use service::planning::{Change, Choices, LookedAt};

use super::Plan;
use super::form::{FORM, repairs};
use super::pattern::meets_on;
use super::words::{clashes, holiday, repair_words, room, trainer};
use crate::ui::session::hours;
use crate::web::Cx;

/// The counts, the button that plans, and every date.
pub(super) fn dates(cx: &Cx, choices: &Choices, plan: &Plan) -> impl IntoView + use<> {
    let texts = cx.texts();
    let clashing = plan.look.dates.iter().filter(|date| !date.checked.clashes.is_empty()).count();
    let free = plan.look.dates.len() - clashing;
    let counts = texts.with("plan-counts", &[("free", free.into()), ("clash", clashing.into())]);
    let next = match clashing {
        0 => commit(cx, plan).into_any(),
        _ => repair_all(cx, plan, clashing).into_any(),
    };
    let rows = plan.look.dates.iter().map(|date| row(cx, choices, plan, date)).collect_view();
    view! {
        <section class="card stack" id="checked">
            <h2>{counts}</h2>
            {one_sex(cx, plan)}
            {led_by_one(cx, plan)}
            {next}
            <ol class="list plan-dates">{rows}</ol>
            {left_out(cx, plan)}
        </section>
    }
}

/// One press proposes a plan in which nothing clashes; if it was pressed, what nothing helps is left.
fn repair_all(cx: &Cx, plan: &Plan, clashing: usize) -> impl IntoView + use<> {
    let texts = cx.texts();
    if plan.look.dates.iter().all(|date| date.checked.repairs.is_empty()) {
        let words = texts.with("plan-not-helped", &[("count", clashing.into())]);
        return view! { <p class="notice warning">{words}</p> }.into_any();
    }
    view! {
        <p class="hint">{texts.get("plan-repair-first")}</p>
        <div><button class="button primary" form=FORM name="repair" value="all">{texts.get("plan-repair-all")}</button></div>
    }
    .into_any()
}

/// A woman and a man lead a group together if that is possible (rule A7); it does not stand in the way.
fn one_sex(cx: &Cx, plan: &Plan) -> impl IntoView + use<> {
    let count = plan.look.dates.iter().filter(|date| date.is_led_by_one_sex).count();
    let words = cx.texts().with("plan-one-sex", &[("count", count.into())]);
    (count > 0).then(|| view! { <p class="notice info">{words}</p> })
}

/// That one leads the group alone, for a reason that is kept (rule A7).
fn led_by_one(cx: &Cx, plan: &Plan) -> impl IntoView + use<> {
    let words = cx.texts().get("plan-led-by-one-kept");
    plan.look.led_by_one.is_some().then(|| view! { <p class="notice info">{words}</p> })
}

/// Posts what was checked, with a series id of its own, so that sending it twice plans once (R2).
fn commit(cx: &Cx, plan: &Plan) -> impl IntoView + use<> {
    let request = &plan.request;
    let kept = ["check", "session", "with", "room", "first", "time", "every", "count", "until", "dates"];
    let filled = cx.filled();
    let mut fields: Vec<(&str, String)> = kept.iter().map(|name| (*name, filled.get(name).to_owned())).collect();
    fields.extend(filled.all("weekday").map(|day| ("weekday", day.to_owned())));
    fields.extend(request.trainers.iter().map(|id| ("trainers", id.to_string())));
    fields.extend(repairs(plan).into_iter().map(|change| ("change", change)));
    fields.extend(plan.look.led_by_one.iter().map(|reason| ("led_by_one", reason.clone())));
    fields.push(("kind", request.kind.code().to_owned()));
    fields.push(("series", request.series.to_string()));
    let fields = fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    let count = plan.look.dates.len();
    view! {
        <form method="post" action="/plan">
            {fields.collect_view()}
            <button class="button primary">{cx.texts().with("plan-commit", &[("count", count.into())])}</button>
        </form>
    }
}

fn row(cx: &Cx, choices: &Choices, plan: &Plan, date: &LookedAt) -> impl IntoView + use<> {
    let (texts, times) = (cx.texts(), cx.dates());
    let session = &date.checked.session;
    let trainers: Vec<String> = session.trainers.iter().map(|id| trainer(choices, *id)).collect();
    let place = format!("{} · {}", room(choices, session.room), trainers.join(", "));
    let number = plan.look.template.session(&date.session_key).map(|plan| plan.number).unwrap_or_default();
    let title = format!("{number}. {}", texts.session_title(&plan.look.template, &date.session_key));
    let is_free = date.checked.clashes.is_empty();
    let outcome = if is_free {
        let free = texts.get("plan-free");
        view! { <span class="badge present"><span aria-hidden="true">"✓"</span> " " {free}</span> }.into_any()
    } else {
        let clashes = clashes(cx, choices, plan, date);
        let clashes = clashes.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
        let repairs = date.checked.repairs.iter().map(|repair| one_repair(cx, choices, date, *repair)).collect_view();
        view! { <ul class="notice warning">{clashes}</ul> <div class="cluster">{repairs}</div> }.into_any()
    };
    view! {
        <li class="plan-date">
            <p>
                <strong>{times.short(session.start.date())} ", " {hours(&times, session.start, i64::from(session.minutes))}</strong>
                " · " {place}
            </p>
            <p class="hint">{title}</p>
            {outcome}
            {made(cx, choices, plan, date.at)}
        </li>
    }
}

/// The repairs of a date so far, each with a button that takes it back.
fn made(cx: &Cx, choices: &Choices, plan: &Plan, at: DateTime) -> impl IntoView + use<> {
    let own = plan.request.changes.iter().filter(|(date, _)| *date == at);
    let own = own.map(|(_, change)| {
        let words = repair_words(cx, choices, *change);
        view! { <p class="cluster"><span class="badge state">{words}</span>{take_back(cx, at, *change)}</p> }
    });
    own.collect_view()
}

fn take_back(cx: &Cx, at: DateTime, change: Change) -> impl IntoView + use<> {
    let day = cx.dates().short(at.date());
    view! {
        <button class="button quiet" form=FORM name="take-back" value=change.for_date(at)>
            {cx.texts().get("plan-take-back")} <span class="visually-hidden">": " {day}</span>
        </button>
    }
}

fn one_repair(cx: &Cx, choices: &Choices, date: &LookedAt, repair: Repair) -> impl IntoView + use<> {
    let change = Change::from(repair);
    let words = repair_words(cx, choices, change);
    let day = cx.dates().short(date.at.date());
    view! {
        <button class="button" form=FORM name="change" value=change.for_date(date.at)>
            {words} <span class="visually-hidden">": " {day}</span>
        </button>
    }
}

/// What the series left out: holidays by itself, other dates because somebody said so.
fn left_out(cx: &Cx, plan: &Plan) -> impl IntoView + use<> {
    let (texts, times) = (cx.texts(), cx.dates());
    let holidays = plan.look.holidays.0.keys().filter(|day| is_left_out(plan, **day)).map(|day| {
        let name = holiday(cx, plan, *day);
        view! { <li class="row">{times.short(*day)} " · " {name}</li> }.into_any()
    });
    let kept = repairs(plan);
    let skipped = plan
        .request
        .changes
        .iter()
        .filter(|(at, change)| *change == Change::Skip && kept.contains(&change.for_date(*at)));
    let skipped = skipped.map(|(at, change)| {
        let day = times.short(at.date());
        view! { <li class="row">{day} " · " {texts.get("plan-skipped")} " " {take_back(cx, *at, *change)}</li> }
            .into_any()
    });
    let rows: Vec<AnyView> = holidays.chain(skipped).collect();
    (!rows.is_empty()).then(|| view! { <h3>{texts.get("plan-left-out")}</h3> <ul class="list">{rows}</ul> })
}

/// Whether the series would have met on that holiday.
fn is_left_out(plan: &Plan, day: Date) -> bool {
    meets_on(&plan.request.pattern, day) && plan.look.dates.iter().all(|date| date.at.date() != day)
}
