//! A register is open, taken, amended; nothing is overwritten (rules C1, C2, C6).

use domain::ids::OccurrenceId;
use service::ports::StoreError;
use tests::databases::Database;
use tests::office::{Office, Participant};

on_both_engines!(
    the_same_mark_twice_is_one_mark,
    an_amendment_keeps_the_mark_before,
    a_taken_register_is_only_amended,
    who_is_not_expected_is_not_marked_nor_is_anybody_else,
    a_register_with_a_gap_is_not_taken,
    a_register_that_is_taken_twice_is_taken_once,
    an_absence_is_announced_until_he_is_marked,
    marks_that_race_leave_an_unbroken_history,
);

/// A session at which two people are expected.
async fn session(database: Database) -> (Office, OccurrenceId, [Participant; 2]) {
    let office = Office::found(database).await;
    let people = [office.participant().await, office.participant().await];
    let mut session = office.session(0);
    session.people = people.to_vec();
    let id = session.occurrence.id;
    office.plan(vec![session]).await.expect("it is planned");
    (office, id, people)
}

async fn the_same_mark_twice_is_one_mark(database: Database) {
    let (office, id, [one, _]) = session(database).await;
    let store = &office.database.store;
    let entry = office.entry("register.mark");
    for _ in 0..3 {
        let mark = office.change(id, one, "present");
        store.mark(&[mark], &entry).await.expect("he is marked");
    }
    assert_eq!(store.changes(id).await.expect("changes").len(), 1);
    let told = "select count(*) from audit where action = 'register.mark'";
    assert_eq!(office.database.number(told).await, 1);
}

async fn an_amendment_keeps_the_mark_before(database: Database) {
    let (office, id, [one, _]) = session(database).await;
    let store = &office.database.store;
    let entry = office.entry("register.mark");
    let mut late = office.change(id, one, "late");
    late.late_minutes = Some(10);
    let mut later = office.change(id, one, "late");
    later.late_minutes = Some(20);
    let absent = office.change(id, one, "absent");
    for change in [late, later, absent] {
        store.mark(&[change], &entry).await.expect("he is marked");
    }
    let changes = store.changes(id).await.expect("changes");
    let told: Vec<_> = changes
        .iter()
        .map(|change| (change.from_late_minutes, change.to_mark.as_str(), change.to_late_minutes))
        .collect();
    assert_eq!(told, [(Some(20), "absent", None), (Some(10), "late", Some(20)), (None, "late", Some(10))]);
    let register = store.register(id).await.expect("register");
    assert_eq!(register[0].mark.as_deref(), Some("absent"));
    assert_eq!(register[0].late_minutes, None);
}

async fn a_taken_register_is_only_amended(database: Database) {
    let (office, id, people) = session(database).await;
    let store = &office.database.store;
    let entry = office.entry("register.mark");
    let marks = people.map(|person| office.change(id, person, "present"));
    store.mark(&marks, &entry).await.expect("both are marked");
    store.take(office.id, id, office.trainer, &entry).await.expect("nobody is unmarked");

    let mut change = office.change(id, people[0], "absent");
    let refused = store.mark(std::slice::from_ref(&change), &entry).await;
    assert!(matches!(refused, Err(StoreError::Missing)), "{refused:?}");
    change.may_amend = true;
    change.reason_sealed = Some(vec![7]);
    store.mark(&[change], &entry).await.expect("it is amended");
    let changes = store.changes(id).await.expect("changes");
    assert_eq!(changes[0].from_mark.as_deref(), Some("present"));
    assert_eq!(changes[0].reason_sealed.as_deref(), Some(&[7][..]));
}

async fn who_is_not_expected_is_not_marked_nor_is_anybody_else(database: Database) {
    let (office, id, [one, _]) = session(database).await;
    let store = &office.database.store;
    let stranger = office.participant().await;
    let marks = [office.change(id, one, "present"), office.change(id, stranger, "present")];
    let refused = store.mark(&marks, &office.entry("register.mark")).await;
    assert!(matches!(refused, Err(StoreError::Missing)), "{refused:?}");
    let register = store.register(id).await.expect("register");
    assert!(register.iter().all(|line| line.mark.is_none()));
    assert!(store.changes(id).await.expect("changes").is_empty());
}

async fn a_register_with_a_gap_is_not_taken(database: Database) {
    let (office, id, [one, _]) = session(database).await;
    let store = &office.database.store;
    let entry = office.entry("register.take");
    let mark = office.change(id, one, "present");
    store.mark(&[mark], &entry).await.expect("he is marked");
    let refused = store.take(office.id, id, office.trainer, &entry).await;
    assert!(matches!(refused, Err(StoreError::Missing)), "{refused:?}");
}

async fn a_register_that_is_taken_twice_is_taken_once(database: Database) {
    let (office, id, people) = session(database).await;
    let store = &office.database.store;
    let marks = people.map(|person| office.change(id, person, "excused"));
    store.mark(&marks, &office.entry("register.mark")).await.expect("both are marked");
    for by in [office.trainer, office.colleague] {
        store.take(office.id, id, by, &office.entry("register.take")).await.expect("it is taken");
    }
    let session = store.occurrence(office.id, id).await.expect("it is read").expect("it is there");
    assert_eq!(session.register, "taken");
    assert_eq!(session.taken_by, Some(office.trainer.0));
    let told = "select count(*) from audit where action = 'register.take'";
    assert_eq!(office.database.number(told).await, 1);
}

async fn an_absence_is_announced_until_he_is_marked(database: Database) {
    let (office, id, [one, _]) = session(database).await;
    let store = &office.database.store;
    let entry = office.entry("portal.announce");
    store.announce(id, one.person_id, Some(&[1]), &entry).await.expect("it is announced");
    let announced = store.register(id).await.expect("register")[0].announced_at;
    assert_eq!(announced, Some(entry.at));
    store.announce(id, one.person_id, None, &entry).await.expect("it is withdrawn");
    assert_eq!(store.register(id).await.expect("register")[0].announced_at, None);
    let mark = office.change(id, one, "absent");
    store.mark(&[mark], &entry).await.expect("he is marked");
    let refused = store.announce(id, one.person_id, Some(&[1]), &entry).await;
    assert!(matches!(refused, Err(StoreError::Missing)), "{refused:?}");
}

async fn marks_that_race_leave_an_unbroken_history(database: Database) {
    let (office, id, [one, _]) = session(database).await;
    let marks: Vec<_> = ["present", "absent", "excused"]
        .into_iter()
        .cycle()
        .take(20)
        .map(|mark| {
            let (office, change) = (office.clone(), office.change(id, one, mark));
            tokio::spawn(async move { office.database.store.mark(&[change], &office.entry("register.mark")).await })
        })
        .collect();
    for mark in marks {
        mark.await.expect("no panic").expect("he is marked");
    }
    let changes = office.database.store.changes(id).await.expect("changes");
    let mut before: Vec<_> = changes.iter().filter_map(|change| change.from_mark.clone()).collect();
    let last = office.database.store.register(id).await.expect("register")[0].mark.clone();
    let mut after: Vec<_> = changes.iter().map(|change| change.to_mark.clone()).collect();
    before.extend(last);
    before.sort();
    after.sort();
    assert_eq!(before, after, "each mark but the last is the one before of another");
}
