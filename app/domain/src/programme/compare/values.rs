//! What has one value, compared value by value.

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

use super::{Change, What};
use crate::language::Language;
use crate::programme::error::TemplateError;
use crate::programme::files::{Files, session_of};
use crate::programme::{PlanFile, StructureFile, TitlesFile};

/// What is compared value by value.
pub(super) struct Version {
    pub(super) values: Vec<(What, String)>,
    /// In the order of the programme.
    pub(super) sessions: Vec<(String, PlanFile)>,
}

impl Version {
    pub(super) fn read(files: &Files) -> Result<Self, TemplateError> {
        let structure = StructureFile::read(files)?;
        let mut values = of_structure(&structure);
        for language in Language::ALL {
            let titles = TitlesFile::read(*language, files)?;
            values
                .extend(titles.places().into_iter().map(|(at, title)| (What::Title(at, *language), title.to_owned())));
        }
        let mut keys: Vec<&str> = files.keys().filter_map(|path| session_of(path)).collect();
        keys.dedup();
        let read = |key: &str| Ok((key.to_owned(), PlanFile::read(key, files)?));
        let mut sessions = keys.into_iter().map(read).collect::<Result<Vec<_>, TemplateError>>()?;
        sessions
            .sort_by_key(|(_, plan)| (structure.stage.iter().position(|stage| stage.key == plan.stage), plan.number));
        Ok(Self { values, sessions })
    }

    pub(super) fn plan(&self, key: &str) -> Option<&PlanFile> {
        self.sessions.iter().find(|(known, _)| known == key).map(|(_, plan)| plan)
    }

    /// The keys of sessions that both have, and that stand elsewhere among the others in the later one.
    pub(super) fn moved<'a>(&'a self, later: &Self) -> Vec<&'a str> {
        let order = |version: &'_ Self, other: &'_ Self| -> Vec<String> {
            let both = version.sessions.iter().filter(|(key, _)| other.plan(key).is_some());
            both.map(|(key, _)| key.clone()).collect()
        };
        let before = order(self, later);
        let ops = capture_diff_slices(Algorithm::Myers, &before, &order(later, self));
        let left = ops.iter().filter(|op| op.tag() != DiffTag::Equal).flat_map(DiffOp::old_range);
        let left: Vec<&String> = left.map(|at| &before[at]).collect();
        let known = self.sessions.iter().filter(|(key, _)| left.contains(&key));
        known.map(|(key, _)| key.as_str()).collect()
    }
}

fn of_structure(structure: &StructureFile) -> Vec<(What, String)> {
    let (completion, group) = (structure.completion, structure.group);
    [
        (What::Attended, completion.attended),
        (What::Of, completion.of),
        (What::Least, group.least),
        (What::Target, group.target),
        (What::Most, group.most),
    ]
    .map(|(what, number)| (what, number.to_string()))
    .into()
}

pub(super) fn of_plan(plan: &PlanFile) -> Vec<(What, String)> {
    let mut values = vec![(What::Minutes, plan.minutes.to_string())];
    values.extend(plan.module.clone().map(|module| (What::Module, module)));
    values.extend(plan.individual_minutes.map(|minutes| (What::IndividualMinutes, minutes.to_string())));
    for step in &plan.step {
        values.push((What::StepMinutes(step.key.clone()), step.minutes.to_string()));
        let alone = step.individual_minutes;
        values.extend(alone.map(|minutes| (What::IndividualStepMinutes(step.key.clone()), minutes.to_string())));
    }
    values.extend((!plan.sources.is_empty()).then(|| (What::Sources, plan.sources.join(" "))));
    values
}

pub(super) fn changes(before: &[(What, String)], after: Vec<(What, String)>) -> Vec<Change> {
    let value = |values: &[(What, String)], what: &What| {
        values.iter().find(|(known, _)| known == what).map(|(_, value)| value.clone())
    };
    let gone: Vec<Change> = before
        .iter()
        .filter(|(what, _)| value(&after, what).is_none())
        .map(|(what, was)| Change { what: what.clone(), before: Some(was.clone()), after: None })
        .collect();
    let now = after.into_iter().map(|(what, is)| Change { before: value(before, &what), what, after: Some(is) });
    now.filter(|change| change.before != change.after).chain(gone).collect()
}
