use jiff::ToSpan;
use jiff::civil::Date;
use leptos::prelude::*;
use service::calendar::{Block, Filter, Kind, Week};
use service::error::Outcome;

use crate::ui::session::{block_name, hours, occupancy};
use crate::web::{Chrome, Cx, Page};

/// The week, Monday first: one's own, everybody's, by room or by group.
///
/// # Errors
/// `NotFound` unless the actor sees the calendar.
pub async fn week(cx: Cx) -> Outcome<Page> {
    let staff = cx.actor.staff()?.clone();
    let filter = match (cx.query.get("show"), cx.query.parse("room"), cx.query.parse("group")) {
        (_, Some(room), _) => Filter::Room(room),
        (_, _, Some(group)) => Filter::Group(group),
        ("all", ..) => Filter::All,
        _ => Filter::Trainer(staff.id),
    };
    let week = cx.services.week(&cx.actor, cx.query.parse("day"), filter).await?;
    let (rooms, groups) = (cx.services.rooms(&cx.actor).await?, cx.services.groups(&cx.actor).await?);
    let texts = cx.texts();
    Ok(Page::new(texts.get("nav-week"), Chrome::Staff, move || {
        let dates = cx.dates();
        let sunday = add(week.monday, 6);
        let title = format!("{} – {}", dates.numeric(week.monday), dates.numeric(sunday));
        let rooms = rooms.into_iter().map(|room| (room.id.to_string(), room.name)).collect();
        let groups = groups.into_iter().map(|group| (group.id.to_string(), group.code)).collect();
        view! {
            <div class="page-head">
                <h1>{title}</h1>
                <nav class="cluster" aria-label=texts.get("week-nav")>
                    {step(&cx, "week-before", add(week.monday, -7))}
                    {step(&cx, "week-this", week.today)}
                    {step(&cx, "week-after", add(week.monday, 7))}
                    <a class="button primary" href="/plan">{texts.get("plan-new")}</a>
                </nav>
            </div>
            {filters(&cx, filter, rooms, groups, week.monday)}
            {grid(&cx, &week)}
        }
    }))
}

fn add(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap_or(day)
}

fn step(cx: &Cx, key: &str, day: Date) -> impl IntoView + use<> {
    let kept = ["show", "room", "group"].map(|name| {
        let value = cx.query.get(name);
        if value.is_empty() { String::new() } else { format!("&{name}={value}") }
    });
    view! { <a class="button" href=format!("/week?day={day}{}", kept.concat())>{cx.texts().get(key)}</a> }
}

fn filters(
    cx: &Cx,
    filter: Filter,
    rooms: Vec<(String, String)>,
    groups: Vec<(String, String)>,
    monday: Date,
) -> impl IntoView + use<> {
    let texts = cx.texts();
    let all = |choices: Vec<(String, String)>, name: &'static str, label: String| {
        let chosen = cx.query.get(name).to_owned();
        let options = choices.into_iter().map(move |(value, words)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{words}</option> }
        });
        view! {
            <div class="field">
                <label for=name>{label}</label>
                <select id=name name=name><option value="">"–"</option>{options.collect_view()}</select>
            </div>
        }
    };
    view! {
        <form class="filters" method="get" action="/week">
            <input type="hidden" name="day" value=monday.to_string()/>
            <div class="field">
                <label for="show">{texts.get("week-show")}</label>
                <select id="show" name="show">
                    <option value="mine" selected=matches!(filter, Filter::Trainer(_))>{texts.get("week-mine")}</option>
                    <option value="all" selected=filter == Filter::All>{texts.get("week-all")}</option>
                </select>
            </div>
            {all(rooms, "room", texts.get("field-room"))}
            {all(groups, "group", texts.get("field-group"))}
            <button class="button">{texts.get("show")}</button>
        </form>
    }
}

fn grid(cx: &Cx, week: &Week) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let days = (0..7)
        .map(|n| {
            let day = add(week.monday, n);
            let here: Vec<&Block> = week.blocks.iter().filter(|block| block.start.date() == day).collect();
            let lanes = lanes(&here);
            let blocks = here.iter().zip(lanes).map(|(block, lane)| one_block(cx, block, lane)).collect_view();
            let holiday = week.holidays.name(day, cx.language).map(str::to_owned);
            let class = if day == week.today { "day today" } else { "day" };
            view! {
                <section class=class>
                    <h2>{dates.short(day)}</h2>
                    {holiday.map(|name| view! { <p class="holiday">{name}</p> })}
                    <div class="hours">{blocks}</div>
                </section>
            }
        })
        .collect_view();
    let hours = (7..22).map(|hour| view! { <span class=format!("at-{hour:02}00")>{format!("{hour:02}:00")}</span> });
    let nothing = week.blocks.is_empty().then(|| view! { <p class="empty">{texts.get("week-empty")}</p> });
    view! {
        {nothing}
        <div class="week"><div class="scale" aria-hidden="true">{hours.collect_view()}</div>{days}</div>
    }
}

fn one_block(cx: &Cx, block: &Block, (lane, of): (usize, usize)) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let kind = match block.kind {
        Kind::Individual => "individual",
        Kind::Group => "group",
        Kind::Couples => "couples",
        Kind::FollowUp => "follow-up",
    };
    let state = match (block.live, block.is_unrecorded) {
        (false, _) => " cancelled",
        (true, true) => " unrecorded",
        (true, false) => "",
    };
    let quarter = block.start.minute() / 15 * 15;
    let place = format!("at-{:02}{quarter:02} len-{} lane-{lane}-of-{of}", block.start.hour(), (block.minutes + 14) / 15);
    let badge = match state {
        " cancelled" => Some(texts.get("session-cancelled")),
        " unrecorded" => Some(texts.get("register-missing")),
        _ => None,
    };
    view! {
        <a class=format!("block {kind}{state} {place}") href=format!("/sessions/{}", block.id)>
            <strong>{block_name(texts, block)}</strong> " "
            <span>{hours(&dates, block.start, block.minutes)}</span> " "
            <span class="hint">{block.room.clone()} " · " {occupancy(block)}</span>
            {badge.map(|badge| view! { <span class="badge">{badge}</span> })}
        </a>
    }
}

/// Which of how many lanes each block of a day takes, so that none covers another; `blocks` are by start.
fn lanes(blocks: &[&Block]) -> Vec<(usize, usize)> {
    let end = |block: &Block| block.start.checked_add(block.minutes.minutes()).unwrap_or(block.start);
    let mut lanes = Vec::with_capacity(blocks.len());
    let mut cluster = 0;
    let mut busy_until: Vec<jiff::civil::DateTime> = Vec::new();
    for block in blocks {
        if busy_until.iter().all(|until| *until <= block.start) {
            close(&mut lanes, cluster, busy_until.len());
            (cluster, busy_until) = (lanes.len(), Vec::new());
        }
        let lane = busy_until.iter().position(|until| *until <= block.start).unwrap_or(busy_until.len());
        if lane == busy_until.len() {
            busy_until.push(end(block));
        } else {
            busy_until[lane] = end(block);
        }
        lanes.push((lane + 1, 0));
    }
    close(&mut lanes, cluster, busy_until.len());
    lanes
}

fn close(lanes: &mut [(usize, usize)], from: usize, count: usize) {
    for lane in &mut lanes[from..] {
        lane.1 = count.min(4);
        lane.0 = lane.0.min(4);
    }
}
