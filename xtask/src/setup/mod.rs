//! What a machine needs. It is installed where that is allowed; where not, we say what is missing and how to get it.

mod packages;
mod postgres;
mod python;

pub use packages::{BROWSER, COMPILER, Missing, NODE, POSTGRES, PSQL, PYTHON, chromium, packages};
pub use postgres::Postgres;
pub use python::python;

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::shell;
use crate::step::step;

const WASM: &str = "wasm32-unknown-unknown";

/// The compiler's part for the browser.
pub fn wasm_target() -> Result<()> {
    let mut where_it_is = Command::new("rustc");
    let folder = shell::output(where_it_is.args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(&folder).exists() {
        return Ok(());
    }
    if shell::program("rustup").is_none() {
        let command = format!("rustup target add {WASM}");
        return Err(Missing::new("the Rust standard library for WebAssembly", &command).into());
    }
    step("Rust: install the target for the browser", || {
        shell::run(Command::new("rustup").args(["target", "add", WASM]))
    })
}
