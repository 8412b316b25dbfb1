//! What an action answers, as a response.

use app::routes::Answer;
use app::web::{Cx, respond};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, LOCATION, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::{State, cookies};

const CLEAR_SITE_DATA: &str = "clear-site-data";

/// All that the browser keeps of us: the phone may be shared.
const EVERYTHING: &str = "\"cache\", \"cookies\", \"storage\"";

/// Turns an action's answer into a response.
pub(super) fn answer(state: &State, cx: &Cx, answer: Answer) -> Response {
    let is_https = state.is_https();
    match answer {
        Answer::To(path) => see(&path),
        Answer::SignedIn { secret, to } => with_cookie(see(to), &cookies::signed_in(&secret, is_https)),
        Answer::SignedOut => {
            let mut response = with_cookie(see("/"), &cookies::signed_out(is_https));
            response.headers_mut().insert(CLEAR_SITE_DATA, HeaderValue::from_static(EVERYTHING));
            response
        }
        Answer::Speak { language, to } => with_cookie(see(local(&to)), &cookies::speaks(language, is_https)),
        Answer::Show(page) => respond(cx, StatusCode::OK, page),
        Answer::Renewed { secret, page } => {
            with_cookie(respond(cx, StatusCode::OK, page), &cookies::signed_in(&secret, is_https))
        }
        Answer::Text(words) => ([(CONTENT_TYPE, "text/plain; charset=utf-8")], words).into_response(),
        Answer::File { name, media, body } => file(&name, media, body),
    }
}

/// Leads on to a path of ours, to be read there.
pub(super) fn see(path: &str) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, encoded(path))]).into_response()
}

fn with_cookie(mut response: Response, cookie: &str) -> Response {
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// A download: never shown within our own pages, whatever it holds.
fn file(name: &str, media: String, body: Vec<u8>) -> Response {
    let is_plain = |letter: &char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_');
    let plain: String = name.chars().filter(is_plain).collect();
    // Names beyond ASCII as RFC 6266 has them, with a plain one for whoever does not read it.
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", percent(name));
    ([(CONTENT_TYPE, media), (CONTENT_DISPOSITION, disposition)], body).into_response()
}

/// All but letters, digits and the unreserved signs as `%XX` (RFC 3986).
fn percent(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    text.bytes()
        .map(|byte| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// The path if it is one of ours: a form's field must not lead to another site.
fn local(path: &str) -> &str {
    let is_local = path.starts_with('/') && !path[1..].starts_with(['/', '\\']) && !path.contains(char::is_control);
    if is_local { path } else { "/" }
}

/// A path as it may stand in a header: what is not plain ASCII as `%XX`.
fn encoded(path: &str) -> String {
    path.bytes()
        .map(|byte| if byte.is_ascii_graphic() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_never_leads_to_another_site() {
        for path in ["/", "/week?from=2026-03-02", "/people/1"] {
            assert_eq!(local(path), path);
        }
        for path in ["", "//evil.example", "/\\evil.example", "https://evil.example", "week", "/\t/evil.example"] {
            assert_eq!(local(path), "/", "{path:?}");
        }
    }

    #[test]
    fn addresses_are_written_so_that_headers_can_carry_them() {
        assert_eq!(encoded("/people?q=Қас ым"), "/people?q=%D2%9A%D0%B0%D1%81%20%D1%8B%D0%BC");
        assert_eq!(encoded("/\r\nx: y"), "/%0D%0Ax:%20y");
    }
}
