//! Packages of the system.

use std::fmt;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use super::postgres;
use crate::shell;
use crate::step::step;

/// Something that has to be on the machine, and the Debian packages that bring it.
#[derive(Debug, Clone, Copy)]
pub struct Need {
    packages: &'static [&'static str],
    is_met: fn() -> bool,
}

/// For the parts of crates that are written in C.
pub const COMPILER: Need = Need { packages: &["build-essential"], is_met: || shell::program("cc").is_some() };

pub const POSTGRES: Need = Need { packages: &["postgresql"], is_met: || postgres::programs().is_some() };

pub const PSQL: Need = Need { packages: &["postgresql-client"], is_met: || shell::program("psql").is_some() };

pub const BROWSER: Need = Need { packages: &["chromium-headless-shell"], is_met: || chromium().is_file() };

pub const NODE: Need = Need { packages: &["nodejs", "npm"], is_met: has_node };

/// With what makes environments of its own, in which packages can be installed.
pub const PYTHON: Need = Need { packages: &["python3", "python3-venv"], is_met: has_python };

fn has_python() -> bool {
    shell::succeeds(Command::new("python3").args(["-c", "import ensurepip, venv"]))
}

fn has_node() -> bool {
    ["node", "npm"].iter().all(|name| shell::program(name).is_some())
}

/// Debian's Chromium, without its windows: that takes two thirds of the time; or with them.
const CHROMIUM: [&str; 2] = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

/// The browser that shows the pages.
pub fn chromium() -> PathBuf {
    let [headless, whole] = CHROMIUM.map(PathBuf::from);
    let found = || if headless.is_file() || !whole.is_file() { headless } else { whole };
    shell::setting("CHROMIUM").map_or_else(found, PathBuf::from)
}

/// What we may not install ourselves.
#[derive(Debug)]
pub struct Missing(String);

impl Missing {
    pub fn new(what: &str, command: &str) -> Self {
        Self(format!("missing on this machine: {what}; install it with: {command}"))
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Missing {}

/// Sees to it that the machine has what is needed.
pub fn packages(needs: &[Need]) -> Result<()> {
    let missing: Vec<_> = unmet(needs);
    if missing.is_empty() {
        return Ok(());
    }
    if shell::program("apt-get").is_some() && (is_root() || may_sudo()) {
        step(&format!("System: install {}", missing.join(", ")), || install(&missing))?;
    }
    let missing = unmet(needs);
    if missing.is_empty() {
        return Ok(());
    }
    let command = format!("sudo apt-get update && sudo apt-get install -y {}", missing.join(" "));
    Err(Missing::new(&missing.join(", "), &command).into())
}

fn unmet(needs: &[Need]) -> Vec<&'static str> {
    let unmet = needs.iter().filter(|need| !(need.is_met)());
    unmet.flat_map(|need| need.packages).copied().collect()
}

fn install(packages: &[&str]) -> Result<()> {
    shell::run(apt_get().arg("update"))?;
    shell::run(apt_get().args(["install", "--yes", "--no-install-recommends"]).args(packages))
}

fn apt_get() -> Command {
    let mut command = Command::new(if is_root() { "env" } else { "sudo" });
    if !is_root() {
        command.args(["-n", "env"]);
    }
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]);
    command
}

pub fn is_root() -> bool {
    shell::output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

fn may_sudo() -> bool {
    shell::succeeds(Command::new("sudo").args(["-n", "true"]))
}
