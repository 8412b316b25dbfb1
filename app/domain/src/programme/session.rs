//! One session's folder: `plan.toml` and a text in each language.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::error::{Reason, TemplateError};
use super::files::{Files, plan_path, text_path};
use super::manual::Manual;
use super::{PerLanguage, SessionPlan, Stage, Step};
use crate::language::Language;

/// A session has no fewer and no more steps.
pub const STEPS: std::ops::RangeInclusive<usize> = 4..=7;

/// `plan.toml` as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanFile {
    /// Code of the stage.
    pub stage: String,
    /// Its number within the stage, from 1.
    pub number: u16,
    /// Key of the module that it teaches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub module: Option<String>,
    /// Length in a group, or of the talk.
    pub minutes: u16,
    /// Length on the individual track.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub individual_minutes: Option<u16>,
    /// Months after the last training session at which it is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_months: Option<u8>,
    /// Addresses that the texts take facts from.
    pub sources: Vec<String>,
    /// Version of each text; a lower one was not compared with the newest yet.
    pub texts: PerLanguage<u32>,
    /// The steps in their order.
    pub step: Vec<Step>,
}

impl PlanFile {
    /// Reads a session's `plan.toml`.
    ///
    /// # Errors
    /// [`TemplateError`] if it is missing or cannot be read.
    pub fn read(key: &str, files: &Files) -> Result<Self, TemplateError> {
        super::source::toml(&plan_path(key), files)
    }

    /// As the file of this session.
    ///
    /// # Errors
    /// [`TemplateError`] if it cannot be written.
    pub fn written(&self, key: &str) -> Result<String, TemplateError> {
        super::source::written(&plan_path(key), self)
    }
}

/// Reads one session and checks what can be checked of it alone.
pub(super) fn read(key: &str, files: &Files) -> Result<SessionPlan, TemplateError> {
    let plan = PlanFile::read(key, files)?;
    let file = plan_path(key);
    let stage = check(&file, key, &plan)?;
    let manual = |language: Language| {
        let file = text_path(key, language);
        let text = files.get(&file).ok_or_else(|| TemplateError::new(&file, key, Reason::FileMissing))?;
        Manual::parse(&file, text, stage, &plan.step)
    };
    let manual =
        PerLanguage { kk: manual(Language::Kazakh)?, ru: manual(Language::Russian)?, en: manual(Language::English)? };
    Ok(SessionPlan {
        key: key.to_owned(),
        stage,
        number: plan.number,
        module: plan.module,
        minutes: plan.minutes,
        individual_minutes: plan.individual_minutes,
        due_months: plan.due_months,
        sources: plan.sources,
        revisions: plan.texts,
        steps: plan.step,
        title: manual.map(|manual| manual.title.clone()),
        aim: manual.map(|manual| manual.aim.clone()),
        homework: manual.map(|manual| manual.homework.clone()),
        manual,
    })
}

fn check(file: &str, key: &str, plan: &PlanFile) -> Result<Stage, TemplateError> {
    let refuse = |place: &str, reason| Err(TemplateError::new(file, place, reason));
    if !is_key(key) {
        return refuse(key, Reason::KeyShape);
    }
    let stage = Stage::parse(&plan.stage).ok_or_else(|| TemplateError::new(file, &plan.stage, Reason::StageUnknown))?;
    if plan.minutes == 0 || plan.individual_minutes == Some(0) {
        return refuse(key, Reason::NoMinutes);
    }
    if !STEPS.contains(&plan.step.len()) {
        return refuse(key, Reason::StepCount);
    }
    let mut keys = BTreeSet::new();
    for step in &plan.step {
        if !is_key(&step.key) {
            return refuse(&step.key, Reason::KeyShape);
        }
        if !keys.insert(&step.key) {
            return refuse(&step.key, Reason::KeyTwice);
        }
        if step.minutes == 0 {
            return refuse(&step.key, Reason::NoMinutes);
        }
    }
    if plan.step.iter().map(|step| u32::from(step.minutes)).sum::<u32>() != u32::from(plan.minutes) {
        return refuse(key, Reason::MinutesSum);
    }
    let alone: Option<u32> = plan.step.iter().map(|step| step.individual_minutes.map(u32::from)).sum();
    if alone.filter(|_| plan.individual_minutes.is_some()) != plan.individual_minutes.map(u32::from) {
        return refuse(key, Reason::IndividualMinutesSum);
    }
    if Language::ALL.iter().any(|language| *plan.texts.get(*language) == 0) {
        return refuse(key, Reason::Revision);
    }
    if plan.sources.iter().any(|source| !source.starts_with("https://") && !source.starts_with("http://")) {
        return refuse(key, Reason::Link);
    }
    Ok(stage)
}

/// A word of small Latin letters, digits and hyphens.
fn is_key(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-')
}
