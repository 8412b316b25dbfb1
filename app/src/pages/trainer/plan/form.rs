//! What, with whom, who leads, where, when.

use domain::ids::StaffId;
use domain::programme::{SessionPlan, Template};
use jiff::civil::DateTime;
use leptos::prelude::*;
use service::permissions::Permission;
use service::planning::{Change, Choices};

use super::Plan;
use super::pattern::meets_at;
use crate::ui::{Choice, field, grouped_select, select, text_area};
use crate::web::Cx;

/// The form's id, for the repairs that stand outside it.
pub(super) const FORM: &str = "plan-form";

/// The planning form. Checking is a question, so it is sent by GET and can be asked again.
pub(super) fn form(cx: &Cx, choices: &Choices, plan: Option<&Plan>) -> impl IntoView + use<> {
    let texts = cx.texts();
    let with_hint = texts.get("plan-with-hint");
    let sent = || cx.filled().all("change").map(str::to_owned).collect();
    let kept = plan.map_or_else(sent, repairs);
    view! {
        <form class="card stack" method="get" action="/plan#answer" id=FORM>
            <input type="hidden" name="check" value="1"/>
            {grouped_select(cx, "session", &texts.get("plan-session"), None, sessions(cx, &choices.template), String::new())}
            {grouped_select(cx, "with", &texts.get("plan-with"), Some(&with_hint), audiences(cx, choices), prefilled(cx))}
            {trainers(cx, choices)}
            {led_by_one(cx)}
            {select(cx, "room", &texts.get("field-room"), rooms(cx, choices), cx.query.get("room").to_owned())}
            {when(cx)}
            <div class="plan-changes" hidden="">
                {kept.into_iter().map(|change| view! { <input type="hidden" name="change" value=change/> }).collect_view()}
            </div>
            <div><button class="button primary">{texts.get("plan-check")}</button></div>
        </form>
    }
}

/// The pattern: the first date and what follows it, or a list of dates.
fn when(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    let (first, time) = (cx.query.get("day").to_owned(), cx.query.get("time").to_owned());
    let is_listed = !cx.value("dates").is_empty() || cx.field_error("dates").is_some();
    view! {
        <div class="cluster">
            {field(cx, "first", &texts.get("plan-first"), "date", first, None)}
            {field(cx, "time", &texts.get("plan-time"), "time", time, None)}
            {field(cx, "every", &texts.get("plan-every"), "number", "1".to_owned(), None)}
            {field(cx, "count", &texts.get("plan-count"), "number", "1".to_owned(), None)}
            {field(cx, "until", &texts.get("plan-until"), "date", String::new(), None)}
        </div>
        {weekdays(cx)}
        <details open=is_listed>
            <summary>{texts.get("plan-listed")}</summary>
            {text_area(cx, "dates", &texts.get("plan-dates"), Some(&texts.get("plan-dates-hint")))}
        </details>
    }
}

/// One box for each day of the week; none: that of the first date.
fn weekdays(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    let filled = cx.filled();
    let boxes = (1..=7_i8).map(|number| {
        let value = number.to_string();
        let checked = filled.all("weekday").any(|chosen| chosen == value);
        view! {
            <label><input type="checkbox" name="weekday" value=value checked=checked/> " " {texts.weekday(number)}</label>
        }
    });
    view! {
        <fieldset class="field" id="weekday" aria-describedby="weekday-hint">
            <legend>{texts.get("plan-weekdays")}</legend>
            <span class="hint" id="weekday-hint">{texts.get("plan-weekdays-hint")}</span>
            <div class="cluster">{boxes.collect_view()}</div>
        </fieldset>
    }
}

/// The repairs that still belong to a date of the plan; those that move whole weeks first, as reading them expects it.
pub(super) fn repairs(plan: &Plan) -> Vec<String> {
    let is_date = |at| plan.look.dates.iter().any(|date| date.at == at);
    let belongs = |(at, change): &&(DateTime, Change)| {
        is_date(*at) || (*change == Change::Skip && meets_at(&plan.request.pattern, *at))
    };
    let mut changes: Vec<_> = plan.request.changes.iter().filter(belongs).collect();
    changes.sort_by_key(|(_, change)| *change != Change::Shift);
    changes.into_iter().map(|(at, change)| change.for_date(*at)).collect()
}

/// The group or participant from whose page one comes.
fn prefilled(cx: &Cx) -> String {
    match (cx.query.get("group"), cx.query.get("person")) {
        ("", "") => String::new(),
        ("", person) => format!("person:{person}"),
        (group, _) => format!("group:{group}"),
    }
}

/// All sessions of the programme under their stage and module.
fn sessions(cx: &Cx, template: &Template) -> Vec<(String, Vec<Choice>)> {
    let mut groups: Vec<(String, Vec<Choice>)> = Vec::new();
    for plan in &template.sessions {
        let heading = heading(cx, template, plan);
        let choice = (plan.key.clone(), format!("{}. {}", plan.number, plan.title.get(cx.language)));
        match groups.last_mut() {
            Some((last, choices)) if *last == heading => choices.push(choice),
            _ => groups.push((heading, vec![choice])),
        }
    }
    groups
}

fn heading(cx: &Cx, template: &Template, plan: &SessionPlan) -> String {
    let stage = template.stage_title(plan.stage).map(|title| title.get(cx.language).as_str()).unwrap_or_default();
    let module = plan.module.as_deref().and_then(|key| template.module(key));
    module.map_or_else(|| stage.to_owned(), |module| format!("{stage} · {}", module.title.get(cx.language)))
}

fn audiences(cx: &Cx, choices: &Choices) -> Vec<(String, Vec<Choice>)> {
    let texts = cx.texts();
    let groups = choices.groups.iter().map(|group| {
        let words = format!("{} · {}/{} · {}", group.code, group.members, group.places, texts.language(group.language));
        (format!("group:{}", group.id), words)
    });
    let people =
        choices.participants.iter().map(|person| (format!("person:{}", person.enrolment), person.name.clone()));
    vec![(texts.get("plan-groups"), groups.collect()), (texts.get("plan-participants"), people.collect())]
}

fn rooms(cx: &Cx, choices: &Choices) -> Vec<Choice> {
    let texts = cx.texts();
    let seats = |count: i64| texts.with("room-seats", &[("count", count.into())]);
    let words = |name: &str, count| format!("{} · {}", texts.room(name), seats(count));
    choices.rooms.iter().map(|room| (room.id.to_string(), words(&room.name, room.seats))).collect()
}

/// What an office lacks before anything can be planned.
pub(super) fn lacking(cx: &Cx, choices: &Choices) -> impl IntoView + use<> {
    let texts = cx.texts();
    let room =
        choices.rooms.is_empty().then(|| texts.with("plan-no-room", &[("office", texts.get("nav-office").into())]));
    let somebody = (choices.groups.is_empty() && choices.participants.is_empty()).then(|| texts.get("plan-nobody"));
    let lacking = room.into_iter().chain(somebody).map(|words| view! { <p class="notice info">{words}</p> });
    lacking.collect_view()
}

/// One box for each trainer; at first one's own is ticked.
fn trainers(cx: &Cx, choices: &Choices) -> impl IntoView + use<> {
    let texts = cx.texts();
    let filled = cx.filled();
    let own = cx.actor.staff().ok().map(|staff| staff.id);
    let is_chosen = |id: StaffId| {
        if filled.has("check") || filled.has("trainers") {
            filled.all("trainers").any(|chosen| chosen == id.to_string())
        } else {
            own == Some(id)
        }
    };
    let boxes = choices.trainers.iter().map(|(id, name)| {
        let (id, checked) = (id.to_string(), is_chosen(*id));
        view! { <label><input type="checkbox" name="trainers" value=id checked=checked/> " " {name.clone()}</label> }
    });
    let boxes = boxes.collect_view();
    let error = cx.field_error("trainers");
    let described = error.is_some().then_some("trainers-error");
    let error = error.map(|error| view! { <p class="error" id="trainers-error">{error}</p> });
    view! {
        <fieldset class="field" id="trainers" aria-describedby=described>
            <legend>{texts.get("plan-trainers")}</legend>
            <div class="cluster">{boxes}</div>
            {error}
        </fieldset>
    }
}

/// Why one leads the group alone: asked of who may decide that (rule A7), open once one was not enough.
fn led_by_one(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    let is_typed = !cx.value("led_by_one").is_empty();
    let is_asked = cx.error.as_ref().is_some_and(|error| ["trainers-two", "led-by-one-reason"].contains(&error.code()));
    cx.actor.may(Permission::PlanLedByOne).is_ok().then(|| {
        let hint = texts.get("plan-led-by-one-hint");
        view! {
            <details open=is_typed || is_asked>
                <summary>{texts.get("plan-led-by-one")}</summary>
                {text_area(cx, "led_by_one", &texts.get("plan-led-by-one-why"), Some(&hint))}
            </details>
        }
    })
}
