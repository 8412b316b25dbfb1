use domain::ids::{OccurrenceId, StaffId};
use domain::rescheduling::{Scope, Why};
use jiff::civil::{Date, Time};
use service::availability::LeaveKind;
use service::error::{Error, Outcome};
use service::rescheduling::{Decision, LeaveRequest, Movable, MoveRequest, Reason, What};
use uuid::Uuid;

use crate::routes::Answer;
use crate::web::{Cx, Fields};

/// Moves or cancels what was looked at: every session or none.
///
/// # Errors
/// As [`service::Services::commit_move`]; `Invalid` on a field that does not parse.
pub async fn commit(cx: Cx, fields: Fields) -> Outcome<Answer> {
    let session = cx.services.movable(&cx.actor, cx.id("id")?).await?;
    let act = fields.parse("act").unwrap_or_else(|| cx.services.random.id());
    let request = read(&fields, &session, act)?;
    let reason = Reason { why: Why::parse(fields.get("why")), words: fields.get("words").to_owned() };
    let count = cx.services.commit_move(&cx.actor, &request, &reason).await?;
    let saved = match request.what {
        What::Move { .. } => "rescheduled",
        What::Cancel => "cancelled",
        What::Swap(_) => "swapped",
    };
    let back = back(&fields, || format!("/sessions/{}", session.id));
    Ok(Answer::To(with_query(&back, &format!("saved={saved}&n={count}&undo={act}"))))
}

/// Puts back what an act moved or cancelled.
///
/// # Errors
/// As [`service::Services::undo_move`].
pub async fn undo(cx: Cx, fields: Fields) -> Outcome<Answer> {
    let act: Uuid = cx.id("id")?;
    let count = cx.services.undo_move(&cx.actor, act).await?;
    let back = back(&fields, || format!("/moves/{act}"));
    Ok(Answer::To(with_query(&back, &format!("saved=undone&n={count}"))))
}

/// Does what was chosen for every session of an absence.
///
/// # Errors
/// As [`service::Services::commit_leave`]; `Invalid` on a date that does not parse.
pub async fn leave(cx: Cx, fields: Fields) -> Outcome<Answer> {
    let trainer = cx.id("id")?;
    cx.services.absent_trainers(&cx.actor, trainer).await?;
    let act = fields.parse("act").unwrap_or_else(|| cx.services.random.id());
    let request = read_leave(&fields, trainer, act)?;
    let count = cx.services.commit_leave(&cx.actor, &request).await?;
    let undo = if count > 0 { format!("&undo={act}") } else { String::new() };
    Ok(Answer::To(format!("/leave/{trainer}?saved=handed-over&n={count}{undo}")))
}

/// Reads what is asked of a session.
///
/// # Errors
/// `Invalid` on the first field that does not parse.
pub fn read(fields: &Fields, session: &Movable, act: Uuid) -> Outcome<MoveRequest> {
    let what = match fields.get("what") {
        "cancel" => What::Cancel,
        "swap" => What::Swap(fields.parse("with").ok_or(Error::invalid("with", "swap-missing"))?),
        _ => read_move(fields, session)?,
    };
    let scope = Scope::parse(fields.get("scope")).unwrap_or_default();
    Ok(MoveRequest { act, session: session.id, scope, what, decisions: decisions(fields) })
}

fn read_move(fields: &Fields, session: &Movable) -> Outcome<What> {
    let (date, time) = (fields.get("date").trim(), fields.get("time").trim());
    let date = if date.is_empty() { Ok(session.start.date()) } else { date.parse::<Date>() };
    let time = if time.is_empty() { Ok(session.start.time()) } else { time.parse::<Time>() };
    let date = date.map_err(|_| Error::invalid("date", "date-shape"))?;
    let time = time.map_err(|_| Error::invalid("time", "time-shape"))?;
    let id = |text: &str| text.parse::<StaffId>().map_err(|_| Error::invalid("trainer", "trainers-none"));
    let pair = fields.get("trainer").split_once(' ');
    let trainer = pair.map(|(leaves, comes)| Ok::<_, Error>((id(leaves)?, id(comes)?))).transpose()?;
    let room = Some(fields.get("room")).filter(|room| !room.is_empty());
    let room = room.map(|room| room.parse().map_err(|_| Error::invalid("room", "room-missing"))).transpose()?;
    Ok(What::Move { to: date.to_datetime(time), room, trainer })
}

/// Reads an absence.
///
/// # Errors
/// `Invalid` on a date that does not parse.
pub fn read_leave(fields: &Fields, trainer: StaffId, act: Uuid) -> Outcome<LeaveRequest> {
    Ok(LeaveRequest {
        act,
        trainer,
        from: fields.parse("from").ok_or(Error::invalid("from", "date-shape"))?,
        to: fields.parse("to").ok_or(Error::invalid("to", "date-shape"))?,
        kind: LeaveKind::parse(fields.get("kind")).unwrap_or(LeaveKind::Sick),
        choices: fields.all("choice").filter_map(Decision::parse_on).collect(),
    })
}

/// What was decided of single sessions, without what is taken back; a later decision replaces one of its kind.
pub fn decisions(fields: &Fields) -> Vec<(OccurrenceId, Decision)> {
    let taken_back = fields.get("take-back");
    let mut kept: Vec<(OccurrenceId, Decision)> = Vec::new();
    for (session, decision) in fields.all("decision").filter(|text| *text != taken_back).filter_map(Decision::parse_on)
    {
        kept.retain(|(known, before)| *known != session || !is_replaced_by(*before, decision));
        kept.push((session, decision));
    }
    kept
}

fn is_replaced_by(before: Decision, after: Decision) -> bool {
    use Decision::{Cancel, Keep, Move, Room};
    before == after
        || matches!((before, after), (Move(_), Move(_)) | (Room(_), Room(_)) | (Keep | Cancel, _) | (_, Keep | Cancel))
}

/// A page of ours that the form asks to go back to.
fn back(fields: &Fields, otherwise: impl FnOnce() -> String) -> String {
    let asked = fields.get("back");
    let is_ours = asked.starts_with('/') && !asked.starts_with("//") && !asked.contains(['\\', '\r', '\n']);
    if is_ours { asked.to_owned() } else { otherwise() }
}

fn with_query(address: &str, query: &str) -> String {
    let joint = if address.contains('?') { '&' } else { '?' };
    format!("{address}{joint}{query}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(values: &[(&str, &str)]) -> Fields {
        let owned = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Fields { values: owned.collect(), file: None }
    }

    #[test]
    fn a_decision_replaces_the_one_before_it_and_can_be_taken_back_d4() {
        let session = OccurrenceId(Uuid::from_u128(7));
        let on = |text: &str| format!("{session} {text}");
        let room = format!("room {}", Uuid::from_u128(8));
        let kept = |texts: &[&str], taken_back: &str| {
            let texts: Vec<String> = texts.iter().map(|text| on(text)).collect();
            let mut values: Vec<(&str, &str)> = texts.iter().map(|text| ("decision", text.as_str())).collect();
            let taken_back = on(taken_back);
            values.push(("take-back", &taken_back));
            decisions(&fields(&values)).into_iter().map(|(_, decision)| decision.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(kept(&["move 2026-12-02T19:00", "move 2026-12-02T20:00"], ""), ["move 2026-12-02T20:00"]);
        assert_eq!(kept(&["move 2026-12-02T19:00", &room], ""), ["move 2026-12-02T19:00", &room]);
        assert_eq!(kept(&["move 2026-12-02T19:00", "keep"], ""), ["keep"]);
        assert_eq!(kept(&["keep", &room], ""), [room.as_str()]);
        assert!(kept(&["cancel"], "cancel").is_empty());
    }

    #[test]
    fn one_goes_back_to_pages_of_ours_only() {
        for (asked, goes) in [
            ("/week?day=2026-12-02", "/week?day=2026-12-02"),
            ("", "/x"),
            ("//evil.example", "/x"),
            ("https://evil.example", "/x"),
            ("/\\evil.example", "/x"),
        ] {
            assert_eq!(back(&fields(&[("back", asked)]), || "/x".to_owned()), goes, "{asked}");
        }
    }
}
