//! Appointments in the words of a calendar elsewhere, which say nothing of what they are about (security S18).

use service::Services;
use service::feeds::{Feed, FeedSession};
use service::ports::{CalendarEvent, CalendarFile};

use crate::i18n::Texts;
use crate::routes::Answer;

/// What it is to the browser and to calendar programs.
pub const MEDIA: &str = "text/calendar; charset=utf-8";
/// The name of a file, in every language.
const NAME: &str = "calendar.ics";

/// A feed as it is read.
pub fn calendar(services: &Services, feed: &Feed) -> String {
    let texts = Texts(feed.language);
    let file = CalendarFile {
        name: texts.get("feed-name"),
        language: feed.language.code(),
        events: feed.sessions.iter().map(|session| event(texts, session)).collect(),
    };
    services.documents.calendar(&file)
}

/// The same as a file to keep.
pub fn file(services: &Services, feed: &Feed) -> Answer {
    Answer::File { name: NAME.to_owned(), media: MEDIA.to_owned(), body: calendar(services, feed).into_bytes() }
}

fn event(texts: Texts, session: &FeedSession) -> CalendarEvent {
    let group = session.detail.as_ref().and_then(|detail| detail.group.as_deref());
    let name = texts.get("feed-appointment");
    let name = group.map_or_else(|| name.clone(), |group| format!("{name} · {group}"));
    let cancelled = || texts.with("feed-cancelled", &[("name", name.as_str().into())]);
    CalendarEvent {
        uid: session.id.0,
        slot: session.slot.clone(),
        live: session.live,
        sequence: session.sequence,
        changed_at: session.changed_at,
        summary: if session.live { name.clone() } else { cancelled() },
        location: session.detail.as_ref().map(|detail| texts.room(&detail.room)),
    }
}
