//! The site: every file under a name that changes with what is in it, and a list of the names.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::{islands, pack, styles};
use crate::workspace::Workspace;

const LIST: &str = "manifest.json";

pub fn make(workspace: &Workspace, code: &Path) -> Result<()> {
    let mut site = Site { folder: workspace.site(), names: BTreeMap::new() };
    fs::create_dir_all(&site.folder)?;
    fonts(workspace, &mut site)?;
    site.add("main.css", styles::bundle(&workspace.path("style/main.css"), &site.names)?.as_bytes())?;
    scripts(workspace, &mut site, code)?;
    site.finish()
}

fn fonts(workspace: &Workspace, site: &mut Site) -> Result<()> {
    let folder = workspace.path("style/fonts");
    for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if is_packed(&path) {
            let file = path.file_name().unwrap_or_default().display();
            site.add(&format!("fonts/{file}"), &fs::read(&path)?)?;
        }
    }
    Ok(())
}

fn scripts(workspace: &Workspace, site: &mut Site, code: &Path) -> Result<()> {
    let islands = islands::bind(workspace, code)?;
    let script = site.add("app.js", &islands.script)?;
    let code = site.add("app.wasm", &islands.code)?;
    let start = read(&workspace.path("app/scripts/start.js"))?;
    let start = start.replace("./app.js", &format!("./{script}")).replace("./app.wasm", &format!("./{code}"));
    site.add("start.js", start.as_bytes())?;
    for plain in ["exit.js", "speak.js", "calendar.js", "plan.js"] {
        site.add(plain, read(&workspace.path("app/scripts").join(plain))?.as_bytes())?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}

struct Site {
    folder: PathBuf,
    /// From the name that the code uses to the one that the browser asks for.
    names: BTreeMap<String, String>,
}

impl Site {
    /// Adds a file; its new name.
    fn add(&mut self, logical: &str, bytes: &[u8]) -> Result<String> {
        let name = named(logical, &digest(bytes));
        let path = self.folder.join(&name);
        put(&path, || Ok(bytes.to_vec()))?;
        if !is_packed(&path) {
            put(&path.with_added_extension("br"), || pack::brotli(bytes))?;
            put(&path.with_added_extension("gz"), || pack::gzip(bytes))?;
        }
        self.names.insert(logical.to_owned(), name.clone());
        Ok(name)
    }

    /// Writes the list, if it changed, and clears away what is no longer in it.
    fn finish(&self) -> Result<()> {
        let list = self.folder.join(LIST);
        let text = serde_json::to_string_pretty(&self.names)?;
        if fs::read_to_string(&list).ok().as_ref() != Some(&text) {
            fs::write(&list, text)?;
        }
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let plain = file.trim_end_matches(".br").trim_end_matches(".gz");
            if file != LIST && !self.names.values().any(|name| name == plain) {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }
}

/// Writes a file that is not there: the name says what is in it.
fn put(path: &Path, bytes: impl FnOnce() -> Result<Vec<u8>>) -> Result<()> {
    if path.exists() {
        return Ok(());
    }
    let unfinished = path.with_added_extension("unfinished");
    fs::write(&unfinished, bytes()?)?;
    fs::rename(unfinished, path)?;
    Ok(())
}

/// A font holds packed data already.
fn is_packed(path: &Path) -> bool {
    path.extension().is_some_and(|kind| kind == "woff2")
}

/// `fonts/onest.woff2` becomes `onest.0123456789abcdef.woff2`.
fn named(logical: &str, digest: &str) -> String {
    let file = logical.rsplit('/').next().unwrap_or_default();
    let (stem, kind) = file.rsplit_once('.').unwrap_or((file, ""));
    format!("{stem}.{digest}.{kind}")
}

/// Enough of the digest to tell any two files apart.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes)[..8].iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
