use domain::ids::SeriesId;
use jiff::civil::{Date, Time};
use service::calendar::Kind;
use service::error::{Error, Outcome};
use service::permissions::Permission;
use service::planning::{Change, PlanRequest, With};

use crate::routes::Answer;
use crate::web::{Cx, Fields};

/// Plans what was checked: every session or none.
///
/// # Errors
/// As [`service::Services::commit_plan`]; `Invalid` on a field that does not parse.
pub async fn commit(cx: Cx, fields: Fields) -> Outcome<Answer> {
    let staff = cx.actor.may(Permission::Plan)?;
    let kind = Kind::parse(fields.get("kind")).ok_or(Error::invalid("session", "session-unknown"))?;
    let series = fields.parse("series").unwrap_or_else(|| cx.services.random.id().into());
    let request = read(&fields, kind, series)?;
    let count = cx.services.commit_plan(&cx.actor, &request).await?;
    let show = match request.with {
        With::Group(group) => format!("group={group}"),
        With::Participant(_) if request.trainers.contains(&staff.id) => "show=mine".to_owned(),
        With::Participant(_) => "show=all".to_owned(),
    };
    Ok(Answer::To(format!("/week?day={}&{show}&saved=planned&n={count}", request.first.date())))
}

/// Reads the fields of the planning form.
///
/// # Errors
/// `Invalid` on the first field that does not parse.
pub fn read(fields: &Fields, kind: Kind, series: SeriesId) -> Outcome<PlanRequest> {
    let with = read_with(fields.get("with")).ok_or(Error::invalid("with", "with-missing"))?;
    let date: Date = fields.parse("first").ok_or(Error::invalid("first", "date-shape"))?;
    let time: Time = fields.parse("time").ok_or(Error::invalid("time", "time-shape"))?;
    Ok(PlanRequest {
        series,
        kind,
        with,
        session_key: fields.get("session").to_owned(),
        trainers: fields.all("trainers").filter_map(|id| id.parse().ok()).collect(),
        led_by_one: fields.get("led_by_one").to_owned(),
        room: fields.parse("room").ok_or(Error::invalid("room", "room-missing"))?,
        first: date.to_datetime(time),
        every_weeks: fields.parse("every").ok_or(Error::invalid("every", "series-step"))?,
        count: fields.parse("count").ok_or(Error::invalid("count", "series-count"))?,
        changes: changes(fields),
    })
}

/// `group:<id>` or `person:<enrolment>`.
pub fn read_with(text: &str) -> Option<With> {
    match text.split_once(':')? {
        ("group", id) => id.parse().ok().map(With::Group),
        ("person", id) => id.parse().ok().map(With::Participant),
        _ => None,
    }
}

/// The repairs, without the one that is taken back; a date has one time and one room, the last one named.
fn changes(fields: &Fields) -> Vec<(jiff::civil::DateTime, Change)> {
    let taken_back = fields.get("take-back");
    let mut kept: Vec<(jiff::civil::DateTime, Change)> = Vec::new();
    for (at, change) in fields.all("change").filter(|text| *text != taken_back).filter_map(Change::parse) {
        kept.retain(|(known_at, known)| *known_at != at || !is_replaced_by(*known, change));
        kept.push((at, change));
    }
    kept
}

fn is_replaced_by(before: Change, after: Change) -> bool {
    before == after
        || matches!((before, after), (Change::Move(_), Change::Move(_)) | (Change::Room(_), Change::Room(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(values: &[(&str, &str)]) -> Fields {
        let owned = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Fields { values: owned.collect(), file: None }
    }

    #[test]
    fn a_repair_replaces_the_one_before_it_and_can_be_taken_back_d2() {
        let sent = fields(&[
            ("change", "2026-12-02T18:00 move 2026-12-02T19:00"),
            ("change", "2026-12-02T18:00 move 2026-12-02T20:00"),
            ("change", "2026-12-09T18:00 skip"),
            ("take-back", "2026-12-09T18:00 skip"),
        ]);
        let kept: Vec<String> = changes(&sent).into_iter().map(|(at, change)| change.for_date(at)).collect();
        assert_eq!(kept, ["2026-12-02T18:00 move 2026-12-02T20:00"]);
    }

    #[test]
    fn the_first_field_that_does_not_parse_is_named() {
        let refused = |values: &[(&str, &str)]| {
            let read = read(&fields(values), Kind::Group, SeriesId(uuid::Uuid::nil()));
            read.err().and_then(|error| error.field())
        };
        let with = ("with", "group:00000000-0000-0000-0000-000000000000");
        assert_eq!(refused(&[]), Some("with"));
        assert_eq!(refused(&[with]), Some("first"));
        assert_eq!(refused(&[with, ("first", "2026-12-02")]), Some("time"));
        assert_eq!(refused(&[with, ("first", "2026-12-02"), ("time", "18:00")]), Some("room"));
    }
}
