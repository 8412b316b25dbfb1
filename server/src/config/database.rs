use std::fmt;
use std::path::Path;

use crate::Stop;

/// Which engine keeps the data, by the scheme of its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One file.
    Sqlite,
    /// A server.
    Postgres,
}

/// The address of a database. Shown without its password.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl {
    /// Which engine.
    pub engine: Engine,
    url: String,
}

impl DatabaseUrl {
    /// Reads an address.
    ///
    /// # Errors
    /// If its scheme is of no engine that is built in.
    pub fn parse(url: &str) -> Result<Self, Stop> {
        let engine = match url.split_once(':') {
            Some(("sqlite", file)) if !file.trim_start_matches('/').is_empty() => Engine::Sqlite,
            Some(("postgres" | "postgresql", rest)) if rest.starts_with("//") => Engine::Postgres,
            _ => {
                return Err(Stop::new(
                    "The setting `database` must be sqlite:FILE or postgres://USER@HOST/NAME: correct it.",
                ));
            }
        };
        Ok(Self { engine, url: url.to_owned() })
    }

    /// The usual file in the data folder.
    pub fn in_folder(data: &Path) -> Self {
        let file = data.join("betburys.sqlite").display().to_string();
        // The address is decoded like any other: what has a meaning in one must not stand there as itself.
        let file = file.replace('%', "%25").replace('?', "%3F").replace('#', "%23");
        Self { engine: Engine::Sqlite, url: format!("sqlite://{file}") }
    }

    /// The whole address, password included.
    pub fn reveal(&self) -> &str {
        &self.url
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = self.url.split('?').next().unwrap_or_default();
        match (url.split_once("://"), url.rsplit_once('@')) {
            (Some((scheme, _)), Some((_, host))) if self.engine == Engine::Postgres => write!(f, "{scheme}://…@{host}"),
            _ => f.write_str(url),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
