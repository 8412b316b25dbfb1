//! Measures the server on this machine.

use anyhow::Result;
use clap::Args;

use crate::workspace::{PACKAGES, Profile, Workspace};
use crate::{build, shell};

#[derive(Debug, Args)]
pub struct Options {
    /// More for the program that measures.
    #[arg(last = true)]
    more: Vec<String>,
}

pub fn bench(workspace: &Workspace, options: &Options) -> Result<()> {
    build::site(workspace)?;
    build::server(workspace, Profile::Release)?;
    let mut bench = workspace.cargo(&[&["bench"], &PACKAGES[..], &["--bench", "bench", "--"]].concat());
    bench.env("BETBURYS_BIN", workspace.program("betburys", Profile::Release));
    shell::run(bench.args(&options.more))
}
