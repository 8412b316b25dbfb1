//! Running enrolments and groups are moved to another version with what it changes for each (rule A1).

use app::i18n::Texts;
use domain::ids::ProgrammeId;
use domain::language::Language;
use jiff::civil::date;
use tests::app::TestApp;
use tests::centre::{Centre, actor};
use tests::databases::Database;
use tests::html;
use tests::people::Staff;

on_both_engines!(
    a_person_is_moved_with_what_it_changes_for_him_a1,
    a_choice_that_is_out_of_date_moves_nobody,
    a_group_is_moved_with_its_sessions_to_come_unless_the_version_does_not_know_one,
);

const MOVED_SESSIONS: &str =
    "select count(*) from occurrence o join programme p on p.id = o.programme_id where p.version > 1";

const EN: Texts = Texts(Language::English);

/// The first session was held with everybody present; the office's own version has no such session.
async fn desk(database: Database) -> (TestApp, Centre, Staff, ProgrammeId) {
    let (app, centre) = TestApp::with_centre(database).await;
    let first = centre.plan(&app.services, date(2026, 3, 2).at(9, 10, 0, 0), 2).await[0];
    app.clock.pass(20 * 60);
    let page = format!("/sessions/{first}");
    let _ = Staff::is_in(&app, &centre.trainer).post(&page, &[("all", "present")]).await.leads_to(&page);
    let chief = actor(&app.services, &centre.coordinator).await;
    let shipped = app.services.programme_versions(&chief).await.expect("the programme")[0].id;
    let own = app.services.copy_programme(&chief, shipped).await.expect("it can be copied");
    app.services.remove_draft_session(&chief, own, "training-01").await.expect("it can go");
    app.services.publish_draft(&chief, own).await.expect("it is whole");
    let coordinator = Staff::is_in(&app, &centre.coordinator);
    let _ = coordinator.post("/language", &[("language", "en"), ("to", "/programme")]).await.leads_to("/programme");
    (app, centre, coordinator, own)
}

/// The value of the box of a participant or a group.
fn choice(page: &str, of: &str) -> String {
    let boxes = html::attributes(page, "input", "value");
    boxes.into_iter().find(|value| value.contains(of)).expect("there is a box")
}

async fn a_person_is_moved_with_what_it_changes_for_him_a1(database: Database) {
    let (app, centre, coordinator, own) = desk(database).await;
    let address = format!("/programme/{own}/move");
    let title = EN.with("move-unknown", &[("title", "My limit and the first step back".into())]);
    let numbers = [("before", 1.into()), ("needed", 22.into()), ("after", 0.into()), ("asked", 22.into())];
    let page = coordinator.get(&address).await.page().shows(&html::text(&title));
    let page = page.shows(&html::text(&EN.with("move-attended", &numbers)));
    let himself = centre.participants[0].enrolment.to_string();
    let moved = coordinator.post(&address, &[("chosen", &choice(&page.body, &himself))]).await;
    let _ = moved.leads_to(&format!("{address}?saved=moved&n=1"));

    let trainer = actor(&app.services, &centre.trainer).await;
    let version = async |n: usize| {
        let person = app.services.person_page(&trainer, centre.participants[n].id).await.expect("his page");
        (person.template.version, person.standing.attended)
    };
    assert_eq!(version(0).await, (2, 0));
    assert_eq!(version(1).await, (1, 1), "whoever was not chosen stays");
    assert_eq!(app.database.number("select count(*) from audit where action = 'programme.move'").await, 1);
}

async fn a_choice_that_is_out_of_date_moves_nobody(database: Database) {
    let (app, centre, coordinator, own) = desk(database).await;
    let address = format!("/programme/{own}/move");
    let page = coordinator.get(&address).await.page();
    let boxes = [0, 1].map(|n| choice(&page.body, &centre.participants[n].enrolment.to_string()));
    let _ = coordinator.post(&address, &[("chosen", &boxes[0])]).await.leads_to(&address);
    let both = [("chosen", boxes[0].as_str()), ("chosen", boxes[1].as_str())];
    let refused = coordinator.post(&address, &both).await.expect(422);
    let _ = refused.shows(&html::text(&EN.error("changed-meanwhile")));
    let moved = "select count(*) from enrolment e join programme p on p.id = e.programme_id where p.version = 2";
    assert_eq!(app.database.number(moved).await, 1, "all or none");
    let _ = coordinator.post(&address, &[]).await.expect(422).shows(&html::text(&EN.error("move-nobody")));
}

async fn a_group_is_moved_with_its_sessions_to_come_unless_the_version_does_not_know_one(database: Database) {
    let (app, centre, coordinator, own) = desk(database).await;
    let chief = actor(&app.services, &centre.coordinator).await;
    let shipped = app.services.programme_versions(&chief).await.expect("the programme")[0].id;
    let without = app.services.copy_programme(&chief, shipped).await.expect("it can be copied");
    app.services.remove_draft_session(&chief, without, "training-02").await.expect("it can go");
    app.services.publish_draft(&chief, without).await.expect("it is whole");
    // The second session is to come, and that version does not know it.
    let address = format!("/programme/{without}/move");
    let group = choice(&coordinator.get(&address).await.page().body, &centre.group.to_string());
    let refused = coordinator.post(&address, &[("chosen", &group)]).await.expect(422);
    let _ = refused.shows(&html::text(&EN.error("group-plan-unknown")));
    assert_eq!(app.database.number(MOVED_SESSIONS).await, 0);

    let address = format!("/programme/{own}/move");
    let _ = coordinator.post(&address, &[("chosen", &group)]).await.leads_to(&address);
    assert_eq!(app.database.number(MOVED_SESSIONS).await, 1, "what was held stays");
}
