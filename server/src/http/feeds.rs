//! Personal feeds: a calendar program comes with a secret link and nothing else.

use app::feeds;
use axum::extract::Request;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use service::error::{Error, Outcome};

use super::{State, client, errors};

/// The address: the secret and the ending that calendar programs look for.
pub(super) const PATH: &str = "/feeds/{file}";

/// Answers with the calendar behind a link.
pub(super) async fn feed(state: State, file: String, request: Request) -> Response {
    let address = client::address(&request.into_parts().0, state.options.proxy);
    match calendar(&state, &file, &address).await {
        Ok(calendar) => {
            let headers =
                [(CONTENT_TYPE, feeds::MEDIA), (CONTENT_DISPOSITION, "attachment; filename=\"calendar.ics\"")];
            (headers, calendar).into_response()
        }
        Err(error) => errors::bare(&error),
    }
}

async fn calendar(state: &State, file: &str, address: &str) -> Outcome<String> {
    let secret = file.strip_suffix(".ics").ok_or(Error::NotFound)?;
    let feed = state.services.feed(secret, address).await?;
    Ok(feeds::calendar(&state.services, &feed))
}
