//! The Fluent files, one per area, built into the binary.

use domain::language::Language;

macro_rules! files {
    ($language:literal) => {
        [
            include_str!(concat!("../../locales/", $language, "/common.ftl")),
            include_str!(concat!("../../locales/", $language, "/account.ftl")),
            include_str!(concat!("../../locales/", $language, "/admin.ftl")),
            include_str!(concat!("../../locales/", $language, "/apart.ftl")),
            include_str!(concat!("../../locales/", $language, "/calendar.ftl")),
            include_str!(concat!("../../locales/", $language, "/errors.ftl")),
            include_str!(concat!("../../locales/", $language, "/feeds.ftl")),
            include_str!(concat!("../../locales/", $language, "/hours.ftl")),
            include_str!(concat!("../../locales/", $language, "/manual.ftl")),
            include_str!(concat!("../../locales/", $language, "/moves.ftl")),
            include_str!(concat!("../../locales/", $language, "/outcomes.ftl")),
            include_str!(concat!("../../locales/", $language, "/people.ftl")),
            include_str!(concat!("../../locales/", $language, "/portal.ftl")),
            include_str!(concat!("../../locales/", $language, "/register.ftl")),
            include_str!(concat!("../../locales/", $language, "/waiting.ftl")),
        ]
    };
}

/// A language's files.
pub(super) const fn files(language: Language) -> [&'static str; 15] {
    match language {
        Language::Kazakh => files!("kk"),
        Language::Russian => files!("ru"),
        Language::English => files!("en"),
    }
}
