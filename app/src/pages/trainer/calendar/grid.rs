//! The days of a week with their sessions as blocks.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::Date;
use leptos::prelude::*;
use service::calendar::{Block, Days, Off};
use service::permissions::Permission;

use super::block::{at, block};
use super::filters::kept;
use super::lanes::lanes;
use crate::web::Cx;

/// A button for each hour from 07 to 22 o'clock. They lie under the sessions and are for the mouse: each day has a link
/// for everybody.
static SLOTS: LazyLock<String> = LazyLock::new(|| {
    let slot = |hour: u8| {
        format!(
            r#"<button class="at-{hour:02}00" name="time" value="{hour:02}:00" tabindex="-1" aria-hidden="true">+ {hour:02}:00</button>"#
        )
    };
    (7..22).map(slot).collect()
});

/// Seven days from 07 to 22 o'clock.
pub(super) fn grid(cx: &Cx, week: &Days) -> impl IntoView + use<> {
    let days = week.first.series(1.day()).take(7).map(|day| one_day(cx, week, day)).collect_view();
    view! { <div class="week">{scale()}{days}</div> }
}

/// The hours beside the days.
pub(super) fn scale() -> impl IntoView {
    let hours = (7..22).map(|hour| view! { <span class=format!("at-{hour:02}00")>{format!("{hour:02}:00")}</span> });
    view! { <div class="scale" aria-hidden="true">{hours.collect_view()}</div> }
}

fn one_day(cx: &Cx, week: &Days, day: Date) -> impl IntoView + use<> {
    let here: Vec<&Block> = week.blocks.iter().filter(|block| block.start.date() == day).collect();
    // A week is narrowed to one trainer or room at most, so whatever is off is his.
    let off: Vec<Off> = week.off.values().flatten().filter(|off| off.start.date() == day).copied().collect();
    let class = if day == week.today { "day today" } else { "day" };
    let plan = may_plan(cx, week, day).then(|| plan_here(cx, day, &kept(cx, &["room", "group"])));
    let narrowed = ["room", "group"].map(|name| (name, cx.query.get(name).to_owned()));
    let slots = slots(cx, week, day, &narrowed);
    view! {
        <section class=class data-day=day.to_string()>
            <h2>{cx.dates().short(day)}</h2>
            {plan}
            {holiday(cx, week, day)}
            {hours_of(cx, &here, &off, slots)}
        </section>
    }
}

/// What stands between 07 and 22 o'clock: when nobody works, the empty hours, the sessions.
pub(super) fn hours_of<S: IntoView>(cx: &Cx, here: &[&Block], off: &[Off], slots: S) -> impl IntoView + use<S> {
    let shaded = off.iter().map(|off| {
        let class = format!("off {}", at(off.start, off.minutes.into()));
        view! { <span class=class></span> }
    });
    let shaded = shaded.collect_view();
    let blocks = here.iter().zip(lanes(here)).map(|(one, (lane, of))| {
        let class = format!("{} lane-{lane}-of-{of}", at(one.start, one.minutes));
        block(cx, one, &class)
    });
    let blocks = blocks.collect_view();
    view! { <div class="hours">{shaded}{slots}{blocks}</div> }
}

pub(super) fn holiday(cx: &Cx, days: &Days, day: Date) -> impl IntoView + use<> {
    let name = days.holidays.name(day, cx.language).map(str::to_owned);
    name.map(|name| view! { <p class="holiday">{name}</p> })
}

/// Nothing is planned on a holiday or in the past.
pub(super) fn may_plan(cx: &Cx, days: &Days, day: Date) -> bool {
    !days.holidays.contains(day) && day >= days.today && cx.actor.may(Permission::Plan).is_ok()
}

/// A day's own way to the planning form, with the room or group that is shown.
pub(super) fn plan_here(cx: &Cx, day: Date, narrowed: &str) -> impl IntoView + use<> {
    let label = cx.texts().with("plan-on", &[("day", cx.dates().medium(day).into())]);
    view! { <a class="plan-here" href=format!("/plan?day={day}{narrowed}") aria-label=label>"+"</a> }
}

/// A click on an empty hour leads to the planning form as well.
pub(super) fn slots(cx: &Cx, days: &Days, day: Date, narrowed: &[(&'static str, String)]) -> impl IntoView + use<> {
    may_plan(cx, days, day).then(|| {
        let day = day.to_string();
        let kept = narrowed.iter().filter(|(_, value)| !value.is_empty());
        let kept = kept.map(|(name, value)| view! { <input type="hidden" name=*name value=value.clone()/> });
        let kept = kept.collect_view();
        view! {
            <form class="slots" action="/plan">
                <input type="hidden" name="day" value=day/>
                {kept}
                <div inner_html=SLOTS.as_str()></div>
            </form>
        }
    })
}
