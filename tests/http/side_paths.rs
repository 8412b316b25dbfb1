//! Ways in beside the front door (security S16), and ways out (open redirects).

use app::i18n::Texts;
use domain::language::Language;
use service::Settings;
use service::passwords::Costs;
use tests::app::TestApp;
use tests::centre::{Centre, actor};
use tests::databases::Database;
use tests::people::PASSWORD;

on_sqlite!(
    an_invitation_works_once_s16,
    an_invitation_works_for_three_days_s16,
    an_invitation_does_not_take_over_an_account_s16,
    a_common_or_short_password_is_refused,
    the_demonstration_is_closed_in_a_real_centre_s16,
    the_demonstration_is_entered_with_one_click_and_says_what_it_is,
    a_chosen_language_never_leads_to_another_site,
);

const DAY: i64 = 24 * 60 * 60;

fn joining<'a>(email: &'a str, password: &'a str) -> [(&'static str, &'a str); 7] {
    [
        ("surname", "Seitova"),
        ("given", "Dana"),
        ("patronymic", ""),
        ("sex", "f"),
        ("speaks", "kk"),
        ("email", email),
        ("password", password),
    ]
}

/// A centre, and the address of an invitation to become its administrator.
async fn invited(database: Database) -> (TestApp, Centre, String) {
    let (app, centre) = TestApp::with_centre(database).await;
    let chief = actor(&app.services, &centre.administrator).await;
    let secret = app.services.invite(&chief, &[domain::role::Role::Administrator]).await.expect("an invitation");
    (app, centre, format!("/join/{secret}"))
}

async fn an_invitation_works_once_s16(database: Database) {
    let (app, _, address) = invited(database).await;
    let browser = app.browser();
    let _ = browser.get(&address).await.page();
    let _ = browser.post(&address, &joining("dana@office1.example", PASSWORD)).await.leads_to("/staff");
    let _ = browser.get(&address).await.expect(404);
    let _ = browser.post(&address, &joining("other@office1.example", PASSWORD)).await.expect(404);
}

async fn an_invitation_works_for_three_days_s16(database: Database) {
    let (app, _, address) = invited(database).await;
    let browser = app.browser();
    app.clock.pass(3 * DAY - 1);
    let _ = browser.get(&address).await.page();
    app.clock.pass(1);
    let _ = browser.get(&address).await.expect(404);
    let _ = browser.post(&address, &joining("dana@office1.example", PASSWORD)).await.expect(404);
}

async fn an_invitation_does_not_take_over_an_account_s16(database: Database) {
    let (app, centre, address) = invited(database).await;
    let browser = app.browser();
    let spelt_otherwise = centre.trainer.email.to_uppercase();
    let _ = browser.post(&address, &joining(&spelt_otherwise, "another password here")).await.expect(422);
    let fields = [("email", centre.trainer.email.as_str()), ("password", PASSWORD)];
    let _ = app.browser().post("/staff", &fields).await.leads_to("/second-factor");
}

async fn a_common_or_short_password_is_refused(database: Database) {
    let (app, _, address) = invited(database).await;
    let browser = app.browser();
    for password in ["elevenchars", "password1234", &"x".repeat(129)] {
        let refused = browser.post(&address, &joining("dana@office1.example", password)).await.expect(422);
        assert!(!refused.body.contains(password), "a password is never shown again");
        assert_eq!(refused.form(&address).get("email"), Some("dana@office1.example"), "the rest is");
    }
}

async fn the_demonstration_is_closed_in_a_real_centre_s16(database: Database) {
    let (app, _) = TestApp::with_centre(database).await;
    for who in ["administrator", "trainer", "participant"] {
        let browser = app.browser();
        let _ = browser.post("/demo", &[("who", who)]).await.expect(404);
        assert_eq!(browser.cookie(tests::app::SESSION), None);
    }
}

async fn the_demonstration_is_entered_with_one_click_and_says_what_it_is(database: Database) {
    let app = TestApp::with(database, Settings { is_demo: true }, Costs { memory_kib: 8, passes: 1 }).await;
    let centre = Centre::found(&app.services).await;
    let _ = centre.plan(&app.services, jiff::civil::date(2026, 3, 4).at(18, 0, 0, 0), 1).await;
    let banner = Texts(Language::Kazakh).get("demo-banner");
    for (who, first) in [
        ("trainer", "/today"),
        ("coordinator", "/overview"),
        ("advocate", "/couples"),
        ("administrator", "/accounts"),
        ("participant", "/my"),
    ] {
        let browser = app.browser();
        let page = browser.get("/staff").await.page().shows(&banner);
        let offered = tests::html::attributes(&page.body, "button", "value");
        assert!(offered.contains(&who.to_owned()), "{who} in {offered:?}");
        let _ = browser.post("/demo", &[("who", who)]).await.leads_to(first);
        let _ = browser.post("/language", &[("language", "kk"), ("to", first)]).await.leads_to(first);
        let _ = browser.get(first).await.page().shows(&banner);
    }
    let _ = app.browser().post("/demo", &[("who", "nobody")]).await.expect(404);
}

async fn a_chosen_language_never_leads_to_another_site(database: Database) {
    let app = TestApp::empty(database).await;
    for to in [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "evil.example",
        "",
    ] {
        let answer = app.browser().post("/language", &[("language", "ru"), ("to", to)]).await.expect(303);
        assert_eq!(answer.location(), "/", "{to:?}");
    }
    let kept = app.browser().post("/language", &[("language", "ru"), ("to", "/staff?x=1")]).await.expect(303);
    assert_eq!(kept.location(), "/staff?x=1");
    let split =
        app.browser().post("/language", &[("language", "ru"), ("to", "/a\r\nset-cookie: x=1")]).await.expect(303);
    assert!(
        split
            .headers
            .get_all("set-cookie")
            .iter()
            .all(|line| line.to_str().unwrap_or_default().starts_with("language="))
    );
    let _ = app.browser().post("/language", &[("language", "xx"), ("to", "/")]).await.expect(404);
}
