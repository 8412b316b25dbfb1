use std::fs;
use std::path::Path;

use crate::Stop;
use crate::config::{Config, DatabaseUrl};

/// Makes the data folder if it is not there, for its owner only, and sees that it can be written.
pub(super) fn prepare(folder: &Path) -> Result<(), Stop> {
    let unusable = |why: std::io::Error| {
        Stop::new(format!(
            "The folder {} cannot be written ({why}): allow it, or set `data` to another folder.",
            folder.display()
        ))
    };
    if !folder.is_dir() {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(unusable)?;
    }
    let trial = folder.join(format!(".trial-{}", std::process::id()));
    fs::write(&trial, "").and_then(|()| fs::remove_file(&trial)).map_err(unusable)
}

/// Sees that there is something to look at: a mistyped folder must not become a new, empty installation.
pub(super) fn has_data(config: &Config) -> Result<(), Stop> {
    let usual = config.data.join("betburys.sqlite");
    if config.database == DatabaseUrl::in_folder(&config.data) && !usual.is_file() {
        return Err(Stop::new(format!(
            "There is no {}: name the data folder with --data, or begin with `betburys serve`.",
            usual.display()
        )));
    }
    Ok(())
}
