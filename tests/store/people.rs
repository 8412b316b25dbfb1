//! Participants and their enrolments (rules B1, I3).

use domain::ids::EnrolmentId;
use service::ports::{StepRecord, StoreError};
use tests::databases::Database;
use tests::office::{MONDAY_TEN, Office, WEEK, fresh};

on_both_engines!(
    an_iin_is_there_once_in_an_office,
    a_person_is_found_by_each_of_his_tokens,
    who_is_added_with_a_group_is_expected_there,
    a_step_from_a_state_that_was_left_is_refused,
    who_stops_is_free_of_what_is_to_come,
);

async fn an_iin_is_there_once_in_an_office(database: Database) {
    let office = Office::found(database).await;
    let store = &office.database.store;
    let entry = office.entry("people.import");
    let mut people = [office.new_person(), office.new_person(), office.new_person()];
    people[0].person.iin_key = Some(vec![1]);
    people[2].person.iin_key = Some(vec![1]);
    let refused = store.add_people(&people, &entry).await;
    assert!(matches!(refused, Err(StoreError::Duplicate)), "{refused:?}");
    assert!(store.people(office.id).await.expect("people").is_empty(), "all or none");
    people[2].person.iin_key = None;
    store.add_people(&people, &entry).await.expect("they are added");
    assert_eq!(store.people(office.id).await.expect("people").len(), 3);
}

async fn a_person_is_found_by_each_of_his_tokens(database: Database) {
    let office = Office::found(database).await;
    let store = &office.database.store;
    let mut new = office.new_person();
    new.tokens = (0..600_u16).map(|n| n.to_be_bytes().to_vec()).collect();
    new.tokens.push(vec![0, 0]);
    new.person.phone_key = Some(vec![3]);
    let id = new.person.id;
    store.add_people(&[new], &office.entry("people.add")).await.expect("he is added");
    for token in [0_u16, 599] {
        let found = store.people_with_token(office.id, &token.to_be_bytes()).await.expect("people");
        assert_eq!(found, [id]);
    }
    assert!(store.people_with_token(office.id, &[9, 9]).await.expect("people").is_empty());
    assert_eq!(store.people_by_phone(&[3]).await.expect("people")[0].id, id);
}

async fn who_is_added_with_a_group_is_expected_there(database: Database) {
    let office = Office::found(database).await;
    office.plan((0..4).map(|week| office.session(week)).collect()).await.expect("four sessions");
    let mut new = office.new_person();
    let who = service::ports::ExpectedPerson { person_id: new.person.id, enrolment_id: new.enrolment.id };
    new.membership = Some(office.membership(who, "2026-03-16"));
    let store = &office.database.store;
    store.add_people(&[new], &office.entry("people.add")).await.expect("he is added");
    let history = store.history_of(who.person_id).await.expect("his sessions");
    let days: Vec<_> = history.iter().map(|session| session.civil_start.as_str()).collect();
    assert_eq!(days, ["2026-03-16T10:00", "2026-03-23T10:00"]);
}

fn step(office: &Office, enrolment: EnrolmentId, from: &str, to: &str) -> StepRecord {
    StepRecord {
        id: fresh(),
        enrolment_id: enrolment,
        from_state: Some(from.to_owned()),
        to_state: to.to_owned(),
        at: MONDAY_TEN,
        by_staff: office.trainer,
        reason_sealed: None,
    }
}

async fn a_step_from_a_state_that_was_left_is_refused(database: Database) {
    let office = Office::found(database).await;
    let store = &office.database.store;
    let entry = office.entry("enrolment.step");
    let id = office.participant().await.enrolment_id;
    store.add_step(&step(&office, id, "active", "paused"), None, &entry).await.expect("he pauses");
    let refused = store.add_step(&step(&office, id, "active", "excluded"), None, &entry).await;
    assert!(matches!(refused, Err(StoreError::Missing)), "{refused:?}");
    assert_eq!(store.steps_of(id).await.expect("steps").len(), 1);
    let enrolment = store.enrolment(office.id, id).await.expect("it is read").expect("it is there");
    assert_eq!(enrolment.state, "paused");
}

async fn who_stops_is_free_of_what_is_to_come(database: Database) {
    let office = Office::found(database).await;
    let store = &office.database.store;
    let entry = office.entry("enrolment.step");
    let who = office.participant().await;
    let sessions: Vec<_> = (0..4)
        .map(|week| {
            let mut session = office.session(week);
            session.people = vec![who];
            session
        })
        .collect();
    let last = sessions[3].occurrence.id;
    office.plan(sessions).await.expect("four sessions");
    let mark = office.change(last, who, "excused");
    store.mark(&[mark], &entry).await.expect("he is marked");
    let leaving = step(&office, who.enrolment_id, "active", "dropped_out");
    store.add_step(&leaving, Some(MONDAY_TEN + WEEK), &entry).await.expect("he leaves");
    let history = store.history_of(who.person_id).await.expect("his sessions");
    let weeks: Vec<_> = history.iter().map(|session| (session.starts_at - MONDAY_TEN) / WEEK).collect();
    assert_eq!(weeks, [0, 1, 3]);
}
