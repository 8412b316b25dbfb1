//! Changes to a version that is still being written: its thresholds and titles.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use domain::ids::ProgrammeId;
use domain::language::Language;
use domain::programme::{
    Completion, Files, GroupSize, Reason, STRUCTURE, Stage, StructureFile, TemplateError, TitlesFile, titles_path,
};
use sha2::{Digest, Sha256};

use super::differences;
use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;

/// Thresholds as they are typed.
#[derive(Debug, Clone, Default)]
pub struct SettingsForm {
    /// Says which were loaded.
    pub loaded: String,
    /// So many training sessions are attended.
    pub attended: String,
    /// Below this a group does not start.
    pub least: String,
    /// What it aims at.
    pub target: String,
    /// Never more.
    pub most: String,
}

impl Services {
    /// Changes a draft's thresholds (rules A7, A8).
    ///
    /// # Errors
    /// As [`Services::draft`]; `Unfit` on `attended` or `group`; `Refused` with `changed-meanwhile`.
    pub async fn change_draft_settings(&self, actor: &Actor, id: ProgrammeId, form: &SettingsForm) -> Outcome<()> {
        let (_, before) = self.own_draft(actor, id).await?;
        require_loaded(&before, is_structure, &form.loaded)?;
        let structure = StructureFile::read(&before)?;
        let training = of_training(&before)?;
        let changed = StructureFile {
            completion: Completion {
                attended: number(&form.attended, "attended", Reason::CompletionUnmet)?,
                of: training,
            },
            group: GroupSize {
                least: number(&form.least, "group", Reason::GroupSize)?,
                target: number(&form.target, "group", Reason::GroupSize)?,
                most: number(&form.most, "group", Reason::GroupSize)?,
            },
            ..structure.clone()
        };
        changed.check_thresholds(training).map_err(|why| Error::unfit(field_of_threshold(&why), why))?;
        let mut after = before.clone();
        if changed != structure {
            after.insert(STRUCTURE.to_owned(), changed.written()?);
        }
        self.save_draft(actor, id, &before, &after).await
    }

    /// Changes a draft's titles: `typed` has them by place and language, such as `module.power.kk`.
    ///
    /// # Errors
    /// As [`Services::draft`]; `Unfit` on `titles`; `Refused` with `changed-meanwhile`.
    pub async fn change_draft_titles(
        &self,
        actor: &Actor,
        id: ProgrammeId,
        loaded: &str,
        typed: &BTreeMap<String, String>,
    ) -> Outcome<()> {
        let (_, before) = self.own_draft(actor, id).await?;
        require_loaded(&before, is_titles, loaded)?;
        let mut after = before.clone();
        for language in Language::ALL {
            let titles = TitlesFile::read(*language, &before)?;
            let changed = retitled(&titles, *language, typed)?;
            if changed != titles {
                after.insert(titles_path(*language), changed.written(*language)?);
            }
        }
        self.save_draft(actor, id, &before, &after).await
    }

    /// Stores what became of a draft's files, if anything did.
    pub(super) async fn save_draft(
        &self,
        actor: &Actor,
        id: ProgrammeId,
        before: &Files,
        after: &Files,
    ) -> Outcome<()> {
        let staff = actor.may(Permission::WriteProgramme)?;
        let changes = differences(before, after);
        if changes.is_empty() {
            return Ok(());
        }
        let entry = self.entry(actor, "programme.change", id);
        Ok(self.store.change_programme(id, staff.office, &changes, &entry).await?)
    }
}

/// Titles with what was typed; a title that was not sent at all stays.
fn retitled(titles: &TitlesFile, language: Language, typed: &BTreeMap<String, String>) -> Outcome<TitlesFile> {
    let title = |place: String, stored: &String| {
        let text = typed.get(&format!("{place}.{}", language.code())).unwrap_or(stored);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            let why = TemplateError::new(&titles_path(language), place, Reason::TextEmpty);
            return Err(Error::unfit("titles", why));
        }
        Ok(text)
    };
    let all = |kind: &str, titles: &BTreeMap<String, String>| {
        let titles = titles.iter().map(|(key, stored)| Ok((key.clone(), title(format!("{kind}.{key}"), stored)?)));
        titles.collect::<Outcome<BTreeMap<_, _>>>()
    };
    Ok(TitlesFile {
        title: title("title".to_owned(), &titles.title)?,
        stage: all("stage", &titles.stage)?,
        module: all("module", &titles.module)?,
    })
}

/// A whole number, or why not.
fn number(typed: &str, field: &'static str, reason: Reason) -> Outcome<u16> {
    typed.trim().parse().map_err(|_| Error::unfit(field, TemplateError::new(STRUCTURE, STRUCTURE, reason)))
}

fn field_of_threshold(why: &TemplateError) -> &'static str {
    if why.reason == Reason::GroupSize { "group" } else { "attended" }
}

/// How many training sessions there are.
fn of_training(files: &Files) -> Outcome<u16> {
    let plans = files.keys().filter_map(|path| path.strip_prefix("sessions/")?.strip_suffix("/plan.toml"));
    let mut count = 0;
    for key in plans {
        count += u16::from(domain::programme::PlanFile::read(key, files)?.stage == Stage::Training.code());
    }
    Ok(count)
}

pub(super) fn is_structure(path: &str) -> bool {
    path == STRUCTURE
}

pub(super) fn is_titles(path: &str) -> bool {
    Language::ALL.iter().any(|language| path == titles_path(*language))
}

/// Says which files of a version were loaded into a form: their digest.
pub(super) fn loaded(files: &Files, is_meant: impl Fn(&str) -> bool) -> String {
    let mut digest = Sha256::new();
    for (path, body) in files.iter().filter(|(path, _)| is_meant(path)) {
        for text in [path, body] {
            digest.update(text.len().to_le_bytes());
            digest.update(text.as_bytes());
        }
    }
    digest.finalize().iter().take(16).fold(String::new(), |mut hex, byte| {
        // Writing to a string does not fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Refuses to save over what somebody else changed since the form was loaded.
pub(super) fn require_loaded(files: &Files, is_meant: impl Fn(&str) -> bool, known: &str) -> Outcome<()> {
    if loaded(files, is_meant) == known { Ok(()) } else { Err(Error::Refused("changed-meanwhile")) }
}
