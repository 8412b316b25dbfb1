use std::fs;
use std::path::{Path, PathBuf};

use super::Settings;
use crate::Stop;

const NAME: &str = "betburys.toml";

/// Reads the settings file: the chosen one, or the usual one in the data folder or here, or none.
pub(super) fn read(chosen: Option<PathBuf>, data: &Path) -> Result<Settings, Stop> {
    let usual = || [data.join(NAME), NAME.into()].into_iter().find(|path| path.is_file());
    let Some(path) = chosen.or_else(usual) else { return Ok(Settings::default()) };
    let text = fs::read_to_string(&path)
        .map_err(|why| Stop::new(format!("The settings file {} cannot be read: {why}.", path.display())))?;
    parse(&text).map_err(|(line, why)| {
        Stop::new(format!("{}, line {line}: {why}: correct the file and start again.", path.display()))
    })
}

/// Settings, or the line and what is wrong there. The line itself is not repeated: it may hold a password.
pub(super) fn parse(text: &str) -> Result<Settings, (usize, String)> {
    toml::from_str(text).map_err(|error| {
        let before = error.span().map_or(0, |span| span.start).min(text.len());
        let line = text.as_bytes()[..before].split(|byte| *byte == b'\n').count();
        (line, error.message().trim().replace('\n', " "))
    })
}
