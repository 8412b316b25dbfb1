//! What an enrolment has reached, what it lacks, and why (rules A4–A9, C5).

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::attendance::{Mark, Rate};
use crate::programme::{Stage, Template};

/// One session at which he was or is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attended {
    /// Which session of the programme.
    pub session_key: String,
    /// The day.
    pub on: Date,
    /// What the register says; none: not taken yet.
    pub mark: Option<Mark>,
    /// Cancelled by the centre: counts for nobody.
    pub is_cancelled: bool,
    /// He was a guest of another group: it covers its module, but is none of those that are counted (rule A9).
    pub is_make_up: bool,
}

/// All that the standing depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// His sessions, in any order.
    pub sessions: Vec<Attended>,
    /// Whether a risk review is overdue (rule F1).
    pub is_risk_review_overdue: bool,
}

/// What is missing for completion (rule A8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// So many more training sessions.
    Sessions(u16),
    /// A mandatory module without an attended session.
    Module(String),
    /// The midpoint talk.
    Midpoint,
    /// A risk review that is overdue.
    RiskReview,
}

/// What absences call for (rule C5). A human decides an exclusion, never the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Warning {
    /// 1st unexcused: a call within one working day.
    Call,
    /// 2nd unexcused or 3 in all: a written warning and a case conference.
    Written,
    /// 3rd unexcused or 4 in all: an exclusion review.
    ExclusionReview,
}

/// What an enrolment has reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Training sessions attended.
    pub attended: u16,
    /// Of so many in the programme.
    pub of: u16,
    /// So many are needed.
    pub needed: u16,
    /// Absences from training sessions, excused ones too (rule A9).
    pub absences: u16,
    /// Unexcused ones among them.
    pub unexcused: u16,
    /// Keys of mandatory modules with an attended session.
    pub covered: Vec<String>,
    /// What is missing for completion; empty: completed.
    pub missing: Vec<Missing>,
    /// Attendance over all recorded sessions (rule C7).
    pub rate: Rate,
    /// What the absences call for.
    pub warning: Option<Warning>,
    /// The last two recorded sessions were both missed.
    pub missed_twice_in_a_row: bool,
}

impl Standing {
    /// Whether everything that rule A8 asks is there.
    pub const fn is_complete(&self) -> bool {
        self.missing.is_empty()
    }
}

/// What an enrolment has reached by `today`, what it lacks, and why (rules A4–A9, C5). Does not depend on the order
/// in which the sessions are given.
pub fn standing(template: &Template, history: &History, today: Date) -> Standing {
    let recorded = recorded(history, today);
    let training: Vec<Mark> = of_stage(template, &recorded, Stage::Training);
    let attended = count(&training, Mark::counts_as_attended);
    let absences = count(&training, Mark::is_absence);
    let unexcused = count(&training, Mark::is_unexcused);
    let covered = covered(template, &recorded);
    let mut rate = Rate::default();
    for (_, mark) in &recorded {
        rate.count(*mark);
    }
    let last_two = recorded.iter().rev().take(2).filter(|(_, mark)| mark.is_absence()).count();
    Standing {
        attended,
        of: template.completion.of,
        needed: template.completion.attended,
        absences,
        unexcused,
        missing: missing(template, history, &recorded, attended, &covered),
        covered,
        rate,
        warning: warning(absences, unexcused),
        missed_twice_in_a_row: last_two == 2,
    }
}

/// Recorded sessions up to today, oldest first, with ties in a fixed order.
fn recorded(history: &History, today: Date) -> Vec<(&Attended, Mark)> {
    let mut recorded: Vec<_> = history
        .sessions
        .iter()
        .filter(|session| !session.is_cancelled && session.on <= today)
        .filter_map(|session| session.mark.map(|mark| (session, mark)))
        .collect();
    recorded.sort_by_key(|(session, mark)| (session.on, &session.session_key, mark.code(), mark.late_minutes()));
    recorded
}

/// The marks that count in a stage: those of make-ups do not (rule A9).
fn of_stage(template: &Template, recorded: &[(&Attended, Mark)], stage: Stage) -> Vec<Mark> {
    let is_of_stage = |key: &str| template.session(key).is_some_and(|plan| plan.stage == stage);
    let counted = recorded.iter().filter(|(session, _)| !session.is_make_up && is_of_stage(&session.session_key));
    counted.map(|(_, mark)| *mark).collect()
}

fn count(marks: &[Mark], is_so: fn(Mark) -> bool) -> u16 {
    u16::try_from(marks.iter().filter(|mark| is_so(**mark)).count()).unwrap_or(u16::MAX)
}

/// Mandatory modules with at least one attended session, in the programme's order (rule A5).
fn covered(template: &Template, recorded: &[(&Attended, Mark)]) -> Vec<String> {
    let attended = recorded.iter().filter(|(_, mark)| mark.counts_as_attended());
    let taught: BTreeSet<&str> =
        attended.filter_map(|(session, _)| template.session(&session.session_key)?.module.as_deref()).collect();
    let mandatory = template.modules.iter().filter(|module| module.is_mandatory);
    mandatory.filter(|module| taught.contains(module.key.as_str())).map(|module| module.key.clone()).collect()
}

fn missing(
    template: &Template,
    history: &History,
    recorded: &[(&Attended, Mark)],
    attended: u16,
    covered: &[String],
) -> Vec<Missing> {
    let mut missing = Vec::new();
    let lacking = template.completion.attended.saturating_sub(attended);
    if lacking > 0 {
        missing.push(Missing::Sessions(lacking));
    }
    let mandatory = template.modules.iter().filter(|module| module.is_mandatory);
    let uncovered = mandatory.filter(|module| !covered.contains(&module.key));
    missing.extend(uncovered.map(|module| Missing::Module(module.key.clone())));
    let has_midpoint = template.stage(Stage::Midpoint).next().is_some();
    if has_midpoint && !of_stage(template, recorded, Stage::Midpoint).into_iter().any(Mark::counts_as_attended) {
        missing.push(Missing::Midpoint);
    }
    if history.is_risk_review_overdue {
        missing.push(Missing::RiskReview);
    }
    missing
}

/// Rule C5: 1st unexcused · 2nd unexcused or 3 in all · 3rd unexcused or 4 in all.
const fn warning(absences: u16, unexcused: u16) -> Option<Warning> {
    match (unexcused, absences) {
        (3.., _) | (_, 4..) => Some(Warning::ExclusionReview),
        (2, _) | (_, 3) => Some(Warning::Written),
        (1, _) => Some(Warning::Call),
        (0, _) => None,
    }
}
