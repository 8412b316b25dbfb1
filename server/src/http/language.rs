//! In which language an answer is given.

use axum::http::{HeaderMap, header};
use domain::language::Language;
use service::actor::Actor;

use super::cookies;

/// The account's, else what was chosen in this browser, else the first of ours that the browser asks for, else Kazakh.
pub(super) fn of(actor: &Actor, headers: &HeaderMap) -> Language {
    let chosen = || cookies::read(headers, cookies::LANGUAGE).and_then(Language::parse);
    let asked = || headers.get(header::ACCEPT_LANGUAGE).and_then(|line| preferred(line.to_str().ok()?));
    actor.language().or_else(chosen).or_else(asked).unwrap_or_default()
}

fn preferred(line: &str) -> Option<Language> {
    let mut known: Vec<(f32, Language)> =
        line.split(',').filter_map(weighed).filter(|(weight, _)| *weight > 0.0).collect();
    known.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    known.first().map(|(_, language)| *language)
}

fn weighed(range: &str) -> Option<(f32, Language)> {
    let (tag, weight) = range.trim().split_once(";q=").unwrap_or((range.trim(), "1"));
    let language = Language::parse(&tag.split('-').next()?.to_ascii_lowercase())?;
    Some((weight.trim().parse().unwrap_or_default(), language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_is_heard_if_it_asks_for_one_of_ours() {
        assert_eq!(preferred("ru-KZ,ru;q=0.9,kk;q=0.8,en;q=0.7"), Some(Language::Russian));
        assert_eq!(preferred("de,en;q=0.5,kk;q=0.9"), Some(Language::Kazakh));
        assert_eq!(preferred("de-DE, *;q=0.1"), None);
        assert_eq!(preferred("ru;q=0"), None);
    }
}
