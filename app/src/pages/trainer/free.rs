//! The next times at which trainers, a room and a group or participant are free together.

use leptos::prelude::*;
use service::availability::{FreeRequest, FreeTime};
use service::error::{Error, Outcome};
use service::planning::{Choices, With};

use crate::actions::planning::read_with;
use crate::ui::{Choice, empty, error_notice, field, grouped_select, select};
use crate::web::{Chrome, Cx, Fields, Page};

/// Proposed length of a session, in minutes.
const MINUTES: u16 = 60;

/// The question and, once it is asked, the next free times, each with the way to plan it. It stands in the address.
///
/// # Errors
/// `NotFound` unless the actor plans sessions.
pub async fn free(cx: Cx) -> Outcome<Page> {
    let choices = cx.services.plan_choices(&cx.actor).await?;
    let (found, cx) = match found(&cx).await {
        Ok(found) => (found, cx),
        Err(error @ (Error::Invalid { .. } | Error::Refused(_))) => (None, cx.refused(error)),
        Err(error) => return Err(error),
    };
    let title = cx.texts().get("free-title");
    Ok(Page::new(title.clone(), Chrome::Staff, move || {
        view! {
            <h1>{title}</h1>
            {error_notice(&cx)}
            {form(&cx, &choices)}
            {found.map(|found| times(&cx, &found))}
        }
    }))
}

async fn found(cx: &Cx) -> Outcome<Option<Vec<FreeTime>>> {
    if !cx.query.has("find") {
        return Ok(None);
    }
    let request = read(cx, &cx.query)?;
    Ok(Some(cx.services.next_free(&cx.actor, &request).await?))
}

fn read(cx: &Cx, fields: &Fields) -> Outcome<FreeRequest> {
    let with: Option<With> = match fields.get("with") {
        "" => None,
        with => Some(read_with(with).ok_or(Error::invalid("with", "with-missing"))?),
    };
    let room = match fields.get("room") {
        "" => None,
        id => Some(id.parse().map_err(|_| Error::invalid("room", "room-missing"))?),
    };
    let from = match fields.get("from") {
        "" => today(cx),
        day => day.parse().map_err(|_| Error::invalid("from", "date-shape"))?,
    };
    Ok(FreeRequest {
        trainers: fields.all("trainers").filter_map(|id| id.parse().ok()).collect(),
        room,
        with,
        minutes: fields.parse("minutes").ok_or(Error::invalid("minutes", "free-minutes"))?,
        from,
    })
}

fn today(cx: &Cx) -> jiff::civil::Date {
    cx.dates().clock(cx.services.clock.now().as_second()).date()
}

/// A question, so it is sent by GET and can be asked again.
fn form(cx: &Cx, choices: &Choices) -> impl IntoView + use<> {
    let texts = cx.texts();
    let any = (String::new(), texts.get("free-any-room"));
    let rooms = choices.rooms.iter().map(|room| (room.id.to_string(), texts.room(&room.name)));
    let rooms: Vec<Choice> = std::iter::once(any).chain(rooms).collect();
    let with_hint = texts.get("free-with-hint");
    view! {
        <form class="card stack" method="get" action="/free#found">
            <p>{texts.get("free-how")}</p>
            <input type="hidden" name="find" value="1"/>
            {trainers(cx, choices)}
            {select(cx, "room", &texts.get("field-room"), rooms, String::new())}
            {grouped_select(cx, "with", &texts.get("plan-with"), Some(&with_hint), audiences(cx, choices), String::new())}
            <div class="cluster">
                {field(cx, "minutes", &texts.get("free-minutes"), "number", MINUTES.to_string(), None)}
                {field(cx, "from", &texts.get("free-from"), "date", today(cx).to_string(), None)}
            </div>
            <div><button class="button primary">{texts.get("free-find")}</button></div>
        </form>
    }
}

fn audiences(cx: &Cx, choices: &Choices) -> Vec<(String, Vec<Choice>)> {
    let texts = cx.texts();
    let groups = choices.groups.iter().map(|group| (format!("group:{}", group.id), group.code.clone()));
    let people =
        choices.participants.iter().map(|person| (format!("person:{}", person.enrolment), person.name.clone()));
    vec![(texts.get("plan-groups"), groups.collect()), (texts.get("plan-participants"), people.collect())]
}

/// One box for each trainer; at first one's own is ticked.
fn trainers(cx: &Cx, choices: &Choices) -> impl IntoView + use<> {
    let texts = cx.texts();
    let own = cx.actor.staff().ok().map(|staff| staff.id.to_string());
    let is_asked = cx.query.has("find") || cx.query.has("trainers");
    let boxes = choices.trainers.iter().map(|(id, name)| {
        let id = id.to_string();
        let checked =
            if is_asked { cx.query.all("trainers").any(|chosen| chosen == id) } else { own.as_ref() == Some(&id) };
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

fn times(cx: &Cx, found: &[FreeTime]) -> impl IntoView + use<> {
    let texts = cx.texts();
    let rows = found.iter().map(|time| one_time(cx, time)).collect_view();
    let nothing = found.is_empty().then(|| empty(texts.get("free-none")));
    view! {
        <section class="card stack" id="found">
            <h2>{texts.get("free-found")}</h2>
            {nothing}
            <ol class="list">{rows}</ol>
        </section>
    }
}

fn one_time(cx: &Cx, time: &FreeTime) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let words = format!("{}, {}", dates.short(time.start.date()), dates.time(time.start));
    let label = format!("{}: {words}", texts.get("free-plan"));
    view! {
        <li class="row">
            <span>{words} " · " {texts.room(&time.room_name)}</span>
            <a class="button" href=plan(&cx.query, time) aria-label=label>{texts.get("free-plan")}</a>
        </li>
    }
}

/// The planning form, filled in with what was asked and found.
fn plan(asked: &Fields, time: &FreeTime) -> String {
    let mut address =
        format!("/plan?first={}&time={}&room={}", time.start.date(), time.start.strftime("%H:%M"), time.room);
    // Only what parsed is found, so that these are plain.
    for id in asked.all("trainers") {
        address.extend(["&trainers=", id]);
    }
    let with = asked.get("with");
    if !with.is_empty() {
        address.extend(["&with=", with]);
    }
    address
}
