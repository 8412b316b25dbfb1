use service::error::{Error, Outcome};
use service::permissions::Permission;

use crate::routes::Answer;
use crate::web::{Cx, Fields};

/// The advocate approves joint work, or withdraws the approval; no reason is asked.
///
/// # Errors
/// As [`service::Services::decide_joint_work`]; `NotFound` if there is no such decision.
pub async fn decide(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::ApproveForPartner)?;
    let couple = fields.parse("couple").ok_or(Error::NotFound)?;
    let (approves, saved) = match fields.get("what") {
        "approve" => (true, "joint-work-approved"),
        "withdraw" => (false, "joint-work-withdrawn"),
        _ => return Err(Error::NotFound),
    };
    cx.services.decide_joint_work(&cx.actor, couple, approves).await?;
    Ok(Answer::To(format!("/couples?saved={saved}")))
}
