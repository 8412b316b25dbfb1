//! The days of a week with their sessions as blocks.

use jiff::civil::Date;
use leptos::prelude::*;
use service::calendar::{Block, Kind, Week};
use service::permissions::Permission;

use super::add;
use super::lanes::lanes;
use crate::ui::session::{hours, place};
use crate::web::Cx;

/// Seven days from 07 to 22 o'clock.
pub(super) fn grid(cx: &Cx, week: &Week) -> impl IntoView + use<> {
    let days = (0..7).map(|n| one_day(cx, week, add(week.monday, n))).collect_view();
    let hours = (7..22).map(|hour| view! { <span class=format!("at-{hour:02}00")>{format!("{hour:02}:00")}</span> });
    view! { <div class="week"><div class="scale" aria-hidden="true">{hours.collect_view()}</div>{days}</div> }
}

fn one_day(cx: &Cx, week: &Week, day: Date) -> impl IntoView + use<> {
    let here: Vec<&Block> = week.blocks.iter().filter(|block| block.start.date() == day).collect();
    let lanes = lanes(&here);
    let blocks = here.iter().zip(lanes).map(|(block, lane)| one_block(cx, block, lane)).collect_view();
    let holiday = week.holidays.name(day, cx.language).map(str::to_owned);
    let class = if day == week.today { "day today" } else { "day" };
    let may_plan = holiday.is_none() && day >= week.today && cx.actor.may(Permission::Plan).is_ok();
    view! {
        <section class=class>
            <h2>{cx.dates().short(day)}</h2>
            {may_plan.then(|| plan_here(cx, day))}
            {holiday.map(|name| view! { <p class="holiday">{name}</p> })}
            <div class="hours">{blocks}</div>
        </section>
    }
}

/// A day's own way to the planning form, with the room or group that is shown.
fn plan_here(cx: &Cx, day: Date) -> impl IntoView + use<> {
    let kept = ["room", "group"].map(|name| {
        let value = cx.query.get(name);
        if value.is_empty() { String::new() } else { format!("&{name}={value}") }
    });
    let label = cx.texts().with("plan-on", &[("day", cx.dates().medium(day).into())]);
    view! { <a class="plan-here" href=format!("/plan?day={day}{}", kept.concat()) aria-label=label>"+"</a> }
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
    let at = format!("at-{:02}{quarter:02} len-{} lane-{lane}-of-{of}", block.start.hour(), (block.minutes + 14) / 15);
    let badge = match state {
        " cancelled" => Some(texts.get("session-cancelled")),
        " unrecorded" => Some(texts.get("register-missing")),
        _ => None,
    };
    let class = format!("block {kind}{state} {at}");
    let name = block.group.clone().unwrap_or_else(|| texts.kind_short(block.kind));
    let content = view! {
        <strong>{name}</strong> " "
        <span>{hours(&dates, block.start, block.minutes)}</span> " "
        <span class="hint">{place(block.room.clone(), block)}</span>
        {badge.map(|badge| view! { <span class="badge">{badge}</span> })}
    };
    // What somebody else leads is seen, but not opened.
    if block.may_open {
        view! { <a class=class href=format!("/sessions/{}", block.id)>{content}</a> }.into_any()
    } else {
        view! { <div class=class>{content}</div> }.into_any()
    }
}
