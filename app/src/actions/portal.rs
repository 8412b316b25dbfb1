use service::error::{Error, Outcome};

use crate::routes::Answer;
use crate::web::{Cx, Fields};

/// A participant announces that he cannot come, or that he can after all (rule C6).
///
/// # Errors
/// `Invalid` on `reason`; `Refused("changed-meanwhile")` if the session is over, recorded or not his.
pub async fn announce(cx: Cx, fields: Fields) -> Outcome<Answer> {
    let session = fields.parse("session").ok_or(Error::Refused("changed-meanwhile"))?;
    let is_withdrawn = fields.has("withdraw");
    let reason = (!is_withdrawn).then(|| fields.get("reason"));
    cx.services.announce_absence(&cx.actor, session, reason).await?;
    let to = if is_withdrawn { "/my?saved=absence-withdrawn" } else { "/my?saved=absence-announced" };
    Ok(Answer::To(to.to_owned()))
}
