//! Texts in Kazakh, Russian and English, from Fluent files.

mod dates;
pub mod label;
mod number;
mod source;

use std::borrow::Cow;
use std::sync::LazyLock;

use domain::language::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

pub use dates::Dates;

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<[Bundle; 3]> =
    LazyLock::new(|| [Language::Kazakh, Language::Russian, Language::English].map(bundle));

/// A language's texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts(pub Language);

/// An argument of a text.
pub type Arg<'a> = (&'static str, FluentValue<'a>);

impl Texts {
    /// A text by its key. A missing one shows its key: a test keeps all of them present.
    pub fn get(self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A text with its arguments filled in.
    pub fn with(self, key: &str, args: &[Arg]) -> String {
        let bundle = self.bundle();
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let args: FluentArgs = args.iter().map(|(name, value)| (Cow::Borrowed(*name), value.clone())).collect();
        let mut errors = Vec::new();
        bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    /// Whether there is a text with this key.
    pub fn has(self, key: &str) -> bool {
        self.bundle().has_message(key)
    }

    fn bundle(self) -> &'static Bundle {
        match self.0 {
            Language::Kazakh => &BUNDLES[0],
            Language::Russian => &BUNDLES[1],
            Language::English => &BUNDLES[2],
        }
    }
}

fn bundle(language: Language) -> Bundle {
    let locale = match language {
        Language::Kazakh => unic_langid::langid!("kk"),
        Language::Russian => unic_langid::langid!("ru"),
        Language::English => unic_langid::langid!("en"),
    };
    let mut bundle = Bundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Kazakh | Language::Russian => number::with_comma,
        Language::English => number::with_point,
    }));
    for text in source::files(language) {
        // A file that does not parse whole still gives its good messages; a test finds the bad ones.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(partial, _)| partial);
        bundle.add_resource_overriding(resource);
    }
    bundle
}
