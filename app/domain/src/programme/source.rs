//! Reading a template from its four files; whatever is broken is refused with file, place and reason.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{Completion, GroupSize, Module, SessionPlan, Stage, Template, Texts};

/// One of the files of a template.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Its name, for messages.
    pub file: &'a str,
    /// What it says.
    pub text: &'a str,
}

/// What is wrong with a template, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {place}: {reason}")]
pub struct TemplateError {
    /// Which file.
    pub file: String,
    /// Where in it.
    pub place: String,
    /// What is wrong.
    pub reason: String,
}

/// The files of the programme that the product ships: structure, kk, ru, en.
pub const fn shipped_sources() -> [Source<'static>; 4] {
    [
        Source { file: "structure.toml", text: include_str!("../../programmes/german-informed-1/structure.toml") },
        Source { file: "kk.toml", text: include_str!("../../programmes/german-informed-1/kk.toml") },
        Source { file: "ru.toml", text: include_str!("../../programmes/german-informed-1/ru.toml") },
        Source { file: "en.toml", text: include_str!("../../programmes/german-informed-1/en.toml") },
    ]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StructureFile {
    code: String,
    version: u32,
    completion: CompletionFile,
    group: GroupFile,
    stage: Vec<StageFile>,
    module: Vec<ModuleFile>,
    session: Vec<SessionFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CompletionFile {
    attended: u16,
    of: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupFile {
    least: u16,
    target: u16,
    most: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StageFile {
    key: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModuleFile {
    key: String,
    mandatory: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SessionFile {
    key: String,
    stage: String,
    number: u16,
    module: Option<String>,
    minutes: u16,
    individual_minutes: Option<u16>,
    due_months: Option<u8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextFile {
    title: String,
    stage: BTreeMap<String, String>,
    module: BTreeMap<String, String>,
    session: BTreeMap<String, SessionTexts>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SessionTexts {
    title: String,
    aim: String,
    homework: String,
}

/// The three text files, side by side.
struct Languages<'a>([(Source<'a>, TextFile); 3]);

impl Template {
    /// Reads and validates a template from its structure and its texts in Kazakh, Russian and English.
    ///
    /// # Errors
    /// [`TemplateError`] for a syntax error, an unknown field, stage or module, a key that is used twice, a module
    /// without a session, a length of 0 minutes, numbers out of order, a threshold that cannot be met, a missing,
    /// empty or left-over text.
    pub fn parse(structure: Source, texts: [Source; 3]) -> Result<Self, TemplateError> {
        let file: StructureFile = read(structure)?;
        let mut languages = Languages::read(texts)?;
        check_structure(structure.file, &file)?;
        let title = languages.texts("title", |file| Some(std::mem::take(&mut file.title)))?;
        let mut stages = Vec::new();
        for StageFile { key } in &file.stage {
            let texts = languages.texts(&format!("stage.{key}"), |file| file.stage.remove(key))?;
            stages.push((stage(structure.file, key)?, texts));
        }
        let mut modules = Vec::new();
        for ModuleFile { key, mandatory } in &file.module {
            let title = languages.texts(&format!("module.{key}"), |file| file.module.remove(key))?;
            modules.push(Module { key: key.clone(), is_mandatory: *mandatory, title });
        }
        let sessions = file
            .session
            .iter()
            .map(|session| plan(structure.file, session, &mut languages))
            .collect::<Result<_, _>>()?;
        languages.check_left_overs()?;
        Ok(Self {
            code: file.code,
            version: file.version,
            title,
            stages,
            modules,
            sessions,
            completion: Completion { attended: file.completion.attended, of: file.completion.of },
            group: GroupSize { least: file.group.least, target: file.group.target, most: file.group.most },
        })
    }
}

impl<'a> Languages<'a> {
    fn read([kk, ru, en]: [Source<'a>; 3]) -> Result<Self, TemplateError> {
        Ok(Self([(kk, read(kk)?), (ru, read(ru)?), (en, read(en)?)]))
    }

    /// Takes one text out of the three files.
    fn texts(
        &mut self,
        place: &str,
        mut take: impl FnMut(&mut TextFile) -> Option<String>,
    ) -> Result<Texts, TemplateError> {
        let mut found = self.0.iter_mut().map(|(source, file)| match take(file) {
            Some(text) if !text.trim().is_empty() => Ok(text),
            Some(_) => Err(error(source.file, place, "the text is empty")),
            None => Err(error(source.file, place, "the text is missing")),
        });
        let mut next = || found.next().unwrap_or_else(|| Err(error("", place, "the text is missing")));
        Ok(Texts { kk: next()?, ru: next()?, en: next()? })
    }

    fn check_left_overs(&self) -> Result<(), TemplateError> {
        for (source, file) in &self.0 {
            let keys = file.stage.keys().chain(file.module.keys()).chain(file.session.keys());
            if let Some(key) = keys.into_iter().next() {
                return Err(error(source.file, key, "the structure does not know it"));
            }
        }
        Ok(())
    }
}

fn plan(file: &str, session: &SessionFile, languages: &mut Languages) -> Result<SessionPlan, TemplateError> {
    let place = |part: &str| format!("session.{}.{part}", session.key);
    let key = &session.key;
    let title = languages.texts(&place("title"), |file| Some(file.session.get_mut(key)?.title.split_off(0)))?;
    let aim = languages.texts(&place("aim"), |file| Some(file.session.get_mut(key)?.aim.split_off(0)))?;
    let homework = languages.texts(&place("homework"), |file| Some(file.session.remove(key)?.homework))?;
    Ok(SessionPlan {
        key: key.clone(),
        stage: stage(file, &session.stage)?,
        number: session.number,
        module: session.module.clone(),
        minutes: session.minutes,
        individual_minutes: session.individual_minutes,
        due_months: session.due_months,
        title,
        aim,
        homework,
    })
}

fn check_structure(file: &str, structure: &StructureFile) -> Result<(), TemplateError> {
    let refuse = |place: &str, reason: &str| Err(error(file, place, reason));
    let modules: BTreeSet<&str> = structure.module.iter().map(|module| module.key.as_str()).collect();
    if modules.len() != structure.module.len() {
        return refuse("module", "a key is used twice");
    }
    let mut keys = BTreeSet::new();
    let mut numbers: BTreeMap<&str, u16> = BTreeMap::new();
    for session in &structure.session {
        if !keys.insert(session.key.as_str()) {
            return refuse(&session.key, "the key is used twice");
        }
        if session.minutes == 0 || session.individual_minutes == Some(0) {
            return refuse(&session.key, "it has no minutes");
        }
        if session.module.as_deref().is_some_and(|module| !modules.contains(module)) {
            return refuse(&session.key, "its module is unknown");
        }
        let number = numbers.entry(&session.stage).or_default();
        *number += 1;
        if session.number != *number {
            return refuse(&session.key, "its number is out of order");
        }
    }
    let taught: BTreeSet<&str> = structure.session.iter().filter_map(|session| session.module.as_deref()).collect();
    if let Some(module) = modules.difference(&taught).next() {
        return refuse(module, "no session teaches the module");
    }
    let training = numbers.get(Stage::Training.code()).copied().unwrap_or_default();
    if structure.completion.of != training || structure.completion.attended > training {
        return refuse("completion", "it cannot be met by the training sessions");
    }
    let GroupFile { least, target, most } = structure.group;
    if !(1 <= least && least <= target && target <= most) {
        return refuse("group", "least, target and most are out of order");
    }
    Ok(())
}

fn stage(file: &str, code: &str) -> Result<Stage, TemplateError> {
    Stage::parse(code).ok_or_else(|| error(file, code, "the stage is unknown"))
}

fn read<T: serde::de::DeserializeOwned>(source: Source) -> Result<T, TemplateError> {
    toml::from_str(source.text).map_err(|why| {
        let line = why.span().map_or(0, |span| source.text[..span.start].lines().count().max(1));
        error(source.file, &format!("line {line}"), why.message())
    })
}

fn error(file: &str, place: &str, reason: &str) -> TemplateError {
    TemplateError { file: file.to_owned(), place: place.to_owned(), reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(change: impl Fn(&str) -> String, which: usize) -> TemplateError {
        let mut sources = shipped_sources();
        let text = change(sources[which].text);
        sources[which].text = &text;
        let [structure, kk, ru, en] = sources;
        Template::parse(structure, [kk, ru, en]).unwrap_err()
    }

    #[test]
    fn the_shipped_programme_is_whole_a2_a3_a4_a5_a6() {
        let template = Template::shipped().unwrap();
        let count = |stage| template.stage(stage).count();
        let counts = Stage::ALL.iter().map(|stage| count(*stage)).collect::<Vec<_>>();
        assert_eq!(counts, [3, 25, 1, 18, 3]);
        assert_eq!(template.modules.iter().filter(|module| module.is_mandatory).count(), 8);
        assert_eq!(template.stage(Stage::Training).map(|plan| u32::from(plan.minutes)).sum::<u32>(), 50 * 60);
        assert_eq!(template.stage(Stage::FollowUp).filter_map(|plan| plan.due_months).collect::<Vec<_>>(), [3, 6, 12]);
        assert_eq!((template.completion.attended, template.completion.of), (22, 25));
    }

    #[test]
    fn a_broken_structure_is_refused_with_file_place_and_reason() {
        for (from, to, reason) in [
            ("minutes = 120", "minutes = 0", "it has no minutes"),
            ("of = 25", "of = 26", "it cannot be met by the training sessions"),
            ("key = \"training-02\"", "key = \"training-01\"", "the key is used twice"),
            ("number = 2\n", "number = 9\n", "its number is out of order"),
            ("module = \"emergency-plan\"", "module = \"no-such\"", "its module is unknown"),
        ] {
            let error = broken(|text| text.replacen(from, to, 1), 0);
            assert_eq!((error.file.as_str(), error.reason.as_str()), ("structure.toml", reason), "{error}");
        }
    }

    #[test]
    fn a_missing_language_and_a_left_over_text_are_refused() {
        let missing = broken(|text| text.replacen("[session.training-03]", "[session.training-99]", 1), 2);
        assert_eq!(missing.to_string(), "ru.toml: session.training-03.title: the text is missing");
        let extra = "\n[session.training-99]\ntitle = \"x\"\naim = \"x\"\nhomework = \"x\"\n";
        let left_over = broken(|text| format!("{text}{extra}"), 3);
        assert_eq!(left_over.to_string(), "en.toml: training-99: the structure does not know it");
    }
}
