//! The two cookies: who is signed in, and which language nobody-yet chose.

use axum::http::{HeaderMap, header};
use domain::language::Language;

/// The language that was chosen in this browser.
pub(super) const LANGUAGE: &str = "language";

/// A year, in seconds.
const YEAR: u32 = 365 * 24 * 60 * 60;

/// The cookie of a signed-in device. The prefix makes browsers refuse it from other hosts and without encryption.
pub(super) const fn session_name(is_https: bool) -> &'static str {
    if is_https { "__Host-session" } else { "session" }
}

/// A cookie's value.
pub(super) fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(';')).find_map(|pair| {
        let (known, value) = pair.trim().split_once('=')?;
        (known == name && !value.is_empty()).then_some(value)
    })
}

/// Signs a browser in until it is closed. `Lax`, not `Strict`: links on paper and in messages must find it.
pub(super) fn signed_in(secret: &str, is_https: bool) -> String {
    format!("{}={secret}{}", session_name(is_https), attributes(is_https))
}

/// Takes it back.
pub(super) fn signed_out(is_https: bool) -> String {
    format!("{}=; Max-Age=0{}", session_name(is_https), attributes(is_https))
}

/// Remembers a language.
pub(super) fn speaks(language: Language, is_https: bool) -> String {
    format!("{LANGUAGE}={}; Max-Age={YEAR}{}", language.code(), attributes(is_https))
}

const fn attributes(is_https: bool) -> &'static str {
    if is_https { "; Path=/; HttpOnly; SameSite=Lax; Secure" } else { "; Path=/; HttpOnly; SameSite=Lax" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, "xsession=1; session=abc=; language=ru".parse().unwrap());
        assert_eq!(read(&headers, "session"), Some("abc="));
        assert_eq!(read(&headers, LANGUAGE), Some("ru"));
        assert_eq!(read(&headers, "__Host-session"), None);
    }

    #[test]
    fn the_session_is_out_of_reach_of_scripts_and_other_sites_s6() {
        assert_eq!(signed_in("s", true), "__Host-session=s; Path=/; HttpOnly; SameSite=Lax; Secure");
        assert_eq!(signed_in("s", false), "session=s; Path=/; HttpOnly; SameSite=Lax");
    }
}
