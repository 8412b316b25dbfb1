//! Builds what the browser loads and the server that has it inside.

mod islands;
mod pack;
mod site;
mod styles;

pub use site::digest;

use anyhow::Result;
use clap::Args;

use crate::setup::{self, COMPILER};
use crate::shell;
use crate::step::step;
use crate::workspace::{PACKAGES, Profile, Workspace};

#[derive(Debug, Args)]
pub struct Options {
    /// Optimises the server, which takes longer.
    #[arg(long)]
    release: bool,
}

pub fn build(workspace: &Workspace, options: &Options) -> Result<()> {
    site(workspace)?;
    let profile = Profile::of(options.release);
    server(workspace, profile)?;
    println!("{}", workspace.program("betburys", profile).display());
    Ok(())
}

/// What the browser loads.
pub fn site(workspace: &Workspace) -> Result<()> {
    setup::packages(&[COMPILER])?;
    setup::wasm_target()?;
    let code = step("Islands: compile to WebAssembly", || islands::compile(workspace))?;
    step("Site: bind, bundle, name, pack", || site::make(workspace, &code))
}

/// The server, with the site that is there.
pub fn server(workspace: &Workspace, profile: Profile) -> Result<()> {
    let arguments = [&["build"], &PACKAGES[..], &["--bin", "betburys", "--profile", profile.cargo()]].concat();
    step(&format!("Server: compile ({})", profile.cargo()), || shell::run(&mut workspace.cargo(&arguments)))
}
