//! The pages as a person sees them: Playwright on the system's Chromium.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::setup::{self, Postgres};
use crate::step::step;
use crate::workspace::{Profile, Workspace};
use crate::{build, shell};

const LOCK: &str = "package-lock.json";

pub fn test(workspace: &Workspace, postgres: Option<&Postgres>, more: &[String]) -> Result<()> {
    let folder = workspace.path("tests/browser");
    packages(&folder)?;
    build::server(workspace, Profile::Debug)?;
    let mut tests = Command::new("npx");
    tests.args(["--no-install", "playwright", "test"]).args(more).current_dir(folder);
    tests.env("BETBURYS_BIN", workspace.program("betburys", Profile::Debug)).env("CHROMIUM", setup::chromium());
    shell::run(postgres.iter().fold(&mut tests, |tests, postgres| postgres.tell(tests)))
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
