//! The second factor, from its set-up to its loss (security S2, S16).

use tests::app::TestApp;
use tests::centre::actor;
use tests::databases::Database;
use tests::html;
use tests::people::{PASSWORD, Staff, app_code, halfway};

on_sqlite!(
    a_new_colleague_joins_sets_the_app_up_and_works_s16,
    a_code_of_the_app_works_once_s16,
    a_recovery_code_works_once_s16,
    half_a_sign_in_replaces_no_second_factor_s16,
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

async fn a_recovery_code_works_once_s16(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let form = trainer.get("/second-factor/new").await.page().form("/second-factor/new");
    let code = app_code(form.get("secret").expect("a secret"), app.clock.seconds());
    let shown = trainer.post("/second-factor/new", &form.with("code", &code).pairs()).await.page();
    let text = html::text(&shown.body);
    let codes: Vec<&str> = text.split(' ').filter(|word| word.len() == 14 && word.as_bytes()[4] == b'-').collect();
    assert_eq!(codes.len(), 10, "{text}");
    let again = halfway(&app, &centre.trainer).await;
    let _ = again.post("/second-factor", &[("code", &codes[0].to_lowercase())]).await.leads_to("/today");
    let once_more = halfway(&app, &centre.trainer).await;
    let _ = once_more.post("/second-factor", &[("code", codes[0])]).await.expect(422);
    let _ = once_more.post("/second-factor", &[("code", codes[1])]).await.leads_to("/today");
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
