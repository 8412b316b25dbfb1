//! The layers that are tested one by one.

use clap::ValueEnum;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Area {
    /// The programme's rules, the use cases, the documents.
    Rules,
    /// The texts in three languages.
    Texts,
    /// What both databases promise.
    Store,
    /// The server as a browser sees it.
    Http,
    /// The pages as a person sees them.
    Browser,
}

impl Area {
    /// Quick ones first.
    pub const ALL: [Self; 5] = [Self::Rules, Self::Texts, Self::Store, Self::Http, Self::Browser];

    pub fn name(self) -> &'static str {
        match self {
            Self::Rules => "rules",
            Self::Texts => "texts",
            Self::Store => "store",
            Self::Http => "http",
            Self::Browser => "browser",
        }
    }

    pub fn needs_postgres(self) -> bool {
        matches!(self, Self::Store | Self::Http | Self::Browser)
    }

    pub fn needs_site(self) -> bool {
        matches!(self, Self::Http | Self::Browser)
    }

    /// Which packages and which of their tests, as cargo says it.
    pub fn selection(self) -> &'static [&'static str] {
        match self {
            Self::Rules => &["-p", "domain", "-p", "service", "-p", "documents", "--tests"],
            Self::Texts => &["-p", "tests", "--test", "texts"],
            Self::Store => &["-p", "tests", "-p", "server", "--test", "store"],
            Self::Http => &["-p", "tests", "-p", "server", "--lib", "--test", "http"],
            Self::Browser => &[],
        }
    }
}
