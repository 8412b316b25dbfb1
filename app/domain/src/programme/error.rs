use std::fmt;

use crate::codes::coded;

/// What can be wrong with a version of a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The file is not readable as TOML, or has a field that is not known.
    Syntax,
    /// The file is missing.
    FileMissing,
    /// The file belongs to nothing.
    FileUnknown,
    /// The stage is unknown.
    StageUnknown,
    /// The module is unknown.
    ModuleUnknown,
    /// A key is used twice.
    KeyTwice,
    /// A key is not a word of small Latin letters, digits and hyphens.
    KeyShape,
    /// It has no minutes.
    NoMinutes,
    /// The minutes of the steps do not add up to the session's length.
    MinutesSum,
    /// The minutes of the steps do not add up to the session's length on the individual track.
    IndividualMinutesSum,
    /// A session has 4 to 7 steps.
    StepCount,
    /// The number is out of order within the stage.
    NumberOrder,
    /// No session teaches the module.
    ModuleUntaught,
    /// A mandatory module of the version it was copied from is missing or no longer mandatory (rule A5).
    ModuleDropped,
    /// The threshold cannot be met by the training sessions.
    CompletionUnmet,
    /// Least, target and most are out of order, or more than the rule allows.
    GroupSize,
    /// A text is missing.
    TextMissing,
    /// A text is empty.
    TextEmpty,
    /// A text that belongs to nothing.
    TextUnknown,
    /// A part of the plan stands twice.
    PartTwice,
    /// The parts of the plan are not in their order.
    PartOrder,
    /// Markup other than headings, paragraphs, lists, quotes, bold words and links.
    Markup,
    /// A link that does not lead to an https address, or stands in a text for participants.
    Link,
    /// The version of a text is not a number from 1.
    Revision,
}

coded!(Reason {
    Syntax = "syntax",
    FileMissing = "file-missing",
    FileUnknown = "file-unknown",
    StageUnknown = "stage-unknown",
    ModuleUnknown = "module-unknown",
    KeyTwice = "key-twice",
    KeyShape = "key-shape",
    NoMinutes = "no-minutes",
    MinutesSum = "minutes-sum",
    IndividualMinutesSum = "individual-minutes-sum",
    StepCount = "step-count",
    NumberOrder = "number-order",
    ModuleUntaught = "module-untaught",
    ModuleDropped = "module-dropped",
    CompletionUnmet = "completion-unmet",
    GroupSize = "group-size",
    TextMissing = "text-missing",
    TextEmpty = "text-empty",
    TextUnknown = "text-unknown",
    PartTwice = "part-twice",
    PartOrder = "part-order",
    Markup = "markup",
    Link = "link",
    Revision = "revision",
});

/// What is wrong with a version, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// Which file.
    pub file: String,
    /// Where in it: a key, or "12" for a line.
    pub place: String,
    /// What is wrong.
    pub reason: Reason,
    /// The reader's own words on a syntax error, in English; else empty.
    pub detail: String,
}

impl TemplateError {
    /// What is wrong, and where.
    pub fn new(file: &str, place: impl Into<String>, reason: Reason) -> Self {
        Self { file: file.to_owned(), place: place.into(), reason, detail: String::new() }
    }
}

impl std::error::Error for TemplateError {}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.file, self.place, self.reason.code())?;
        if self.detail.is_empty() { Ok(()) } else { write!(f, " ({})", self.detail) }
    }
}
