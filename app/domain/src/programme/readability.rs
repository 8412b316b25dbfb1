//! How hard a handout is to read: short sentences of everyday words.

use super::prose::Prose;
use crate::language::Language;

/// A word of so many letters is long: Russian and Kazakh words carry their endings.
const fn long(language: Language) -> usize {
    match language {
        Language::Kazakh | Language::Russian => 11,
        Language::English => 9,
    }
}

/// How hard a text is to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readability {
    /// All words.
    pub words: usize,
    /// All sentences; an item of a list is at least one.
    pub sentences: usize,
    /// Words of the longest sentence.
    pub longest: usize,
    /// Long words in a hundred.
    pub long_percent: usize,
}

impl Readability {
    /// Measures a text.
    pub fn of(prose: &Prose, language: Language) -> Self {
        let lines = prose.plain();
        let sentences = lines.iter().flat_map(|line| line.split(['.', '!', '?', '…']));
        let lengths: Vec<usize> =
            sentences.map(|sentence| words(sentence).count()).filter(|count| *count > 0).collect();
        let all = lengths.iter().sum::<usize>();
        let is_long = |word: &&str| word.chars().count() >= long(language);
        let long = lines.iter().flat_map(|line| words(line)).filter(is_long).count();
        Self {
            words: all,
            sentences: lengths.len(),
            longest: lengths.iter().copied().max().unwrap_or_default(),
            long_percent: (100 * long).checked_div(all).unwrap_or_default(),
        }
    }

    /// Words in a sentence on average, rounded up.
    pub fn average(&self) -> usize {
        if self.sentences == 0 { 0 } else { self.words.div_ceil(self.sentences) }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !(sign.is_alphanumeric() || sign == '-')).filter(|word| !word.is_empty())
}
