//! The shipped programme is whole, and a broken one is refused with file, place and reason.

use domain::language::Language;
use domain::programme::{
    Block, Caution, Files, Glossary, Prose, Readability, Reason, Stage, Template, session_of, shipped_files,
};

fn shipped() -> Template {
    Template::shipped().expect("the shipped programme is whole")
}

/// Reads the shipped files after one of them was changed.
fn broken(path: &str, change: impl Fn(&str) -> String) -> (String, String, Reason) {
    let mut files = shipped_files();
    let before = files.get(path).cloned().expect("the file is there");
    let after = change(&before);
    assert_ne!(before, after, "{path} is not changed");
    files.insert(path.to_owned(), after);
    refused(&files)
}

fn refused(files: &Files) -> (String, String, Reason) {
    let error = Template::parse(files).expect_err("it is broken");
    (error.file, error.place, error.reason)
}

#[test]
fn the_shipped_programme_has_its_stages_modules_and_lengths_a2_a3_a4_a5_a6_a8_e3() {
    let template = shipped();
    let counts: Vec<_> = Stage::ALL.iter().map(|stage| template.stage(*stage).count()).collect();
    assert_eq!(counts, [3, 25, 1, 18, 3]);
    assert_eq!(template.modules.iter().filter(|module| module.is_mandatory).count(), 8);
    assert_eq!(template.stage(Stage::Training).map(|plan| u32::from(plan.minutes)).sum::<u32>(), 50 * 60);
    assert_eq!(template.stage(Stage::FollowUp).filter_map(|plan| plan.due_months).collect::<Vec<_>>(), [3, 6, 12]);
    assert_eq!((template.completion.attended, template.completion.of), (22, 25));
    assert_eq!((template.group.least, template.group.target, template.group.most), (5, 8, 12));
}

#[test]
fn each_of_the_fifty_plans_is_complete_in_three_languages() {
    let template = shipped();
    assert_eq!(template.sessions.len(), 50);
    for plan in &template.sessions {
        for language in Language::ALL {
            let (manual, place) = (plan.manual.get(*language), format!("{} {}", plan.key, language.code()));
            let asks = |prose: &Prose| prose.0.iter().any(|block| matches!(block, Block::Quote(_)));
            assert!((4..=7).contains(&manual.steps.len()), "{place}: steps");
            assert!(manual.steps.iter().all(|step| asks(&step.body)), "{place}: a step without an example question");
            assert_eq!(
                manual.cautions.iter().map(|(caution, _)| *caution).collect::<Vec<_>>(),
                Caution::ALL,
                "{place}"
            );
            assert_eq!(manual.safety.is_some(), plan.stage == Stage::Couples, "{place}: safety checks (E3)");
            let alone = manual.steps.iter().filter(|step| step.individual.is_some()).count();
            assert!(alone > 0 || plan.individual_minutes.is_none(), "{place}: nothing for the individual track");
            assert!(
                ["150", "111", "102", "112"]
                    .iter()
                    .all(|number| { manual.handout.plain().iter().any(|line| line.contains(number)) }),
                "{place}: the handout lacks a number to call"
            );
        }
    }
}

#[test]
fn the_three_languages_have_the_same_parts() {
    let shape = |prose: &Prose| {
        prose.0.iter().map(|block| (std::mem::discriminant(block), block.lines().len())).fold(
            std::collections::HashMap::new(),
            |mut counts, (kind, lines)| {
                *counts.entry(kind).or_insert(0) += lines;
                counts
            },
        )
    };
    for plan in &shipped().sessions {
        let kk = &plan.manual.kk;
        for other in [&plan.manual.ru, &plan.manual.en] {
            let quotes = std::mem::discriminant(&Block::Quote(Vec::new()));
            for (one, two) in kk.steps.iter().zip(&other.steps) {
                assert_eq!(shape(&one.body).get(&quotes), shape(&two.body).get(&quotes), "{}: {}", plan.key, two.title);
                assert_eq!(one.individual.is_some(), two.individual.is_some(), "{}: {}", plan.key, two.title);
            }
        }
    }
}

#[test]
fn a_broken_structure_is_refused_with_file_place_and_reason() {
    let first = "sessions/training-01/plan.toml";
    for (path, from, to, place, reason) in [
        (first, "minutes = 120", "minutes = 121", "training-01", Reason::MinutesSum),
        (first, "individual_minutes = 60", "individual_minutes = 61", "training-01", Reason::IndividualMinutesSum),
        (first, "number = 1\n", "number = 9\n", "training-02", Reason::NumberOrder),
        (first, "module = \"emergency-plan\"", "module = \"no-such\"", "training-01", Reason::ModuleUnknown),
        (first, "stage = \"training\"", "stage = \"no-such\"", "no-such", Reason::StageUnknown),
        ("structure.toml", "of = 25", "of = 26", "completion", Reason::CompletionUnmet),
        ("structure.toml", "least = 5", "least = 50", "group", Reason::GroupSize),
    ] {
        let (file, at, why) = broken(path, |text| text.replacen(from, to, 1));
        assert_eq!((at.as_str(), why), (place, reason), "{file}");
    }
}

#[test]
fn a_file_that_does_not_read_is_refused_with_its_line() {
    let (file, place, reason) = broken("structure.toml", |text| format!("{text}\nno toml"));
    let lines = shipped_files()["structure.toml"].lines().count();
    assert_eq!((file.as_str(), reason), ("structure.toml", Reason::Syntax));
    assert_eq!(place.parse::<usize>().unwrap(), lines + 2);
}

#[test]
fn a_missing_language_a_missing_part_and_what_belongs_to_nothing_are_refused() {
    let mut files = shipped_files();
    files.remove("sessions/couples-03/ru.md").unwrap();
    let place = ("sessions/couples-03/ru.md".to_owned(), "couples-03".to_owned());
    assert_eq!(refused(&files), (place.0, place.1, Reason::FileMissing));

    files = shipped_files();
    files.insert("sessions/couples-03/de.md".to_owned(), String::new());
    assert_eq!(refused(&files).2, Reason::FileUnknown);

    let couples = "sessions/couples-03/kk.md";
    for (from, to, reason) in [
        ("{#before-her}", "{#before-hers}", Reason::TextMissing),
        ("{#stop}", "{#cautions}", Reason::TextMissing),
        ("{#homework}", "{#home}", Reason::TextMissing),
        ("{#outcomes}", "{#handout}", Reason::PartOrder),
    ] {
        let (file, _, why) = broken(couples, |text| text.replacen(from, to, 1));
        assert!(file == couples && (why == reason || why == Reason::TextMissing), "{from}: {file} {why:?}");
    }
    let (_, _, why) = broken(couples, |text| format!("{text}\n## More {{#more}}\nwords\n"));
    assert_eq!(why, Reason::TextUnknown);
}

#[test]
fn markup_that_would_run_is_refused_with_its_line() {
    let path = "sessions/training-05/en.md";
    let lines = shipped_files()[path].matches('\n').count();
    let (file, place, reason) = broken(path, |text| format!("{text}\n<script>alert(1)</script>\n"));
    assert_eq!((file.as_str(), reason), (path, Reason::Markup));
    assert!(place.parse::<usize>().unwrap().abs_diff(lines + 2) <= 1, "{place}");
    let (_, _, reason) = broken(path, |text| format!("{text}\n[words](javascript:alert)\n"));
    assert_eq!(reason, Reason::Link);
    let (_, place, reason) = broken(path, |text| format!("{text}\n[words](https://example.org)\n"));
    assert_eq!((place.as_str(), reason), ("handout", Reason::Link), "a handout has no links");
}

#[test]
fn a_version_that_lost_a_mandatory_module_is_not_published_a5() {
    let (before, mut after) = (shipped(), shipped());
    assert!(after.check_against(&before).is_ok());
    after.modules[2].is_mandatory = false;
    assert_eq!(after.check_against(&before).unwrap_err().reason, Reason::ModuleDropped);
    after.modules.remove(2);
    assert_eq!(after.check_against(&before).unwrap_err().place, before.modules[2].key);
}

/// What a stranger must not read on a handout or a phone (security S18).
#[test]
fn titles_homework_and_handouts_do_not_tell_what_the_centre_does() {
    let telling = ["violen", "abus", "police", "насил", "агресс", "зорлық", "полиц"];
    for plan in &shipped().sessions {
        for language in Language::ALL {
            let manual = plan.manual.get(*language);
            let shown = [manual.title.clone(), manual.homework.clone(), manual.handout.plain().join(" ")]
                .join(" ")
                .to_lowercase();
            let found: Vec<_> = telling.iter().filter(|word| shown.contains(**word)).collect();
            assert!(found.is_empty(), "{} {}: {found:?}", plan.key, language.code());
        }
    }
}

#[test]
fn the_plans_keep_to_the_glossary() {
    let glossary = Glossary::shipped().unwrap();
    let mut found = Vec::new();
    for (path, text) in shipped_files() {
        let language = path.strip_suffix(".md").and_then(|path| Language::parse(&path[path.len() - 2..]));
        if let (Some(language), Some(_)) = (language, session_of(&path)) {
            found.extend(glossary.against(language, &text).into_iter().map(|said| format!("{path}: {said}")));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// Reading age about 12: a page of short sentences.
#[test]
fn handouts_are_short_and_plain() {
    for plan in &shipped().sessions {
        for language in Language::ALL {
            let figures = Readability::of(&plan.manual.get(*language).handout, *language);
            let is_plain = figures.average() <= 11 && figures.longest <= 20 && (90..=220).contains(&figures.words);
            assert!(is_plain, "{} {}: {figures:?}", plan.key, language.code());
        }
    }
}
