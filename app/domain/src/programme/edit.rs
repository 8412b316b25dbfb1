//! What an office does to the files of a version of its own.

use std::collections::BTreeSet;

use super::error::{Reason, TemplateError};
use super::files::{Files, STRUCTURE, plan_path, session_of};
use super::{PlanFile, SessionPlan, Stage, StructureFile, Template};

/// The files as those of another version.
///
/// # Errors
/// [`TemplateError`] if the structure cannot be read.
pub fn renamed(mut files: Files, version: u32) -> Result<Files, TemplateError> {
    let structure = StructureFile { version, ..StructureFile::read(&files)? };
    files.insert(STRUCTURE.to_owned(), structure.written()?);
    Ok(files)
}

/// Moves a session within its stage, to a place counted from 1; the others close up.
///
/// # Errors
/// [`TemplateError`] if the session, or another one of its stage, cannot be read; [`Reason::NumberOrder`] if the stage
/// has no such place.
pub fn move_session(files: &mut Files, key: &str, to: u16) -> Result<(), TemplateError> {
    let stage = PlanFile::read(key, files)?.stage;
    let mut order = order_of(&stage, files)?;
    order.retain(|known| known != key);
    let place = usize::from(to).checked_sub(1).filter(|place| *place <= order.len());
    let place = place.ok_or_else(|| TemplateError::new(&plan_path(key), key, Reason::NumberOrder))?;
    order.insert(place, key.to_owned());
    renumber(files, &order)
}

/// Takes a session out; those after it close up, and completion counts the training sessions that are left.
///
/// # Errors
/// [`TemplateError`] if the session, another one of its stage or the structure cannot be read.
pub fn remove_session(files: &mut Files, key: &str) -> Result<(), TemplateError> {
    let stage = PlanFile::read(key, files)?.stage;
    files.retain(|path, _| session_of(path) != Some(key));
    let order = order_of(&stage, files)?;
    renumber(files, &order)?;
    if stage == Stage::Training.code() {
        let mut structure = StructureFile::read(files)?;
        structure.completion.of = u16::try_from(order.len()).unwrap_or(u16::MAX);
        files.insert(STRUCTURE.to_owned(), structure.written()?);
    }
    Ok(())
}

impl Template {
    /// All that keeps a version, copied from `before`, from being published: what each session has wrong, else what is
    /// wrong with the whole.
    pub fn problems(files: &Files, before: Option<&Self>) -> Vec<TemplateError> {
        let alone: Vec<_> = keys(files).iter().filter_map(|key| SessionPlan::parse_alone(key, files).err()).collect();
        if !alone.is_empty() {
            return alone;
        }
        let whole =
            Self::parse(files).and_then(|template| before.map_or(Ok(()), |before| template.check_against(before)));
        whole.err().into_iter().collect()
    }
}

fn keys(files: &Files) -> BTreeSet<String> {
    files.keys().filter_map(|path| session_of(path)).map(str::to_owned).collect()
}

/// The keys of a stage's sessions in their order.
fn order_of(stage: &str, files: &Files) -> Result<Vec<String>, TemplateError> {
    let mut numbered = Vec::new();
    for key in keys(files) {
        let plan = PlanFile::read(&key, files)?;
        if plan.stage == stage {
            numbered.push((plan.number, key));
        }
    }
    numbered.sort();
    Ok(numbered.into_iter().map(|(_, key)| key).collect())
}

/// Writes the numbers of a stage's sessions; files of sessions that keep theirs stay as they are.
fn renumber(files: &mut Files, order: &[String]) -> Result<(), TemplateError> {
    for (number, key) in (1..).zip(order) {
        let plan = PlanFile::read(key, files)?;
        if plan.number != number {
            files.insert(plan_path(key), PlanFile { number, ..plan }.written(key)?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::shipped_files;

    fn order(files: &Files) -> Vec<String> {
        order_of("follow_up", files).unwrap()
    }

    #[test]
    fn a_session_moves_within_its_stage_and_the_others_close_up() {
        for (key, to, expected) in [
            ("follow-up-1", 3, ["follow-up-2", "follow-up-3", "follow-up-1"]),
            ("follow-up-3", 1, ["follow-up-3", "follow-up-1", "follow-up-2"]),
            ("follow-up-2", 2, ["follow-up-1", "follow-up-2", "follow-up-3"]),
        ] {
            let mut files = shipped_files();
            move_session(&mut files, key, to).unwrap();
            assert_eq!(order(&files), expected);
            assert!(Template::parse(&files).is_ok());
        }
    }

    #[test]
    fn a_move_that_changes_nothing_leaves_every_file_as_it_is() {
        let mut files = shipped_files();
        move_session(&mut files, "training-09", 9).unwrap();
        assert_eq!(files, shipped_files());
    }

    #[test]
    fn there_is_no_place_before_the_first_or_after_the_last() {
        for to in [0, 4] {
            let refused = move_session(&mut shipped_files(), "follow-up-1", to).unwrap_err();
            assert_eq!((refused.place.as_str(), refused.reason), ("follow-up-1", Reason::NumberOrder));
        }
    }

    #[test]
    fn a_removed_session_leaves_a_whole_programme_that_counts_one_less_a8() {
        let mut files = shipped_files();
        remove_session(&mut files, "training-02").unwrap();
        let template = Template::parse(&files).unwrap();
        assert_eq!((template.completion.attended, template.completion.of), (22, 24));
        assert_eq!(template.session("training-03").map(|plan| plan.number), Some(2));
        assert!(files.keys().all(|path| session_of(path) != Some("training-02")));
    }

    #[test]
    fn every_session_alone_is_checked_and_then_the_whole() {
        let (before, mut files) = (Template::shipped().unwrap(), shipped_files());
        assert_eq!(Template::problems(&files, Some(&before)), []);
        for key in ["training-01", "couples-01"] {
            files.remove(&format!("sessions/{key}/ru.md"));
        }
        let found = Template::problems(&files, Some(&before));
        assert_eq!(found.iter().map(|why| why.place.as_str()).collect::<Vec<_>>(), ["couples-01", "training-01"]);

        let mut files = shipped_files();
        let module = before.modules[0].key.clone();
        for plan in before.sessions.iter().filter(|plan| plan.module.as_ref() == Some(&module)) {
            remove_session(&mut files, &plan.key).unwrap();
        }
        let found = Template::problems(&files, Some(&before));
        assert_eq!((found[0].place.as_str(), found[0].reason), (module.as_str(), Reason::ModuleUntaught));
    }

    #[test]
    fn a_copy_is_the_same_but_for_its_version() {
        let files = renamed(shipped_files(), 7).unwrap();
        let copy = Template::parse(&files).unwrap();
        assert_eq!(Template { version: 7, ..Template::shipped().unwrap() }, copy);
    }
}
