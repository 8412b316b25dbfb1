//! The pages as a person sees them: Playwright on the system's Chromium.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::step::step;
use crate::workspace::Workspace;
use crate::{setup, shell};

const LOCK: &str = "package-lock.json";

/// Playwright, with its packages in place.
pub fn runner(workspace: &Workspace) -> Result<Command> {
    let folder = workspace.path("tests/browser");
    packages(&folder)?;
    let mut runner = Command::new("npx");
    runner.args(["--no-install", "playwright", "test"]).current_dir(folder).env("CHROMIUM", setup::chromium());
    Ok(runner)
}

/// Installs what the lock file names, unless that was done.
fn packages(folder: &Path) -> Result<()> {
    let lock = fs::read(folder.join(LOCK)).with_context(|| folder.join(LOCK).display().to_string())?;
    let installed = folder.join("node_modules").join(LOCK);
    if fs::read(&installed).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    step("Browser tests: npm ci", || {
        let mut install = Command::new("npm");
        install.args(["ci", "--no-audit", "--no-fund"]).current_dir(folder);
        shell::run(install.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
    })?;
    Ok(fs::write(installed, lock)?)
}
