//! One day, with a column for each trainer, room or group.

use leptos::prelude::*;
use service::calendar::{Block, Days, Filter};
use uuid::Uuid;

use super::filters::Shown;
use super::grid::{holiday, hours_of, may_plan, plan_here, scale, slots};
use crate::web::Cx;

/// A column: whose, and what the planning form is asked for from there.
struct Column {
    name: String,
    id: Option<Uuid>,
    /// Of the planning form and of where a session is dragged to.
    field: &'static str,
}

impl Column {
    fn holds(&self, block: &Block) -> bool {
        match (self.id, self.field) {
            (Some(id), "trainers") => block.led_by.iter().any(|by| by.0 == id),
            (Some(id), "room") => block.room_id.0 == id,
            (Some(id), _) => block.group_id.is_some_and(|group| group.0 == id),
            (None, _) => block.group_id.is_none(),
        }
    }
}

/// Columns side by side; they scroll within the page if there are many.
pub(super) fn columns(cx: &Cx, shown: &Shown, days: &Days) -> impl IntoView + use<> {
    let columns: Vec<Column> =
        all(cx, days).into_iter().filter(|column| is_shown(column, shown.filter, days)).collect();
    let columns = columns.iter().map(|column| one_column(cx, days, column)).collect_view();
    let label = cx.texts().get("columns-label");
    view! {
        {holiday(cx, days, days.day)}
        <div class="table-scroll" tabindex="0" role="region" aria-label=label>
            <div class="week columns">{scale()}{columns}</div>
        </div>
    }
}

/// Everyone or everything that may have a column.
fn all(cx: &Cx, days: &Days) -> Vec<Column> {
    let texts = cx.texts();
    match cx.query.get("by") {
        "rooms" => {
            let rooms = days.rooms.iter();
            rooms.map(|(id, name)| Column { name: texts.room(name), id: Some(id.0), field: "room" }).collect()
        }
        "groups" => {
            let groups = days.groups.iter();
            let groups = groups.map(|(id, code)| Column { name: code.clone(), id: Some(id.0), field: "group" });
            groups.chain([Column { name: texts.get("columns-no-group"), id: None, field: "group" }]).collect()
        }
        _ => {
            let trainers = days.trainers.iter();
            trainers.map(|(id, name)| Column { name: name.clone(), id: Some(id.0), field: "trainers" }).collect()
        }
    }
}

/// Who is asked for stands alone; all rooms are shown, and all trainers if everything is; else whoever has a session.
fn is_shown(column: &Column, filter: Filter, days: &Days) -> bool {
    match (filter, column.field) {
        (Filter::Trainer(id), "trainers") => column.id == Some(id.0),
        (Filter::Room(id), "room") => column.id == Some(id.0),
        (Filter::Group(id), "group") => column.id == Some(id.0),
        (Filter::All, "trainers") | (Filter::All | Filter::Trainer(_), "room") => true,
        _ => days.blocks.iter().any(|block| column.holds(block)),
    }
}

fn one_column(cx: &Cx, days: &Days, column: &Column) -> impl IntoView + use<> {
    let here: Vec<&Block> = days.blocks.iter().filter(|block| column.holds(block)).collect();
    let off = column.id.and_then(|id| days.off.get(&id)).cloned().unwrap_or_default();
    let id = column.id.map(|id| id.to_string()).unwrap_or_default();
    let narrowed = if id.is_empty() { String::new() } else { format!("&{}={id}", column.field) };
    let plan = may_plan(cx, days, days.day).then(|| plan_here(cx, days.day, &narrowed));
    let slots = slots(cx, days, days.day, &[(column.field, id.clone())]);
    let room = (column.field == "room").then_some(id);
    view! {
        <section class="day" data-day=days.day.to_string() data-room=room>
            <h2>{column.name.clone()}</h2>
            {plan}
            {hours_of(cx, &here, &off, slots)}
        </section>
    }
}
