use domain::ids::OccurrenceId;
use service::checks::Moment;
use service::error::{Error, Outcome};
use service::permissions::Permission;

use crate::routes::Answer;
use crate::web::{Cx, Fields};

/// The advocate approves joint work or withdraws the approval, for which no reason is asked; or records a safety check
/// of the partner.
///
/// # Errors
/// As [`service::Services::decide_joint_work`] and [`service::Services::check_partner`]; `NotFound` if there is no such
/// decision.
pub async fn decide(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::ApproveForPartner)?;
    let (approves, saved) = match fields.get("what") {
        "approve" => (true, "joint-work-approved"),
        "withdraw" => (false, "joint-work-withdrawn"),
        "check" => return check_partner(&cx, &fields).await,
        _ => return Err(Error::NotFound),
    };
    let couple = fields.parse("couple").ok_or(Error::NotFound)?;
    cx.services.decide_joint_work(&cx.actor, couple, approves).await?;
    Ok(Answer::To(format!("/couples?saved={saved}")))
}

async fn check_partner(cx: &Cx, fields: &Fields) -> Outcome<Answer> {
    let id: OccurrenceId = fields.parse("session").ok_or(Error::NotFound)?;
    let (moment, is_safe) = found(fields)?;
    cx.services.check_partner(&cx.actor, id, moment, is_safe, fields.get("words")).await?;
    Ok(Answer::To(format!("/couples?saved={}", saved(is_safe))))
}

/// Records a safety check of the participant before or after a joint session.
///
/// # Errors
/// As [`service::Services::check_participant`]; `NotFound` if it is no such check.
pub async fn check_participant(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::TakeRegister)?;
    let id: OccurrenceId = cx.id("id")?;
    let (moment, is_safe) = found(&fields)?;
    cx.services.check_participant(&cx.actor, id, moment, is_safe, fields.get("words")).await?;
    Ok(Answer::To(format!("/sessions/{id}?saved={}#checks", saved(is_safe))))
}

/// When it was asked, and whether it is safe.
fn found(fields: &Fields) -> Outcome<(Moment, bool)> {
    let moment = Moment::parse(fields.get("moment")).ok_or(Error::NotFound)?;
    match fields.get("finding") {
        "safe" => Ok((moment, true)),
        "concern" => Ok((moment, false)),
        _ => Err(Error::NotFound),
    }
}

const fn saved(is_safe: bool) -> &'static str {
    if is_safe { "safety-check" } else { "safety-concern" }
}
