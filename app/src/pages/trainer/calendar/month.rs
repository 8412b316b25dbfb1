//! A month in whole weeks: a few lines for each day, and how many more there are.

use jiff::ToSpan;
use jiff::civil::Date;
use leptos::prelude::*;
use service::calendar::{Block, Days};

use super::block::block;
use super::filters::{address, kept};
use super::grid::{holiday, may_plan, plan_here};
use crate::web::Cx;

/// So many sessions of a day are shown; the others are one link away.
const SHOWN: usize = 4;

/// The days of a month, and those of other months in its first and last week.
pub(super) fn month(cx: &Cx, days: &Days) -> impl IntoView + use<> {
    let all = days.first.series(1.day()).take_while(|day| *day <= days.last);
    let all = all.map(|day| one_day(cx, days, day)).collect_view();
    view! { <div class="month">{all}</div> }
}

fn one_day(cx: &Cx, days: &Days, day: Date) -> impl IntoView + use<> {
    let here: Vec<&Block> = days.blocks.iter().filter(|block| block.start.date() == day).collect();
    let more = here.len().saturating_sub(SHOWN);
    // One more takes no more room than the link that tells of it.
    let shown = if more == 1 { here.len() } else { SHOWN };
    let blocks = here.iter().take(shown).map(|one| block(cx, one, "")).collect_view();
    let more = (more > 1).then(|| {
        let words = cx.texts().with("month-more", &[("count", more.into())]);
        view! { <a class="more" href=address(cx, "/day", day)>{words}</a> }
    });
    let plan = may_plan(cx, days, day).then(|| plan_here(cx, day, &kept(cx, &["room", "group"])));
    let class = ["day", other_month(days, day), is_today(days, day), if here.is_empty() { "empty-day" } else { "" }];
    let class = class.into_iter().filter(|class| !class.is_empty()).collect::<Vec<_>>().join(" ");
    view! {
        <section class=class data-day=day.to_string()>
            <h2><a href=address(cx, "/day", day)>{cx.dates().short(day)}</a></h2>
            {plan}
            {holiday(cx, days, day)}
            <div class="hours">{blocks}</div>
            {more}
        </section>
    }
}

fn other_month(days: &Days, day: Date) -> &'static str {
    if day.month() == days.day.month() { "" } else { "other-month" }
}

fn is_today(days: &Days, day: Date) -> &'static str {
    if day == days.today { "today" } else { "" }
}
