//! Builds and starts the server.

use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Context, Result};
use clap::Args;

use crate::build;
use crate::workspace::{Profile, Workspace};

#[derive(Debug, Args)]
pub struct Options {
    /// Starts with invented people and sessions, in which everybody may sign in.
    #[arg(long)]
    demo: bool,
    /// Optimises the server, which takes longer to build.
    #[arg(long)]
    release: bool,
    /// More for `betburys serve`.
    #[arg(last = true)]
    more: Vec<String>,
}

pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let profile = Profile::of(options.release);
    build::site(workspace)?;
    build::server(workspace, profile)?;
    let program = workspace.program("betburys", profile);
    let mut server = Command::new(&program);
    server.arg("serve").args(options.demo.then_some("--demo")).args(&options.more).current_dir(&workspace.root);
    // In place of this program, so that what stops it stops the server.
    Err(server.exec()).with_context(|| program.display().to_string())
}
