//! No other site writes here (security S3): besides the cookie's own rule, the browser has to say where a write comes from.

use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use super::{State, errors};
use crate::config::Origin;

/// Refuses writes from elsewhere, and those that do not say where they are from.
pub(super) async fn refuse_foreign(
    axum::extract::State(state): axum::extract::State<State>,
    request: Request,
    next: Next,
) -> Response {
    if is_ours(request.method(), request.headers(), &state.options.origin) {
        return next.run(request).await;
    }
    errors::stranded(StatusCode::FORBIDDEN, "cross-site")
}

fn is_ours(method: &Method, headers: &HeaderMap, origin: &Origin) -> bool {
    if method.is_safe() {
        return true;
    }
    // Every browser since 2023 sends the first, which a page cannot forge; older ones send the second.
    match headers.get("sec-fetch-site") {
        Some(site) => site == "same-origin" || site == "none",
        None => headers.get(header::ORIGIN).and_then(|from| from.to_str().ok()).is_some_and(|from| {
            from == origin.as_str()
                || headers.get(header::HOST).is_some_and(|host| is_at(from, origin, host.as_bytes()))
        }),
    }
}

/// The same host by another of its names, such as `localhost`.
fn is_at(from: &str, origin: &Origin, host: &[u8]) -> bool {
    let scheme = if origin.is_https() { "https://" } else { "http://" };
    from.strip_prefix(scheme).is_some_and(|from| from.as_bytes() == host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_let_in(method: &Method, headers: &[(&'static str, &str)]) -> bool {
        let headers = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
        is_ours(method, &headers, &Origin::parse("https://centre.example").unwrap())
    }

    #[test]
    fn only_our_own_pages_write_s3() {
        for (headers, expected) in [
            (&[("sec-fetch-site", "same-origin")][..], true),
            (&[("sec-fetch-site", "none")], true),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("sec-fetch-site", "cross-site")], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", "https://centre.example")], false),
            (&[("origin", "https://centre.example")], true),
            (&[("origin", "https://localhost:3000"), ("host", "localhost:3000")], true),
            (&[("origin", "http://localhost:3000"), ("host", "localhost:3000")], false),
            (&[("origin", "https://evil.example"), ("host", "centre.example")], false),
            (&[("origin", "null")], false),
            (&[("host", "centre.example")], false),
            (&[], false),
        ] {
            assert_eq!(is_let_in(&Method::POST, headers), expected, "{headers:?}");
        }
    }

    #[test]
    fn reading_is_free_and_every_other_method_writes_s3() {
        assert!(is_let_in(&Method::GET, &[]));
        assert!(is_let_in(&Method::HEAD, &[("sec-fetch-site", "cross-site")]));
        for method in [Method::PUT, Method::PATCH, Method::DELETE] {
            assert!(!is_let_in(&method, &[]));
        }
    }
}
