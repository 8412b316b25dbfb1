//! One word for one notion: the terms of the field that plans and interface keep to.

use serde::Deserialize;

use super::PerLanguage;
use crate::language::Language;

const SHIPPED: &str = include_str!("../../programmes/glossary.toml");

/// The terms of the field.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Glossary {
    /// One entry for each notion.
    pub term: Vec<Term>,
}

/// A notion with its word in each language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// In Kazakh.
    pub kk: String,
    /// In Russian.
    pub ru: String,
    /// In English.
    pub en: String,
    /// Beginnings of words that are not used for it.
    pub avoid: PerLanguage<Vec<String>>,
}

impl Glossary {
    /// The terms that the product ships.
    ///
    /// # Errors
    /// From the reader, in words; a test keeps the file whole.
    pub fn shipped() -> Result<Self, String> {
        toml::from_str(SHIPPED).map_err(|why| why.to_string())
    }

    /// What a text says against the terms, as it is said there.
    pub fn against(&self, language: Language, text: &str) -> Vec<String> {
        let lower = text.to_lowercase();
        let words: Vec<&str> = lower.split(|sign: char| !(sign.is_alphanumeric() || sign == '-')).collect();
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        let avoided = self.term.iter().flat_map(|term| term.avoid.get(language));
        avoided.filter_map(|avoid| said(&words, avoid)).collect()
    }
}

/// The words that begin like those of `avoid`, one after another.
fn said(words: &[&str], avoid: &str) -> Option<String> {
    let beginnings: Vec<&str> = avoid.split(' ').collect();
    let begins = |said: &&[&str]| said.iter().zip(&beginnings).all(|(word, beginning)| word.starts_with(beginning));
    words.windows(beginnings.len()).find(begins).map(|said| said.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_against_a_term_is_found_in_every_form() {
        let glossary = Glossary::shipped().unwrap();
        for (language, text, found) in [
            (Language::Russian, "Два сеанса с агрессором.", vec!["агрессором", "сеанса"]),
            (Language::Russian, "Есть экстренный план и план на крайний случай.", vec!["экстренный план"]),
            (Language::Kazakh, "Жедел жоспарыңызды алыңыз.", vec!["жедел жоспарыңызды"]),
            (Language::English, "The participant and his partner.", vec![]),
        ] {
            assert_eq!(glossary.against(language, text), found, "{text}");
        }
    }
}
