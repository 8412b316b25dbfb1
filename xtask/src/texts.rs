//! Versions of the programme's texts: a text that changed gets a new one, so that its two translations count as out of
//! date until somebody has compared them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::build::digest;
use crate::shell;
use crate::workspace::Workspace;

#[derive(Debug, Args)]
pub struct Options {
    /// Changes nothing, and fails if something would have to change.
    #[arg(long)]
    check: bool,
    /// Says that the three texts of these sessions were compared and agree.
    #[arg(long, value_name = "SESSION", num_args = 1..)]
    confirm: Vec<String>,
}

const PROGRAMME: &str = "app/domain/programmes/german-informed-1";
/// What each text was when its version was given: a line each, path, version and digest.
const VERSIONS: &str = "app/domain/programmes/german-informed-1.versions";
const LANGUAGES: [&str; 3] = ["kk", "ru", "en"];

/// Version and digest of each text by its path.
type Versions = BTreeMap<String, (u32, String)>;

pub fn texts(workspace: &Workspace, options: &Options) -> Result<()> {
    let sessions = workspace.path(PROGRAMME).join("sessions");
    for session in &options.confirm {
        confirm(&sessions.join(session).join("plan.toml"))?;
    }
    let before = read(&workspace.path(VERSIONS))?;
    let mut now = Versions::new();
    for session in folders(&sessions)? {
        for language in LANGUAGES {
            let (path, version) = version(&session, language, &before, options.check)?;
            now.insert(path, version);
        }
    }
    if options.check && now != before {
        bail!("a text changed without a new version: run `cargo xtask texts`");
    }
    if options.check {
        return Ok(());
    }
    let lines = now.iter().map(|(path, (version, digest))| format!("{path} {version} {digest}"));
    fs::write(workspace.path(VERSIONS), whole(lines))?;
    println!("texts: {} have their versions", now.len());
    Ok(())
}

/// Fails if a text changed without a new version, then prints how hard each handout is to read.
pub fn measure(workspace: &Workspace) -> Result<()> {
    texts(workspace, &Options { check: true, confirm: Vec::new() })?;
    shell::run(&mut workspace.cargo(&["run", "--quiet", "-p", "domain", "--example", "readability"]))
}

/// A text's path with its version and digest; a text that changed gets a new version, written to its `plan.toml`.
fn version(session: &Path, language: &str, before: &Versions, is_check: bool) -> Result<(String, (u32, String))> {
    let name = session.file_name().and_then(|name| name.to_str()).context("a session's folder has a name")?;
    let path = format!("{name}/{language}.md");
    let digest = digest(&fs::read(session.join(format!("{language}.md")))?);
    let plan = session.join("plan.toml");
    let text = fs::read_to_string(&plan)?;
    let versions = versions(&text)?;
    let own = versions[language];
    match before.get(&path) {
        Some((version, known)) if *version == own && *known != digest && !is_check => {
            let newest = versions.values().max().copied().unwrap_or(own) + 1;
            fs::write(&plan, with_version(&text, language, newest))?;
            println!("{path}: version {newest}");
            Ok((path, (newest, digest)))
        }
        _ => Ok((path, (own, digest))),
    }
}

/// Gives the three texts of a session the newest version.
fn confirm(plan: &Path) -> Result<()> {
    let text = fs::read_to_string(plan).with_context(|| plan.display().to_string())?;
    let newest = versions(&text)?.values().max().copied().unwrap_or(1);
    let text = LANGUAGES.iter().fold(text, |text, language| with_version(&text, language, newest));
    Ok(fs::write(plan, text)?)
}

fn versions(plan: &str) -> Result<BTreeMap<&'static str, u32>> {
    LANGUAGES
        .into_iter()
        .map(|language| {
            let line = plan.lines().find_map(|line| line.strip_prefix(language)?.trim().strip_prefix('='));
            let version = line.and_then(|number| number.trim().parse().ok());
            Ok((language, version.with_context(|| format!("a plan.toml has no version of {language}"))?))
        })
        .collect()
}

fn with_version(plan: &str, language: &str, version: u32) -> String {
    let is_its = |line: &&str| line.strip_prefix(language).is_some_and(|rest| rest.trim_start().starts_with('='));
    whole(plan.lines().map(|line| if is_its(&line) { format!("{language} = {version}") } else { line.to_owned() }))
}

/// Lines as a file.
fn whole(lines: impl Iterator<Item = String>) -> String {
    lines.fold(String::new(), |text, line| text + &line + "\n")
}

fn folders(sessions: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(sessions).with_context(|| sessions.display().to_string())?;
    let mut folders = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    folders.sort();
    Ok(folders)
}

fn read(path: &Path) -> Result<Versions> {
    if !path.exists() {
        return Ok(Versions::new());
    }
    let line = |line: &str| {
        let mut words = line.split(' ');
        let (path, version, digest) = (words.next()?, words.next()?, words.next()?);
        Some((path.to_owned(), (version.parse().ok()?, digest.to_owned())))
    };
    fs::read_to_string(path)?.lines().map(|text| line(text).with_context(|| format!("{VERSIONS}: “{text}”"))).collect()
}
