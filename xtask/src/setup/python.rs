//! Python with the packages of the tests, in an environment of its own: nothing of the system's is touched.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::shell;
use crate::step::step;
use crate::workspace::Workspace;

const REQUIREMENTS: &str = "requirements.txt";

/// The interpreter, with what the tests name installed.
pub fn python(workspace: &Workspace) -> Result<PathBuf> {
    let named = workspace.path("tests/feeds").join(REQUIREMENTS);
    let wanted = fs::read(&named).with_context(|| named.display().to_string())?;
    let folder = workspace.target.join("python");
    let (program, installed) = (folder.join("bin/python"), folder.join(REQUIREMENTS));
    if fs::read(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(program);
    }
    step("Python: install what the tests need", || {
        shell::run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
        let mut install = Command::new(&program);
        install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]);
        shell::run(install.arg(&named))
    })?;
    fs::write(&installed, wanted)?;
    Ok(program)
}
