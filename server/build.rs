//! Puts the site that `cargo xtask build` made into the program: every file with its hashed name, and as brotli and gzip.

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The folder with the finished site.
const SITE: &str = "BETBURYS_SITE";

fn main() -> Outcome<()> {
    println!("cargo::rerun-if-env-changed={SITE}");
    let files = if let Some(site) = folder(SITE) {
        files(&site)?
    } else {
        println!("cargo::warning=without {SITE} the program has no styles and scripts: use `cargo xtask build`");
        String::new()
    };
    let out = folder("OUT_DIR").ok_or("cargo says where to write")?;
    fs::write(out.join("assets.rs"), format!("pub static FILES: &[File] = &[\n{files}];\n"))?;
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "the environment is how cargo talks to a build script")]
fn folder(name: &str) -> Option<PathBuf> {
    env::var_os(name).map(PathBuf::from)
}

/// Names change with what is in the files, so the list of names is all that has to be watched.
fn files(site: &Path) -> Outcome<String> {
    let list = site.join("manifest.json");
    println!("cargo::rerun-if-changed={}", list.display());
    let text = fs::read_to_string(&list).map_err(|error| format!("{}: {error}", list.display()))?;
    let names: BTreeMap<String, String> = serde_json::from_str(&text)?;
    names.iter().map(|(logical, name)| file(site, logical, name)).collect()
}

fn file(site: &Path, logical: &str, name: &str) -> Outcome<String> {
    let plain = site.join(name);
    let kind = plain.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
    let mime = mime(kind).ok_or_else(|| format!("{name}: no media type is known for it"))?;
    let brotli = packed(&plain, "br");
    let gzip = packed(&plain, "gz");
    let plain = included(&plain);
    Ok(format!(
        "    File {{ name: {name:?}, logical: {logical:?}, mime: {mime:?}, plain: {plain}, brotli: {brotli}, \
         gzip: {gzip} }},\n"
    ))
}

/// The same file packed, where packing was worth it.
fn packed(plain: &Path, ending: &str) -> String {
    let path = plain.with_added_extension(ending);
    if path.exists() { format!("Some({})", included(&path)) } else { "None".to_owned() }
}

fn included(path: &Path) -> String {
    format!("include_bytes!({:?})", path.to_string_lossy())
}

fn mime(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        _ => return None,
    })
}
