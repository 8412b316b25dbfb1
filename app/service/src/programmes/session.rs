//! One session of a version that is still being written: its frame, its steps and its three texts.

use domain::ids::ProgrammeId;
use domain::language::Language;
use domain::programme::{
    Files, PerLanguage, PlanFile, Reason, SessionPlan, Stage, Step, StructureFile, TemplateError, Texts, TitlesFile,
    move_session, plan_path, remove_session, session_of, text_path,
};

use super::change::{loaded, require_loaded};
use super::drafts::titles;
use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Outcome};

/// A session of a draft, as its form shows it.
#[derive(Debug, Clone)]
pub struct DraftSession {
    /// The draft.
    pub draft: ProgrammeId,
    /// The draft's number.
    pub version: u32,
    /// The session's key.
    pub key: String,
    /// Its frame and steps.
    pub plan: PlanFile,
    /// Its texts.
    pub texts: Texts,
    /// How many sessions its stage has.
    pub places: u16,
    /// Keys of the modules, in their order.
    pub modules: Vec<String>,
    /// Titles of stages and modules.
    pub titles: PerLanguage<TitlesFile>,
    /// Says what was loaded.
    pub loaded: String,
}

/// A session as it is typed.
#[derive(Debug, Clone, Default)]
pub struct SessionForm {
    /// Says what was loaded.
    pub loaded: String,
    /// Its place within the stage, from 1.
    pub place: String,
    /// Key of its module; empty: none.
    pub module: String,
    /// Length in a group, or of the talk.
    pub minutes: String,
    /// Length on the individual track; empty: there is none.
    pub individual_minutes: String,
    /// Addresses that facts come from, one a line.
    pub sources: String,
    /// Its steps; those without key and minutes do not count.
    pub steps: Vec<StepForm>,
    /// Its texts by language: Kazakh, Russian, English.
    pub texts: [String; 3],
}

/// A step as it is typed.
#[derive(Debug, Clone, Default)]
pub struct StepForm {
    /// Its key.
    pub key: String,
    /// How long.
    pub minutes: String,
    /// How long on the individual track; empty: there is none.
    pub individual_minutes: String,
}

impl Services {
    /// A session of a draft.
    ///
    /// # Errors
    /// As [`Services::draft`]; `NotFound` if it has no such session.
    pub async fn draft_session(&self, actor: &Actor, id: ProgrammeId, key: &str) -> Outcome<DraftSession> {
        let (_, files) = self.own_draft(actor, id).await?;
        let plan = known(key, &files)?;
        let structure = StructureFile::read(&files)?;
        let text = |language| files.get(&text_path(key, language)).cloned().unwrap_or_default();
        Ok(DraftSession {
            draft: id,
            version: structure.version,
            key: key.to_owned(),
            texts: PerLanguage { kk: text(Language::Kazakh), ru: text(Language::Russian), en: text(Language::English) },
            places: places(&plan.stage, &files)?,
            modules: structure.module.into_iter().map(|module| module.key).collect(),
            titles: titles(&files)?,
            loaded: loaded(&files, |path| session_of(path) == Some(key)),
            plan,
        })
    }

    /// What a session would be with what was typed; nothing is stored.
    ///
    /// # Errors
    /// As [`Services::change_draft_session`], but for what somebody else changed meanwhile.
    pub async fn preview_draft_session(
        &self,
        actor: &Actor,
        id: ProgrammeId,
        key: &str,
        form: &SessionForm,
    ) -> Outcome<SessionPlan> {
        let (_, before) = self.own_draft(actor, id).await?;
        Ok(changed(key, &before, form)?.1)
    }

    /// Changes a session: all that was typed, or nothing. A changed text becomes the newest of the three, and those that
    /// were not changed with it are out of date until they are confirmed.
    ///
    /// # Errors
    /// As [`Services::draft_session`]; `Unfit` on the field that does not fit; `Refused` with `changed-meanwhile`.
    pub async fn change_draft_session(
        &self,
        actor: &Actor,
        id: ProgrammeId,
        key: &str,
        form: &SessionForm,
    ) -> Outcome<()> {
        let (_, before) = self.own_draft(actor, id).await?;
        known(key, &before)?;
        require_loaded(&before, |path| session_of(path) == Some(key), &form.loaded)?;
        let (after, _) = changed(key, &before, form)?;
        self.save_draft(actor, id, &before, &after).await
    }

    /// Says that the text of a language was compared with the newest one.
    ///
    /// # Errors
    /// As [`Services::draft_session`].
    pub async fn confirm_draft_text(
        &self,
        actor: &Actor,
        id: ProgrammeId,
        key: &str,
        language: Language,
    ) -> Outcome<()> {
        let (_, before) = self.own_draft(actor, id).await?;
        let mut plan = known(key, &before)?;
        plan.texts.confirm(language);
        let mut after = before.clone();
        write(key, &plan, &mut after)?;
        self.save_draft(actor, id, &before, &after).await
    }

    /// Takes a session out of a draft.
    ///
    /// # Errors
    /// As [`Services::draft_session`].
    pub async fn remove_draft_session(&self, actor: &Actor, id: ProgrammeId, key: &str) -> Outcome<()> {
        let (_, before) = self.own_draft(actor, id).await?;
        known(key, &before)?;
        let mut after = before.clone();
        remove_session(&mut after, key)?;
        self.save_draft(actor, id, &before, &after).await
    }
}

/// The structure of a session, if the version has it.
fn known(key: &str, files: &Files) -> Outcome<PlanFile> {
    if !files.contains_key(&plan_path(key)) {
        return Err(Error::NotFound);
    }
    Ok(PlanFile::read(key, files)?)
}

/// How many sessions a stage has.
fn places(stage: &str, files: &Files) -> Outcome<u16> {
    let mut keys: Vec<&str> = files.keys().filter_map(|path| session_of(path)).collect();
    keys.dedup();
    let mut count = 0;
    for key in keys {
        count += u16::from(PlanFile::read(key, files)?.stage == stage);
    }
    Ok(count)
}

/// The files with what was typed, and the session as they have it.
fn changed(key: &str, before: &Files, form: &SessionForm) -> Outcome<(Files, SessionPlan)> {
    let stored = known(key, before)?;
    let mut plan = typed(key, &stored, form)?;
    let mut after = before.clone();
    let mut languages = Vec::new();
    for (language, text) in Language::ALL.iter().zip(&form.texts) {
        let (path, text) = (text_path(key, *language), normal(text));
        if before.get(&path) != Some(&text) {
            after.insert(path, text);
            languages.push(*language);
        }
    }
    plan.texts.raise(&languages);
    if plan != stored {
        write(key, &plan, &mut after)?;
    }
    let refused = |why: TemplateError| Error::unfit(field_of(key, &why), why);
    require_module(key, &plan, before)?;
    let place = form.place.trim().parse().unwrap_or_default();
    move_session(&mut after, key, place).map_err(refused)?;
    let parsed = SessionPlan::parse_alone(key, &after).map_err(refused)?;
    Ok((after, parsed))
}

/// Browsers send lines with two signs at their ends; a file has one, and ends with it.
fn normal(text: &str) -> String {
    let mut text = text.replace("\r\n", "\n");
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

fn write(key: &str, plan: &PlanFile, files: &mut Files) -> Outcome<()> {
    files.insert(plan_path(key), plan.written(key)?);
    Ok(())
}

/// The structure of a session as it was typed.
fn typed(key: &str, stored: &PlanFile, form: &SessionForm) -> Outcome<PlanFile> {
    let number = |text: &str, field: &'static str, place: &str| {
        let refused = || Error::unfit(field, TemplateError::new(&plan_path(key), place, Reason::NoMinutes));
        text.trim().parse::<u16>().map_err(|_| refused())
    };
    let optional = |text: &str, field: &'static str, place: &str| {
        if text.trim().is_empty() { Ok(None) } else { number(text, field, place).map(Some) }
    };
    let written = form.steps.iter().filter(|step| !(step.key.trim().is_empty() && step.minutes.trim().is_empty()));
    let step = |step: &StepForm| {
        let key = step.key.trim();
        Ok(Step {
            key: key.to_owned(),
            minutes: number(&step.minutes, "steps", key)?,
            individual_minutes: optional(&step.individual_minutes, "steps", key)?,
        })
    };
    Ok(PlanFile {
        module: Some(form.module.clone()).filter(|module| !module.is_empty()),
        minutes: number(&form.minutes, "minutes", key)?,
        individual_minutes: optional(&form.individual_minutes, "individual_minutes", key)?,
        sources: form.sources.split_whitespace().map(str::to_owned).collect(),
        step: written.map(step).collect::<Outcome<_>>()?,
        ..stored.clone()
    })
}

/// The module is one of the version's; a training session teaches one, so that groups know where one may join (rule A7).
fn require_module(key: &str, plan: &PlanFile, files: &Files) -> Outcome<()> {
    let structure = StructureFile::read(files)?;
    let is_known = match &plan.module {
        Some(module) => structure.module.iter().any(|known| known.key == *module),
        None => plan.stage != Stage::Training.code(),
    };
    let why = || TemplateError::new(&plan_path(key), plan.module.as_deref().unwrap_or(key), Reason::ModuleUnknown);
    if is_known { Ok(()) } else { Err(Error::unfit("module", why())) }
}

/// The field of the form that a refusal is about.
fn field_of(key: &str, why: &TemplateError) -> &'static str {
    if why.file == text_path(key, Language::Kazakh) {
        return "text_kk";
    }
    if why.file == text_path(key, Language::Russian) {
        return "text_ru";
    }
    if why.file == text_path(key, Language::English) {
        return "text_en";
    }
    match why.reason {
        Reason::NumberOrder => "place",
        Reason::MinutesSum => "minutes",
        Reason::NoMinutes if why.place == key => "minutes",
        Reason::IndividualMinutesSum => "individual_minutes",
        Reason::Link => "sources",
        _ => "steps",
    }
}
