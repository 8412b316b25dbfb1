//! Reading a version from its files; whatever is broken is refused with file, place and reason.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::error::{Reason, TemplateError};
use super::files::{Files, STRUCTURE, plan_path, session_of, text_path, titles_path};
use super::{Completion, GroupSize, Module, PerLanguage, SessionPlan, Stage, Template, Texts, session};
use crate::language::Language;

/// `structure.toml` as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StructureFile {
    /// Which programme.
    pub code: String,
    /// Which version of it.
    pub version: u32,
    /// When it is completed.
    pub completion: Completion,
    /// How large its groups are.
    pub group: GroupSize,
    /// The stages in their order.
    pub stage: Vec<StageFile>,
    /// The modules in their order.
    pub module: Vec<ModuleFile>,
}

/// A stage as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageFile {
    /// Its code.
    pub key: String,
}

/// A module as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModuleFile {
    /// Its key.
    pub key: String,
    /// Whether at least one of its sessions must be attended.
    pub mandatory: bool,
}

impl StructureFile {
    /// Reads a version's `structure.toml`.
    ///
    /// # Errors
    /// [`TemplateError`] if it is missing or cannot be read.
    pub fn read(files: &Files) -> Result<Self, TemplateError> {
        toml(STRUCTURE, files)
    }

    /// As its file.
    ///
    /// # Errors
    /// [`TemplateError`] if it cannot be written.
    pub fn written(&self) -> Result<String, TemplateError> {
        written(STRUCTURE, self)
    }

    /// Whether its thresholds can be met with so many training sessions (rules A7, A8).
    ///
    /// # Errors
    /// [`TemplateError`] with [`Reason::CompletionUnmet`] or [`Reason::GroupSize`].
    pub fn check_thresholds(&self, training: u16) -> Result<(), TemplateError> {
        let refuse = |place: &str, reason| Err(TemplateError::new(STRUCTURE, place, reason));
        let Completion { attended, of } = self.completion;
        if of != training || attended > training || attended == 0 {
            return refuse("completion", Reason::CompletionUnmet);
        }
        let GroupSize { least, target, most } = self.group;
        if !(1 <= least && least <= target && target <= most) {
            return refuse("group", Reason::GroupSize);
        }
        Ok(())
    }
}

/// Titles in one language, as they are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitlesFile {
    /// Of the programme.
    pub title: String,
    /// Of the stages, by their codes.
    pub stage: BTreeMap<String, String>,
    /// Of the modules, by their keys.
    pub module: BTreeMap<String, String>,
}

impl TitlesFile {
    /// Reads a version's titles in a language.
    ///
    /// # Errors
    /// [`TemplateError`] if the file is missing or cannot be read.
    pub fn read(language: Language, files: &Files) -> Result<Self, TemplateError> {
        toml(&titles_path(language), files)
    }

    /// As the file of this language.
    ///
    /// # Errors
    /// [`TemplateError`] if it cannot be written.
    pub fn written(&self, language: Language) -> Result<String, TemplateError> {
        written(&titles_path(language), self)
    }

    /// Each title with its place, such as `module.power`.
    pub fn places(&self) -> Vec<(String, &str)> {
        let mut places = vec![("title".to_owned(), self.title.as_str())];
        places.extend(self.stage.iter().map(|(key, title)| (format!("stage.{key}"), title.as_str())));
        places.extend(self.module.iter().map(|(key, title)| (format!("module.{key}"), title.as_str())));
        places
    }
}

impl Template {
    /// Reads and validates a version from its files.
    ///
    /// # Errors
    /// [`TemplateError`] with file, place and [`Reason`].
    pub fn parse(files: &Files) -> Result<Self, TemplateError> {
        let structure = StructureFile::read(files)?;
        let stages = structure.stage.iter().map(|stage| known_stage(&stage.key)).collect::<Result<Vec<_>, _>>()?;
        let keys: BTreeSet<&str> = files.keys().filter_map(|path| session_of(path)).collect();
        let mut sessions = keys.iter().map(|key| session::read(key, files)).collect::<Result<Vec<_>, _>>()?;
        sessions.sort_by_key(|plan| (stages.iter().position(|stage| *stage == plan.stage), plan.number));
        check(&structure, &sessions)?;
        let mut titles = Titles::read(files)?;
        let title = titles.take("title", |file| Some(std::mem::take(&mut file.title)))?;
        let of_stage = |stage: Stage, titles: &mut Titles| {
            titles.take(&format!("stage.{}", stage.code()), |file| file.stage.remove(stage.code()))
        };
        let stages = stages.into_iter().map(|stage| Ok((stage, of_stage(stage, &mut titles)?)));
        let stages = stages.collect::<Result<_, TemplateError>>()?;
        let mut modules = Vec::new();
        for ModuleFile { key, mandatory } in structure.module {
            let title = titles.take(&format!("module.{key}"), |file| file.module.remove(&key))?;
            modules.push(Module { key, is_mandatory: mandatory, title });
        }
        titles.check_left_overs()?;
        check_files(files, &keys)?;
        Ok(Self {
            code: structure.code,
            version: structure.version,
            title,
            stages,
            modules,
            sessions,
            completion: structure.completion,
            group: structure.group,
        })
    }

    /// Whether this version, copied from `before`, may be published: nothing that was mandatory may be lost (rule A5).
    ///
    /// # Errors
    /// [`TemplateError`] with [`Reason::ModuleDropped`].
    pub fn check_against(&self, before: &Self) -> Result<(), TemplateError> {
        let kept = |module: &&Module| self.module(&module.key).is_some_and(|kept| kept.is_mandatory);
        match before.modules.iter().filter(|module| module.is_mandatory).find(|module| !kept(module)) {
            Some(module) => Err(TemplateError::new(STRUCTURE, &module.key, Reason::ModuleDropped)),
            None => Ok(()),
        }
    }
}

/// The titles in three languages, side by side.
struct Titles([(String, TitlesFile); 3]);

impl Titles {
    fn read(files: &Files) -> Result<Self, TemplateError> {
        let read = |language| Ok((titles_path(language), TitlesFile::read(language, files)?));
        Ok(Self([read(Language::Kazakh)?, read(Language::Russian)?, read(Language::English)?]))
    }

    /// Takes one text out of the three files.
    fn take(
        &mut self,
        place: &str,
        mut take: impl FnMut(&mut TitlesFile) -> Option<String>,
    ) -> Result<Texts, TemplateError> {
        let [kk, ru, en] = self.0.each_mut().map(|(file, titles)| match take(titles) {
            Some(text) if !text.trim().is_empty() => Ok(text),
            Some(_) => Err(TemplateError::new(file, place, Reason::TextEmpty)),
            None => Err(TemplateError::new(file, place, Reason::TextMissing)),
        });
        Ok(PerLanguage { kk: kk?, ru: ru?, en: en? })
    }

    fn check_left_overs(&self) -> Result<(), TemplateError> {
        for (file, titles) in &self.0 {
            if let Some(key) = titles.stage.keys().chain(titles.module.keys()).next() {
                return Err(TemplateError::new(file, key, Reason::TextUnknown));
            }
        }
        Ok(())
    }
}

fn check(structure: &StructureFile, sessions: &[SessionPlan]) -> Result<(), TemplateError> {
    let refuse = |place: &str, reason| Err(TemplateError::new(STRUCTURE, place, reason));
    let modules: BTreeSet<&str> = structure.module.iter().map(|module| module.key.as_str()).collect();
    if modules.len() != structure.module.len() {
        return refuse("module", Reason::KeyTwice);
    }
    let mut numbers: BTreeMap<Stage, u16> = BTreeMap::new();
    for plan in sessions {
        let refuse = |reason| Err(TemplateError::new(&plan_path(&plan.key), &plan.key, reason));
        if structure.stage.iter().all(|stage| stage.key != plan.stage.code()) {
            return refuse(Reason::StageUnknown);
        }
        if plan.module.as_deref().is_some_and(|module| !modules.contains(module)) {
            return refuse(Reason::ModuleUnknown);
        }
        let number = numbers.entry(plan.stage).or_default();
        *number += 1;
        if plan.number != *number {
            return refuse(Reason::NumberOrder);
        }
    }
    let taught: BTreeSet<&str> = sessions.iter().filter_map(|plan| plan.module.as_deref()).collect();
    if let Some(module) = modules.difference(&taught).next() {
        return refuse(module, Reason::ModuleUntaught);
    }
    structure.check_thresholds(numbers.get(&Stage::Training).copied().unwrap_or_default())
}

/// Every file is one that a version has.
fn check_files(files: &Files, sessions: &BTreeSet<&str>) -> Result<(), TemplateError> {
    let mut known: BTreeSet<String> = Language::ALL.iter().map(|language| titles_path(*language)).collect();
    known.insert(STRUCTURE.to_owned());
    for key in sessions {
        known.insert(plan_path(key));
        known.extend(Language::ALL.iter().map(|language| text_path(key, *language)));
    }
    match files.keys().find(|path| !known.contains(*path)) {
        Some(path) => Err(TemplateError::new(path, path, Reason::FileUnknown)),
        None => Ok(()),
    }
}

fn known_stage(code: &str) -> Result<Stage, TemplateError> {
    Stage::parse(code).ok_or_else(|| TemplateError::new(STRUCTURE, code, Reason::StageUnknown))
}

/// Reads a TOML file of a version.
pub(super) fn toml<T: serde::de::DeserializeOwned>(path: &str, files: &Files) -> Result<T, TemplateError> {
    let text = files.get(path).ok_or_else(|| TemplateError::new(path, path, Reason::FileMissing))?;
    toml::from_str(text).map_err(|why| {
        let line = why.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
        TemplateError { detail: why.message().to_owned(), ..TemplateError::new(path, line.to_string(), Reason::Syntax) }
    })
}

/// Writes a TOML file of a version.
pub(super) fn written<T: Serialize>(path: &str, content: &T) -> Result<String, TemplateError> {
    toml::to_string(content)
        .map_err(|why| TemplateError { detail: why.to_string(), ..TemplateError::new(path, path, Reason::Syntax) })
}
