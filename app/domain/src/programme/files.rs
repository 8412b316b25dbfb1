//! The files of a version: TOML for its structure, Markdown for its texts, one folder for each session.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use super::{SessionPlan, Template, TemplateError};
use crate::language::Language;

static SHIPPED: Dir = include_dir!("$CARGO_MANIFEST_DIR/programmes/german-informed-1");

/// Stages, modules and thresholds.
pub const STRUCTURE: &str = "structure.toml";

/// Text of each file by its path within the version's folder.
pub type Files = BTreeMap<String, String>;

/// The files of the programme that the product ships.
pub fn shipped_files() -> Files {
    let mut files = Files::new();
    collect(&SHIPPED, &mut files);
    files
}

fn collect(folder: &Dir, files: &mut Files) {
    for file in folder.files() {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            files.insert(path.replace('\\', "/"), text.to_owned());
        }
    }
    for inner in folder.dirs() {
        collect(inner, files);
    }
}

/// Where the titles of programme, stages and modules stand in a language.
pub fn titles_path(language: Language) -> String {
    format!("{}.toml", language.code())
}

/// Where the structure of a session stands.
pub fn plan_path(session: &str) -> String {
    format!("sessions/{session}/plan.toml")
}

/// Where the texts of a session stand in a language.
pub fn text_path(session: &str, language: Language) -> String {
    format!("sessions/{session}/{}.md", language.code())
}

/// The session that a file belongs to.
pub fn session_of(path: &str) -> Option<&str> {
    path.strip_prefix("sessions/")?.split_once('/').map(|(session, _)| session)
}

impl SessionPlan {
    /// Reads one session alone, as its form does before it is saved.
    ///
    /// # Errors
    /// [`TemplateError`] for whatever its own four files have wrong.
    pub fn parse_alone(key: &str, files: &Files) -> Result<Self, TemplateError> {
        super::session::read(key, files)
    }
}

impl Template {
    /// The programme that the product ships.
    ///
    /// # Errors
    /// [`TemplateError`]; a test keeps it whole.
    pub fn shipped() -> Result<Self, TemplateError> {
        Self::parse(&shipped_files())
    }
}
