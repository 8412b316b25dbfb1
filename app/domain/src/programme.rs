//! The programme as data: a versioned template of stages, modules and sessions (rules A1–A9).

mod source;

use crate::codes::coded;
use crate::language::Language;

pub use source::{Source, TemplateError, shipped_sources};

/// A text in the three languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts {
    /// Kazakh.
    pub kk: String,
    /// Russian.
    pub ru: String,
    /// English.
    pub en: String,
}

impl Texts {
    /// The text in a language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Kazakh => &self.kk,
            Language::Russian => &self.ru,
            Language::English => &self.en,
        }
    }
}

/// What a stage is for (rule A2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Individual sessions that clear whether and how he can take part.
    Clearing,
    /// Behaviour training.
    Training,
    /// The individual talk in week 13.
    Midpoint,
    /// Joint sessions, gated (section E).
    Couples,
    /// Talks 3, 6 and 12 months after the last training session (rule A6).
    FollowUp,
}

coded!(Stage {
    Clearing = "clearing",
    Training = "training",
    Midpoint = "midpoint",
    Couples = "couples",
    FollowUp = "follow_up",
});

/// A subject that several sessions teach (rule A5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    /// Its key within the template.
    pub key: String,
    /// Whether at least one of its sessions must be attended.
    pub is_mandatory: bool,
    /// Its title.
    pub title: Texts,
}

/// One session of the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionPlan {
    /// Its key within the template, such as `training-07`.
    pub key: String,
    /// Its stage.
    pub stage: Stage,
    /// Its number within the stage, from 1.
    pub number: u16,
    /// The module that it teaches.
    pub module: Option<String>,
    /// Length in a group, or of the talk.
    pub minutes: u16,
    /// Length on the individual track, if it differs.
    pub individual_minutes: Option<u16>,
    /// Months after the last training session at which it is due.
    pub due_months: Option<u8>,
    /// Its title.
    pub title: Texts,
    /// What the participant can do or say afterwards.
    pub aim: Texts,
    /// What he takes home.
    pub homework: Texts,
}

/// When the programme is completed (rule A8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Completion {
    /// So many training sessions attended …
    pub attended: u16,
    /// … of so many.
    pub of: u16,
}

/// How large a group is (rule A7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupSize {
    /// Below this it does not start.
    pub least: u16,
    /// What it aims at.
    pub target: u16,
    /// Never more.
    pub most: u16,
}

/// One version of a programme; enrolments are pinned to it (rule A1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Which programme.
    pub code: String,
    /// Which version of it.
    pub version: u32,
    /// Its title.
    pub title: Texts,
    /// Titles of the stages, in their order.
    pub stages: Vec<(Stage, Texts)>,
    /// Its modules, in their order.
    pub modules: Vec<Module>,
    /// Its sessions, in their order.
    pub sessions: Vec<SessionPlan>,
    /// When it is completed.
    pub completion: Completion,
    /// How large its groups are.
    pub group: GroupSize,
}

impl Template {
    /// The programme that the product ships.
    ///
    /// # Errors
    /// [`TemplateError`]; a test keeps it whole.
    pub fn shipped() -> Result<Self, TemplateError> {
        let [structure, kk, ru, en] = shipped_sources();
        Self::parse(structure, [kk, ru, en])
    }

    /// The plan of a session.
    pub fn session(&self, key: &str) -> Option<&SessionPlan> {
        self.sessions.iter().find(|plan| plan.key == key)
    }

    /// The sessions of a stage, by number.
    pub fn stage(&self, stage: Stage) -> impl Iterator<Item = &SessionPlan> {
        self.sessions.iter().filter(move |plan| plan.stage == stage)
    }

    /// The keys of the training sessions that begin a module: only there somebody joins a group (rule A7).
    pub fn beginnings(&self) -> Vec<&str> {
        let plans: Vec<&SessionPlan> = self.stage(Stage::Training).collect();
        let begins = |at: usize| at == 0 || plans[at - 1].module != plans[at].module;
        (0..plans.len()).filter(|at| begins(*at)).map(|at| plans[at].key.as_str()).collect()
    }

    /// The title of a module.
    pub fn module(&self, key: &str) -> Option<&Module> {
        self.modules.iter().find(|module| module.key == key)
    }

    /// The title of a stage.
    pub fn stage_title(&self, stage: Stage) -> Option<&Texts> {
        self.stages.iter().find(|(known, _)| *known == stage).map(|(_, title)| title)
    }
}
