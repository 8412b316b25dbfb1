//! Dated membership decides who is on a register (rule C4).

use service::ports::StoreError;
use tests::databases::Database;
use tests::office::{MONDAY_TEN, Office, Participant, WEEK, fresh};

on_both_engines!(
    who_joins_is_expected_from_his_first_day,
    who_joins_while_he_is_busy_does_not_join,
    who_leaves_keeps_what_was_marked,
    a_stay_is_ended_only_by_its_own_office,
);

/// The weeks in which he is expected, by their first mark.
async fn weeks_of(office: &Office, who: Participant) -> Vec<(i64, Option<String>)> {
    let history = office.database.store.history_of(who.person_id).await.expect("his sessions");
    history
        .into_iter()
        .map(|session| ((session.starts_at - MONDAY_TEN) / WEEK, session.mark))
        .collect()
}

async fn with_five_sessions(database: Database) -> Office {
    let office = Office::found(database).await;
    office.plan((0..5).map(|week| office.session(week)).collect()).await.expect("five sessions");
    office
}

async fn who_joins_is_expected_from_his_first_day(database: Database) {
    let office = with_five_sessions(database).await;
    let store = &office.database.store;
    let sessions = store.occurrences_of_group(office.group).await.expect("sessions");
    let entry = office.entry("group.join");
    store.cancel(office.id, sessions[3].id, &entry).await.expect("it is cancelled");

    let who = office.participant().await;
    let membership = office.membership(who, "2026-03-09");
    store.add_membership(&membership, MONDAY_TEN, &entry).await.expect("he joins");
    assert_eq!(weeks_of(&office, who).await, [(1, None), (2, None), (4, None)]);
}

async fn who_joins_while_he_is_busy_does_not_join(database: Database) {
    let office = with_five_sessions(database).await;
    let who = office.participant().await;
    let mut talk = office.session(2);
    talk.occurrence.room_id = office.other_room;
    talk.occurrence.group_id = None;
    talk.people = vec![who];
    office.plan(vec![talk]).await.expect("he is free");

    let store = &office.database.store;
    let membership = office.membership(who, "2026-03-02");
    let refused = store.add_membership(&membership, MONDAY_TEN, &office.entry("group.join")).await;
    assert!(matches!(refused, Err(StoreError::PersonBusy)), "{refused:?}");
    assert_eq!(weeks_of(&office, who).await, [(2, None)]);
    assert!(store.memberships(office.id).await.expect("stays").is_empty());
}

async fn who_leaves_keeps_what_was_marked(database: Database) {
    let office = with_five_sessions(database).await;
    let store = &office.database.store;
    let who = office.participant().await;
    let membership = office.membership(who, "2026-03-02");
    let entry = office.entry("group.change");
    store.add_membership(&membership, MONDAY_TEN, &entry).await.expect("he joins");
    let sessions = store.occurrences_of_group(office.group).await.expect("sessions");
    for week in [0, 3] {
        let mark = office.change(sessions[week].id, who, "present");
        store.mark(&[mark], &entry).await.expect("he is marked");
    }
    store
        .end_membership(office.id, membership.id, "2026-03-15", MONDAY_TEN + 2 * WEEK, &entry)
        .await
        .expect("he leaves");
    let present = Some("present".to_owned());
    assert_eq!(weeks_of(&office, who).await, [(0, present.clone()), (1, None), (3, present)]);
}

async fn a_stay_is_ended_only_by_its_own_office(database: Database) {
    let office = with_five_sessions(database).await;
    let store = &office.database.store;
    let membership = office.membership(office.participant().await, "2026-03-02");
    let entry = office.entry("group.change");
    store.add_membership(&membership, MONDAY_TEN, &entry).await.expect("he joins");
    let elsewhere = domain::ids::OfficeId(fresh());
    let refused = store.end_membership(elsewhere, membership.id, "2026-03-15", MONDAY_TEN, &entry).await;
    assert!(matches!(refused, Err(StoreError::Missing)), "{refused:?}");
}
