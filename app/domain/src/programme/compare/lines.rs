//! Texts, compared line by line.

use similar::{ChangeTag, DiffTag, TextDiff};

use super::{Hunk, Piece};
use crate::language::Language;
use crate::programme::files::{Files, text_path};
use crate::programme::{PerLanguage, Texts};

pub(super) fn texts(key: &str, before: &Files, after: &Files) -> Vec<(Language, Vec<Hunk>)> {
    let text = |files: &Files, language| files.get(&text_path(key, language)).cloned().unwrap_or_default();
    let differing =
        Language::ALL.iter().map(|language| (*language, hunks(&text(before, *language), &text(after, *language))));
    differing.filter(|(_, hunks)| !hunks.is_empty()).collect()
}

pub(super) fn title(key: &str, files: &Files) -> Texts {
    let title = |language| {
        let text = files.get(&text_path(key, language)).map(String::as_str).unwrap_or_default();
        heading(text.lines().next().unwrap_or_default()).to_owned()
    };
    PerLanguage { kk: title(Language::Kazakh), ru: title(Language::Russian), en: title(Language::English) }
}

/// A heading without its marks.
fn heading(line: &str) -> &str {
    let title = line.trim_start_matches('#').trim();
    title.split(" {#").next().unwrap_or_default()
}

fn hunks(before: &str, after: &str) -> Vec<Hunk> {
    let lines = |text: &'_ str| -> Vec<String> {
        text.lines().map(str::trim_end).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    let (old, new) = (lines(before), lines(after));
    let (old_lines, new_lines) =
        (old.iter().map(String::as_str).collect::<Vec<_>>(), new.iter().map(String::as_str).collect::<Vec<_>>());
    let diff = TextDiff::from_slices(&old_lines, &new_lines);
    let differing = diff.ops().iter().filter(|op| op.tag() != DiffTag::Equal);
    differing
        .map(|op| {
            let above = new[..op.new_range().start].iter().rev().find(|line| line.starts_with('#'));
            let mut hunk = Hunk {
                heading: above.map(|line| heading(line).to_owned()).unwrap_or_default(),
                removed: Vec::new(),
                added: Vec::new(),
            };
            for change in diff.iter_inline_changes(op) {
                let pieces = change.values().iter();
                let line = pieces.map(|(is_changed, text)| Piece { text: (*text).to_owned(), is_changed: *is_changed });
                match change.tag() {
                    ChangeTag::Delete => hunk.removed.push(line.collect()),
                    ChangeTag::Insert => hunk.added.push(line.collect()),
                    ChangeTag::Equal => {}
                }
            }
            hunk
        })
        .collect()
}
