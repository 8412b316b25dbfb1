//! What was typed is never lost: a refused form comes back as it was, with a sentence at the field.

use app::i18n::Texts;
use domain::language::Language;
use tests::answer::Answer;
use tests::app::TestApp;
use tests::databases::Database;
use tests::html;
use tests::people::Staff;

on_sqlite!(
    a_refused_person_comes_back_as_typed,
    a_refused_group_comes_back_as_typed,
    a_refused_note_comes_back_as_typed,
    a_refused_sign_in_keeps_the_address_and_not_the_password,
    a_refused_holiday_comes_back_as_typed,
);

const PERSON: [(&str, &str); 10] = [
    ("surname", "Қасым-Ұлы"),
    ("given", "Ә"),
    ("patronymic", "<b>"),
    ("sex", "f"),
    ("phone", "12"),
    ("iin", "123"),
    ("language", "ru"),
    ("basis", "probation"),
    ("track", "individual"),
    ("referred_on", "2026-02-30"),
];

#[track_caller]
fn comes_back(answer: &Answer, action: &str, fields: &[(&str, &str)]) {
    let form = answer.form(action);
    for (name, value) in fields {
        assert_eq!(form.get(name), Some(*value), "{name}");
    }
}

/// The sentence stands at the field, and the field says so to those who do not see it.
#[track_caller]
fn is_told_at(answer: &Answer, field: &str) {
    let told = html::attributes(&answer.body, "span", "id");
    assert!(told.contains(&format!("{field}-error")), "{told:?}");
    let described = html::attributes(&answer.body, "input", "aria-describedby");
    assert!(described.iter().any(|names| names.contains(&format!("{field}-error"))), "{described:?}");
}

async fn a_refused_person_comes_back_as_typed(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    for language in Language::ALL {
        let _ = trainer.post("/language", &[("language", language.code()), ("to", "/people/new")]).await.expect(303);
        let mut fields = PERSON;
        for (field, right, code) in [
            ("surname", ("patronymic", "Айдарұлы"), "name-shape"),
            ("phone", ("phone", "8 701 765 43 21"), "phone-shape"),
            ("iin", ("iin", ""), "iin-shape"),
            ("referred_on", ("referred_on", "2026-02-28"), "date-shape"),
        ] {
            let refused = trainer.post("/people/new", &fields).await.expect(422);
            let refused = refused.shows(&Texts(*language).error(code)).shows(&Texts(*language).get("nothing-saved"));
            is_told_at(&refused, field);
            comes_back(&refused, "/people/new", &fields);
            for (name, value) in &mut fields {
                if *name == right.0 {
                    *value = right.1;
                }
            }
        }
        assert_eq!(app.database.number("select count(*) from person").await, 4);
    }
}

async fn a_refused_group_comes_back_as_typed(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let fields = [("code", "far too long a code"), ("language", "kk"), ("places", "9")];
    let refused = trainer.post("/groups", &fields).await.expect(422);
    is_told_at(&refused, "code");
    comes_back(&refused, "/groups", &fields);
    let taken = trainer.post("/groups", &[("code", "B-1"), ("language", "kk"), ("places", "9")]).await.expect(422);
    let _ = taken.shows(&Texts(Language::English).error("already-there"));
}

async fn a_refused_note_comes_back_as_typed(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let session = centre.plan(&app.services, jiff::civil::date(2026, 3, 4).at(18, 0, 0, 0), 1).await[0];
    let (address, trainer) = (format!("/sessions/{session}/note"), Staff::is_in(&app, &centre.trainer));
    let long = "Ұзақ ".repeat(900);
    let refused = trainer.post(&address, &[("body", &long)]).await.expect(422);
    comes_back(&refused, &address, &[("body", &long)]);
    let right = &long[..long.len() / 2];
    let _ = trainer.post(&address, &[("body", right)]).await.leads_to("/sessions/");
}

async fn a_refused_sign_in_keeps_the_address_and_not_the_password(database: Database) {
    let app = TestApp::empty(database).await;
    let typed = [("email", "dana@office.example"), ("password", "a wrong password")];
    let refused = app.browser().post("/staff", &typed).await.expect(422);
    comes_back(&refused, "/staff", &[("email", "dana@office.example"), ("password", "")]);
    assert!(!refused.body.contains("a wrong password"));
}

async fn a_refused_holiday_comes_back_as_typed(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let administrator = Staff::is_in(&app, &centre.administrator);
    let typed =
        [("what", "put-holiday"), ("on", "2027-05-05"), ("name_kk", "Күн"), ("name_ru", "День"), ("name_en", " ")];
    let refused = administrator.post("/office", &typed).await.expect(422);
    let _ = refused.clone().shows(&Texts(Language::English).error("holiday-names"));
    let kept = html::attributes(&refused.body, "input", "value");
    assert!(kept.contains(&"Күн".to_owned()) && kept.contains(&"День".to_owned()), "{kept:?}");
}
