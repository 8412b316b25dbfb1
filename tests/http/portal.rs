//! What a participant sees and says (rules C6, I1, I2), in his language.

use app::i18n::Texts;
use domain::language::Language;
use jiff::civil::date;
use tests::app::TestApp;
use tests::databases::Database;
use tests::html;
use tests::people::{Participant, Staff};

on_both_engines!(
    a_participant_sees_his_next_session_and_his_progress_i1,
    an_announced_absence_is_seen_by_the_trainer_who_decides_c6,
    an_announced_absence_is_withdrawn_c6,
    a_participants_pages_load_no_program,
    a_participant_reads_nothing_of_staff_i1,
);

async fn a_participant_sees_his_next_session_and_his_progress_i1(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let sessions = centre.plan(&app.services, date(2026, 3, 2).at(9, 10, 0, 0), 3).await;
    let (first, trainer) = (format!("/sessions/{}", sessions[0]), Staff::is_in(&app, &centre.trainer));
    let himself = Participant::signs_in(&app, &centre.participants[0]).await;
    let _ = himself.get("/my").await.page().shows("09:10");
    app.clock.pass(20 * 60);
    let _ = trainer.post(&first, &[("all", "present")]).await.leads_to(&first);
    app.clock.set(tests::app::MONDAY_NINE + 3 * 60 * 60);
    let himself = Participant::signs_in(&app, &centre.participants[0]).await;
    for language in Language::ALL {
        let _ = himself.post("/language", &[("language", language.code()), ("to", "/my")]).await.leads_to("/my");
        let texts = Texts(*language);
        let page = himself.get("/my").await.page().shows(&texts.get("my-next")).shows(&texts.get("hotline-150"));
        assert_eq!(html::attributes(&page.body, "time", "datetime")[0], "2026-03-16T09:10:00", "9 March is a day off");
        let steps = texts.with("my-steps", &[("done", 1.into()), ("of", 25.into())]);
        let page = page.shows(&html::text(&steps)).shows(&texts.get("quick-exit"));
        for number in ["150", "111", "102", "112"] {
            assert!(page.body.contains(&format!("tel:{number}")), "{number}");
        }
        assert_eq!(html::attributes(&page.body, "html", "lang"), [language.code()]);
    }
}

async fn an_announced_absence_is_seen_by_the_trainer_who_decides_c6(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let session = centre.plan(&app.services, date(2026, 3, 2).at(9, 10, 0, 0), 1).await[0].to_string();
    let himself = Participant::signs_in(&app, &centre.participants[0]).await;
    let refused = himself.post("/my", &[("session", &session), ("reason", "  ")]).await.expect(422);
    let _ = refused.shows(&Texts(Language::Russian).error("reason-missing"));
    let announcing = [("session", session.as_str()), ("reason", "Везу сына к врачу")];
    let _ = himself.post("/my", &announcing).await.leads_to("/my?saved=absence-announced");
    let _ = himself.get("/my").await.page().shows(&Texts(Language::Russian).get("absence-is-announced"));

    let (page, trainer) = (format!("/sessions/{session}"), Staff::is_in(&app, &centre.trainer));
    app.clock.pass(20 * 60);
    let _ = trainer.get(&page).await.page().shows("Везу сына к врачу");
    assert_eq!(app.database.number("select count(*) from expected where mark is not null").await, 0, "he decides");
    let mark = format!("mark-{}", centre.participants[0].id);
    let _ = trainer.post(&page, &[(mark.as_str(), "excused"), ("keep", "marks")]).await.leads_to(&page);
    assert_eq!(app.database.lines("select mark from expected where mark is not null").await, ["excused"]);
}

async fn an_announced_absence_is_withdrawn_c6(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let session = centre.plan(&app.services, date(2026, 3, 4).at(18, 0, 0, 0), 1).await[0].to_string();
    let himself = Participant::signs_in(&app, &centre.participants[0]).await;
    let _ = himself.post("/my", &[("session", &session), ("reason", "Смена на заводе")]).await.leads_to("/my");
    let _ = himself
        .post("/my", &[("session", &session), ("withdraw", "yes")])
        .await
        .leads_to("/my?saved=absence-withdrawn");
    let trainer = Staff::is_in(&app, &centre.trainer);
    let _ = trainer.get(&format!("/sessions/{session}")).await.page().hides("Смена на заводе");
}

async fn a_participants_pages_load_no_program(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let _ = centre.plan(&app.services, date(2026, 3, 4).at(18, 0, 0, 0), 25).await;
    let himself = Participant::signs_in(&app, &centre.participants[0]).await;
    for address in ["/my", "/me"] {
        let page = himself.get(address).await.page();
        assert!(!page.body.contains("leptos-island") && !page.body.contains("modulepreload"), "{address}");
        assert!(page.bytes.len() < 40_000, "{address}: {} bytes", page.bytes.len());
    }
}

async fn a_participant_reads_nothing_of_staff_i1(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let session = centre.plan(&app.services, date(2026, 3, 2).at(9, 10, 0, 0), 1).await[0];
    let (page, trainer) = (format!("/sessions/{session}"), Staff::is_in(&app, &centre.trainer));
    let _ = trainer.post(&format!("{page}/note"), &[("body", "A remark of staff")]).await.leads_to(&page);
    let himself = Participant::signs_in(&app, &centre.participants[0]).await;
    let shown = himself.get("/my").await.page().hides("A remark of staff").hides(&centre.participants[1].surname);
    let title = shown.body.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).expect("a title");
    let words = format!("{title} {}", himself.get("/me").await.page().text()).to_lowercase();
    for word in ["насили", "агресс", "зорлық", "полиц", "violence", "abuse", "police"] {
        assert!(!words.contains(word), "{word} (S18)");
    }
}
