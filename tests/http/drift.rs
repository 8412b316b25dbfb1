//! Zone rules change, and nobody's appointment moves on the clock (rule D1).

use jiff::civil::date;
use tests::app::TestApp;
use tests::databases::{Database, Value};
use tests::people::Participant;

on_both_engines!(instants_that_no_longer_match_their_clock_are_found_and_set_right_d1);

async fn instants_that_no_longer_match_their_clock_are_found_and_set_right_d1(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let sessions = centre.plan(&app.services, date(2026, 3, 3).at(18, 0, 0, 0), 3).await;
    assert!(app.services.drifted_sessions().await.expect("the store answers").is_empty());
    // As if they had been planned while the clock was still an hour ahead.
    for session in &sessions[..2] {
        let earlier = "update occurrence set starts_at = starts_at - 3600, ends_at = ends_at - 3600 where id = $1";
        app.database.direct(earlier, &[Value::Id(session.0)]).await.expect("they drift");
    }
    let drifted = app.services.drifted_sessions().await.expect("the store answers");
    assert_eq!(drifted.iter().map(|times| times.occurrence_id).collect::<Vec<_>>(), sessions[..2]);
    assert!(drifted.iter().all(|times| times.right.0 - times.stored.0 == 3600));
    app.services.repair_times(&drifted).await.expect("they are set right");
    assert!(app.services.drifted_sessions().await.expect("the store answers").is_empty());
    let told = "select count(*) from audit where action = 'operator.repair-times' and subject = '2'";
    assert_eq!(app.database.number(told).await, 1);
    let himself = Participant::signs_in(&app, &centre.participants[0]).await;
    let _ = himself.get("/my").await.page().shows("18:00");
}
