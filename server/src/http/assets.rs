//! The files of the site: their names change with their content, so browsers keep them for good.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::errors;
use crate::assets::{File, find};

const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// Answers a file, packed as the browser likes it.
pub(super) fn file(name: &str, headers: &HeaderMap) -> Response {
    let Some(file) = find(name) else { return errors::stranded(StatusCode::NOT_FOUND, "not-found") };
    let (bytes, packing) = packed(file, headers);
    let mut response = bytes.into_response();
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.mime));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(FOR_GOOD));
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(packing) = packing {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(packing));
    }
    response
}

fn packed(file: &File, headers: &HeaderMap) -> (&'static [u8], Option<&'static str>) {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|line| line.to_str().ok()).unwrap_or_default();
    match (file.brotli, file.gzip) {
        (Some(bytes), _) if accepts(accepted, "br") => (bytes, Some("br")),
        (_, Some(bytes)) if accepts(accepted, "gzip") => (bytes, Some("gzip")),
        _ => (file.plain, None),
    }
}

fn accepts(line: &str, packing: &str) -> bool {
    line.split(',').any(|entry| {
        let (name, weight) = entry.split_once(";q=").unwrap_or((entry, "1"));
        name.trim() == packing && weight.trim().parse::<f32>().is_ok_and(|weight| weight > 0.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_only_as_the_browser_says() {
        assert!(accepts("gzip, deflate, br;q=0.9", "br"));
        assert!(!accepts("gzip, br;q=0", "br"));
        assert!(!accepts("brotli", "br"));
    }
}
