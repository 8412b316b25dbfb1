//! The programme's manual as a library: its contents, its plans, and search in all three languages.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use domain::fold;
use domain::ids::ProgrammeId;
use domain::language::Language;
use domain::programme::{Manual, Prose, SessionPlan, Template};

use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::programmes::Version;

/// Letters of a line that are shown before and after what was looked for.
const BEFORE: usize = 50;
const AFTER: usize = 120;

/// The texts of the published versions, made ready for search at their first use.
#[derive(Clone, Default)]
pub struct Indexes {
    made: Arc<RwLock<HashMap<ProgrammeId, Arc<Index>>>>,
}

/// A version's lines by language, each with its folded form.
#[derive(Debug)]
pub struct Index(Vec<Line>);

#[derive(Debug)]
struct Line {
    key: String,
    language: Language,
    is_title: bool,
    text: String,
    folded: String,
}

/// A plan in which everything that was looked for stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Which session's.
    pub key: String,
    /// In which language.
    pub language: Language,
    /// What stands around it in the first line that has it.
    pub excerpt: String,
}

impl Index {
    fn of(template: &Template) -> Self {
        let mut lines = Vec::new();
        for plan in &template.sessions {
            for language in Language::ALL {
                let manual = plan.manual.get(*language);
                let mut add = |is_title, text: String| {
                    let folded = fold::fold(&text);
                    lines.push(Line { key: plan.key.clone(), language: *language, is_title, text, folded });
                };
                add(true, manual.title.clone());
                for text in texts(manual) {
                    add(false, text);
                }
            }
        }
        Self(lines)
    }

    /// The plans of which one line has every word, those with a word in the title first; in the reader's language, else
    /// in another.
    fn find(&self, words: &[String], language: Language) -> Vec<Found> {
        let mut hits: Vec<&Line> =
            self.0.iter().filter(|line| words.iter().all(|word| line.folded.contains(word.as_str()))).collect();
        hits.sort_by_key(|line| (line.language != language, !line.is_title));
        let mut found: Vec<Found> = Vec::new();
        for line in hits {
            if found.iter().all(|known| known.key != line.key) {
                let excerpt = excerpt(line, &words[0]);
                found.push(Found { key: line.key.clone(), language: line.language, excerpt });
            }
        }
        found
    }
}

/// What stands around a word, cut between words. Folding keeps the number of letters but for rare signs, which only
/// shift the cut.
fn excerpt(line: &Line, word: &str) -> String {
    let letters: Vec<char> = line.text.chars().collect();
    let at = line.folded.split(word).next().map_or(0, |before| before.chars().count()).min(letters.len());
    let is_blank = |at: &usize| letters[*at] == ' ';
    let begin = match at.saturating_sub(BEFORE) {
        0 => 0,
        begin => (begin..at).find(is_blank).map_or(begin, |blank| blank + 1),
    };
    let end = match at + AFTER {
        end if end >= letters.len() => letters.len(),
        end => (at..end).rev().find(is_blank).unwrap_or(end),
    };
    let cut: String = letters[begin..end].iter().collect();
    let (before, after) = (if begin > 0 { "… " } else { "" }, if end < letters.len() { " …" } else { "" });
    format!("{before}{cut}{after}")
}

/// All that a plan says, line by line.
fn texts(manual: &Manual) -> Vec<String> {
    let mut texts = vec![manual.aim.clone(), manual.homework.clone()];
    let mut add = |prose: &Prose| texts.extend(prose.plain());
    add(&manual.outcomes);
    for step in &manual.steps {
        add(&step.body);
        step.individual.iter().for_each(&mut add);
    }
    if let Some(safety) = &manual.safety {
        for apart in [&safety.before, &safety.after] {
            [&apart.how, &apart.partner, &apart.participant].into_iter().for_each(&mut add);
        }
        add(&safety.stop);
    }
    manual.cautions.iter().for_each(|(_, prose)| add(prose));
    add(&manual.material);
    add(&manual.handout);
    texts.extend(manual.steps.iter().map(|step| step.title.clone()));
    texts
}

impl Services {
    /// The version that is read: the one that is asked for, else the newest of the actor's office.
    ///
    /// # Errors
    /// `SignInRequired`; `NotFound` for participants, and if the office cannot use the version.
    pub async fn manual(&self, actor: &Actor, asked: Option<ProgrammeId>) -> Outcome<Version> {
        let staff = actor.may(Permission::ReadManual)?;
        let wanted = match asked {
            Some(id) => id,
            None => self.newest_programme(staff.office).await?,
        };
        let versions = self.programme_versions(actor).await?;
        versions.into_iter().find(|version| version.id == wanted).ok_or(Error::NotFound)
    }

    /// One plan of it.
    ///
    /// # Errors
    /// As [`Services::manual`]; `NotFound` if the version has no such session.
    pub async fn manual_plan(
        &self,
        actor: &Actor,
        asked: Option<ProgrammeId>,
        key: &str,
    ) -> Outcome<(Version, SessionPlan)> {
        let version = self.manual(actor, asked).await?;
        let plan = version.template.session(key).cloned().ok_or(Error::NotFound)?;
        Ok((version, plan))
    }

    /// The plans of a version in which these words stand, with Kazakh letters folded (rule I3); none for no words.
    ///
    /// # Errors
    /// As [`Services::manual`].
    pub async fn find_in_manual(
        &self,
        actor: &Actor,
        asked: Option<ProgrammeId>,
        words: &str,
        language: Language,
    ) -> Outcome<Vec<Found>> {
        let version = self.manual(actor, asked).await?;
        let words = fold::words(words);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        Ok(self.index(&version).find(&words, language))
    }

    fn index(&self, version: &Version) -> Arc<Index> {
        if let Some(index) = self.indexes.made.read().ok().and_then(|made| made.get(&version.id).cloned()) {
            return index;
        }
        let index = Arc::new(Index::of(&version.template));
        if let Ok(mut made) = self.indexes.made.write() {
            made.insert(version.id, Arc::clone(&index));
        }
        index
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_spelling_finds_the_kazakh_line_i3() {
        let index = Index::of(&Template::shipped().unwrap());
        let found = index.find(&fold::words("каупсиздик туралы"), Language::Kazakh);
        assert!(found.is_empty(), "no such word");
        let found = index.find(&fold::words("кауип белги"), Language::Kazakh);
        assert!(
            found.iter().any(|found| found.key == "training-08" && found.language == Language::Kazakh),
            "{found:?}"
        );
    }

    #[test]
    fn an_excerpt_is_cut_between_words_around_the_word() {
        let index = Index::of(&Template::shipped().unwrap());
        for found in index.find(&fold::words("дети"), Language::Russian) {
            let shown = found.excerpt.trim_matches(|sign| sign == '…' || sign == ' ');
            assert!(fold::fold(shown).contains("дети"), "{shown}");
            assert!(found.excerpt.chars().count() <= BEFORE + AFTER + 4, "{shown}");
        }
    }

    #[test]
    fn a_word_of_another_language_is_found_there_and_titles_come_first() {
        let index = Index::of(&Template::shipped().unwrap());
        let found = index.find(&fold::words("consent"), Language::Russian);
        assert_eq!((found[0].key.as_str(), found[0].language), ("training-15", Language::English));
    }
}
