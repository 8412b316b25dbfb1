//! The one way to build, run, test and check Betburys: `cargo xtask --help`.

mod bench;
mod build;
mod check;
mod prepare;
mod run;
mod setup;
mod shell;
mod step;
mod test;
mod texts;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

use crate::setup::Missing;
use crate::workspace::Workspace;

/// Something is missing on this machine that has to be installed by hand.
const UNPREPARED: u8 = 2;

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "The one way to build, run, test and check Betburys")]
enum Command {
    /// Builds what the browser loads and the server that has it inside.
    Build(build::Options),
    /// Builds and starts the server.
    Run(run::Options),
    /// Runs the tests of the areas that are named, or all.
    Test(test::Options),
    /// Checks every query against both engines and writes down what they said, so that a build needs no database.
    Prepare(prepare::Options),
    /// Gives the programme's texts that changed a new version, so that their translations are compared.
    Texts(texts::Options),
    /// Measures the server on this machine.
    Bench(bench::Options),
    /// Everything that has to hold before a change is handed in, except the tests.
    Check,
}

fn main() -> ExitCode {
    match run(Command::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            if error.is::<Missing>() { ExitCode::from(UNPREPARED) } else { ExitCode::FAILURE }
        }
    }
}

fn run(command: Command) -> Result<()> {
    let workspace = Workspace::find()?;
    match command {
        Command::Build(options) => build::build(&workspace, &options),
        Command::Run(options) => run::run(&workspace, &options),
        Command::Test(options) => test::test(&workspace, &options),
        Command::Prepare(options) => prepare::prepare(&workspace, &options),
        Command::Texts(options) => texts::texts(&workspace, &options),
        Command::Bench(options) => bench::bench(&workspace, &options),
        Command::Check => check::check(&workspace),
    }
}
