mod pattern;

use domain::ids::SeriesId;
use jiff::ToSpan;
use jiff::civil::DateTime;
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
    let day = request.pattern.first().map(|first| first.date().to_string()).unwrap_or_default();
    Ok(Answer::To(format!("/week?day={day}&{show}&saved=planned&n={count}")))
}

/// Reads the fields of the planning form.
///
/// # Errors
/// `Invalid` on the first field that does not parse.
pub fn read(fields: &Fields, kind: Kind, series: SeriesId) -> Outcome<PlanRequest> {
    let with = read_with(fields.get("with")).ok_or(Error::invalid("with", "with-missing"))?;
    let pattern = pattern::read(fields)?;
    Ok(PlanRequest {
        series,
        kind,
        with,
        session_key: fields.get("session").to_owned(),
        trainers: fields.all("trainers").filter_map(|id| id.parse().ok()).collect(),
        led_by_one: fields.get("led_by_one").to_owned(),
        room: fields.parse("room").ok_or(Error::invalid("room", "room-missing"))?,
        pattern,
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

/// The repairs, without the one that is taken back.
fn changes(fields: &Fields) -> Vec<(DateTime, Change)> {
    let mut kept = Vec::new();
    for (at, change) in fields.all("change").filter_map(Change::parse) {
        add(&mut kept, at, change);
    }
    if let Some((at, change)) = Change::parse(fields.get("take-back")) {
        take_back(&mut kept, at, change);
    }
    kept
}

/// A date has one time and one room, the last one named.
fn add(kept: &mut Vec<(DateTime, Change)>, at: DateTime, change: Change) {
    if change == Change::Shift {
        let moved = shifted(kept, at, 1);
        kept.push((at, change));
        kept.extend(moved);
    } else {
        kept.retain(|(known_at, known)| *known_at != at || !is_replaced_by(*known, change));
        kept.push((at, change));
    }
}

fn take_back(kept: &mut Vec<(DateTime, Change)>, at: DateTime, change: Change) {
    let Some(known) = kept.iter().position(|known| *known == (at, change)) else { return };
    kept.remove(known);
    if change == Change::Shift {
        let moved = shifted(kept, at, -1);
        kept.extend(moved);
    }
}

/// Takes out what was moved from a date on, and moves it so many weeks further: whole weeks take it along. What stands
/// behind them was moved along already.
fn shifted(kept: &mut Vec<(DateTime, Change)>, from: DateTime, weeks: i64) -> Vec<(DateTime, Change)> {
    let goes_along = |(at, change): &mut (DateTime, Change)| *at >= from && matches!(change, Change::Move(_));
    let along = |(at, change)| match change {
        Change::Move(start) => (at, Change::Move(start.saturating_add(weeks.weeks()))),
        other => (at, other),
    };
    kept.extract_if(.., goes_along).map(along).collect()
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
    fn what_was_moved_goes_along_with_its_weeks_and_comes_back_d2() {
        let (moved, shift) = ("2026-12-09T18:00 move 2026-12-09T19:00", "2026-12-02T18:00 shift");
        let along = "2026-12-09T18:00 move 2026-12-16T19:00";
        let kept = |values: &[(&str, &str)]| -> Vec<String> {
            changes(&fields(values)).into_iter().map(|(at, change)| change.for_date(at)).collect()
        };
        assert_eq!(kept(&[("change", moved), ("change", shift)]), [shift, along]);
        assert_eq!(kept(&[("change", shift), ("change", along)]), [shift, along], "sent again it stays");
        assert_eq!(kept(&[("change", shift), ("change", along), ("take-back", shift)]), [moved]);
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
        let filled = [with, ("first", "2026-12-02"), ("time", "18:00"), ("every", "1"), ("count", "1")];
        assert_eq!(refused(&filled), Some("room"));
    }
}
