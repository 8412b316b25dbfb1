//! Every read of names by staff is a line of the audit log, and nothing else is (rule I4, security S13).

use app::i18n::Texts;
use domain::language::Language;
use jiff::civil::date;
use tests::app::TestApp;
use tests::databases::Database;
use tests::people::Staff;

on_both_engines!(
    each_reading_of_a_session_is_one_line_s13,
    each_reading_of_a_group_is_one_line_s13,
    each_reading_of_a_person_is_one_line_s13,
    what_is_not_shown_is_no_reading_s13,
);

const SESSIONS: &str = "select count(*) from audit where action = 'session.read'";
const GROUPS: &str = "select count(*) from audit where action = 'group.read'";
const PEOPLE: &str = "select count(*) from audit where action = 'person.read'";

async fn each_reading_of_a_session_is_one_line_s13(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let session = centre.plan(&app.services, date(2026, 3, 2).at(9, 10, 0, 0), 1).await[0];
    let page = format!("/sessions/{session}");
    app.clock.pass(20 * 60);
    let readers = [Staff::is_in(&app, &centre.trainer), Staff::is_in(&app, &centre.coordinator)];
    assert_eq!(app.database.number(SESSIONS).await, 0);
    let mut reads = 0;
    for reader in &readers {
        for address in [&page, &format!("{page}?saved=marks"), &format!("{page}/note")] {
            let _ = reader.get(address).await.page().shows(&centre.participants[0].surname);
            reads += 1;
            assert_eq!(app.database.number(SESSIONS).await, reads, "{address}");
        }
    }
    // What is refused shows the page again, with its names.
    let _ = readers[0].post(&format!("{page}/note"), &[("body", " ")]).await.expect(422);
    assert_eq!(app.database.number(SESSIONS).await, reads + 1);

    let lines = "select actor || ' ' || subject from audit where action = 'session.read' order by seq";
    let lines = app.database.lines(lines).await;
    let line = |id: domain::ids::StaffId| format!("staff:{id} {session}");
    assert_eq!(lines[0], line(centre.trainer.id));
    assert_eq!(lines[3], line(centre.coordinator.id));
}

async fn each_reading_of_a_group_is_one_line_s13(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let page = format!("/groups/{}", centre.group);
    let trainer = Staff::is_in(&app, &centre.trainer);
    for reads in 1..=3 {
        let _ = trainer.get(&page).await.page().shows(&centre.participants[0].surname);
        assert_eq!(app.database.number(GROUPS).await, reads);
    }
    let _ = trainer.post(&page, &[("what", "add"), ("enrolment", ""), ("from", "")]).await;
    let _ = trainer.get("/groups").await.page().shows("B-1").hides(&centre.participants[0].surname);
    let lines = app.database.lines("select subject from audit where action = 'group.read' order by seq").await;
    assert!(lines[..3].iter().all(|subject| *subject == centre.group.to_string()), "{lines:?}");
}

async fn each_reading_of_a_person_is_one_line_s13(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let before = app.database.number(PEOPLE).await;
    for (reads, person) in (1..).zip(&centre.participants) {
        let _ = trainer.get(&format!("/people/{}", person.id)).await.page().shows(&person.surname);
        assert_eq!(app.database.number(PEOPLE).await, before + reads);
    }
}

async fn what_is_not_shown_is_no_reading_s13(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let session = centre.plan(&app.services, date(2026, 3, 2).at(9, 10, 0, 0), 1).await[0];
    let (page, group) = (format!("/sessions/{session}"), format!("/groups/{}", centre.group));
    app.clock.pass(20 * 60);
    let before = app.database.number(PEOPLE).await;
    for (stranger, address) in [
        (Staff::is_in(&app, &centre.bystander), &page),
        (Staff::is_in(&app, &centre.advocate), &page),
        (Staff::is_in(&app, &centre.advocate), &group),
        (Staff::is_in(&app, &centre.administrator), &format!("/people/{}", centre.participants[0].id)),
    ] {
        let _ = stranger.get(address).await.expect(404);
    }
    let trainer = Staff::is_in(&app, &centre.trainer);
    let _ = trainer.post(&page, &[("all", "present")]).await.leads_to(&page);
    let _ = trainer.post(&format!("{page}/mark"), &[("all", "present")]).await.page();
    let _ = trainer.post(&format!("{page}/note"), &[("body", "A note.")]).await.leads_to(&page);
    let _ = trainer.post(&page, &[]).await.leads_to(&page);
    for address in ["/today", "/week"] {
        let _ = trainer.get(address).await.page().hides(&centre.participants[0].surname);
    }
    let _ = trainer.get("/nowhere").await.expect(404).shows(&Texts(Language::English).error("not-found"));
    let reads = [SESSIONS, GROUPS].map(|sql| app.database.number(sql));
    for lines in reads {
        assert_eq!(lines.await, 0);
    }
    assert_eq!(app.database.number(PEOPLE).await, before);
}
