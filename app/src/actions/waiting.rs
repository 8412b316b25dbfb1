use domain::ids::{GroupId, OccurrenceId, PersonId};
use service::error::{Error, Outcome};
use service::permissions::Permission;
use service::waiting::WaitFor;
use uuid::Uuid;

use crate::routes::Answer;
use crate::web::{Cx, Fields};

/// Puts somebody on a waiting list, or takes him off one.
///
/// # Errors
/// As [`service::Services::wait`] and [`service::Services::stop_waiting`].
pub async fn change(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::ManageGroups)?;
    if fields.get("what") == "end" {
        let waiting = fields.parse("waiting").ok_or(Error::NotFound)?;
        cx.services.stop_waiting(&cx.actor, waiting).await?;
        return Ok(Answer::To("/waiting?saved=waiting-ended".to_owned()));
    }
    let what = wait_for(fields.get("waits_for")).ok_or(Error::invalid("waits_for", "choice-missing"))?;
    cx.services.wait(&cx.actor, what, fields.parse("waits"), fields.get("since")).await?;
    Ok(Answer::To("/waiting?saved=waiting".to_owned()))
}

/// Changes who waits for a group: puts on its list, takes off it, gives a free seat; or changes how many places it has.
///
/// # Errors
/// As [`service::Services::wait`], [`service::Services::stop_waiting`], [`service::Services::offer_seat`] and
/// [`service::Services::set_places`].
pub async fn change_of_group(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::ManageGroups)?;
    let group: GroupId = cx.id("id")?;
    let waiting = || fields.parse("waiting").ok_or(Error::NotFound);
    let saved = match fields.get("what") {
        "offer" => {
            cx.services.offer_seat(&cx.actor, group, waiting()?).await?;
            "seat"
        }
        "end" => {
            cx.services.stop_waiting(&cx.actor, waiting()?).await?;
            "waiting-ended"
        }
        "places" => {
            cx.services.set_places(&cx.actor, group, fields.parse("places").unwrap_or_default()).await?;
            "places"
        }
        _ => {
            cx.services.wait(&cx.actor, WaitFor::Group(group), fields.parse("waits"), fields.get("since")).await?;
            "waiting"
        }
    };
    Ok(Answer::To(format!("/groups/{group}?saved={saved}")))
}

/// Makes somebody a guest at another group's session, or ends that.
///
/// # Errors
/// As [`service::Services::arrange_make_up`] and [`service::Services::cancel_make_up`].
pub async fn make_up(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::ManageGroups)?;
    let person: PersonId = cx.id("id")?;
    // Whether it is his office's is asked first: a key that none is is offered nowhere.
    let session = fields.parse("session").unwrap_or(OccurrenceId(Uuid::nil()));
    let saved = if fields.get("what") == "end" {
        cx.services.cancel_make_up(&cx.actor, person, session).await?;
        "make-up-ended"
    } else {
        cx.services.arrange_make_up(&cx.actor, person, session).await?;
        "make-up"
    };
    Ok(Answer::To(format!("/people/{person}?saved={saved}")))
}

/// Keeps a review of somebody's risk, or agrees as a second person that it is lower.
///
/// # Errors
/// As [`service::Services::review_risk`] and [`service::Services::confirm_risk`].
pub async fn review_risk(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::SeePeople)?;
    let person: PersonId = cx.id("id")?;
    let saved = if fields.get("what") == "confirm" {
        let review = fields.parse("review").ok_or(Error::NotFound)?;
        cx.services.confirm_risk(&cx.actor, person, review).await?;
        "risk-confirmed"
    } else {
        cx.services.review_risk(&cx.actor, person, fields.get("level"), fields.get("reasons")).await?;
        "risk"
    };
    Ok(Answer::To(format!("/people/{person}?saved={saved}")))
}

/// Reads `group:<id>` or `trainer:<id>`.
fn wait_for(text: &str) -> Option<WaitFor> {
    let (what, id) = text.split_once(':')?;
    match what {
        "group" => Some(WaitFor::Group(id.parse().ok()?)),
        "trainer" => Some(WaitFor::Trainer(id.parse().ok()?)),
        _ => None,
    }
}
