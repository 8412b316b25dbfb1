//! What a version says otherwise than the one that it was copied from.

mod lines;
mod values;

use super::Texts;
use super::error::TemplateError;
use super::files::Files;
use crate::language::Language;

use lines::{texts, title};
use values::{Version, changes, of_plan};

/// What a version says otherwise than another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Thresholds and titles.
    pub values: Vec<Change>,
    /// Sessions that differ, in the order of the later version, then those that are gone.
    pub sessions: Vec<SessionChange>,
}

/// Something that has one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// So many training sessions attended …
    Attended,
    /// … of so many (rule A8).
    Of,
    /// Below this a group does not start.
    Least,
    /// What it aims at.
    Target,
    /// Never more (rule A7).
    Most,
    /// A title in a language, by its place, such as `module.power`.
    Title(String, Language),
    /// The module that a session teaches.
    Module,
    /// A session's length.
    Minutes,
    /// Its length on the individual track.
    IndividualMinutes,
    /// The length of a step.
    StepMinutes(String),
    /// Its length on the individual track.
    IndividualStepMinutes(String),
    /// The addresses that facts come from.
    Sources,
}

/// A value that is another one now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Of what.
    pub what: What,
    /// None: there was none.
    pub before: Option<String>,
    /// None: it is gone.
    pub after: Option<String>,
}

/// A session that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionChange {
    /// Its key.
    pub key: String,
    /// Its title.
    pub title: Texts,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It was changed.
    Changed {
        /// Whether it stands elsewhere among the others of its stage.
        is_moved: bool,
        /// Its values.
        values: Vec<Change>,
        /// Its texts, by language.
        texts: Vec<(Language, Vec<Hunk>)>,
    },
}

/// Lines in a row that differ; blank ones do not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk {
    /// The heading that they stand below; empty above the first one.
    pub heading: String,
    /// As they were.
    pub removed: Vec<Vec<Piece>>,
    /// As they are.
    pub added: Vec<Vec<Piece>>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its words.
    pub text: String,
    /// Whether just these words differ from the line's other form.
    pub is_changed: bool,
}

impl Comparison {
    /// Compares two versions.
    ///
    /// # Errors
    /// [`TemplateError`] if a structure cannot be read.
    pub fn of(before: &Files, after: &Files) -> Result<Self, TemplateError> {
        let (old, new) = (Version::read(before)?, Version::read(after)?);
        let moved = old.moved(&new);
        let mut sessions = Vec::new();
        for (key, plan) in &new.sessions {
            let fate = match old.plan(key) {
                Some(known) => Some(Fate::Changed {
                    is_moved: moved.contains(&key.as_str()),
                    values: changes(&of_plan(known), of_plan(plan)),
                    texts: texts(key, before, after),
                })
                .filter(Fate::is_any),
                None => Some(Fate::Added),
            };
            sessions.extend(fate.map(|fate| SessionChange { key: key.clone(), title: title(key, after), fate }));
        }
        let gone = old.sessions.iter().filter(|(key, _)| new.plan(key).is_none());
        sessions.extend(gone.map(|(key, _)| SessionChange {
            key: key.clone(),
            title: title(key, before),
            fate: Fate::Removed,
        }));
        Ok(Self { values: changes(&old.values, new.values), sessions })
    }

    /// Whether the two say the same.
    pub const fn is_empty(&self) -> bool {
        self.values.is_empty() && self.sessions.is_empty()
    }
}

impl Fate {
    const fn is_any(&self) -> bool {
        match self {
            Self::Added | Self::Removed => true,
            Self::Changed { is_moved, values, texts } => *is_moved || !values.is_empty() || !texts.is_empty(),
        }
    }
}

#[cfg(test)]
mod tests;
