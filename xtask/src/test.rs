//! Runs the tests of the areas that are named, or all.

mod area;
mod browser;

use std::process::Command;
use std::time::Instant;

use anyhow::{Result, bail};
use clap::Args;

use self::area::Area;
use crate::setup::{self, BROWSER, COMPILER, NODE, POSTGRES, PSQL, PYTHON, Postgres};
use crate::step::{elapsed, step};
use crate::workspace::{Profile, Workspace};
use crate::{build, prepare, shell, texts};

/// Tells the tests which Python has what `tests/feeds/requirements.txt` names.
const PYTHON_PROGRAM: &str = "BETBURYS_TEST_PYTHON";

#[derive(Debug, Args)]
pub struct Options {
    /// What to test; everything if nothing is named.
    #[arg(value_enum)]
    areas: Vec<Area>,
    /// More for the test runner, such as a part of a test's name.
    #[arg(last = true)]
    more: Vec<String>,
}

pub fn test(workspace: &Workspace, options: &Options) -> Result<()> {
    let start = Instant::now();
    let areas = if options.areas.is_empty() { Area::ALL.to_vec() } else { options.areas.clone() };
    let postgres = set_up(workspace, &areas)?;
    let mut failed = Vec::new();
    for area in &areas {
        let name = area.name();
        let outcome = step(&format!("Tests: {name}"), || run(workspace, *area, options, postgres.as_ref()));
        if let Err(error) = outcome {
            eprintln!("{name}: {error:#}");
            failed.push(name);
        }
    }
    eprintln!("all in {}", elapsed(start));
    println!("areas: {} passed, {} failed", areas.len() - failed.len(), failed.len());
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

fn run(workspace: &Workspace, area: Area, options: &Options, postgres: Option<&Postgres>) -> Result<()> {
    if area == Area::Texts {
        texts::measure(workspace)?;
    }
    let mut tests = match area {
        Area::Queries => return prepare::compare(workspace),
        Area::Browser => browser::runner(workspace)?,
        area => runner(workspace, area),
    };
    if area.needs_python() {
        tests.env(PYTHON_PROGRAM, setup::python(workspace)?);
    }
    tests.args(&options.more).env("BETBURYS_BIN", workspace.program("betburys", Profile::Debug));
    shell::run(postgres.iter().fold(&mut tests, |tests, postgres| postgres.tell(tests)))
}

/// All that the areas need, before the first of them starts.
fn set_up(workspace: &Workspace, areas: &[Area]) -> Result<Option<Postgres>> {
    let needs_postgres = areas.iter().any(|area| area.needs_postgres());
    let mut needs = vec![COMPILER];
    if needs_postgres && !Postgres::is_given() {
        needs.push(POSTGRES);
    }
    if areas.contains(&Area::Browser) {
        needs.extend([NODE, PSQL, BROWSER]);
    }
    if areas.iter().any(|area| area.needs_python()) {
        needs.push(PYTHON);
    }
    setup::packages(&needs)?;
    if areas.iter().any(|area| area.needs_site()) {
        build::site(workspace)?;
    }
    if areas.iter().any(|area| area.needs_program()) {
        build::server(workspace, Profile::Debug)?;
    }
    needs_postgres.then(Postgres::start).transpose()
}

/// nextest, which runs each test in a process of its own, where it is installed.
fn runner(workspace: &Workspace, area: Area) -> Command {
    let has_nextest = shell::program("cargo-nextest").is_some();
    let mut runner = workspace.cargo(if has_nextest { &["nextest", "run"] } else { &["test"] });
    runner.arg("--no-fail-fast").args(area.selection());
    if !has_nextest {
        runner.arg("--");
    }
    runner
}
