//! Nothing of one office is reached from another, whatever the role (security S1).

use jiff::civil::date;
use tests::app::TestApp;
use tests::databases::Database;
use tests::people::Staff;

on_both_engines!(
    nothing_of_an_office_is_reached_from_another_s1,
    a_participant_announces_nothing_for_sessions_of_others_s1,
);

async fn nothing_of_an_office_is_reached_from_another_s1(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let other = centre.found_beside(&app.services).await;
    let session = centre.plan(&app.services, date(2026, 3, 2).at(9, 10, 0, 0), 1).await[0];
    let (person, group) = (centre.participants[0].id, centre.group);
    for account in [&other.trainer, &other.coordinator, &other.advocate, &other.administrator] {
        let stranger = Staff::is_in(&app, account);
        for address in [format!("/sessions/{session}"), format!("/people/{person}"), format!("/groups/{group}")] {
            let _ = stranger.get(&address).await.expect(404);
        }
        let _ = stranger
            .post(&format!("/sessions/{session}/move"), &[("what", "cancel"), ("why", "office")])
            .await
            .expect(404);
        let _ = stranger.post(&format!("/sessions/{session}/note"), &[("body", "x")]).await.expect(404);
        let _ = stranger.post(&format!("/people/{person}/code"), &[]).await.expect(404);
    }
    assert_eq!(app.database.number("select count(*) from occurrence where live").await, 1);
    let stranger = Staff::is_in(&app, &other.coordinator);
    let _ = stranger.get("/people").await.page().hides("+7 701 000 0101");
}

async fn a_participant_announces_nothing_for_sessions_of_others_s1(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let session = centre.plan(&app.services, date(2026, 3, 4).at(18, 0, 0, 0), 1).await[0].to_string();
    let stranger = tests::people::Participant::signs_in(&app, &centre.participants[3]).await;
    let _ = stranger.post("/my", &[("session", &session), ("reason", "I am ill")]).await.expect(422);
    let announced = "select count(*) from expected where announced_at is not null";
    assert_eq!(app.database.number(announced).await, 0);
}
