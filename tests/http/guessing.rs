//! Guessing (security S7) and finding out who is known (security S8).

use std::time::{Duration, Instant};

use domain::language::Language;
use http::{HeaderName, HeaderValue};
use service::Settings;
use service::passwords::Costs;
use tests::answer::Answer;
use tests::app::TestApp;
use tests::browser::Browser;
use tests::centre::Centre;
use tests::databases::Database;
use tests::people::{PASSWORD, Staff, app_code, halfway};

on_sqlite!(
    ten_guesses_an_hour_at_an_account_s7,
    ten_guesses_an_hour_at_a_participant_s7,
    ten_guesses_an_hour_at_a_second_factor_s7,
    sixty_guesses_an_hour_from_an_address_s7,
    a_known_and_an_unknown_address_look_the_same_s8,
    a_known_and_an_unknown_phone_look_the_same_s8,
    a_known_and_an_unknown_address_take_the_same_time_s8,
    a_used_link_looks_like_one_that_never_was_s8,
);

const HOUR: i64 = 60 * 60;

async fn guess(app: &TestApp, email: &str, password: &str) -> Answer {
    app.browser().post("/staff", &[("email", email), ("password", password)]).await
}

async fn ten_guesses_an_hour_at_an_account_s7(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let email = centre.trainer.email.as_str();
    for _ in 0..10 {
        let _ = guess(&app, email, "a wrong password").await.expect(422);
    }
    let _ = guess(&app, email, "a wrong password").await.expect(429);
    let _ = guess(&app, &email.to_uppercase(), PASSWORD).await.expect(429);
    let _ = guess(&app, &centre.coordinator.email, PASSWORD).await.leads_to("/second-factor");
    // Refused guesses do not lock the owner out for longer.
    app.clock.pass(HOUR - 1);
    let _ = guess(&app, email, PASSWORD).await.expect(429);
    app.clock.pass(2);
    let _ = guess(&app, email, PASSWORD).await.leads_to("/second-factor");
}

async fn ten_guesses_an_hour_at_a_participant_s7(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let himself = &centre.participants[0];
    let sign_in =
        async |phone: &str, code: &str| app.browser().post("/sign-in", &[("phone", phone), ("code", code)]).await;
    for _ in 0..10 {
        let _ = sign_in(&himself.phone, "AAAA-AAAA").await.expect(422);
    }
    let _ = sign_in(&himself.phone, &himself.code).await.expect(429);
    let spelt_otherwise = himself.phone.replacen("+7", "8", 1);
    let _ = sign_in(&spelt_otherwise, &himself.code).await.expect(429);
    app.clock.pass(HOUR + 1);
    let _ = sign_in(&spelt_otherwise, &himself.code).await.leads_to("/my");
}

async fn ten_guesses_an_hour_at_a_second_factor_s7(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    for _ in 0..10 {
        let browser = halfway(&app, &centre.trainer).await;
        let _ = browser.post("/second-factor", &[("code", "000000")]).await.expect(422);
    }
    let browser = halfway(&app, &centre.trainer).await;
    let code = app_code(&centre.trainer.totp, app.clock.seconds());
    let _ = browser.post("/second-factor", &[("code", &code)]).await.expect(429);
    app.clock.pass(HOUR + 1);
    let browser = halfway(&app, &centre.trainer).await;
    let code = app_code(&centre.trainer.totp, app.clock.seconds());
    let _ = browser.post("/second-factor", &[("code", &code)]).await.leads_to("/today");
}

async fn sixty_guesses_an_hour_from_an_address_s7(database: Database) {
    let app = TestApp::empty(database).await;
    for n in 0..60 {
        let _ = guess(&app, &format!("nobody{n}@office1.example"), "a wrong password").await.expect(422);
    }
    let _ = guess(&app, "somebody@office1.example", "a wrong password").await.expect(429);
    app.clock.pass(HOUR + 1);
    let _ = guess(&app, "somebody@office1.example", "a wrong password").await.expect(422);
}

async fn a_known_and_an_unknown_address_look_the_same_s8(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let close = [("what", "change"), ("id", &centre.bystander.id.to_string()), ("role", "trainer"), ("closed", "on")];
    let _ = Staff::is_in(&app, &centre.administrator).post("/accounts", &close).await.leads_to("/accounts");
    let everybody = [&centre.trainer, &centre.colleague, &centre.advocate, &centre.bystander, &centre.administrator];
    for (who, language) in everybody.into_iter().zip(Language::ALL.iter().cycle()) {
        let (known, unknown) = (who.email.as_str(), who.email.replace("office1", "office9"));
        for n in 0..12 {
            let ask = async |email: &str| {
                let fields = [("email", email), ("password", "a wrong password")];
                speaking(&app, *language).post("/staff", &fields).await
            };
            same(&ask(known).await, known, &ask(&unknown).await, &unknown, n);
        }
        app.clock.pass(HOUR + 1);
    }
}

async fn a_known_and_an_unknown_phone_look_the_same_s8(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    for (himself, language) in centre.participants.iter().zip(Language::ALL.iter().cycle()) {
        let (known, unknown) = (himself.phone.as_str(), himself.phone.replace("+7701", "+7709"));
        for n in 0..12 {
            let ask = async |phone: &str| {
                let fields = [("phone", phone), ("code", "AAAA-AAAA")];
                speaking(&app, *language).post("/sign-in", &fields).await
            };
            same(&ask(known).await, known, &ask(&unknown).await, &unknown, n);
        }
        app.clock.pass(HOUR + 1);
    }
}

fn speaking(app: &TestApp, language: Language) -> Browser {
    let browser = app.browser();
    browser.set_cookie("language", language.code());
    browser
}

/// Nothing tells the two apart, the tenth guess and the one too many included: no byte of the page, no header but
/// those that are made at random for each answer.
fn same(here: &Answer, known: &str, there: &Answer, unknown: &str, n: u32) {
    let seen = |answer: &Answer| {
        let name = |(name, value): (&HeaderName, &HeaderValue)| {
            let value = String::from_utf8_lossy(value.as_bytes()).replace(answer.nonce(), "");
            format!("{name}: {value}")
        };
        let headers = answer.headers.iter().filter(|(name, _)| *name != "x-request-id");
        (answer.status, headers.map(name).collect::<Vec<_>>())
    };
    assert_eq!(here.status, if n < 10 { 422 } else { 429 }, "guess {n} at {known}");
    assert_eq!(seen(here), seen(there), "guess {n} at {known}");
    assert!(here.body.contains(known) && there.body.contains(unknown), "what was typed is kept");
    assert_eq!(here.anonymous().replace(known, unknown), there.anonymous(), "guess {n} at {known}");
}

/// With what a guess truly costs: the hash is the time, and both pay it.
async fn a_known_and_an_unknown_address_take_the_same_time_s8(database: Database) {
    let app = TestApp::with(database, Settings::default(), Costs { memory_kib: 16 * 1024, passes: 3 }).await;
    let centre = Centre::found(&app.services).await;
    let time = async |email: &str| {
        let start = Instant::now();
        let _ = guess(&app, email, "a wrong password").await.expect(422);
        start.elapsed()
    };
    let (mut known, mut unknown) = (Duration::MAX, Duration::MAX);
    for _ in 0..8 {
        known = known.min(time(&centre.trainer.email).await);
        unknown = unknown.min(time("trainer@office9.example").await);
    }
    let ratio = known.as_secs_f64() / unknown.as_secs_f64();
    assert!((0.7..1.4).contains(&ratio), "{known:?} and {unknown:?}");
}

async fn a_used_link_looks_like_one_that_never_was_s8(database: Database) {
    let app = TestApp::empty(database).await;
    let used = app.services.first_invitation().await.expect("the store answers").expect("a link");
    let founding = service::accounts::Founding { office: "Almaty".to_owned(), zone: "Asia/Almaty".to_owned() };
    let joining = service::accounts::Joining {
        surname: "Seitova".to_owned(),
        given: "Dana".to_owned(),
        patronymic: String::new(),
        sex: domain::role::Sex::Woman,
        email: "dana@office1.example".to_owned(),
        password: PASSWORD.to_owned(),
        language: Language::Kazakh,
    };
    app.services.accept_invitation(&used, &joining, Some(&founding)).await.expect("it is accepted");
    let never = "A".repeat(used.len());
    let here = app.browser().get(&format!("/join/{used}")).await.expect(404);
    let there = app.browser().get(&format!("/join/{never}")).await.expect(404);
    assert_eq!(here.anonymous().replace(&used, &never), there.anonymous());
}

#[test]
fn a_guess_costs_what_is_promised() {
    let costs = Costs::default();
    assert_eq!((costs.memory_kib, costs.passes), (64 * 1024, 3));
}
