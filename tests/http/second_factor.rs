//! The second factor, from its set-up to its loss (security S2, S16).

use app::i18n::Texts;
use domain::language::Language;
use service::Settings;
use service::passwords::Costs;
use tests::answer::Answer;
use tests::app::{SESSION, TestApp};
use tests::browser::Browser;
use tests::centre::{Centre, actor};
use tests::databases::Database;
use tests::html::{self, Form};
use tests::people::{Account, PASSWORD, Staff, app_code, halfway};

on_sqlite!(
    a_new_colleague_joins_sets_the_app_up_and_works_s16,
    a_code_of_the_app_works_once_s16,
    a_recovery_code_works_once_s16,
    half_a_sign_in_replaces_no_second_factor_s16,
    a_first_second_factor_gives_the_browser_a_new_secret_s2,
    another_app_needs_password_and_a_code_of_the_one_before_s16,
    a_recovery_code_stands_in_for_the_app_that_is_gone_s16,
    guesses_at_a_replaced_app_are_counted_s7,
    the_demonstration_asks_for_no_proof,
    whoever_lost_the_second_factor_sets_up_a_new_one_before_anything_else_s16,
);

/// The fields of somebody who joins.
const JOINING: [(&str, &str); 7] = [
    ("surname", "Seitova"),
    ("given", "Dana"),
    ("patronymic", ""),
    ("sex", "f"),
    ("speaks", "ru"),
    ("email", "dana@office1.example"),
    ("password", PASSWORD),
];

async fn a_new_colleague_joins_sets_the_app_up_and_works_s16(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let chief = actor(&app.services, &centre.administrator).await;
    let secret = app.services.invite(&chief, &[domain::role::Role::Trainer]).await.expect("an invitation");
    let browser = app.browser();
    let _ = browser.post(&format!("/join/{secret}"), &JOINING).await.leads_to("/staff?saved=joined");
    let _ = browser.post("/staff", &[JOINING[5], JOINING[6]]).await.leads_to("/second-factor/new");
    let _ = browser.get("/today").await.leads_to("/second-factor/new");
    let page = browser.get("/second-factor/new").await.page();
    assert!(page.body.contains("<svg"), "the QR code is drawn here");
    let form = page.form("/second-factor/new");
    let offered = form.get("secret").expect("a secret").to_owned();

    let wrong = browser.post("/second-factor/new", &form.clone().with("code", "000000").pairs()).await.expect(422);
    assert_eq!(wrong.form("/second-factor/new").get("secret"), Some(offered.as_str()), "the app keeps its secret");
    let code = app_code(&offered, app.clock.seconds());
    let _ = browser.post("/second-factor/new", &form.with("code", &code).pairs()).await.page();
    let _ = browser.get("/").await.leads_to("/today");
    let _ = browser.get("/today").await.page().shows("Seitova D.");
}

async fn a_code_of_the_app_works_once_s16(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let code = app_code(&centre.trainer.totp, app.clock.seconds());
    let (first, second) = (halfway(&app, &centre.trainer).await, halfway(&app, &centre.trainer).await);
    let _ = first.post("/second-factor", &[("code", &code)]).await.leads_to("/today");
    let _ = second.post("/second-factor", &[("code", &code)]).await.expect(422);
    let _ = second.get("/today").await.leads_to("/second-factor");
}

/// Replaces the app from a browser that is signed in; answers the new recovery codes.
async fn replaced(app: &TestApp, account: &Account, browser: &Browser) -> Vec<String> {
    let current = app_code(&account.totp, app.clock.seconds());
    let form = proven(app, browser).await.with("current", &current);
    recovery_codes(&browser.post("/second-factor/new", &form.pairs()).await.page())
}

/// The form that sets another app up, filled in but for the code of the one before.
async fn proven(app: &TestApp, browser: &Browser) -> Form {
    let form = browser.get("/second-factor/new").await.page().form("/second-factor/new");
    let code = app_code(form.get("secret").expect("a secret"), app.clock.seconds());
    form.with("code", &code).with("password", PASSWORD)
}

fn recovery_codes(page: &Answer) -> Vec<String> {
    let text = html::text(&page.body);
    let codes = text.split(' ').filter(|word| word.len() == 14 && word.as_bytes()[4] == b'-');
    let codes: Vec<String> = codes.map(str::to_owned).collect();
    assert_eq!(codes.len(), 10, "{text}");
    codes
}

async fn a_recovery_code_works_once_s16(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let codes = replaced(&app, &centre.trainer, &trainer).await;
    let again = halfway(&app, &centre.trainer).await;
    let _ = again.post("/second-factor", &[("code", &codes[0].to_lowercase())]).await.leads_to("/today");
    let once_more = halfway(&app, &centre.trainer).await;
    let _ = once_more.post("/second-factor", &[("code", &codes[0])]).await.expect(422);
    let _ = once_more.post("/second-factor", &[("code", &codes[1])]).await.leads_to("/today");
}

async fn half_a_sign_in_replaces_no_second_factor_s16(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let browser = halfway(&app, &centre.trainer).await;
    let _ = browser.get("/second-factor/new").await.expect(404);
    let own = tests::people::app_secret();
    let code = app_code(&own, app.clock.seconds());
    let _ = browser.post("/second-factor/new", &[("secret", &own), ("code", &code)]).await.expect(404);
    let _ = browser.get("/today").await.leads_to("/second-factor");
    let _ = browser.post("/second-factor", &[("code", &code)]).await.expect(422);
}

async fn whoever_lost_the_second_factor_sets_up_a_new_one_before_anything_else_s16(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let chief = actor(&app.services, &centre.administrator).await;
    let before = Staff::is_in(&app, &centre.trainer);
    app.services.reset_second_factor(&chief, centre.trainer.id).await.expect("it is reset");
    let _ = before.get("/today").await.leads_to("/sign-in");
    let browser = app.browser();
    let fields = [("email", centre.trainer.email.as_str()), ("password", PASSWORD)];
    let _ = browser.post("/staff", &fields).await.leads_to("/second-factor/new");
    for address in ["/today", "/people", "/me", "/week"] {
        let _ = browser.get(address).await.leads_to("/second-factor/new");
    }
    let old = app_code(&centre.trainer.totp, app.clock.seconds());
    let _ = browser.post("/second-factor", &[("code", &old)]).await.expect(422);
}

const EN: Texts = Texts(Language::English);
const FACTORS: &str = "select count(*) from audit where action like 'account.%-second-factor'";

/// Whoever planted the secret of the half sign-in has nothing of the full one.
async fn a_first_second_factor_gives_the_browser_a_new_secret_s2(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let chief = actor(&app.services, &centre.administrator).await;
    app.services.reset_second_factor(&chief, centre.trainer.id).await.expect("it is reset");
    let browser = app.browser();
    let fields = [("email", centre.trainer.email.as_str()), ("password", PASSWORD)];
    let _ = browser.post("/staff", &fields).await.leads_to("/second-factor/new");
    let before = browser.cookie(SESSION).expect("a cookie");
    let form = browser.get("/second-factor/new").await.page().hides(&EN.get("field-current-code"));
    let form = form.form("/second-factor/new");
    let code = app_code(form.get("secret").expect("a secret"), app.clock.seconds());
    let _ = browser.post("/second-factor/new", &form.with("code", &code).pairs()).await.page();
    assert_ne!(browser.cookie(SESSION), Some(before.clone()));
    let _ = browser.get("/today").await.page();
    let _ = app.signed_in(&before).get("/today").await.leads_to("/sign-in");
}

async fn another_app_needs_password_and_a_code_of_the_one_before_s16(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let (before, factors) = (trainer.cookie(SESSION).expect("a cookie"), app.database.number(FACTORS).await);
    let current = app_code(&centre.trainer.totp, app.clock.seconds());
    let page = trainer.get("/second-factor/new").await.page();
    let _ = page.shows(&EN.get("second-factor-proof")).shows(&EN.get("field-current-code"));
    let form = proven(&app, &trainer).await;
    for (password, code, field, sentence) in [
        ("", "", "password", "password-wrong"),
        ("", &*current, "password", "password-wrong"),
        ("not the password", &current, "password", "password-wrong"),
        (PASSWORD, "", "current", "code-wrong"),
        (PASSWORD, "000000", "current", "code-wrong"),
        (PASSWORD, form.get("code").expect("the new app's code"), "current", "code-wrong"),
    ] {
        let sent = form.clone().with("password", password).with("current", code);
        let refused = trainer.post("/second-factor/new", &sent.pairs()).await.expect(422).shows(&EN.error(sentence));
        assert!(refused.body.contains(&format!("id=\"{field}-error\"")), "{password} {code}");
        let again = refused.form("/second-factor/new");
        assert_eq!(
            (again.get("secret"), again.get("password")),
            (form.get("secret"), Some("")),
            "the app keeps its secret"
        );
    }
    assert_eq!(app.database.number(FACTORS).await, factors, "nothing changed");
    assert_eq!(trainer.cookie(SESSION), Some(before.clone()));

    let sent = form.with("current", &current);
    let _ = recovery_codes(&trainer.post("/second-factor/new", &sent.pairs()).await.page());
    assert_eq!(app.database.number(FACTORS).await, factors + 1);
    assert_ne!(trainer.cookie(SESSION), Some(before.clone()));
    let _ = trainer.get("/today").await.page();
    let _ = app.signed_in(&before).get("/today").await.leads_to("/sign-in");
    app.clock.pass(60);
    let browser = halfway(&app, &centre.trainer).await;
    let gone = app_code(&centre.trainer.totp, app.clock.seconds());
    let _ = browser.post("/second-factor", &[("code", &gone)]).await.expect(422);
    let new = app_code(sent.get("secret").expect("a secret"), app.clock.seconds());
    let _ = browser.post("/second-factor", &[("code", &new)]).await.leads_to("/today");
}

async fn a_recovery_code_stands_in_for_the_app_that_is_gone_s16(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let codes = replaced(&app, &centre.trainer, &trainer).await;
    let form = proven(&app, &trainer).await.with("current", &codes[3]);
    let newer = recovery_codes(&trainer.post("/second-factor/new", &form.pairs()).await.page());
    assert!(newer.iter().all(|code| !codes.contains(code)));
    let browser = halfway(&app, &centre.trainer).await;
    let _ = browser.post("/second-factor", &[("code", &codes[4])]).await.expect(422);
    let _ = browser.post("/second-factor", &[("code", &newer[0])]).await.leads_to("/today");
}

async fn guesses_at_a_replaced_app_are_counted_s7(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    for (password, wrong) in [("not the password", "000000"), (PASSWORD, "000000")] {
        let trainer = Staff::signs_in(&app, &centre.trainer).await;
        let form = proven(&app, &trainer).await.with("password", password).with("current", wrong);
        for _ in 0..10 {
            let _ = trainer.post("/second-factor/new", &form.pairs()).await.expect(422);
        }
        app.clock.pass(30);
        let current = app_code(&centre.trainer.totp, app.clock.seconds());
        let form = proven(&app, &trainer).await.with("current", &current);
        let _ = trainer.post("/second-factor/new", &form.pairs()).await.expect(429);
        app.clock.pass(61 * 60);
    }
    let trainer = Staff::signs_in(&app, &centre.trainer).await;
    app.clock.pass(30);
    let _ = replaced(&app, &centre.trainer, &trainer).await;
}

async fn the_demonstration_asks_for_no_proof(database: Database) {
    let app = TestApp::with(database, Settings { is_demo: true }, Costs { memory_kib: 8, passes: 1 }).await;
    let centre = Centre::found(&app.services).await;
    let chief = actor(&app.services, &centre.administrator).await;
    app.services.reset_second_factor(&chief, centre.trainer.id).await.expect("it is reset");
    let browser = app.browser();
    let fields = [("email", centre.trainer.email.as_str()), ("password", PASSWORD)];
    let _ = browser.post("/staff", &fields).await.leads_to("/today");
    let page = browser.get("/second-factor/new").await.page().hides(&EN.get("field-current-code"));
    let form = page.form("/second-factor/new");
    let code = app_code(form.get("secret").expect("a secret"), app.clock.seconds());
    let _ = recovery_codes(&browser.post("/second-factor/new", &form.with("code", &code).pairs()).await.page());
    let _ = browser.get("/today").await.page();
}
