//! Folding words for search: "Касымов" finds "Қасымов" (rule I3).

use unicode_normalization::UnicodeNormalization as _;

/// Prefixes are indexed up to this many letters, and the whole word beyond.
const LONGEST_PREFIX: usize = 12;
const SHORTEST_PREFIX: usize = 2;

/// Lower case, compatibility form, Kazakh letters as their Russian neighbours, ё as е. Idempotent.
pub fn fold(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).nfkc().map(neighbour).collect()
}

/// The folded words of a text: runs of letters and digits.
pub fn words(text: &str) -> Vec<String> {
    fold(text).split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What of a word is indexed: its beginnings of 2 to 12 letters; a word of one letter stands for itself.
pub fn prefixes(word: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = word.chars().take(LONGEST_PREFIX).collect();
    let shortest = SHORTEST_PREFIX.min(letters.len()).max(1);
    (shortest..=letters.len()).map(move |length| letters[..length].iter().collect())
}

/// What to look for when this much of a word was typed; none if it is too short to tell.
pub fn longest_prefix(word: &str) -> Option<String> {
    prefixes(word).last()
}

const fn neighbour(letter: char) -> char {
    match letter {
        'ә' => 'а',
        'ғ' => 'г',
        'қ' => 'к',
        'ң' => 'н',
        'ө' => 'о',
        'ұ' | 'ү' => 'у',
        'һ' => 'х',
        'ё' => 'е',
        'і' | 'й' => 'и',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_spelling_finds_the_kazakh_name() {
        for (typed, name) in
            [("Касымов", "Қасымов"), ("Омирбек", "Өмірбек"), ("ГУЛНАР", "Гүлнар"), ("Хабиба", "Һабиба")]
        {
            assert_eq!(fold(typed), fold(name));
        }
    }

    #[test]
    fn beginnings_of_words_are_indexed() {
        assert_eq!(prefixes("ерла").collect::<Vec<_>>(), ["ер", "ерл", "ерла"]);
        assert_eq!(longest_prefix("константинополь").as_deref(), Some("константиноп"));
        assert_eq!(words("Әбдірахман-Ұлы 701"), ["абдирахман", "улы", "701"]);
    }
}
