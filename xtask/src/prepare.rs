//! Checks every query against both engines and keeps what they said in `.sqlx`, so that a build needs no database.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command};

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::setup::{self, COMPILER, POSTGRES, Postgres};
use crate::shell;
use crate::step::step;
use crate::workspace::{PACKAGES, Profile, Workspace};

#[derive(Debug, Args)]
pub struct Options {
    /// Changes nothing, and fails if something would have to change.
    #[arg(long)]
    check: bool,
}

/// An engine, by the names of its crate and its migrations.
const ENGINES: [&str; 2] = ["sqlite", "postgres"];

/// What was said about each query, by the name of its file.
type Answers = BTreeMap<OsString, Vec<u8>>;

pub fn prepare(workspace: &Workspace, options: &Options) -> Result<()> {
    if options.check {
        return compare(workspace);
    }
    for (engine, answers) in ask(workspace)? {
        keep(&kept(workspace, engine), &answers)?;
        println!("{engine}: {} queries", answers.len());
    }
    Ok(())
}

/// Fails if what is kept is not what the engines say now.
pub fn compare(workspace: &Workspace) -> Result<()> {
    for (engine, answers) in ask(workspace)? {
        let folder = kept(workspace, engine);
        if read(&folder)? != answers {
            bail!("{} is out of date: run `cargo xtask prepare`", folder.display());
        }
        println!("{engine}: {} queries are up to date", answers.len());
    }
    Ok(())
}

fn kept(workspace: &Workspace, engine: &str) -> PathBuf {
    workspace.path("server/store").join(engine).join(".sqlx")
}

fn ask(workspace: &Workspace) -> Result<Vec<(&'static str, Answers)>> {
    setup::packages(if Postgres::is_given() { &[COMPILER] } else { &[COMPILER, POSTGRES] })?;
    let server = Postgres::start()?;
    let folder = workspace.target.join("prepare").join(process::id().to_string());
    fs::create_dir_all(&folder)?;
    let databases = Databases {
        workspace,
        sqlite: format!("sqlite://{}", folder.join("queries.sqlite").display()),
        postgres: server.database(&format!("betburys_queries_{}", process::id())),
        folder,
    };
    step("Queries: make the databases", || databases.make())?;
    step("Queries: ask both engines", || {
        // Once for whatever else has to be compiled, so that after it each engine is asked alone.
        databases.compile("rest")?;
        ENGINES.into_iter().map(|engine| Ok((engine, databases.ask(engine)?))).collect()
    })
}

/// One empty database on each engine, removed with what is left of it.
struct Databases<'a> {
    workspace: &'a Workspace,
    folder: PathBuf,
    sqlite: String,
    postgres: String,
}

impl Databases<'_> {
    fn make(&self) -> Result<()> {
        let tool = [&["build", "--quiet"], &PACKAGES[..], &["-p", "schema", "--bin", "schema"]].concat();
        shell::run(&mut self.workspace.cargo(&tool))?;
        for (engine, url) in ENGINES.into_iter().zip([&self.sqlite, &self.postgres]) {
            self.schema(&["make", &format!("migrations/{engine}"), url])?;
        }
        Ok(())
    }

    fn schema(&self, arguments: &[&str]) -> Result<()> {
        let mut schema = Command::new(self.workspace.program("schema", Profile::Debug));
        shell::run(schema.args(arguments).current_dir(&self.workspace.root))
    }

    fn ask(&self, engine: &str) -> Result<Answers> {
        // The compiler does not see that the database is another one; it sees that the file is newer.
        let source = self.workspace.path("server/store").join(engine).join("src/lib.rs");
        fs::write(&source, fs::read(&source)?)?;
        read(&self.compile(engine)?)
    }

    /// Compiles what changed of the stores; the folder with what the engines said about it.
    fn compile(&self, what: &str) -> Result<PathBuf> {
        let answers = self.folder.join(what);
        fs::create_dir_all(&answers)?;
        let mut check = self.workspace.cargo(&["check", "-p", "store-sqlite", "-p", "store-postgres"]);
        check.env("SQLX_OFFLINE", "false").env("SQLX_OFFLINE_DIR", &answers);
        shell::run(check.env("SQLITE_URL", &self.sqlite).env("POSTGRES_URL", &self.postgres))?;
        Ok(answers)
    }
}

impl Drop for Databases<'_> {
    fn drop(&mut self) {
        let dropped = self.schema(&["drop", &self.postgres]);
        if let Err(error) = dropped.and(fs::remove_dir_all(&self.folder).map_err(Into::into)) {
            eprintln!("not cleared away: {error:#}");
        }
    }
}

fn read(folder: &Path) -> Result<Answers> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    entries
        .map(|entry| {
            let entry = entry?;
            Ok((entry.file_name(), fs::read(entry.path())?))
        })
        .collect()
}

fn keep(folder: &Path, answers: &Answers) -> Result<()> {
    fs::create_dir_all(folder)?;
    for name in read(folder)?.keys().filter(|name| !answers.contains_key(*name)) {
        fs::remove_file(folder.join(name))?;
    }
    for (name, answer) in answers {
        fs::write(folder.join(name), answer)?;
    }
    Ok(())
}
