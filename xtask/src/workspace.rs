//! Where things are, and cargo as a developer would call it.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::shell;

/// Tells the server's build where the finished site is.
const SITE: &str = "BETBURYS_SITE";

/// Always all of them, whatever of them is compiled, so that what they share is compiled with the same features, once.
pub const PACKAGES: [&str; 8] = ["-p", "app", "-p", "server", "-p", "tests", "--features", "app/ssr"];

/// What cargo sets for this program about this program.
const OURS: [&str; 5] =
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_CRATE_NAME", "CARGO_BIN_NAME", "CARGO_PRIMARY_PACKAGE"];

/// The checkout and the folder for what is built from it.
#[derive(Debug)]
pub struct Workspace {
    pub root: PathBuf,
    pub target: PathBuf,
}

impl Workspace {
    pub fn find() -> Result<Self> {
        let mut metadata = Command::new("cargo");
        metadata.args(["metadata", "--no-deps", "--format-version", "1"]);
        // Two checkouts may share a target folder, and with it this program: cargo tells which one it is run in.
        metadata.current_dir(shell::setting("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into()));
        let metadata: Value = serde_json::from_str(&shell::output(&mut metadata)?)?;
        let folder = |name: &str| metadata[name].as_str().map(PathBuf::from).context("cargo says where things are");
        Ok(Self { root: folder("workspace_root")?, target: folder("target_directory")? })
    }

    /// Cargo, with this workspace's site for the server.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = Command::new("cargo");
        cargo.args(arguments).current_dir(&self.root);
        // Some build scripts look at these, so with them everything would be built again after a plain `cargo build`.
        let names = env::vars_os().map(|(name, _)| name);
        for name in names.filter(|name| OURS.iter().any(|ours| name.to_string_lossy().starts_with(ours))) {
            cargo.env_remove(name);
        }
        if self.site().join("manifest.json").exists() {
            cargo.env(SITE, self.site());
        }
        cargo
    }

    /// What the browser loads, with the names that it asks for.
    pub fn site(&self) -> PathBuf {
        self.target.join("site")
    }

    /// A program that was built.
    pub fn program(&self, name: &str, profile: Profile) -> PathBuf {
        self.target.join(profile.folder()).join(name)
    }

    pub fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(path)
    }
}

/// How the server is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    Debug,
    Release,
}

impl Profile {
    pub fn of(is_release: bool) -> Self {
        if is_release { Self::Release } else { Self::Debug }
    }

    pub fn cargo(self) -> &'static str {
        match self {
            Self::Debug => "dev",
            Self::Release => "release",
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Release => "release",
        }
    }
}
