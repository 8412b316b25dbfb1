//! The register (rules C1, C2, C7) as a trainer takes it, and what the coordinator reads of it.

use app::i18n::Texts;
use domain::attendance::Mark;
use domain::language::Language;
use jiff::civil::date;
use tests::answer::Answer;
use tests::app::TestApp;
use tests::centre::Centre;
use tests::databases::Database;
use tests::html;
use tests::people::{Participant, Staff};

on_both_engines!(
    a_register_is_taken_with_all_present_and_the_exceptions_c1,
    all_present_leaves_open_who_announced_an_absence_c6,
    a_register_with_somebody_unmarked_is_not_taken_c2,
    a_taken_register_changes_only_with_a_reason_c2,
    a_register_opens_a_quarter_of_an_hour_before_c1,
    a_tap_that_is_sent_again_is_one_mark_r2,
    a_tap_is_answered_in_words_and_never_with_a_page,
    a_cancelled_session_counts_for_nobody_c1,
    the_coordinator_reads_attended_of_expected_c7,
    a_table_leaves_the_house_as_a_spreadsheet_reads_it,
);

const EN: Texts = Texts(Language::English);
/// What cancels a session.
const CANCEL: [(&str, &str); 2] = [("what", "cancel"), ("why", "office")];
const CHANGES: &str = "select count(*) from mark_change";

/// A session that began ten minutes ago, its page, and the trainer who leads it.
async fn begun(database: Database) -> (TestApp, Centre, String, Staff) {
    let (app, centre) = TestApp::with_centre(database).await;
    let session = centre.plan(&app.services, date(2026, 3, 2).at(9, 10, 0, 0), 1).await[0];
    app.clock.pass(20 * 60);
    let trainer = Staff::is_in(&app, &centre.trainer);
    (app, centre, format!("/sessions/{session}"), trainer)
}

fn mark(centre: &Centre, n: usize) -> String {
    format!("mark-{}", centre.participants[n].id)
}

fn late(centre: &Centre, n: usize) -> String {
    format!("late-{}", centre.participants[n].id)
}

/// Everybody present but the second, 10 minutes late, and the third, absent.
async fn take(centre: &Centre, page: &str, trainer: &Staff) {
    let _ = trainer.post(page, &[("all", "present")]).await.leads_to(&format!("{page}?saved=marks"));
    let form = trainer.get(page).await.page().form(page);
    let form = form.with(&mark(centre, 1), "late").with(&late(centre, 1), "10").with(&mark(centre, 2), "absent");
    let _ = trainer.post(page, &form.pairs()).await.leads_to(&format!("{page}?saved=register"));
}

async fn a_register_is_taken_with_all_present_and_the_exceptions_c1(database: Database) {
    let (app, centre, page, trainer) = begun(database).await;
    take(&centre, &page, &trainer).await;
    let marks = app.database.lines("select mark from expected order by mark").await;
    assert_eq!(marks, ["absent", "late", "present"]);
    let shown = trainer.get(&page).await.page();
    let form = shown.form(&page);
    assert_eq!(form.get(&mark(&centre, 0)), Some("present"));
    assert_eq!(form.get(&mark(&centre, 1)), Some("late"));
    assert_eq!(form.get(&late(&centre, 1)), Some("10"));
    assert_eq!(form.get(&mark(&centre, 2)), Some("absent"));
    for language in Language::ALL {
        let _ = trainer.post("/language", &[("language", language.code()), ("to", "/today")]).await.leads_to("/today");
        let saved = trainer.get(&format!("{page}?saved=register")).await.page();
        let _ = saved.shows(&Texts(*language).get("saved-register")).shows(&Texts(*language).get("amend-register"));
    }
}

async fn all_present_leaves_open_who_announced_an_absence_c6(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let session = centre.plan(&app.services, date(2026, 3, 2).at(9, 10, 0, 0), 1).await[0];
    let (page, trainer) = (format!("/sessions/{session}"), Staff::is_in(&app, &centre.trainer));
    let himself = Participant::signs_in(&app, &centre.participants[1]).await;
    let announced = [("session", session.to_string()), ("reason", "Смена на заводе".to_owned())];
    let announced: Vec<(&str, &str)> = announced.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let _ = himself.post("/my", &announced).await.leads_to("/my?saved=absence-announced");
    app.clock.pass(20 * 60);
    let shown = trainer.get(&page).await.page();
    assert_eq!(html::attributes(&shown.body, "li", "data-announced").len(), 1, "the island passes over one row");
    for language in Language::ALL {
        let _ = trainer.post("/language", &[("language", language.code()), ("to", "/today")]).await.leads_to("/today");
        let _ = trainer.get(&page).await.page().shows(&html::text(&Texts(*language).get("all-present-hint")));
    }
    let marks = "select coalesce(mark, '-') from expected order by mark is null, mark";
    for address in [format!("{page}/mark"), page.clone()] {
        assert!(trainer.post(&address, &[("all", "present")]).await.status < 400);
        assert_eq!(app.database.lines(marks).await, ["present", "present", "-"], "{address}");
    }
    let _ = trainer.post(&page, &[]).await.expect(422);
    let form = trainer.get(&page).await.page().form(&page);
    assert_eq!(form.get(&mark(&centre, 1)), None, "he decides");
    let form = form.with(&mark(&centre, 1), "excused");
    let _ = trainer.post(&page, &form.pairs()).await.leads_to(&format!("{page}?saved=register"));
    assert_eq!(app.database.lines(marks).await, ["excused", "present", "present"]);
}

async fn a_register_with_somebody_unmarked_is_not_taken_c2(database: Database) {
    let (app, centre, page, trainer) = begun(database).await;
    let fields = [(mark(&centre, 0), "present"), (mark(&centre, 1), "absent")];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    let refused = trainer.post(&page, &fields).await.expect(422).shows(&EN.error("register-incomplete"));
    assert_eq!(refused.form(&page).get(&mark(&centre, 1)), Some("absent"), "what was tapped is still there");
    assert_eq!(app.database.number(CHANGES).await, 0);
    assert_eq!(app.database.lines("select register from occurrence").await, ["open"]);
}

async fn a_taken_register_changes_only_with_a_reason_c2(database: Database) {
    let (app, centre, page, trainer) = begun(database).await;
    take(&centre, &page, &trainer).await;
    let before = app.database.number(CHANGES).await;
    let form = trainer.get(&page).await.page().form(&page).with(&mark(&centre, 2), "excused");
    let refused = trainer.post(&page, &form.pairs()).await.expect(422).shows(&EN.error("reason-missing"));
    assert_eq!(refused.form(&page).get(&mark(&centre, 2)), Some("excused"), "what was tapped is still there");
    assert_eq!(app.database.number(CHANGES).await, before);

    let form = form.with("reason", "He brought a note from the doctor");
    let _ = trainer.post(&page, &form.pairs()).await.leads_to(&format!("{page}?saved=amended"));
    let shown = trainer.get(&page).await.page().shows("He brought a note from the doctor");
    let _ = shown.shows(&EN.mark(Mark::Absent)).shows(&EN.mark(Mark::Excused)).shows("Trainer A.");
    assert_eq!(app.database.number(CHANGES).await, before + 1, "the mark before is kept");
    let taken = trainer.post(&format!("{page}/move"), &CANCEL).await;
    assert_eq!(taken.status, 422, "what was held is not cancelled");
}

async fn a_register_opens_a_quarter_of_an_hour_before_c1(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let session = centre.plan(&app.services, date(2026, 3, 2).at(9, 30, 0, 0), 1).await[0];
    let (page, trainer) = (format!("/sessions/{session}"), Staff::is_in(&app, &centre.trainer));
    app.clock.pass(15 * 60 - 1);
    let _ = trainer.get(&page).await.page().shows(&EN.get("register-not-yet"));
    let _ = trainer.post(&page, &[("all", "present")]).await.expect(422);
    app.clock.pass(1);
    let _ = trainer.post(&page, &[("all", "present")]).await.leads_to(&page);
}

async fn a_tap_that_is_sent_again_is_one_mark_r2(database: Database) {
    let (app, centre, page, trainer) = begun(database).await;
    let tap = [("person", centre.participants[0].id.to_string()), ("mark", "present".to_owned())];
    let tap: Vec<(&str, &str)> = tap.iter().map(|(name, value)| (*name, value.as_str())).collect();
    for _ in 0..5 {
        let saved = trainer.post(&format!("{page}/mark"), &tap).await.page();
        assert_eq!((saved.body.as_str(), saved.header("content-type")), ("09:20", "text/plain; charset=utf-8"));
    }
    assert_eq!(app.database.number(CHANGES).await, 1);
    let stranger = [("person", centre.participants[3].id.to_string()), ("mark", "present".to_owned())];
    let stranger: Vec<(&str, &str)> = stranger.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let _ = trainer.post(&format!("{page}/mark"), &stranger).await.expect(422);
}

/// The register's island reads the status: a redirect means "sign in again", any other refusal "reload the page".
async fn a_tap_is_answered_in_words_and_never_with_a_page(database: Database) {
    let (app, centre, page, trainer) = begun(database).await;
    let person = centre.participants[0].id.to_string();
    let tap = [("person", person.as_str()), ("mark", "present")];
    let script = [("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "cors")];
    let address = format!("{page}/mark");
    assert_eq!(trainer.post_as(&address, &tap, &script).await.page().body, "09:20");
    let _ = app.browser().post_as(&address, &tap, &script).await.leads_to("/sign-in");
    let bystander = Staff::is_in(&app, &centre.bystander);
    let absent = bystander.post_as(&address, &tap, &script).await.expect(404);
    let _ = trainer.post(&format!("{page}/move"), &CANCEL).await.leads_to(&page);
    let refused = trainer.post_as(&address, &tap, &script).await.expect(422);
    for (answer, code) in [(absent, "not-found"), (refused, "session-cancelled")] {
        assert_eq!(
            (answer.body.as_str(), answer.header("content-type")),
            (EN.error(code).as_str(), "text/plain; charset=utf-8")
        );
    }
}

async fn a_cancelled_session_counts_for_nobody_c1(database: Database) {
    let (app, centre, page, trainer) = begun(database).await;
    let _ = trainer.post(&format!("{page}/move"), &CANCEL).await.leads_to(&format!("{page}?saved=cancelled"));
    let _ = trainer.get(&page).await.page().shows(&EN.get("session-cancelled"));
    let _ = trainer.post(&page, &[("all", "present")]).await.expect(422).shows(&EN.error("session-cancelled"));
    let participant = Participant::signs_in(&app, &centre.participants[0]).await;
    let _ = participant.get("/my").await.page().shows(&Texts(Language::Russian).get("my-next-none"));
    app.clock.set(tests::app::MONDAY_NINE + 3 * 60 * 60);
    let coordinator = Staff::signs_in(&app, &centre.coordinator).await;
    let percent = "–";
    let nothing =
        EN.with("rate-of", &[("attended", "0".into()), ("expected", "0".into()), ("percent", percent.into())]);
    let _ = coordinator.get("/overview").await.page().shows(&html::text(&nothing));
}

async fn the_coordinator_reads_attended_of_expected_c7(database: Database) {
    let (app, centre, page, trainer) = begun(database).await;
    take(&centre, &page, &trainer).await;
    // Until it has ended, and until the register is taken, nothing counts.
    app.clock.set(tests::app::MONDAY_NINE + 2 * 60 * 60 + 11 * 60);
    let coordinator = Staff::signs_in(&app, &centre.coordinator).await;
    for language in Language::ALL {
        let _ = coordinator.post("/language", &[("language", language.code()), ("to", "/overview")]).await.expect(303);
        let texts = Texts(*language);
        let percent = texts.with("percent", &[("value", 67.into())]);
        let rate =
            texts.with("rate-of", &[("attended", "2".into()), ("expected", "3".into()), ("percent", percent.into())]);
        let _ = coordinator.get("/overview").await.page().shows(&html::text(&rate));
    }
}

async fn a_table_leaves_the_house_as_a_spreadsheet_reads_it(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let coordinator = Staff::is_in(&app, &centre.coordinator);
    let before = app.database.number("select count(*) from audit where action = 'outcomes.export'").await;
    let file: Answer = coordinator.post("/overview", &[("export", "states")]).await.page();
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert!(file.header("content-disposition").starts_with("attachment; filename=\"table-"), "a neutral name (S18)");
    assert_eq!(file.bytes[..3], [0xef, 0xbb, 0xbf], "the byte-order mark");
    let lines: Vec<&str> = file.body.split("\r\n").collect();
    assert!(lines.len() > 10 && lines.last() == Some(&""), "{lines:?}");
    assert!(lines.iter().all(|line| !line.contains('\n')), "{lines:?}");
    assert!(lines.iter().any(|line| line.starts_with(&EN.state(domain::enrolment::State::Active))), "{lines:?}");
    let after = app.database.number("select count(*) from audit where action = 'outcomes.export'").await;
    assert_eq!(after, before + 1, "it is recorded (I4)");
}
