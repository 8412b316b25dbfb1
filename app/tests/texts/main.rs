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
use domain::role::{Role, Sex};
use domain::slot::Zone;
use domain::standing::Warning;
use fluent::Message;
use service::calendar::Kind;
use service::import::Column;

const LANGUAGES: [&str; 3] = ["kk", "ru", "en"];

/// Literals of the code that look like keys of texts and are none: names of input kinds, of classes, of files.
const NOT_TEXTS: [&str; 0] = [];

/// Literals of the use cases that look like codes of errors and are none.
const NOT_CODES: [&str; 1] = ["e-mail"];

/// What never stands in a title, on a page outside or on a participant's page (security S18).
const NOT_NEUTRAL: [&str; 7] = ["violence", "abuse", "police", "насили", "агресс", "зорлық", "полиц"];

/// What nobody is called (the design's "calm, dignified").
const NOT_DIGNIFIED: [&str; 7] =
    ["offender", "perpetrator", "abuser", "правонарушител", "нарушител", "агрессор", "құқық бұзушы"];

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
    for (language, needed) in [("kk", &["one", "other"][..]), ("ru", &["one", "few", "many"]), ("en", &["one", "other"])] {
        for message in fluent::messages(language).0 {
            let plurals = message.choices.iter().filter(|names| names.iter().any(|name| FORMS.contains(&name.as_str())));
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
    for source in sources("app/src").iter().chain(&sources("server/src")) {
        for literal in named_texts(source) {
            let is_built = literal.text.split_once('{').is_some_and(|(prefix, _)| PREFIXES.contains(&prefix));
            if is_key(&literal.text) && !known.contains_key(&literal.text) {
                faults.push(format!("{}: there is no text `{}`", literal.place, literal.text));
            } else if literal.text.contains('{') && !is_built {
                faults.push(format!("{}: `{}` is put together outside of label.rs", literal.place, literal.text));
            }
        }
    }
    // Keys also stand in tables, matches and choices, far from the call that shows them.
    for literal in sources("app/src").iter().flat_map(Source::literals).filter(|literal| is_kebab(&literal.text)) {
        let text = &literal.text;
        let is_known = ["", "error-", "saved-"].iter().any(|prefix| known.contains_key(&format!("{prefix}{text}")));
        if !is_known && !literal.is_attribute && !NOT_TEXTS.contains(&text.as_str()) {
            faults.push(format!("{}: `{text}` is no text; if it is none, name it in NOT_TEXTS", literal.place));
        }
    }
    faults.sort();
    faults.dedup();
    report(faults);
}

#[test]
fn every_key_is_used() {
    let sources = ["app/src", "app/service/src", "server/src", "server/documents/src"].map(sources).concat_all();
    let literals: Vec<Literal> = sources.iter().flat_map(Source::literals).collect();
    let texts: BTreeSet<&str> = literals.iter().map(|literal| literal.text.as_str()).collect();
    let saved = saved_codes(&literals);
    let mut faults = Vec::new();
    for (key, message) in by_key("kk") {
        let is_used = texts.contains(key.as_str())
            || match key.split_once('-') {
                Some(("error", code)) => texts.contains(code),
                Some(("saved", code)) => texts.contains(code) || saved.contains(code),
                _ => PREFIXES.iter().any(|prefix| key.starts_with(prefix)),
            };
        if !is_used {
            faults.push(format!("{}.ftl: nothing uses `{key}`", message.area));
        }
    }
    report(faults);
}

#[test]
fn every_refusal_has_its_sentence_and_every_notice_its_words() {
    let known = by_key("kk");
    let mut faults = Vec::new();
    let mut codes: Vec<Literal> = sources("app/service/src").iter().flat_map(Source::literals).collect();
    codes.retain(|literal| is_kebab(&literal.text) && !NOT_CODES.contains(&literal.text.as_str()));
    for source in ["app/src", "server/src", "server/documents/src"].map(sources).concat_all() {
        codes.extend(source.arguments("Error::invalid").into_iter().chain(source.arguments("Refused")));
    }
    for Literal { text, place, .. } in codes.iter().filter(|literal| is_kebab(&literal.text)) {
        if !known.contains_key(&format!("error-{text}")) {
            faults.push(format!("{place}: errors.ftl has no sentence `error-{text}`"));
        }
    }
    let literals: Vec<Literal> = sources("app/src").iter().flat_map(Source::literals).collect();
    let silent = saved_codes(&literals).into_iter().filter(|code| !known.contains_key(&format!("saved-{code}")));
    faults.extend(silent.map(|code| format!("`saved={code}` is shown by no text `saved-{code}`")));
    faults.sort();
    faults.dedup();
    report(faults);
}

#[test]
fn what_is_seen_outside_is_neutral_s18() {
    let titles: BTreeSet<String> = sources("app/src")
        .iter()
        .flat_map(|source| source.arguments("Page::new"))
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
            let rude = NOT_DIGNIFIED.iter().filter(|word| words.contains(**word));
            faults.extend(loud.chain(rude).map(|word| format!("{language}: `{}` says “{word}”", message.key)));
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
        ["2026 ж. 23 қараша, дүйсенбі", "23 қараша, дүйсенбі", "дс 23.11.", "23.11.2026"]
    );
    assert_eq!(
        said(Language::Russian),
        ["понедельник, 23 ноября 2026 г.", "понедельник, 23 ноября", "пн 23.11.", "23.11.2026"]
    );
    assert_eq!(
        said(Language::English),
        ["Monday, 23 November 2026", "Monday, 23 November", "Mon 23.11.", "23.11.2026"]
    );
    let missing = |language, count: i64| Texts(language).with("missing-sessions", &[("count", count.into())]);
    assert_eq!([1, 3, 15, 21].map(|count| missing(Language::Russian, count)).join(", "), "ещё 1 занятие, ещё 3 занятия, ещё 15 занятий, ещё 21 занятие");
    assert_eq!([1, 3].map(|count| missing(Language::English, count)).join(", "), "one more session, 3 more sessions");
    assert_eq!(missing(Language::Kazakh, 1500), "тағы 1\u{a0}500 кездесу");
}

fn by_key(language: &str) -> BTreeMap<String, Message> {
    fluent::messages(language).0.into_iter().map(|message| (message.key.clone(), message)).collect()
}

fn sources(folder: &str) -> Vec<Source> {
    Source::all_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder))
}

/// Literals in calls on the texts: `texts.get("…")`, `cx.texts().with("…", …)`, `texts.error("…")`.
fn named_texts(source: &Source) -> Vec<Literal> {
    let is_label = source.path.ends_with("i18n/label.rs");
    let is_texts = |receiver: &str| {
        receiver.ends_with("texts") || receiver.ends_with("texts()") || (is_label && receiver.ends_with("self"))
    };
    let mut named: Vec<Literal> = ["get", "with", "has"].iter().flat_map(|method| source.first_arguments(method, is_texts)).collect();
    named.extend(source.first_arguments("error", is_texts).into_iter().map(|literal| Literal {
        text: format!("error-{}", literal.text),
        ..literal
    }));
    named
}

/// The codes of notices in addresses such as `/staff?saved=joined`.
fn saved_codes(literals: &[Literal]) -> BTreeSet<String> {
    let codes = literals.iter().flat_map(|literal| literal.text.split("saved=").skip(1).map(str::to_owned));
    let codes = codes.map(|rest| rest.split(['&', '#', '{', ' ']).next().unwrap_or_default().to_owned());
    codes.filter(|code| !code.is_empty()).collect()
}

/// Several lists as one.
trait ConcatAll<T> {
    fn concat_all(self) -> Vec<T>;
}

impl<T, const N: usize> ConcatAll<T> for [Vec<T>; N] {
    fn concat_all(self) -> Vec<T> {
        self.into_iter().flatten().collect()
    }
}

#[track_caller]
fn report(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
