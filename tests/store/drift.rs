//! Instants that are derived anew when the rules of a zone change (rules D1, D3).

use domain::ids::OccurrenceId;
use service::ports::{StoreError, TimesRecord};
use tests::databases::Database;
use tests::office::{HOUR, MONDAY_TEN, Office, WEEK};

on_both_engines!(
    neighbours_are_moved_together_d1,
    an_overlap_is_refused_and_nothing_moves_d3,
    a_session_that_was_moved_meanwhile_is_left_alone,
);

/// Two sessions of the same trainer and room, one after the other.
async fn neighbours(office: &Office) -> [OccurrenceId; 2] {
    let (mut first, mut second) = (office.session(0), office.session(0));
    second.occurrence.starts_at = first.occurrence.ends_at;
    second.occurrence.ends_at = first.occurrence.ends_at + 2 * HOUR;
    for session in [&mut first, &mut second] {
        session.trainers = vec![office.trainer];
    }
    let ids = [first.occurrence.id, second.occurrence.id];
    office.plan(vec![first, second]).await.expect("they are planned");
    ids
}

fn later(office: &Office, id: OccurrenceId, from: i64, by: i64) -> TimesRecord {
    let stored = (MONDAY_TEN + from, MONDAY_TEN + from + 2 * HOUR);
    TimesRecord { occurrence_id: id, office_id: office.id, stored, right: (stored.0 + by, stored.1 + by) }
}

async fn starts(office: &Office) -> Vec<i64> {
    let store = &office.database.store;
    let all = store.occurrences(office.id, 0, i64::MAX).await.expect("the calendar");
    all.iter().filter(|session| session.live).map(|session| session.starts_at - MONDAY_TEN).collect()
}

async fn neighbours_are_moved_together_d1(database: Database) {
    let office = Office::found(database).await;
    let [first, second] = neighbours(&office).await;
    let times = [later(&office, first, 0, HOUR), later(&office, second, 2 * HOUR, HOUR)];
    office.database.store.set_times(&times, &office.entry("operator.repair-times")).await.expect("they are set");
    assert_eq!(starts(&office).await, [HOUR, 3 * HOUR]);
    let trainer = "select count(*) from occurrence_trainer t join occurrence o on o.id = t.occurrence_id \
                   where t.starts_at = o.starts_at and t.live";
    assert_eq!(office.database.number(trainer).await, 2);
}

async fn an_overlap_is_refused_and_nothing_moves_d3(database: Database) {
    let office = Office::found(database).await;
    let [first, _] = neighbours(&office).await;
    let refused = office
        .database
        .store
        .set_times(&[later(&office, first, 0, HOUR)], &office.entry("operator.repair-times"))
        .await;
    assert!(matches!(refused, Err(StoreError::RoomBusy | StoreError::TrainerBusy)), "{refused:?}");
    assert_eq!(starts(&office).await, [0, 2 * HOUR]);
}

async fn a_session_that_was_moved_meanwhile_is_left_alone(database: Database) {
    let office = Office::found(database).await;
    let [first, _] = neighbours(&office).await;
    let stale = later(&office, first, WEEK, HOUR);
    let refused = office.database.store.set_times(&[stale], &office.entry("operator.repair-times")).await;
    assert!(matches!(refused, Err(StoreError::Missing)), "{refused:?}");
    assert_eq!(starts(&office).await, [0, 2 * HOUR]);
}
