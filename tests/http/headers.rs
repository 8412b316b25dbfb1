//! What every answer carries, whoever asks (security S5, S6).

use std::collections::BTreeSet;

use jiff::civil::date;
use tests::answer::Answer;
use tests::app::TestApp;
use tests::browser::Browser;
use tests::databases::Database;
use tests::html;
use tests::people::{Participant, halfway};

use crate::crawler::crawl;

on_sqlite!(
    every_page_of_everybody_is_guarded_s5_s6,
    errors_are_guarded_too_s6,
    the_nonce_differs_from_answer_to_answer_s5,
    nothing_tells_what_the_program_is_made_of_s6,
);

const ALWAYS: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("strict-transport-security", "max-age=31536000"),
];

async fn every_page_of_everybody_is_guarded_s5_s6(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let _ = centre.plan(&app.services, date(2026, 3, 2).at(9, 10, 0, 0), 3).await;
    let everybody: [(&str, Browser); 8] = [
        ("anonymous", app.browser()),
        ("halfway", halfway(&app, &centre.colleague).await),
        ("trainer", app.signed_in(&centre.trainer.device)),
        ("coordinator", app.signed_in(&centre.coordinator.device)),
        ("advocate", app.signed_in(&centre.advocate.device)),
        ("administrator", app.signed_in(&centre.administrator.device)),
        ("bystander", app.signed_in(&centre.bystander.device)),
        ("participant", Participant::signs_in(&app, &centre.participants[0]).await.clone()),
    ];
    for (who, browser) in everybody {
        let visits = crawl(&browser, &["/", "/me", "/sign-in", "/staff"]).await;
        for visit in visits {
            let place = format!("{who} at {}", visit.address);
            assert!(matches!(visit.answer.status, 200 | 303), "{place}: {}", visit.answer.status);
            guarded(&place, &visit.answer);
            clean(&place, &visit.answer);
        }
    }
}

async fn errors_are_guarded_too_s6(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = app.signed_in(&centre.trainer.device);
    for answer in [
        trainer.get("/nowhere").await.expect(404),
        trainer.get("/people/nobody").await.expect(404),
        trainer.post_as("/groups", &[], &[]).await.expect(403),
        trainer.post("/groups", &[]).await.expect(422),
        trainer.post("/today", &[]).await.expect(405),
        trainer.post("/groups", &[("code", &"x".repeat(300_000))]).await.expect(413),
    ] {
        let place = format!("{} {}", answer.status, answer.text());
        guarded(&place, &answer);
        clean(&place, &answer);
    }
}

async fn the_nonce_differs_from_answer_to_answer_s5(database: Database) {
    let app = TestApp::empty(database).await;
    let mut nonces = BTreeSet::new();
    for _ in 0..20 {
        let answer = app.browser().get("/sign-in").await.page();
        assert_eq!(answer.nonce().len(), 32, "128 bits");
        nonces.insert(answer.nonce().to_owned());
    }
    assert_eq!(nonces.len(), 20);
}

async fn nothing_tells_what_the_program_is_made_of_s6(database: Database) {
    let app = TestApp::empty(database).await;
    let answer = app.browser().get("/sign-in").await.page();
    for name in ["server", "x-powered-by", "via"] {
        assert_eq!(answer.header(name), "");
    }
}

fn guarded(place: &str, answer: &Answer) {
    for (name, value) in ALWAYS {
        assert_eq!(answer.header(name), value, "{name} of {place}");
    }
    assert_eq!(answer.header("cache-control"), "no-store", "{place}");
    let policy = answer.header("content-security-policy");
    for rule in
        ["default-src 'none'", "style-src 'self'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]
    {
        assert!(policy.contains(rule), "{rule} of {place}");
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{place}");
}

/// A page that its content policy lets work: no inline styles, handlers or scripts, nothing from elsewhere.
fn clean(place: &str, answer: &Answer) {
    for element in html::skeleton(&answer.body) {
        let mut names = element.split(' ');
        let tag = names.next().unwrap_or_default();
        assert!(!matches!(tag, "style" | "iframe" | "object" | "embed" | "base"), "{tag} in {place}");
        for name in names {
            assert!(name != "style" && !name.starts_with("on"), "{element} in {place}");
        }
    }
    for (element, attribute) in [("script", "src"), ("link", "href"), ("img", "src"), ("form", "action")] {
        for address in html::attributes(&answer.body, element, attribute) {
            assert!(address.is_empty() || address.starts_with('/') || address == "data:,", "{address} in {place}");
        }
    }
    let scripts = answer.body.matches("<script").count();
    let nonces = html::attributes(&answer.body, "script", "nonce");
    assert!(nonces.iter().all(|nonce| nonce == answer.nonce()), "{place}");
    assert_eq!(nonces.len(), scripts, "each script has the nonce: {place}");
}
