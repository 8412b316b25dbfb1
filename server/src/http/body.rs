//! Reading what a form sends, within limits.

use app::web::{Fields, Upload};
use axum::extract::{Form, FromRequest as _, Multipart, Request};
use axum::http::{StatusCode, header};
use service::attachments::LARGEST_FILE;

use super::request::fields;

/// What a form may weigh, in bytes.
const FORM: usize = 256 * 1024;
/// What a form with a spreadsheet may weigh, in bytes.
const WITH_TABLE: usize = 6 * 1024 * 1024;
/// Where forms carry a file, and what the form may weigh with it.
const FILES_AT: [(&str, usize); 2] = [("/import", WITH_TABLE), ("/manual/{key}/attach", LARGEST_FILE + FORM)];

/// Why a body was refused, as a status and a code of a sentence.
pub(super) type Refusal = (StatusCode, &'static str);

const NOT_UNDERSTOOD: Refusal = (StatusCode::BAD_REQUEST, "not-understood");
const TOO_LARGE: Refusal = (StatusCode::PAYLOAD_TOO_LARGE, "too-large");

/// What a body sent to this path may weigh, in bytes.
pub(super) fn limit(path: &str) -> usize {
    FILES_AT.iter().find(|(at, _)| *at == path).map_or(FORM, |(_, limit)| *limit)
}

/// Reads the fields of a form.
pub(super) async fn read(path: &str, request: Request) -> Result<Fields, Refusal> {
    if FILES_AT.iter().any(|(at, _)| *at == path) && is_multipart(&request) {
        return with_file(request).await;
    }
    let Form(values) =
        Form::<Vec<(String, String)>>::from_request(request, &()).await.map_err(|refused| refusal(refused.status()))?;
    fields(values).ok_or(NOT_UNDERSTOOD)
}

fn is_multipart(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("multipart/form-data"))
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
        StatusCode::UNSUPPORTED_MEDIA_TYPE => (status, "not-understood"),
        _ => NOT_UNDERSTOOD,
    }
}
