//! The programme as data: a versioned template of stages, modules and sessions (rules A1–A9).

mod compare;
mod consequences;
mod edit;
mod error;
mod files;
mod glossary;
mod manual;
mod prose;
mod readability;
mod revisions;
mod session;
mod source;

use serde::{Deserialize, Serialize};

use crate::codes::coded;
use crate::language::Language;

pub use compare::{Change, Comparison, Fate, Hunk, Piece, SessionChange, What};
pub use consequences::{Consequences, consequences};
pub use edit::{move_session, remove_session, renamed};
pub use error::{Reason, TemplateError};
pub use files::{Files, STRUCTURE, plan_path, session_of, shipped_files, text_path, titles_path};
pub use glossary::{Glossary, Term};
pub use manual::{Apart, Caution, Manual, Safety, StepText};
pub use prose::{Block, Prose, Span};
pub use readability::Readability;
pub use session::{PlanFile, STEPS};
pub use source::{ModuleFile, StageFile, StructureFile, TitlesFile};

/// Something in each of the three languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerLanguage<T> {
    /// Kazakh.
    pub kk: T,
    /// Russian.
    pub ru: T,
    /// English.
    pub en: T,
}

impl<T> PerLanguage<T> {
    /// That of a language.
    pub const fn get(&self, language: Language) -> &T {
        match language {
            Language::Kazakh => &self.kk,
            Language::Russian => &self.ru,
            Language::English => &self.en,
        }
    }

    /// That of a language, to be changed.
    pub const fn get_mut(&mut self, language: Language) -> &mut T {
        match language {
            Language::Kazakh => &mut self.kk,
            Language::Russian => &mut self.ru,
            Language::English => &mut self.en,
        }
    }

    /// Something made of each.
    pub fn map<U>(&self, make: impl Fn(&T) -> U) -> PerLanguage<U> {
        PerLanguage { kk: make(&self.kk), ru: make(&self.ru), en: make(&self.en) }
    }
}

/// A text in the three languages.
pub type Texts = PerLanguage<String>;

/// Versions of a text in the three languages.
pub type Revisions = PerLanguage<u32>;

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

/// A step of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its key within the session.
    pub key: String,
    /// How long, in a group or in a talk.
    pub minutes: u16,
    /// How long on the individual track; 0: left out there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub individual_minutes: Option<u16>,
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
    /// Addresses that its texts take facts from.
    pub sources: Vec<String>,
    /// Versions of its texts.
    pub revisions: Revisions,
    /// Its steps, in their order.
    pub steps: Vec<Step>,
    /// Its title.
    pub title: Texts,
    /// What the session is for.
    pub aim: Texts,
    /// What he takes home.
    pub homework: Texts,
    /// The whole plan.
    pub manual: PerLanguage<Manual>,
}

/// When the programme is completed (rule A8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Completion {
    /// So many training sessions attended …
    pub attended: u16,
    /// … of so many.
    pub of: u16,
}

/// How large a group is (rule A7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
