//! A guesser does not keep the owner out, and many guessers do not get further than one (security S7).

use std::net::IpAddr;

use app::i18n::Texts;
use domain::language::Language;
use tests::answer::Answer;
use tests::app::TestApp;
use tests::browser::Browser;
use tests::databases::Database;
use tests::people::{Account, PASSWORD, PortalAccount, app_code};

on_both_engines!(
    an_owner_comes_in_from_where_he_was_while_others_guess_s7,
    a_participant_comes_in_from_where_he_was_while_others_guess_s7,
    guesses_from_many_addresses_are_limited_in_all_s7,
    ten_guesses_an_hour_from_a_known_address_s7,
    a_place_is_known_for_thirty_days_s7,
    a_password_alone_makes_no_place_known_s7,
    who_comes_in_gives_nobody_more_guesses_s7,
    a_second_factor_is_not_blocked_from_elsewhere_s7,
    a_refusal_says_when_to_try_again_s7,
    refusals_do_not_tell_without_end_where_an_account_is_known_s8,
);

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// Where the owner usually is.
const HOME: IpAddr = address([203, 0, 113, 7]);
/// Where the owner was never.
const ABROAD: IpAddr = address([203, 0, 113, 8]);

const fn address([a, b, c, d]: [u8; 4]) -> IpAddr {
    IpAddr::V4(std::net::Ipv4Addr::new(a, b, c, d))
}

/// One address of many.
fn elsewhere(n: u16) -> IpAddr {
    let [high, low] = n.to_be_bytes();
    address([198, 18, high, low])
}

fn at(app: &TestApp, address: IpAddr) -> Browser {
    app.browser().at(address)
}

async fn guess(app: &TestApp, address: IpAddr, email: &str, password: &str) -> Answer {
    at(app, address).post("/staff", &[("email", email), ("password", password)]).await
}

async fn guess_code(app: &TestApp, address: IpAddr, phone: &str, code: &str) -> Answer {
    at(app, address).post("/sign-in", &[("phone", phone), ("code", code)]).await
}

/// Signs in with both factors.
async fn sign_in(app: &TestApp, address: IpAddr, account: &Account) {
    let browser = at(app, address);
    let fields = [("email", account.email.as_str()), ("password", PASSWORD)];
    let _ = browser.post("/staff", &fields).await.leads_to("/second-factor");
    let code = app_code(&account.totp, app.clock.seconds());
    let _ = browser.post("/second-factor", &[("code", &code)]).await.leads_to("/today");
}

/// Uses up the guesses from addresses that the account does not know.
async fn block(app: &TestApp, account: &Account) {
    for n in 0..10 {
        let _ = guess(app, elsewhere(n), &account.email, "a wrong password").await.expect(422);
    }
    let _ = guess(app, elsewhere(10), &account.email, PASSWORD).await.expect(429);
}

async fn an_owner_comes_in_from_where_he_was_while_others_guess_s7(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    sign_in(&app, HOME, &centre.trainer).await;
    for _ in 0..3 {
        app.clock.pass(HOUR + 1);
        block(&app, &centre.trainer).await;
        let _ = guess(&app, ABROAD, &centre.trainer.email, PASSWORD).await.expect(429);
        let _ = guess(&app, HOME, &centre.trainer.email, "a slip of the hand").await.expect(422);
        sign_in(&app, HOME, &centre.trainer).await;
    }
    assert_eq!(app.database.number("select count(*) from known_address").await, 7);
}

async fn a_participant_comes_in_from_where_he_was_while_others_guess_s7(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let PortalAccount { phone, code, .. } = &centre.participants[0];
    let _ = guess_code(&app, HOME, phone, code).await.leads_to("/my");
    for n in 0..10 {
        let _ = guess_code(&app, elsewhere(n), phone, "AAAA-AAAA").await.expect(422);
    }
    let _ = guess_code(&app, elsewhere(10), phone, "AAAA-AAAA").await.expect(429);
    let _ = guess_code(&app, ABROAD, phone, code).await.expect(429);
    let spelt_otherwise = phone.replacen("+7", "8", 1);
    let _ = guess_code(&app, HOME, &spelt_otherwise, code).await.leads_to("/my");
    let other = &centre.participants[1];
    let _ = guess_code(&app, HOME, &other.phone, &other.code).await.leads_to("/my");
}

async fn ten_guesses_an_hour_from_a_known_address_s7(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let email = centre.trainer.email.as_str();
    sign_in(&app, HOME, &centre.trainer).await;
    for _ in 0..10 {
        let _ = guess(&app, HOME, email, "a wrong password").await.expect(422);
    }
    let _ = guess(&app, HOME, email, PASSWORD).await.expect(429);
    let _ = guess(&app, ABROAD, email, PASSWORD).await.leads_to("/second-factor");
    app.clock.pass(HOUR + 1);
    sign_in(&app, HOME, &centre.trainer).await;
}

async fn a_place_is_known_for_thirty_days_s7(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    sign_in(&app, HOME, &centre.trainer).await;
    app.clock.pass(30 * DAY);
    block(&app, &centre.trainer).await;
    sign_in(&app, HOME, &centre.trainer).await;
    app.clock.pass(30 * DAY + 1);
    block(&app, &centre.trainer).await;
    let _ = guess(&app, HOME, &centre.trainer.email, PASSWORD).await.expect(429);
}

/// Else whoever stole a password would soon have more guesses at the second factor than others.
async fn a_password_alone_makes_no_place_known_s7(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let _ = guess(&app, ABROAD, &centre.trainer.email, PASSWORD).await.leads_to("/second-factor");
    block(&app, &centre.trainer).await;
    let _ = guess(&app, ABROAD, &centre.trainer.email, PASSWORD).await.expect(429);
}

async fn who_comes_in_gives_nobody_more_guesses_s7(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let email = centre.trainer.email.as_str();
    for n in 0..9 {
        let _ = guess(&app, elsewhere(n), email, "a wrong password").await.expect(422);
    }
    sign_in(&app, HOME, &centre.trainer).await;
    let _ = guess(&app, elsewhere(9), email, "a wrong password").await.expect(422);
    let _ = guess(&app, elsewhere(10), email, "a wrong password").await.expect(429);
}

async fn a_second_factor_is_not_blocked_from_elsewhere_s7(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    sign_in(&app, HOME, &centre.trainer).await;
    app.clock.pass(MINUTE);
    let halfway = async |address| {
        let browser = at(&app, address);
        let fields = [("email", centre.trainer.email.as_str()), ("password", PASSWORD)];
        let _ = browser.post("/staff", &fields).await.leads_to("/second-factor");
        browser
    };
    let thief = halfway(ABROAD).await;
    for _ in 0..10 {
        let _ = thief.post("/second-factor", &[("code", "000000")]).await.expect(422);
    }
    let _ = thief.post("/second-factor", &[("code", "000000")]).await.expect(429);
    let _ = halfway(elsewhere(1)).await.post("/second-factor", &[("code", "000000")]).await.expect(429);
    sign_in(&app, HOME, &centre.trainer).await;
}

async fn guesses_from_many_addresses_are_limited_in_all_s7(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let himself = &centre.participants[0];
    sign_in(&app, HOME, &centre.trainer).await;
    let _ = guess_code(&app, HOME, &himself.phone, &himself.code).await.leads_to("/my");
    app.clock.pass(MINUTE);
    for n in 0..300 {
        let _ = guess(&app, elsewhere(n), &format!("nobody{n}@office1.example"), "a wrong password").await.expect(422);
    }
    let refused = guess(&app, elsewhere(300), "nobody@office1.example", "a wrong password").await.expect(429);
    assert_eq!(refused.header("retry-after"), "601");
    let _ = guess(&app, ABROAD, &centre.trainer.email, PASSWORD).await.expect(429);
    let _ = guess_code(&app, ABROAD, &himself.phone, &himself.code).await.expect(429);
    sign_in(&app, HOME, &centre.trainer).await;
    let _ = guess_code(&app, HOME, &himself.phone, &himself.code).await.leads_to("/my");
    app.clock.pass(10 * MINUTE + 1);
    let _ = guess(&app, ABROAD, &centre.trainer.email, PASSWORD).await.leads_to("/second-factor");
    let _ = guess_code(&app, ABROAD, &himself.phone, &himself.code).await.leads_to("/my");
}

async fn a_refusal_says_when_to_try_again_s7(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    block(&app, &centre.trainer).await;
    app.clock.pass(39 * MINUTE + 30);
    for language in Language::ALL {
        let browser = at(&app, ABROAD);
        browser.set_cookie("language", language.code());
        let fields = [("email", centre.trainer.email.as_str()), ("password", PASSWORD)];
        let refused = browser.post("/staff", &fields).await.expect(429);
        assert_eq!(refused.header("retry-after"), (20 * MINUTE + 31).to_string());
        let sentence = Texts(*language).with("error-too-many", &[("minutes", 21.into())]);
        assert!(sentence.contains("21"), "{sentence}");
        let _ = refused.shows(&sentence);
    }
}

/// At the owner's own address a refusal shows whether it is known, but no more than so often.
async fn refusals_do_not_tell_without_end_where_an_account_is_known_s8(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    sign_in(&app, HOME, &centre.colleague).await;
    block(&app, &centre.trainer).await;
    for _ in 0..58 {
        let _ = guess(&app, HOME, &centre.trainer.email, "a wrong password").await.expect(429);
    }
    let _ = guess(&app, HOME, &centre.colleague.email, "a wrong password").await.expect(429);
    let _ = guess(&app, ABROAD, &centre.colleague.email, PASSWORD).await.leads_to("/second-factor");
}
