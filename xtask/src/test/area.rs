//! The layers that are tested one by one.

use clap::ValueEnum;

use crate::workspace::PACKAGES;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Area {
    /// The programme's rules, the use cases, the documents.
    Rules,
    /// The texts in three languages.
    Texts,
    /// The queries, as both engines understand them now.
    Queries,
    /// What both databases promise.
    Store,
    /// The server as a browser sees it.
    Http,
    /// The server when it is killed.
    Faults,
    /// The pages as a person sees them.
    Browser,
}

impl Area {
    /// Quick ones first.
    pub const ALL: [Self; 7] =
        [Self::Rules, Self::Texts, Self::Queries, Self::Store, Self::Http, Self::Faults, Self::Browser];

    pub fn name(self) -> &'static str {
        match self {
            Self::Rules => "rules",
            Self::Texts => "texts",
            Self::Queries => "queries",
            Self::Store => "store",
            Self::Http => "http",
            Self::Faults => "faults",
            Self::Browser => "browser",
        }
    }

    pub fn needs_postgres(self) -> bool {
        !matches!(self, Self::Rules | Self::Texts)
    }

    pub fn needs_site(self) -> bool {
        matches!(self, Self::Http) || self.needs_program()
    }

    /// A program in another language reads the calendars that we write.
    pub fn needs_python(self) -> bool {
        matches!(self, Self::Http)
    }

    pub fn needs_program(self) -> bool {
        matches!(self, Self::Faults | Self::Browser)
    }

    /// Which tests, as cargo says it.
    pub fn selection(self) -> Vec<&'static str> {
        match self {
            Self::Rules => vec!["-p", "domain", "-p", "service", "-p", "documents", "--tests"],
            Self::Texts => [&PACKAGES[..], &["--test", "texts"]].concat(),
            Self::Store => [&PACKAGES[..], &["--test", "store"]].concat(),
            Self::Http => [&PACKAGES[..], &["--lib", "--test", "http", "--test", "demo"]].concat(),
            Self::Faults => [&PACKAGES[..], &["--test", "faults"]].concat(),
            Self::Queries | Self::Browser => Vec::new(),
        }
    }
}
