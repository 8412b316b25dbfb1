//! What the product says of itself, and how it bears a database that does not let go (R4).

use std::time::{Duration, Instant};

use app::i18n::Texts;
use domain::language::Language;
use jiff::civil::date;
use tests::app::TestApp;
use tests::databases::Database;
use tests::people::Staff;

on_both_engines!(
    it_is_up_and_ready_before_anybody_is_there,
    a_locked_database_refuses_writes_in_words_and_lets_read_r4,
);

/// What is promised, and a little for a busy machine.
const PATIENCE: Duration = Duration::from_secs(8);

async fn it_is_up_and_ready_before_anybody_is_there(database: Database) {
    let app = TestApp::empty(database).await;
    for (address, says) in [("/healthz", "up\n"), ("/readyz", "ready\n")] {
        let answer = app.browser().get(address).await.page();
        assert_eq!((answer.body.as_str(), answer.header("cache-control")), (says, "no-store"));
    }
    let _ = app.browser().get("/").await.leads_to("/sign-in");
}

async fn a_locked_database_refuses_writes_in_words_and_lets_read_r4(database: Database) {
    let (app, centre) = TestApp::with_centre(database.clone()).await;
    let session = centre.plan(&app.services, date(2026, 3, 4).at(18, 0, 0, 0), 1).await[0];
    let (address, trainer) = (format!("/sessions/{session}/note"), Staff::is_in(&app, &centre.trainer));
    let lock = database.lock_audit().await;
    let begun = Instant::now();
    let (refused, read) = tokio::join!(trainer.post(&address, &[("body", "kept words")]), trainer.get("/week"));
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
    let _ = read.page();
    let texts = Texts(Language::English);
    let refused = refused.expect(503).shows(&texts.error("unavailable")).shows(&texts.get("nothing-saved"));
    assert_eq!(refused.header("retry-after"), "5");
    assert_eq!(refused.form(&address).get("body"), Some("kept words"), "what was typed is not lost");
    lock.release().await;
    assert_eq!(database.number("select count(*) from note").await, 0);
    let _ = trainer.post(&address, &[("body", "kept words")]).await.leads_to("/sessions/");
    assert_eq!(database.number("select count(*) from note").await, 1);
}
