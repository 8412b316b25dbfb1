//! Signed-in browsers (security S2).

use domain::role::Role;
use service::Services;
use tests::app::{SESSION, TestApp};
use tests::centre::{Centre, actor};
use tests::databases::Database;
use tests::people::{Account, PASSWORD, Participant, Staff, halfway};

on_sqlite!(
    the_cookie_is_out_of_reach_of_scripts_other_sites_and_plain_http_s2,
    the_secret_changes_with_the_second_factor_s2,
    a_planted_secret_is_never_taken_over_s2,
    after_sign_out_the_secret_is_worthless_and_the_browser_is_cleared_s2,
    half_an_hour_unused_signs_out_s2,
    twelve_hours_sign_out_even_in_use_s2,
    a_closed_account_is_signed_out_at_once_and_stays_out_s2,
    a_changed_role_signs_out_and_counts_at_once_s2,
    a_device_is_signed_out_from_another_s2,
    a_new_personal_code_signs_the_old_devices_out_s2,
);

const MINUTE: i64 = 60;

async fn the_cookie_is_out_of_reach_of_scripts_other_sites_and_plain_http_s2(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let fields = [("email", centre.trainer.email.as_str()), ("password", PASSWORD)];
    let answer = app.browser().post("/staff", &fields).await.expect(303);
    let cookie = answer.header("set-cookie").to_owned();
    let (pair, attributes) = cookie.split_once("; ").expect("attributes");
    assert!(pair.starts_with("__Host-session="), "{pair}");
    assert!(pair.len() > "__Host-session=".len() + 40, "256 bits: {pair}");
    let mut attributes: Vec<&str> = attributes.split("; ").collect();
    attributes.sort_unstable();
    assert_eq!(attributes, ["HttpOnly", "Path=/", "SameSite=Lax", "Secure"]);
}

async fn the_secret_changes_with_the_second_factor_s2(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let browser = halfway(&app, &centre.trainer).await;
    let before = browser.cookie(SESSION).expect("a cookie");
    let code = tests::people::app_code(&centre.trainer.totp, app.clock.seconds());
    let _ = browser.post("/second-factor", &[("code", &code)]).await.leads_to("/today");
    assert_ne!(browser.cookie(SESSION), Some(before.clone()));
    let _ = browser.get("/today").await.page();
    let _ = app.signed_in(&before).get("/today").await.leads_to("/sign-in");
}

async fn a_planted_secret_is_never_taken_over_s2(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let planted = "A".repeat(43);
    let browser = app.signed_in(&planted);
    let _ = browser.post("/staff", &[("email", &centre.trainer.email), ("password", PASSWORD)]).await.expect(303);
    assert_ne!(browser.cookie(SESSION), Some(planted.clone()));
    let _ = app.signed_in(&planted).get("/second-factor").await.leads_to("/sign-in");
}

async fn after_sign_out_the_secret_is_worthless_and_the_browser_is_cleared_s2(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::signs_in(&app, &centre.trainer).await;
    let secret = trainer.cookie(SESSION).expect("a cookie");
    let answer = trainer.post("/sign-out", &[]).await.leads_to("/");
    assert_eq!(answer.header("clear-site-data"), r#""cache", "cookies", "storage""#);
    assert_eq!(trainer.cookie(SESSION), None);
    let _ = app.signed_in(&secret).get("/today").await.leads_to("/sign-in");
    let _ = app.signed_in(&centre.trainer.device).get("/today").await.page();
}

async fn half_an_hour_unused_signs_out_s2(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let participant = Participant::signs_in(&app, &centre.participants[0]).await;
    for _ in 0..3 {
        app.clock.pass(29 * MINUTE);
        let _ = trainer.get("/today").await.page();
        let _ = participant.get("/my").await.page();
    }
    app.clock.pass(30 * MINUTE);
    let _ = trainer.get("/today").await.leads_to("/sign-in");
    let _ = participant.get("/my").await.leads_to("/sign-in");
}

async fn twelve_hours_sign_out_even_in_use_s2(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    for _ in 0..(12 * 60 / 20 - 1) {
        app.clock.pass(20 * MINUTE);
        let _ = trainer.get("/today").await.page();
    }
    app.clock.pass(20 * MINUTE);
    let _ = trainer.get("/today").await.leads_to("/sign-in");
}

async fn a_closed_account_is_signed_out_at_once_and_stays_out_s2(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    change(&app.services, &centre, &centre.trainer, &[Role::Trainer], true).await;
    let _ = trainer.get("/today").await.leads_to("/sign-in");
    let fields = [("email", centre.trainer.email.as_str()), ("password", PASSWORD)];
    let _ = app.browser().post("/staff", &fields).await.expect(422);
}

async fn a_changed_role_signs_out_and_counts_at_once_s2(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let before = Staff::is_in(&app, &centre.trainer);
    change(&app.services, &centre, &centre.trainer, &[Role::Advocate], false).await;
    let _ = before.get("/today").await.leads_to("/sign-in");
    let after = Staff::signs_in(&app, &centre.trainer).await;
    let _ = after.get("/today").await.expect(404);
    let _ = after.get("/couples").await.page();
}

async fn a_device_is_signed_out_from_another_s2(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let (phone, desk) = (Staff::is_in(&app, &centre.trainer), Staff::signs_in(&app, &centre.trainer).await);
    let devices = tests::html::attributes(&desk.get("/me").await.page().body, "button", "value");
    let devices: Vec<&String> = devices.iter().filter(|value| value.len() == 36).collect();
    assert_eq!(devices.len(), 2);
    let stranger = Staff::is_in(&app, &centre.coordinator);
    for device in &devices {
        let _ = stranger.post("/me", &[("device", device)]).await.expect(422);
        let _ = desk.post("/me", &[("device", device)]).await.expect(303);
    }
    let _ = phone.get("/today").await.leads_to("/sign-in");
    let _ = desk.get("/today").await.leads_to("/sign-in");
}

async fn a_new_personal_code_signs_the_old_devices_out_s2(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let himself = &centre.participants[0];
    let participant = Participant::signs_in(&app, himself).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let slip = trainer.post(&format!("/people/{}/code", himself.id), &[]).await.page();
    let _ = participant.get("/my").await.leads_to("/sign-in");
    let old = [("phone", himself.phone.as_str()), ("code", himself.code.as_str())];
    let _ = app.browser().post("/sign-in", &old).await.expect(422);
    let words = slip.text();
    let code = words.split(' ').find(|word| word.len() == 9 && word.as_bytes()[4] == b'-').expect("a code on paper");
    let _ = app.browser().post("/sign-in", &[("phone", &himself.phone), ("code", code)]).await.leads_to("/my");
}

async fn change(services: &Services, centre: &Centre, account: &Account, roles: &[Role], is_closed: bool) {
    let administrator = actor(services, &centre.administrator).await;
    services.change_account(&administrator, account.id, roles, is_closed).await.expect("it can be changed");
}
