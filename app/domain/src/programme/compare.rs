//! What a version says otherwise than the one that it was copied from.

use similar::{Algorithm, ChangeTag, DiffOp, DiffTag, TextDiff, capture_diff_slices};

use super::error::TemplateError;
use super::files::{Files, session_of, text_path};
use super::{PerLanguage, PlanFile, StructureFile, Texts, TitlesFile};
use crate::language::Language;

/// What a version says otherwise than another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Thresholds and titles.
    pub values: Vec<Change>,
    /// Sessions that differ, in the order of the later version, then those that are gone.
    pub sessions: Vec<SessionChange>,
}

/// Something that has one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// So many training sessions attended …
    Attended,
    /// … of so many (rule A8).
    Of,
    /// Below this a group does not start.
    Least,
    /// What it aims at.
    Target,
    /// Never more (rule A7).
    Most,
    /// A title in a language, by its place, such as `module.power`.
    Title(String, Language),
    /// The module that a session teaches.
    Module,
    /// A session's length.
    Minutes,
    /// Its length on the individual track.
    IndividualMinutes,
    /// The length of a step.
    StepMinutes(String),
    /// Its length on the individual track.
    IndividualStepMinutes(String),
    /// The addresses that facts come from.
    Sources,
}

/// A value that is another one now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Of what.
    pub what: What,
    /// None: there was none.
    pub before: Option<String>,
    /// None: it is gone.
    pub after: Option<String>,
}

/// A session that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionChange {
    /// Its key.
    pub key: String,
    /// Its title.
    pub title: Texts,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It was changed.
    Changed {
        /// Whether it stands elsewhere among the others of its stage.
        is_moved: bool,
        /// Its values.
        values: Vec<Change>,
        /// Its texts, by language.
        texts: Vec<(Language, Vec<Hunk>)>,
    },
}

/// Lines in a row that differ; blank ones do not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk {
    /// The heading that they stand below; empty above the first one.
    pub heading: String,
    /// As they were.
    pub removed: Vec<Vec<Piece>>,
    /// As they are.
    pub added: Vec<Vec<Piece>>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its words.
    pub text: String,
    /// Whether just these words differ from the line's other form.
    pub is_changed: bool,
}

impl Comparison {
    /// Compares two versions.
    ///
    /// # Errors
    /// [`TemplateError`] if a structure cannot be read.
    pub fn of(before: &Files, after: &Files) -> Result<Self, TemplateError> {
        let (old, new) = (Version::read(before)?, Version::read(after)?);
        let moved = old.moved(&new);
        let mut sessions = Vec::new();
        for (key, plan) in &new.sessions {
            let fate = match old.plan(key) {
                Some(known) => Some(Fate::Changed {
                    is_moved: moved.contains(&key.as_str()),
                    values: changes(&of_plan(known), of_plan(plan)),
                    texts: texts(key, before, after),
                })
                .filter(Fate::is_any),
                None => Some(Fate::Added),
            };
            sessions.extend(fate.map(|fate| SessionChange { key: key.clone(), title: title(key, after), fate }));
        }
        let gone = old.sessions.iter().filter(|(key, _)| new.plan(key).is_none());
        sessions.extend(gone.map(|(key, _)| SessionChange {
            key: key.clone(),
            title: title(key, before),
            fate: Fate::Removed,
        }));
        Ok(Self { values: changes(&old.values, new.values), sessions })
    }

    /// Whether the two say the same.
    pub const fn is_empty(&self) -> bool {
        self.values.is_empty() && self.sessions.is_empty()
    }
}

impl Fate {
    const fn is_any(&self) -> bool {
        match self {
            Self::Added | Self::Removed => true,
            Self::Changed { is_moved, values, texts } => *is_moved || !values.is_empty() || !texts.is_empty(),
        }
    }
}

/// What is compared value by value.
struct Version {
    values: Vec<(What, String)>,
    /// In the order of the programme.
    sessions: Vec<(String, PlanFile)>,
}

impl Version {
    fn read(files: &Files) -> Result<Self, TemplateError> {
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

    fn plan(&self, key: &str) -> Option<&PlanFile> {
        self.sessions.iter().find(|(known, _)| known == key).map(|(_, plan)| plan)
    }

    /// The keys of sessions that both have, and that stand elsewhere among the others in the later one.
    fn moved<'a>(&'a self, later: &Self) -> Vec<&'a str> {
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

fn of_plan(plan: &PlanFile) -> Vec<(What, String)> {
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

fn changes(before: &[(What, String)], after: Vec<(What, String)>) -> Vec<Change> {
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

fn texts(key: &str, before: &Files, after: &Files) -> Vec<(Language, Vec<Hunk>)> {
    let text = |files: &Files, language| files.get(&text_path(key, language)).cloned().unwrap_or_default();
    let differing =
        Language::ALL.iter().map(|language| (*language, hunks(&text(before, *language), &text(after, *language))));
    differing.filter(|(_, hunks)| !hunks.is_empty()).collect()
}

fn title(key: &str, files: &Files) -> Texts {
    let title = |language| {
        let text = files.get(&text_path(key, language)).map(String::as_str).unwrap_or_default();
        heading(text.lines().next().unwrap_or_default()).to_owned()
    };
    PerLanguage { kk: title(Language::Kazakh), ru: title(Language::Russian), en: title(Language::English) }
}

/// A heading without its marks.
fn heading(line: &str) -> &str {
    let title = line.trim_start_matches('#').trim();
    title.split(" {#").next().unwrap_or_default()
}

fn hunks(before: &str, after: &str) -> Vec<Hunk> {
    let lines = |text: &'_ str| -> Vec<String> {
        text.lines().map(str::trim_end).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    let (old, new) = (lines(before), lines(after));
    let (old_lines, new_lines) =
        (old.iter().map(String::as_str).collect::<Vec<_>>(), new.iter().map(String::as_str).collect::<Vec<_>>());
    let diff = TextDiff::from_slices(&old_lines, &new_lines);
    let differing = diff.ops().iter().filter(|op| op.tag() != DiffTag::Equal);
    differing
        .map(|op| {
            let above = new[..op.new_range().start].iter().rev().find(|line| line.starts_with('#'));
            let mut hunk = Hunk {
                heading: above.map(|line| heading(line).to_owned()).unwrap_or_default(),
                removed: Vec::new(),
                added: Vec::new(),
            };
            for change in diff.iter_inline_changes(op) {
                let pieces = change.values().iter();
                let line = pieces.map(|(is_changed, text)| Piece { text: (*text).to_owned(), is_changed: *is_changed });
                match change.tag() {
                    ChangeTag::Delete => hunk.removed.push(line.collect()),
                    ChangeTag::Insert => hunk.added.push(line.collect()),
                    ChangeTag::Equal => {}
                }
            }
            hunk
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::{STRUCTURE, move_session, plan_path, remove_session, shipped_files};

    fn changed(path: &str, from: &str, to: &str) -> Files {
        let mut files = shipped_files();
        let before = files[path].clone();
        assert!(before.contains(from), "{path} has no {from:?}");
        files.insert(path.to_owned(), before.replacen(from, to, 1));
        files
    }

    fn compared(after: &Files) -> Comparison {
        Comparison::of(&shipped_files(), after).unwrap()
    }

    fn said(line: &[Piece]) -> String {
        line.iter().map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn two_equal_versions_do_not_differ() {
        assert!(compared(&shipped_files()).is_empty());
        let blank = changed("sessions/training-05/en.md", "\n\n", "\n\n\n");
        assert!(compared(&blank).is_empty(), "blank lines say nothing");
    }

    #[test]
    fn a_threshold_a_title_and_minutes_are_told_with_their_values_before_and_after() {
        let change = |what, before: &str, after: &str| Change {
            what,
            before: Some(before.to_owned()),
            after: Some(after.to_owned()),
        };
        let files = changed(STRUCTURE, "attended = 22", "attended = 20");
        assert_eq!(compared(&files).values, [change(What::Attended, "22", "20")]);
        let files = changed("en.toml", "Emergency plan", "My emergency plan");
        let place = What::Title("module.emergency-plan".to_owned(), Language::English);
        assert_eq!(compared(&files).values, [change(place, "Emergency plan", "My emergency plan")]);

        let mut files = changed(&plan_path("couples-03"), "minutes = 20", "minutes = 25");
        let plan = files[&plan_path("couples-03")].replacen("minutes = 15", "minutes = 10", 1);
        files.insert(plan_path("couples-03"), plan);
        let [session] = &compared(&files).sessions[..] else { panic!("one session differs") };
        let Fate::Changed { is_moved: false, values, texts } = &session.fate else { panic!("{session:?}") };
        assert!(texts.is_empty());
        assert_eq!(
            values[..],
            [
                change(What::StepMinutes("frame".to_owned()), "20", "25"),
                change(What::StepMinutes("quiet".to_owned()), "15", "10")
            ]
        );
    }

    #[test]
    fn a_changed_line_is_told_below_its_heading_with_the_words_that_differ() {
        let files =
            changed("sessions/couples-03/en.md", "without expecting an answer", "without waiting for an answer");
        let [session] = &compared(&files).sessions[..] else { panic!("one session differs") };
        assert_eq!(session.title.en, "Saying what I did");
        let Fate::Changed { texts, .. } = &session.fate else { panic!("{session:?}") };
        let [(Language::English, hunks)] = &texts[..] else { panic!("one language differs") };
        let [hunk] = &hunks[..] else { panic!("one place differs") };
        assert_eq!(hunk.heading, "Aim");
        assert!(said(&hunk.removed[0]).ends_with("without expecting an answer."), "{hunk:?}");
        assert!(said(&hunk.added[0]).ends_with("without waiting for an answer."), "{hunk:?}");
        let words: Vec<&str> =
            hunk.removed[0].iter().filter(|piece| piece.is_changed).map(|piece| piece.text.as_str()).collect();
        assert_eq!(words, ["expecting"]);
    }

    #[test]
    fn one_session_that_moves_is_one_that_moved() {
        let mut files = shipped_files();
        move_session(&mut files, "training-03", 20).unwrap();
        let moved = compared(&files).sessions;
        let fate = Fate::Changed { is_moved: true, values: Vec::new(), texts: Vec::new() };
        assert_eq!(moved.iter().map(|one| (one.key.as_str(), &one.fate)).collect::<Vec<_>>(), [("training-03", &fate)]);
    }

    #[test]
    fn sessions_that_close_up_behind_a_removed_one_did_not_move() {
        let mut files = shipped_files();
        remove_session(&mut files, "training-03").unwrap();
        let sessions = compared(&files).sessions;
        assert_eq!(
            sessions.iter().map(|one| (one.key.as_str(), &one.fate)).collect::<Vec<_>>(),
            [("training-03", &Fate::Removed)]
        );
        let back = Comparison::of(&files, &shipped_files()).unwrap().sessions;
        assert_eq!(back[0].fate, Fate::Added);
    }
}
