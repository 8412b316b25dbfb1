//! Dated membership decides who is on a register (rule C4).

use service::ports::StoreError;
use tests::databases::Database;
use tests::office::{MONDAY_TEN, Office, Participant, WEEK, fresh};

on_both_engines!(
    who_joins_is_expected_from_his_first_day,
    who_joins_while_he_is_busy_does_not_join,
    who_leaves_keeps_what_was_marked,
    a_stay_is_ended_only_by_its_own_office,
    a_group_never_has_more_members_than_places_a7,
    of_many_who_want_the_last_place_one_gets_it_r6,
);

/// The weeks in which he is expected, by their first mark.
async fn weeks_of(office: &Office, who: Participant) -> Vec<(i64, Option<String>)> {
    let history = office.database.store.history_of(who.person_id).await.expect("his sessions");
    history.into_iter().map(|session| ((session.starts_at - MONDAY_TEN) / WEEK, session.mark)).collect()
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
    office.cancel(sessions[3].id).await.expect("it is cancelled");

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
    assert!(matches!(refused, Err(StoreError::GroupFull)), "nobody is told that he is busy: {refused:?}");
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

async fn a_group_never_has_more_members_than_places_a7(database: Database) {
    let office = Office::found(database).await;
    let store = &office.database.store;
    let entry = office.entry("group.join");
    for day in ["2026-03-02", "2026-03-02", "2026-03-09", "2026-03-16", "2026-03-16", "2026-03-23", "2026-03-30"] {
        let membership = office.membership(office.participant().await, day);
        store.add_membership(&membership, MONDAY_TEN, &entry).await.expect("a place is left");
    }
    let mut leaves_early = office.membership(office.participant().await, "2026-03-02");
    leaves_early.to_on = Some("2026-03-29".to_owned());
    store.add_membership(&leaves_early, MONDAY_TEN, &entry).await.expect("he leaves before the last one comes");
    let membership = office.membership(office.participant().await, "2026-03-30");
    store.add_membership(&membership, MONDAY_TEN, &entry).await.expect("the eighth of eight");
    let mut today = office.membership(office.participant().await, "2026-03-02");
    let refused = store.add_membership(&today, MONDAY_TEN, &entry).await;
    assert!(matches!(refused, Err(StoreError::GroupFull)), "somebody who comes later has the place: {refused:?}");
    today.to_on = Some("2026-03-22".to_owned());
    store.add_membership(&today, MONDAY_TEN, &entry).await.expect("until then it is free");
}

async fn of_many_who_want_the_last_place_one_gets_it_r6(database: Database) {
    let office = Office::found(database).await;
    for _ in 0..7 {
        let membership = office.membership(office.participant().await, "2026-03-02");
        let entry = office.entry("group.join");
        office.database.store.add_membership(&membership, MONDAY_TEN, &entry).await.expect("a place is left");
    }
    let mut attempts = Vec::new();
    for _ in 0..200 {
        let membership = office.membership(office.participant().await, "2026-03-02");
        let (store, entry) = (office.database.store.clone(), office.entry("group.join"));
        attempts.push(tokio::spawn(async move { store.add_membership(&membership, MONDAY_TEN, &entry).await }));
    }
    let mut won = 0;
    for attempt in attempts {
        match attempt.await.expect("no panic") {
            Ok(()) => won += 1,
            Err(refused) => assert!(matches!(refused, StoreError::GroupFull), "{refused:?}"),
        }
    }
    assert_eq!(won, 1);
}
