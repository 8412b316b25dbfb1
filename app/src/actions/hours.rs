use domain::ids::{PersonId, RoomId, StaffId};
use jiff::civil::Date;
use service::availability::{BusyForm, LeaveKind};
use service::error::{Error, Outcome};
use service::permissions::Permission;

use crate::routes::Answer;
use crate::ui::read_week;
use crate::web::{Cx, Fields};

/// Changes the weekly hours of somebody, a day of them, or leave.
///
/// # Errors
/// As the use cases; `Invalid` on `what` if there is no such action.
pub async fn change(cx: Cx, fields: Fields) -> Outcome<Answer> {
    let own = cx.actor.may(Permission::SeeCalendar)?.id;
    let of: StaffId = match fields.get("staff") {
        "" => own,
        id => id.parse().map_err(|_| Error::NotFound)?,
    };
    let saved = match fields.get("what") {
        "week" => {
            cx.services.replace_working_hours(&cx.actor, of, &read_week(&fields)).await?;
            "hours"
        }
        "day" => {
            let (from, until) = (fields.get("day_from"), fields.get("day_until"));
            cx.services.put_working_day(&cx.actor, of, fields.get("on"), from, until).await?;
            "hours-day"
        }
        "remove-day" => {
            cx.services.remove_working_day(&cx.actor, of, fields.get("on")).await?;
            "hours-day-removed"
        }
        "leave" => {
            let kind = LeaveKind::parse(fields.get("kind")).ok_or(Error::invalid("kind", "choice-missing"))?;
            let (first, last) = (day(&fields, "first")?, day(&fields, "last")?);
            cx.services.add_leave(&cx.actor, of, first, last, kind).await?;
            "away"
        }
        "remove-leave" => {
            let leave = fields.parse("leave").ok_or(Error::NotFound)?;
            cx.services.remove_leave(&cx.actor, of, leave).await?;
            "away-removed"
        }
        _ => return Err(Error::invalid("what", "choice-missing")),
    };
    Ok(Answer::To(format!("/hours?staff={of}&saved={saved}")))
}

/// Changes the opening hours of a room.
///
/// # Errors
/// As [`service::Services::replace_room_hours`].
pub async fn change_room(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::ManageOffice)?;
    let room: RoomId = cx.id("id")?;
    cx.services.replace_room_hours(&cx.actor, room, &read_week(&fields)).await?;
    Ok(Answer::To(format!("/rooms/{room}?saved=room-hours")))
}

/// Adds or removes times at which a participant is bound elsewhere.
///
/// # Errors
/// As [`service::Services::add_busy_hours`] and [`service::Services::remove_busy_hours`].
pub async fn change_busy(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::ManagePeople)?;
    let person: PersonId = cx.id("id")?;
    if fields.get("what") == "remove" {
        let busy = fields.parse("busy").ok_or(Error::NotFound)?;
        cx.services.remove_busy_hours(&cx.actor, person, busy).await?;
        return Ok(Answer::To(format!("/people/{person}?saved=bound-removed#busy")));
    }
    let form = BusyForm {
        weekdays: fields.all("busy_day").filter_map(|day| day.parse().ok()).collect(),
        from: fields.get("busy_from").to_owned(),
        until: fields.get("busy_until").to_owned(),
        first: fields.get("busy_first").to_owned(),
        last: fields.get("busy_last").to_owned(),
        kind: fields.get("busy_kind").to_owned(),
    };
    cx.services.add_busy_hours(&cx.actor, person, &form).await?;
    Ok(Answer::To(format!("/people/{person}?saved=bound#busy")))
}

fn day(fields: &Fields, name: &'static str) -> Outcome<Date> {
    fields.get(name).trim().parse().map_err(|_| Error::invalid(name, "date-shape"))
}
