//! A centre's spreadsheet becomes people (issue 2, section 7): look first, then all or nothing, and never twice.

use std::fs;
use std::path::Path;

use app::i18n::Texts;
use domain::language::Language;
use jiff::civil::date;
use tests::answer::Answer;
use tests::app::TestApp;
use tests::databases::Database;
use tests::html::{self, Form};
use tests::people::Staff;

on_both_engines!(
    a_dry_run_tells_each_rows_fate_and_writes_nothing,
    an_import_is_whole_and_a_second_one_changes_nothing,
    whoever_comes_with_a_spreadsheet_is_expected_at_his_groups_sessions_c4,
    a_column_that_was_taken_for_another_is_corrected,
    a_formula_is_never_more_than_text_s14,
    the_example_files_become_people_and_a_second_import_changes_nothing,
);

const PEOPLE: &str = "select count(*) from person";

/// One who is new, the same once more, one with half a phone number, one who is there already, one without a name.
const FILE: &str = "ФИО;Моб. телефон;ИИН;Дата обращения;Группа;Язык\r\n\
    Сериков Айдар Маратович;8 701 555-11-22;;12.01.2026;b-1;русский\r\n\
     Сериков  Айдар Маратович ;87015551122;;12.01.2026;B-1;рус\r\n\
    Омаров Нурлан;8701;;13.01.2026;B-1;каз\r\n\
    АХМЕТОВ ЕРЛАН;+7 (701) 000-01-01;;46034;;\r\n\
    ;8 701 555-11-33;;12.01.2026;;\r\n";

async fn look(coordinator: &Staff, file: &str) -> Answer {
    coordinator.upload("/import", &[], ("file", "участники.csv", file.as_bytes())).await.page()
}

/// The form with the table that was read.
fn read(look: &Answer) -> Form {
    let forms = html::forms(&look.body);
    forms.into_iter().find(|form| form.get("table").is_some()).expect("a table was read")
}

async fn commit(coordinator: &Staff, form: Form) -> Answer {
    coordinator.post("/import", &form.with("what", "commit").pairs()).await.leads_to("/import?saved=imported")
}

fn counts(language: Language, added: i64, known: i64, refused: i64) -> [String; 3] {
    let texts = Texts(language);
    [("count-added", added), ("count-known", known), ("count-refused", refused)]
        .map(|(key, count)| format!("{} {count}", texts.get(key)))
}

async fn a_dry_run_tells_each_rows_fate_and_writes_nothing(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let coordinator = Staff::is_in(&app, &centre.coordinator);
    for language in Language::ALL {
        let _ = coordinator.post("/language", &[("language", language.code()), ("to", "/import")]).await.expect(303);
        let mut page = look(&coordinator, FILE).await;
        for words in counts(*language, 1, 2, 2) {
            page = page.shows(&words);
        }
        let _ = page.shows("Сериков Айдар Маратович").shows(&Texts(*language).error("phone-shape"));
    }
    assert_eq!(app.database.number(PEOPLE).await, 4);
}

async fn an_import_is_whole_and_a_second_one_changes_nothing(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let coordinator = Staff::is_in(&app, &centre.coordinator);
    let form = read(&look(&coordinator, FILE).await);
    let done = commit(&coordinator, form.clone()).await;
    assert!(done.location().ends_with("&n=1&known=2&refused=2"), "{}", done.location());
    assert_eq!(app.database.number(PEOPLE).await, 5);
    let mut page = coordinator.get(done.location()).await.page();
    for words in counts(Language::English, 1, 2, 2) {
        page = page.shows(&words);
    }

    let steps = app.database.number("select count(*) from enrolment_step").await;
    let again = commit(&coordinator, form).await;
    assert!(again.location().contains("&n=0&known=3"), "{}", again.location());
    let _ = look(&coordinator, FILE).await.shows(&Texts(Language::English).get("import-nothing-new"));
    assert_eq!(app.database.number(PEOPLE).await, 5);
    assert_eq!(app.database.number("select count(*) from enrolment_step").await, steps);

    let trainer = Staff::is_in(&app, &centre.trainer);
    let found = trainer.get("/people?q=%D1%81%D0%B5%D1%80%D0%B8%D0%BA").await.page();
    let _ = found.shows("Сериков Айдар Маратович").shows("+7 701 555 1122").hides("Ахметов");
}

async fn whoever_comes_with_a_spreadsheet_is_expected_at_his_groups_sessions_c4(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let session = centre.plan(&app.services, date(2026, 3, 4).at(18, 0, 0, 0), 1).await[0];
    let coordinator = Staff::is_in(&app, &centre.coordinator);
    let _ = commit(&coordinator, read(&look(&coordinator, FILE).await)).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let _ = trainer.get(&format!("/sessions/{session}")).await.page().shows("Сериков Айдар Маратович");
}

async fn a_column_that_was_taken_for_another_is_corrected(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let coordinator = Staff::is_in(&app, &centre.coordinator);
    let file = "Кто;Связь;Когда\nСериков Айдар;8 701 555 11 22;12.01.2026\n";
    let page = look(&coordinator, file).await;
    let [added, ..] = counts(Language::English, 0, 0, 1);
    let form = read(&page.shows(&added));
    let corrected = form.with("match-0", "full_name").with("match-1", "phone").with("match-2", "referred");
    let again = coordinator.post("/import", &corrected.clone().with("what", "look").pairs()).await.page();
    let [added, ..] = counts(Language::English, 1, 0, 0);
    let form = read(&again.shows(&added));
    assert_eq!(form.get("match-1"), Some("phone"));
    let done = commit(&coordinator, form).await;
    assert!(done.location().contains("&n=1&"), "{}", done.location());
}

async fn a_formula_is_never_more_than_text_s14(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let coordinator = Staff::is_in(&app, &centre.coordinator);
    let file = "ФИО;Телефон;Дата\n=HYPERLINK(\"http://evil.example\");8 701 555 11 22;12.01.2026\n<script>alert(1)</script>;;12.01.2026\n";
    let page = look(&coordinator, file).await;
    assert!(!page.body.contains("<script>alert"), "it is text");
    let [added, _, refused] = counts(Language::English, 0, 0, 2);
    let _ = page.shows(&added).shows(&refused);
    assert_eq!(app.database.number(PEOPLE).await, 4);
}

/// The files that the product ships as examples, a spreadsheet in Russian and a list in Kazakh.
async fn the_example_files_become_people_and_a_second_import_changes_nothing(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let coordinator = Staff::is_in(&app, &centre.coordinator);
    for (code, language) in [("K1", "kk"), ("R1", "ru"), ("R2", "ru")] {
        let opened = [("code", code), ("language", language), ("places", "12")];
        let _ = coordinator.post("/groups", &opened).await.leads_to("/groups/");
    }
    for (name, added, known, refused) in [("people-ru.xlsx", 21, 2, 3), ("people-kk.csv", 20, 2, 3)] {
        let file = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("files").join(name)).expect("the file is there");
        let before = app.database.number(PEOPLE).await;
        let look = coordinator.upload("/import", &[], ("file", name, &file)).await.page();
        assert_eq!(app.database.number(PEOPLE).await, before, "a look writes nothing");
        let form = read(&look);
        let done = commit(&coordinator, form.clone()).await;
        let counts = format!("&n={added}&known={known}&refused={refused}");
        assert!(done.location().ends_with(&counts), "{name}: {}", done.location());
        let again = commit(&coordinator, form).await;
        let counts = format!("&n=0&known={}&refused={refused}", added + known);
        assert!(again.location().ends_with(&counts), "{name}: {}", again.location());
        assert_eq!(app.database.number(PEOPLE).await, before + added);
    }
}
