//! Alphabetical order of Kazakh and Russian names (ICU collation; rule I3).

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

use crate::language::Language;

/// A language's alphabetical order. The collation data is compiled in; without it the order would be the code points'.
pub struct Order(Option<CollatorBorrowed<'static>>);

impl Order {
    /// The order of a language: аәбвгғ… in Kazakh. English readers get the Kazakh order too, for the names are Kazakh.
    pub fn for_language(language: Language) -> Self {
        let locale = match language {
            Language::Kazakh | Language::English => locale!("kk"),
            Language::Russian => locale!("ru"),
        };
        Self(Collator::try_new(locale.into(), CollatorOptions::default()).ok())
    }

    /// A key that sorts bytewise as the text sorts alphabetically.
    pub fn key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::new();
        match &self.0 {
            Some(collator) => {
                let Ok(()) = collator.write_sort_key_to(text, &mut key);
            }
            None => key.extend_from_slice(text.as_bytes()),
        }
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kazakh_letters_stand_where_the_alphabet_puts_them() {
        let order = Order::for_language(Language::Kazakh);
        let alphabet = ["а", "ә", "г", "ғ", "и", "к", "қ", "н", "ң", "о", "ө", "у", "ұ", "ү", "х", "һ", "ы", "і"];
        let keys: Vec<_> = alphabet.iter().map(|letter| order.key(letter)).collect();
        assert!(keys.is_sorted(), "{alphabet:?}");
    }
}
