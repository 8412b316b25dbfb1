//! Everything that has to hold before a change is handed in, except the tests.

use anyhow::{Result, bail};

use crate::prepare;
use crate::setup::{self, COMPILER};
use crate::step::step;
use crate::workspace::Workspace;
use crate::{build, shell};

const FORMAT: [&str; 3] = ["fmt", "--all", "--check"];
const NATIVE: [&str; 7] = ["clippy", "--workspace", "--all-targets", "--keep-going", "--", "-D", "warnings"];
const BROWSER: [&str; 12] = [
    "clippy",
    "-p",
    "app",
    "--lib",
    "--no-default-features",
    "--features",
    "hydrate",
    "--target",
    "wasm32-unknown-unknown",
    "--",
    "-D",
    "warnings",
];

pub fn check(workspace: &Workspace) -> Result<()> {
    setup::packages(&[COMPILER])?;
    setup::wasm_target()?;
    let cargo = |arguments: &[&str]| shell::run(&mut workspace.cargo(arguments));
    let outcomes = [
        ("format", step("Format", || cargo(&FORMAT))),
        ("clippy", build::site(workspace).and_then(|()| step("Clippy: server", || cargo(&NATIVE)))),
        ("clippy in the browser", step("Clippy: islands", || cargo(&BROWSER))),
        ("queries", prepare::compare(workspace)),
        ("crates", crates(workspace)),
    ];
    let failed: Vec<_> = outcomes.iter().filter(|(_, outcome)| outcome.is_err()).collect();
    for (what, outcome) in &failed {
        if let Err(error) = outcome {
            eprintln!("{what}: {error:#}");
        }
    }
    println!("check: {} passed, {} failed", outcomes.len() - failed.len(), failed.len());
    if !failed.is_empty() {
        bail!("not everything holds");
    }
    Ok(())
}

/// Licences, known weaknesses and origins of the crates that we use.
fn crates(workspace: &Workspace) -> Result<()> {
    if shell::program("cargo-deny").is_none() {
        println!("licences and advisories were not checked: `cargo install --locked cargo-deny`");
        return Ok(());
    }
    step("Crates: licences, advisories, sources", || shell::run(&mut workspace.cargo(&["deny", "check"])))
}
