//! The sessions of two weeks as a list: everything that can be done with the mouse elsewhere has a link here.

use jiff::civil::Date;
use leptos::prelude::*;
use service::calendar::{Block, Days};

use super::block::{may_move, state};
use super::filters::address;
use crate::ui::session::{block_name, hours, place};
use crate::web::Cx;

/// The days on which something is planned, or that are holidays.
pub(super) fn agenda(cx: &Cx, days: &Days) -> impl IntoView + use<> {
    let mut dates: Vec<Date> = days.blocks.iter().map(|block| block.start.date()).collect();
    dates.extend(days.holidays.0.keys().filter(|day| **day >= days.first && **day <= days.last));
    dates.sort_unstable();
    dates.dedup();
    let all = dates.into_iter().map(|day| one_day(cx, days, day)).collect_view();
    view! { <div class="agenda">{all}</div> }
}

fn one_day(cx: &Cx, days: &Days, day: Date) -> impl IntoView + use<> {
    let rows = days.blocks.iter().filter(|block| block.start.date() == day).map(|block| row(cx, block)).collect_view();
    let today = (day == days.today).then(|| cx.texts().get("view-today"));
    let today = today.map(|today| view! { " " <span class="badge">{today}</span> });
    let holiday = days.holidays.name(day, cx.language).map(str::to_owned);
    let holiday = holiday.map(|name| view! { <p class="holiday">{name}</p> });
    view! {
        <section class="card stack">
            <h2><a href=address(cx, "/day", day)>{cx.dates().medium(day)}</a>{today}</h2>
            {holiday}
            <ul class="list">{rows}</ul>
        </section>
    }
}

fn row(cx: &Cx, block: &Block) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let when = hours(&dates, block.start, block.minutes);
    let name = block_name(texts, block);
    let badge = state(cx, block).map(|(class, words)| view! { <span class=format!("badge {class}")>{words}</span> });
    let label = texts.with("calendar-move-label", &[("session", format!("{when} {name}").into())]);
    let link = may_move(cx, block).then(|| {
        let href = format!("/sessions/{}/move", block.id);
        view! { <a class="button" href=href aria-label=label>{texts.get("calendar-move")}</a> }
    });
    let words = format!("{when} · {name}");
    let words = if block.may_open {
        view! { <a href=format!("/sessions/{}", block.id)>{words}</a> }.into_any()
    } else {
        view! { <span>{words}</span> }.into_any()
    };
    let led_by = if block.trainers.is_empty() { String::new() } else { format!(" · {}", block.trainers.join(", ")) };
    view! {
        <li class="row">
            <span>
                {words} <br/>
                <span class="hint">{place(texts.room(&block.room), block)}{led_by}</span>
            </span>
            <span class="cluster">{badge}{link}</span>
        </li>
    }
}
