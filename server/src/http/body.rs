//! Reading what a form sends, within limits.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use app::web::{Fields, Upload};
use axum::body::{Body, Bytes, HttpBody as _};
use axum::extract::{Form, FromRequest as _, Multipart, Request};
use axum::http::{StatusCode, header};
use service::attachments::LARGEST_FILE;
use service::busy::LARGEST_CALENDAR;

use super::request::fields;

/// What a form may weigh, in bytes.
const FORM: usize = 256 * 1024;
/// What a form with a spreadsheet may weigh, in bytes.
const WITH_TABLE: usize = 6 * 1024 * 1024;
/// So much of a form that is too large is still read, in bytes: twice what a phone's film of a minute weighs.
const MOST_FORGOTTEN: usize = 256 * 1024 * 1024;

/// How long a request may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long one with a file may take: ten megabytes at half a megabit a second.
const WITH_FILE: Duration = Duration::from_mins(3);

/// A form that carries a file, in its field `file`.
struct Carrier {
    /// The path of its route.
    at: &'static str,
    /// What it may weigh with the file, in bytes.
    limit: usize,
    /// The code of the sentence if it weighs more.
    too_large: &'static str,
}

const CARRIERS: [Carrier; 3] = [
    Carrier { at: "/import", limit: WITH_TABLE, too_large: "file-large" },
    Carrier { at: "/manual/{key}/attach", limit: LARGEST_FILE + FORM, too_large: "attachment-large" },
    Carrier { at: "/me/busy", limit: LARGEST_CALENDAR + FORM, too_large: "calendar-large" },
];

/// Why a body was refused.
pub(super) struct Refusal {
    pub(super) status: StatusCode,
    /// The code of the sentence.
    pub(super) code: &'static str,
    /// The form's field that it is about, if it is known.
    pub(super) field: Option<&'static str>,
}

const NOT_UNDERSTOOD: Refusal = Refusal { status: StatusCode::BAD_REQUEST, code: "not-understood", field: None };
const TOO_LARGE: Refusal = Refusal { status: StatusCode::PAYLOAD_TOO_LARGE, code: "too-large", field: None };

fn carrier(path: &str) -> Option<&'static Carrier> {
    CARRIERS.iter().find(|carrier| carrier.at == path)
}

/// What a body sent to this path may weigh, in bytes.
pub(super) fn limit(path: &str) -> usize {
    carrier(path).map_or(FORM, |carrier| carrier.limit)
}

/// How long a request of this path may take.
pub(super) fn patience(path: &str) -> Duration {
    if carrier(path).is_some() { WITH_FILE } else { PATIENCE }
}

/// Reads the fields of a form.
pub(super) async fn read(path: &str, request: Request) -> Result<Fields, Refusal> {
    if let Some(carrier) = carrier(path).filter(|_| is_multipart(&request)) {
        let too_large = Refusal { code: carrier.too_large, field: Some("file"), ..TOO_LARGE };
        if length(&request).is_some_and(|length| length > carrier.limit) {
            forget(request.into_body()).await;
            return Err(too_large);
        }
        let is_too_large = |refusal: &Refusal| refusal.status == TOO_LARGE.status;
        return with_file(request).await.map_err(|why| if is_too_large(&why) { too_large } else { why });
    }
    let Form(values) =
        Form::<Vec<(String, String)>>::from_request(request, &()).await.map_err(|refused| refusal(refused.status()))?;
    fields(values).ok_or(NOT_UNDERSTOOD)
}

fn is_multipart(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

fn length(request: &Request) -> Option<usize> {
    request.headers().get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Reads a body to its end and keeps nothing of it: a browser that is still sending reads no answer, and would only
/// tell that the connection is broken.
async fn forget(mut body: Body) {
    let mut left = MOST_FORGOTTEN;
    while let Some(Ok(frame)) = poll_fn(|task| Pin::new(&mut body).poll_frame(task)).await {
        left = left.saturating_sub(frame.data_ref().map_or(0, Bytes::len));
        if left == 0 {
            return;
        }
    }
}

async fn with_file(request: Request) -> Result<Fields, Refusal> {
    let mut parts = Multipart::from_request(request, &()).await.map_err(|refused| refusal(refused.status()))?;
    let (mut values, mut file) = (Vec::new(), None);
    while let Some(part) = parts.next_field().await.map_err(|refused| refusal(refused.status()))? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await.map_err(|refused| refusal(refused.status()))?;
        match file_name {
            // A browser sends an empty file without a name when none was chosen.
            Some(name) if name.is_empty() && bytes.is_empty() => {}
            Some(name) => file = Some(Upload { name, bytes: bytes.into() }),
            None => values.push((name, String::from_utf8(bytes.into()).map_err(|_| NOT_UNDERSTOOD)?)),
        }
    }
    let read = fields(values).ok_or(NOT_UNDERSTOOD)?;
    Ok(Fields { file, ..read })
}

fn refusal(status: StatusCode) -> Refusal {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => TOO_LARGE,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Refusal { status, ..NOT_UNDERSTOOD },
        _ => NOT_UNDERSTOOD,
    }
}
