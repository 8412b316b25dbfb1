//! One style sheet out of the many, for the browsers of the last years.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::dependencies::{Dependency, DependencyOptions, UrlDependency};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions};
use lightningcss::targets::{Browsers, Targets};

/// A phone that had its last update in spring 2023 still sees the page as it is meant.
const BROWSERS: Browsers = Browsers {
    android: Some(version(111, 0)),
    chrome: Some(version(111, 0)),
    edge: Some(version(111, 0)),
    firefox: Some(version(113, 0)),
    ie: None,
    ios_saf: Some(version(16, 4)),
    opera: Some(version(97, 0)),
    safari: Some(version(16, 4)),
    samsung: Some(version(22, 0)),
};

const fn version(major: u32, minor: u32) -> u32 {
    (major << 16) | (minor << 8)
}

/// Bundles a style sheet and what it imports; `names` are those under which the browser gets the files it points to.
pub fn bundle(entry: &Path, names: &BTreeMap<String, String>) -> Result<String> {
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(entry).map_err(|error| anyhow!("{}: {error}", entry.display()))?;
    let targets = Targets::from(BROWSERS);
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|error| anyhow!("{error}"))?;
    let printed = sheet.to_css(PrinterOptions {
        minify: true,
        targets,
        analyze_dependencies: Some(DependencyOptions::default()),
        ..PrinterOptions::default()
    })?;
    let mut text = printed.code;
    for dependency in printed.dependencies.unwrap_or_default() {
        match dependency {
            Dependency::Url(url) => text = text.replace(&url.placeholder, &address(&url, names)?),
            Dependency::Import(import) => bail!("{}: {} is not ours", import.loc.file_path, import.url),
        }
    }
    Ok(text)
}

fn address(url: &UrlDependency, names: &BTreeMap<String, String>) -> Result<String> {
    if url.url.starts_with("data:") || url.url.starts_with('#') {
        return Ok(url.url.clone());
    }
    let file = url.url.rsplit('/').next().unwrap_or_default();
    let name = names.get(&format!("fonts/{file}"));
    let name = name.with_context(|| format!("{}: there is no {}", url.loc.file_path, url.url))?;
    Ok(format!("/assets/{name}"))
}
