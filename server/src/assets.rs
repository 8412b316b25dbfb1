//! What the browser loads besides pages: made at build time, kept in the program.

use std::collections::HashMap;
use std::sync::LazyLock;

use app::web::Assets;

/// A file of the site.
#[derive(Debug, Clone, Copy)]
pub struct File {
    /// Its name with the hash of its content.
    pub name: &'static str,
    /// Its name without.
    pub logical: &'static str,
    /// Its media type.
    pub mime: &'static str,
    /// Its content.
    pub plain: &'static [u8],
    /// The same, packed with brotli, if that makes it smaller.
    pub brotli: Option<&'static [u8]>,
    /// The same, packed with gzip, if that makes it smaller.
    pub gzip: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

static BY_NAME: LazyLock<HashMap<&str, &File>> = LazyLock::new(|| FILES.iter().map(|file| (file.name, file)).collect());

/// Both fonts are met on every page: the digits in one, the names of the languages in the other.
static ADDRESSES: LazyLock<Assets> = LazyLock::new(|| Assets {
    css: address("main.css"),
    js: address("app.js"),
    start: address("start.js"),
    exit: address("exit.js"),
    speak: address("speak.js"),
    calendar: address("calendar.js"),
    plan: address("plan.js"),
    fonts: FILES.iter().filter(|file| file.mime == "font/woff2").map(path).collect(),
});

/// The file with this hashed name.
pub fn find(name: &str) -> Option<&'static File> {
    BY_NAME.get(name).copied()
}

/// The addresses that pages refer to.
pub fn addresses() -> &'static Assets {
    &ADDRESSES
}

fn address(logical: &str) -> String {
    FILES.iter().find(|file| file.logical == logical).map(path).unwrap_or_default()
}

fn path(file: &File) -> String {
    format!("/assets/{}", file.name)
}
