//! The three languages of the product, of equal rank.

use crate::codes::coded;

/// A language of the interface, of papers and of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// Kazakh, the default.
    #[default]
    Kazakh,
    /// Russian.
    Russian,
    /// English.
    English,
}

coded!(Language { Kazakh = "kk", Russian = "ru", English = "en" });
