//! Waiting lists, free seats and guests (rules A7, A9, D8).

use domain::ids::{OccurrenceId, OfficeId};
use service::ports::{StoreError, WaitingRecord};
use tests::databases::Database;
use tests::office::{MONDAY_TEN, Office, Participant, WEEK, fresh};

on_both_engines!(
    who_waits_longest_stands_first_and_nobody_twice_d8,
    who_joins_a_group_waits_for_none_any_more_d8,
    a_group_keeps_a_place_for_each_of_its_members_a7,
    a_guest_needs_a_seat_and_time_a9,
    a_guest_keeps_his_seat_when_somebody_joins_a9,
    of_many_guests_one_gets_the_last_seat_r6,
    a_guest_goes_unless_he_was_marked_a9,
);

fn waiting(office: &Office, who: Participant, since: &str) -> WaitingRecord {
    WaitingRecord {
        id: fresh(),
        enrolment_id: who.enrolment_id,
        person_id: who.person_id,
        group_id: Some(office.group.0),
        staff_id: None,
        since_on: since.to_owned(),
        added_by: office.trainer,
        added_at: MONDAY_TEN,
    }
}

/// Three sessions of the group, and so many members.
async fn with_members(database: Database, members: usize) -> (Office, Vec<OccurrenceId>) {
    let office = Office::found(database).await;
    office.plan((0..3).map(|week| office.session(week)).collect()).await.expect("three sessions");
    for _ in 0..members {
        join(&office).await.expect("a place is left");
    }
    let sessions = office.database.store.occurrences_of_group(office.group).await.expect("sessions");
    (office, sessions.iter().map(|session| session.id).collect())
}

async fn join(office: &Office) -> Result<(), StoreError> {
    let membership = office.membership(office.participant().await, "2026-03-02");
    office.database.store.add_membership(&membership, MONDAY_TEN, &office.entry("group.join")).await
}

async fn invite(office: &Office, session: OccurrenceId, who: Participant) -> Result<(), StoreError> {
    let entry = office.entry("make-up.add");
    office.database.store.add_guest(office.id, session, who.person_id, who.enrolment_id, &entry).await
}

async fn who_waits_longest_stands_first_and_nobody_twice_d8(database: Database) {
    let office = Office::found(database).await;
    let (store, entry) = (&office.database.store, office.entry("waiting.add"));
    let (late, early) = (office.participant().await, office.participant().await);
    for (who, since) in [(late, "2026-02-20"), (early, "2026-02-11")] {
        store.add_waiting(office.id, &waiting(&office, who, since), &entry).await.expect("he waits");
    }
    let twice = store.add_waiting(office.id, &waiting(&office, early, "2026-02-01"), &entry).await;
    assert!(matches!(twice, Err(StoreError::Duplicate)), "{twice:?}");
    let list = store.waiting(office.id).await.expect("the list");
    assert_eq!([list[0].person_id, list[1].person_id], [early.person_id, late.person_id]);

    let elsewhere = store.end_waiting(OfficeId(fresh()), list[0].id, office.trainer, &entry).await;
    assert!(matches!(elsewhere, Err(StoreError::Missing)), "{elsewhere:?}");
    store.end_waiting(office.id, list[0].id, office.trainer, &entry).await.expect("he waits no more");
    let again = store.end_waiting(office.id, list[0].id, office.trainer, &entry).await;
    assert!(matches!(again, Err(StoreError::Missing)), "{again:?}");
    store.add_waiting(office.id, &waiting(&office, early, "2026-03-01"), &entry).await.expect("he waits again");
    assert_eq!(store.waiting(office.id).await.expect("the list").len(), 2);
}

async fn who_joins_a_group_waits_for_none_any_more_d8(database: Database) {
    let office = Office::found(database).await;
    let (store, entry) = (&office.database.store, office.entry("waiting.add"));
    let who = office.participant().await;
    store.add_waiting(office.id, &waiting(&office, who, "2026-02-20"), &entry).await.expect("he waits");
    let trainer = WaitingRecord {
        id: fresh(),
        group_id: None,
        staff_id: Some(office.trainer.0),
        ..waiting(&office, who, "2026-02-20")
    };
    store.add_waiting(office.id, &trainer, &entry).await.expect("for a trainer too");
    store.add_membership(&office.membership(who, "2026-03-02"), MONDAY_TEN, &entry).await.expect("he joins");
    let list = store.waiting(office.id).await.expect("the list");
    assert_eq!(list.iter().map(|one| one.id).collect::<Vec<_>>(), [trainer.id]);
}

async fn a_group_keeps_a_place_for_each_of_its_members_a7(database: Database) {
    let (office, _) = with_members(database, 5).await;
    let (store, entry) = (&office.database.store, office.entry("group.places"));
    let fewer = store.set_places(office.id, office.group, 4, "2026-03-02", &entry).await;
    assert!(matches!(fewer, Err(StoreError::GroupFull)), "{fewer:?}");
    store.set_places(office.id, office.group, 5, "2026-03-02", &entry).await.expect("as many as members");
    assert!(matches!(join(&office).await, Err(StoreError::GroupFull)));
    store.set_places(office.id, office.group, 6, "2026-03-02", &entry).await.expect("one more");
    join(&office).await.expect("a seat is free");
    let elsewhere = store.set_places(OfficeId(fresh()), office.group, 9, "2026-03-02", &entry).await;
    assert!(matches!(elsewhere, Err(StoreError::Missing)), "{elsewhere:?}");
}

async fn a_guest_needs_a_seat_and_time_a9(database: Database) {
    let (office, sessions) = with_members(database, 7).await;
    let guest = office.participant().await;
    invite(&office, sessions[0], guest).await.expect("the eighth of eight");
    assert!(matches!(invite(&office, sessions[0], office.participant().await).await, Err(StoreError::GroupFull)));
    let history = office.database.store.history_of(guest.person_id).await.expect("his sessions");
    assert_eq!(history.iter().map(|session| session.is_make_up).collect::<Vec<_>>(), [true]);

    let mut talk = office.session(1);
    (talk.occurrence.room_id, talk.occurrence.group_id, talk.people) = (office.other_room, None, vec![guest]);
    office.plan(vec![talk]).await.expect("he is free");
    assert!(matches!(invite(&office, sessions[1], guest).await, Err(StoreError::PersonBusy)));

    office.cancel(sessions[2]).await.expect("cancelled");
    assert!(matches!(invite(&office, sessions[2], guest).await, Err(StoreError::Missing)));
}

async fn a_guest_keeps_his_seat_when_somebody_joins_a9(database: Database) {
    let (office, sessions) = with_members(database, 7).await;
    invite(&office, sessions[1], office.participant().await).await.expect("the eighth of eight");
    let late = join(&office).await;
    assert!(matches!(late, Err(StoreError::GroupFull)), "{late:?}");
    let store = &office.database.store;
    let after = office.membership(office.participant().await, "2026-03-16");
    store.add_membership(&after, MONDAY_TEN + 2 * WEEK, &office.entry("group.join")).await.expect("after the guest");
}

async fn of_many_guests_one_gets_the_last_seat_r6(database: Database) {
    let (office, sessions) = with_members(database, 7).await;
    let mut attempts = Vec::new();
    for _ in 0..200 {
        let (office, session) = (office.clone(), sessions[0]);
        let guest = office.participant().await;
        attempts.push(tokio::spawn(async move { invite(&office, session, guest).await }));
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

async fn a_guest_goes_unless_he_was_marked_a9(database: Database) {
    let (office, sessions) = with_members(database, 1).await;
    let (store, entry) = (&office.database.store, office.entry("make-up.end"));
    let guest = office.participant().await;
    for session in &sessions[..2] {
        invite(&office, *session, guest).await.expect("a seat");
    }
    let member = store.register(sessions[0]).await.expect("a register");
    let member = member.iter().find(|row| row.person_id != guest.person_id).expect("a member").person_id;
    let refused = store.remove_guest(office.id, sessions[0], member, &entry).await;
    assert!(matches!(refused, Err(StoreError::Missing)), "a member is no guest: {refused:?}");
    store.remove_guest(office.id, sessions[0], guest.person_id, &entry).await.expect("he goes");
    store.mark(&[office.change(sessions[1], guest, "present")], &entry).await.expect("he is marked");
    let refused = store.remove_guest(office.id, sessions[1], guest.person_id, &entry).await;
    assert!(matches!(refused, Err(StoreError::Missing)), "{refused:?}");
}
