//! Keeps the texts whole: every key in all three languages, with the same arguments, none unused, none unknown.

mod code;
mod fluent;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use app::i18n::label::PREFIXES;
use app::i18n::{Dates, Texts};
use code::{Literal, Source, is_kebab, is_key};
use domain::attendance::Mark;
use domain::enrolment::{LegalBasis, State, Track};
use domain::language::Language;
use domain::programme::Glossary;
use domain::role::{Role, Sex};
use domain::slot::Zone;
use domain::standing::Warning;
use fluent::Message;
use service::calendar::Kind;
use service::import::Column;

const LANGUAGES: [&str; 3] = ["kk", "ru", "en"];

/// Where texts are shown.
const PAGES: [&str; 2] = ["app/src", "server/src"];

/// Where refusals come from.
const USE_CASES: [&str; 1] = ["app/service/src"];

/// Where else they come from.
const OTHERS: [&str; 3] = ["app/src", "server/src", "server/documents/src"];

/// Literals of the pages that look like keys of texts and are none: kinds of inputs, ids, names of what is posted.
const NOT_TEXTS: [&str; 1] = ["plan-form"];

/// Literals of the use cases that look like codes of errors and are none.
const NOT_CODES: [&str; 1] = ["e-mail"];

/// What never stands in a title, on a page outside or on a participant's page (security S18).
const NOT_NEUTRAL: [&str; 7] = ["violence", "abuse", "police", "насили", "агресс", "зорлық", "полиц"];

#[test]
fn every_file_parses_and_names_each_key_once() {
    let mut faults = Vec::new();
    for language in LANGUAGES {
        let (messages, unreadable) = fluent::messages(language);
        faults.extend(unreadable);
        let mut areas: BTreeMap<String, String> = BTreeMap::new();
        for Message { key, area, .. } in messages {
            if let Some(before) = areas.insert(key.clone(), area.clone()) {
                faults.push(format!("{language}: `{key}` stands in {before}.ftl and in {area}.ftl"));
            }
        }
    }
    report(faults);
}

#[test]
fn every_key_exists_in_all_three_languages_with_the_same_arguments() {
    let all = LANGUAGES.map(|language| (language, by_key(language)));
    let keys: BTreeSet<&String> = all.iter().flat_map(|(_, messages)| messages.keys()).collect();
    let mut faults = Vec::new();
    for key in keys {
        let known = all.iter().filter_map(|(_, messages)| messages.get(key)).collect::<Vec<_>>();
        let arguments = known.iter().flat_map(|message| &message.arguments).collect::<BTreeSet<_>>();
        for (language, messages) in &all {
            match messages.get(key) {
                None => faults.push(format!("{language}/{}.ftl lacks `{key}`", known[0].area)),
                Some(message) => faults.extend(
                    arguments
                        .iter()
                        .filter(|argument| !message.arguments.contains(**argument))
                        .map(|argument| format!("{language}: `{key}` lacks ${argument}")),
                ),
            }
        }
    }
    report(faults);
}

#[test]
fn plurals_have_the_forms_of_their_language() {
    const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
    let mut faults = Vec::new();
    for (language, needed) in
        [("kk", &["one", "other"][..]), ("ru", &["one", "few", "many"]), ("en", &["one", "other"])]
    {
        for message in fluent::messages(language).0 {
            let plurals =
                message.choices.iter().filter(|names| names.iter().any(|name| FORMS.contains(&name.as_str())));
            for names in plurals {
                let lacking = needed.iter().filter(|form| !names.contains(**form));
                faults.extend(lacking.map(|form| format!("{language}: `{}` lacks the form [{form}]", message.key)));
            }
        }
    }
    report(faults);
}

#[test]
fn every_key_that_the_code_names_is_known() {
    let known = by_key("kk");
    let mut faults = Vec::new();
    for literal in sources(&PAGES).iter().flat_map(named_texts) {
        let Literal { text, place, .. } = &literal;
        match text.split_once('{') {
            None if is_key(text) && !known.contains_key(text) => {
                faults.push(format!("{place}: there is no text `{text}`"));
            }
            Some((built, _)) if !PREFIXES.iter().any(|prefix| built.starts_with(prefix)) => {
                faults.push(format!("{place}: `{text}` is put together outside of label.rs"));
            }
            _ => {}
        }
    }
    report(faults);
}

/// Keys also stand in tables, matches and choices, far from the call that shows them.
#[test]
fn what_looks_like_a_key_is_one() {
    let known = by_key("kk");
    let family = |text: &str| text.split('-').next().map(|first| format!("{first}-")).unwrap_or_default();
    let mut faults = Vec::new();
    for Literal { text, place, is_attribute } in literals(&["app/src"]) {
        let is_known = ["", "error-", "saved-"].iter().any(|prefix| known.contains_key(&format!("{prefix}{text}")));
        let siblings = known.keys().filter(|key| key.starts_with(&family(&text))).count();
        let looks_so = is_kebab(&text) && siblings > 1 && !is_attribute && !NOT_TEXTS.contains(&text.as_str());
        if looks_so && !is_known {
            faults.push(format!("{place}: there is no text `{text}`; if it is none, name it in NOT_TEXTS"));
        }
    }
    report(faults);
}

#[test]
fn every_key_is_used() {
    let literals = [literals(&USE_CASES), literals(&OTHERS)].concat();
    let texts: BTreeSet<&str> = literals.iter().map(|literal| literal.text.as_str()).collect();
    let saved = saved_codes(&literals);
    let is_used = |key: &str| match key.split_once('-') {
        _ if texts.contains(key) => true,
        Some(("error", code)) => texts.contains(code),
        Some(("saved", code)) => texts.contains(code) || saved.contains(code),
        _ => PREFIXES.iter().any(|prefix| key.starts_with(prefix)),
    };
    let unused = by_key("kk").into_values().filter(|message| !is_used(&message.key));
    report(unused.map(|message| format!("{}.ftl: nothing uses `{}`", message.area, message.key)).collect());
}

#[test]
fn every_refusal_has_its_sentence_and_every_notice_its_words() {
    let known = by_key("kk");
    let mut codes = literals(&USE_CASES);
    codes.retain(|literal| !NOT_CODES.contains(&literal.text.as_str()));
    for source in sources(&OTHERS) {
        let refusals = ["Error::invalid", "Refused", "Trouble::new", "stranded"];
        codes.extend(refusals.iter().flat_map(|refusal| source.arguments(refusal)));
    }
    let codes = codes.into_iter().filter(|code| is_kebab(&code.text));
    let untold = codes.filter(|code| !known.contains_key(&format!("error-{}", code.text)));
    let mut faults: Vec<String> =
        untold.map(|code| format!("{}: errors.ftl has no `error-{}`", code.place, code.text)).collect();
    let silent =
        saved_codes(&literals(&["app/src"])).into_iter().filter(|code| !known.contains_key(&format!("saved-{code}")));
    faults.extend(silent.map(|code| format!("`saved=…` leads to no text `saved-{code}`")));
    report(faults);
}

#[test]
fn what_is_seen_outside_is_neutral_s18() {
    let titles: BTreeSet<String> = sources(&["app/src"])
        .iter()
        .flat_map(|source| source.first_arguments("Page::new(", |_| true))
        .map(|literal| literal.text)
        .chain(["brand".to_owned(), "quick-exit".to_owned(), "demo-banner".to_owned()])
        .collect();
    let mut faults = Vec::new();
    for language in LANGUAGES {
        for message in fluent::messages(language).0 {
            let is_outside = ["account", "errors", "portal"].contains(&message.area.as_str())
                || message.key.starts_with("nav-")
                || titles.contains(&message.key);
            let words = message.words.to_lowercase();
            let loud = NOT_NEUTRAL.iter().filter(|word| is_outside && words.contains(**word));
            faults.extend(loud.map(|word| format!("{language}: `{}` says “{word}”", message.key)));
        }
    }
    report(faults);
}

#[test]
fn the_interface_keeps_to_the_glossary() {
    let glossary = Glossary::shipped().expect("the glossary is whole");
    let mut faults = Vec::new();
    for language in Language::ALL {
        for message in fluent::messages(language.code()).0 {
            let said = glossary.against(*language, &message.words);
            faults.extend(said.into_iter().map(|said| format!("{}: `{}` says “{said}”", language.code(), message.key)));
        }
    }
    report(faults);
}

#[test]
fn every_value_of_the_domain_has_its_label() {
    for language in Language::ALL {
        let texts = Texts(*language);
        let mut labels: Vec<String> = State::ALL.iter().map(|state| texts.state(*state)).collect();
        labels.extend(LegalBasis::ALL.iter().map(|basis| texts.basis(*basis)));
        labels.extend(Track::ALL.iter().map(|track| texts.track(*track)));
        labels.extend(Language::ALL.iter().map(|language| texts.language(*language)));
        labels.extend(Role::ALL.iter().map(|role| texts.role(*role)));
        labels.extend(Sex::ALL.iter().map(|sex| texts.sex(*sex)));
        labels.extend(Kind::ALL.iter().map(|kind| texts.kind(*kind)));
        labels.extend(Column::ALL.iter().map(|column| texts.column(*column)));
        let marks = [Mark::Present, Mark::Late { minutes: 7 }, Mark::Excused, Mark::Absent, Mark::TurnedAway];
        labels.extend(marks.map(|mark| texts.mark(mark)));
        labels.extend([Warning::Call, Warning::Written, Warning::ExclusionReview].map(|one| texts.warning(one)));
        labels.extend((1..=12).map(|month| texts.get(&format!("month-{month}"))));
        labels.extend((1..=7).map(|day| texts.get(&format!("weekday-{day}"))));
        labels.extend((1..=7).map(|day| texts.get(&format!("weekday-short-{day}"))));
        let keys = labels.into_iter().filter(|label| PREFIXES.iter().any(|prefix| label.starts_with(prefix)));
        report(keys.map(|key| format!("{}: there is no text `{key}`", language.code())).collect());
    }
}

#[test]
fn dates_and_numbers_read_as_people_write_them() {
    let day = jiff::civil::date(2026, 11, 23);
    let said = |language| {
        let dates = Dates::new(Texts(language), Zone::utc());
        [dates.long(day), dates.medium(day), dates.short(day), dates.numeric(day)]
    };
    assert_eq!(
        said(Language::Kazakh),
        ["2026 ж. 23 қараша, дүйсенбі", "23 қараша, дүйсенбі", "дс 23.11", "23.11.2026"]
    );
    assert_eq!(
        said(Language::Russian),
        ["понедельник, 23 ноября 2026 г.", "понедельник, 23 ноября", "пн 23.11", "23.11.2026"]
    );
    assert_eq!(said(Language::English), ["Monday, 23 November 2026", "Monday, 23 November", "Mon 23.11", "23.11.2026"]);
    let missing = |language, count: i64| Texts(language).with("missing-sessions", &[("count", count.into())]);
    assert_eq!(
        [1, 3, 15, 21].map(|count| missing(Language::Russian, count)).join(", "),
        "ещё 1 занятие, ещё 3 занятия, ещё 15 занятий, ещё 21 занятие"
    );
    assert_eq!([1, 3].map(|count| missing(Language::English, count)).join(", "), "one more session, 3 more sessions");
    assert_eq!(missing(Language::Kazakh, 1500), "тағы 1\u{a0}500 кездесу");
}

fn by_key(language: &str) -> BTreeMap<String, Message> {
    fluent::messages(language).0.into_iter().map(|message| (message.key.clone(), message)).collect()
}

fn sources(folders: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    folders.iter().flat_map(|folder| Source::all_below(&root.join(folder))).collect()
}

fn literals(folders: &[&str]) -> Vec<Literal> {
    sources(folders).iter().flat_map(Source::literals).collect()
}

/// Literals in calls on the texts: `texts.get("…")`, `cx.texts().with("…", …)`, `texts.error("…")`.
fn named_texts(source: &Source) -> Vec<Literal> {
    let is_label = source.path.ends_with("i18n/label.rs");
    let is_texts = |receiver: &str| {
        receiver.ends_with("texts") || receiver.ends_with("texts()") || (is_label && receiver.ends_with("self"))
    };
    let calls = [".get(", ".with(", ".has("];
    let mut named: Vec<Literal> = calls.iter().flat_map(|call| source.first_arguments(call, is_texts)).collect();
    named.extend(
        source
            .first_arguments(".error(", is_texts)
            .into_iter()
            .map(|literal| Literal { text: format!("error-{}", literal.text), ..literal }),
    );
    named
}

/// The codes of notices in addresses such as `/staff?saved=joined`.
fn saved_codes(literals: &[Literal]) -> BTreeSet<String> {
    let codes = literals.iter().flat_map(|literal| literal.text.split("saved=").skip(1).map(str::to_owned));
    let codes = codes.map(|rest| rest.split(['&', '#', '{', ' ']).next().unwrap_or_default().to_owned());
    codes.filter(|code| !code.is_empty()).collect()
}

#[track_caller]
fn report(mut faults: Vec<String>) {
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
