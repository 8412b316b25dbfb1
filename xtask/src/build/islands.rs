//! The islands: Rust to WebAssembly, bound to the browser by the version of wasm-bindgen that they were compiled with.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use super::site::digest;
use crate::shell;
use crate::workspace::Workspace;

/// What the browser loads of the islands.
pub struct Bound {
    pub script: Vec<u8>,
    pub code: Vec<u8>,
}

/// What our compiler emits and every browser since 2023 understands.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

const COMPILE: [&str; 11] = [
    "build",
    "-p",
    "app",
    "--lib",
    "--no-default-features",
    "--features",
    "hydrate",
    "--target",
    "wasm32-unknown-unknown",
    "--profile",
    "wasm",
];

pub fn compile(workspace: &Workspace) -> Result<PathBuf> {
    shell::run(&mut workspace.cargo(&COMPILE))?;
    Ok(workspace.target.join("wasm32-unknown-unknown/wasm/app.wasm"))
}

/// Binds the compiled code, unless that was done before with the same code and tools.
pub fn bind(workspace: &Workspace, compiled: &Path) -> Result<Bound> {
    let code = fs::read(compiled).with_context(|| compiled.display().to_string())?;
    let optimiser = shell::program("wasm-opt");
    let made_by = if optimiser.is_some() { "optimised" } else { "plain" };
    let folder = workspace.target.join("islands").join(format!("{}-{made_by}", digest(&code)));
    if !folder.exists() {
        // Elsewhere first: a folder that is there is whole.
        let unfinished = folder.with_added_extension("unfinished");
        generate(code, &unfinished)?;
        if let Some(optimiser) = optimiser {
            optimise(&optimiser, &unfinished.join(CODE))?;
        }
        fs::rename(unfinished, &folder)?;
    }
    Ok(Bound { script: fs::read(folder.join(SCRIPT))?, code: fs::read(folder.join(CODE))? })
}

const SCRIPT: &str = "app.js";
const CODE: &str = "app_bg.wasm";

fn generate(code: Vec<u8>, folder: &Path) -> Result<()> {
    let mut binder = Bindgen::new();
    let mut bound = binder
        .input_bytes("app", code)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()?;
    let has_parts = bound.snippets().values().any(|parts| !parts.is_empty()) || !bound.local_modules().is_empty();
    ensure!(!has_parts, "a crate in the islands brings scripts of its own, which the site would not have");
    bound.emit(folder)
}

fn optimise(optimiser: &Path, code: &Path) -> Result<()> {
    let mut command = Command::new(optimiser);
    shell::run(command.arg("-Oz").args(FEATURES).arg(code).arg("-o").arg(code))
}
