use service::error::{Error, Outcome};

use crate::feeds;
use crate::pages::account::feed_link;
use crate::routes::Answer;
use crate::web::{Cx, Fields};

/// Makes a new link to one's own appointments and shows it, this once; or ends the link.
///
/// # Errors
/// As [`service::Services::renew_feed`] and [`service::Services::revoke_feed`].
pub async fn change(cx: Cx, fields: Fields) -> Outcome<Answer> {
    if fields.get("what") == "revoke" {
        cx.services.revoke_feed(&cx.actor).await?;
        return Ok(Answer::To("/me/feed?saved=feed-revoked".to_owned()));
    }
    let secret = cx.services.renew_feed(&cx.actor).await?;
    Ok(Answer::Show(feed_link(&cx, &secret)))
}

/// Reads one's busy times from a calendar file, or forgets them.
///
/// # Errors
/// As [`service::Services::import_busy_times`] and [`service::Services::forget_busy_times`].
pub async fn busy(cx: Cx, fields: Fields) -> Outcome<Answer> {
    if fields.get("what") == "forget" {
        cx.services.forget_busy_times(&cx.actor).await?;
        return Ok(Answer::To("/me/busy?saved=busy-forgotten".to_owned()));
    }
    let bytes = fields.file.as_ref().map_or(&[][..], |file| &file.bytes);
    let count = cx.services.import_busy_times(&cx.actor, bytes).await?;
    Ok(Answer::To(format!("/me/busy?saved=busy-read&n={count}")))
}

/// One session as a file for a calendar.
///
/// # Errors
/// As [`service::Services::session_file`].
pub async fn session(cx: Cx, _: Fields) -> Outcome<Answer> {
    let feed = cx.services.session_file(&cx.actor, cx.id("id")?).await?;
    Ok(feeds::file(&cx.services, &feed))
}

/// The same of a participant's own session.
///
/// # Errors
/// As [`service::Services::my_session_file`].
pub async fn my_session(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.participant()?;
    let session = fields.parse("session").ok_or(Error::NotFound)?;
    let feed = cx.services.my_session_file(&cx.actor, session).await?;
    Ok(feeds::file(&cx.services, &feed))
}
