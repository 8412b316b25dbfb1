//! Hours, leave and busy times: replaced as a whole, found in one question, kept to their office (rule D5).

use domain::ids::{OfficeId, PersonId, RoomId, StaffId};
use service::ports::{
    AvailabilityRecord, BusyHoursRecord, Held, HoursRecord, LeaveRecord, Meant, StoreError, Whom, WorkingDayRecord,
};
use tests::databases::Database;
use tests::office::{Office, fresh};
use uuid::Uuid;

on_both_engines!(
    hours_are_replaced_as_a_whole,
    hours_of_another_office_cannot_be_written,
    everything_is_found_in_one_question_and_only_what_holds_then,
    the_same_leave_twice_is_one,
    impossible_hours_are_refused_by_the_database_itself,
);

const NINE_TO_SIX: HoursRecord = HoursRecord { weekday: 1, from_minute: 540, until_minute: 1080 };

fn leave(first: &str, last: &str) -> LeaveRecord {
    LeaveRecord { id: fresh(), first_date: first.to_owned(), last_date: last.to_owned(), kind: "sick".to_owned() }
}

fn shift(first: &str, last: Option<&str>) -> BusyHoursRecord {
    BusyHoursRecord {
        id: fresh(),
        weekday: 3,
        from_minute: 1200,
        until_minute: 1920,
        first_date: first.to_owned(),
        last_date: last.map(str::to_owned),
        kind_sealed: vec![7; 40],
    }
}

async fn hours_are_replaced_as_a_whole(database: Database) {
    let office = Office::found(database).await;
    let (store, entry) = (&office.database.store, office.entry("hours.replace"));
    let evening = HoursRecord { weekday: 1, from_minute: 1140, until_minute: 1440 };
    let week = [evening, NINE_TO_SIX, HoursRecord { weekday: 2, ..NINE_TO_SIX }];
    store.replace_working_hours(office.id, office.trainer, &week, &entry).await.expect("they are kept");
    let stored = store.working_hours(office.trainer).await.expect("hours");
    assert_eq!(stored, [NINE_TO_SIX, evening, HoursRecord { weekday: 2, ..NINE_TO_SIX }]);
    store.replace_working_hours(office.id, office.trainer, &[NINE_TO_SIX], &entry).await.expect("they are replaced");
    assert_eq!(store.working_hours(office.trainer).await.expect("hours"), [NINE_TO_SIX]);
    assert_eq!(store.working_hours(office.colleague).await.expect("hours"), []);
    store.replace_room_hours(office.id, office.room, &[evening], &entry).await.expect("they are kept");
    store.replace_room_hours(office.id, office.room, &[], &entry).await.expect("they are removed");
    assert_eq!(store.room_hours(office.room).await.expect("hours"), []);
}

async fn hours_of_another_office_cannot_be_written(database: Database) {
    let office = Office::found(database).await;
    let (store, entry) = (&office.database.store, office.entry("hours.replace"));
    let person = office.participant().await.person_id;
    let elsewhere = OfficeId(fresh());
    let day = WorkingDayRecord { on_date: "2026-03-04".to_owned(), from_minute: None, until_minute: None };
    let leave = leave("2026-03-02", "2026-03-06");
    let refused = [
        store.replace_working_hours(elsewhere, office.trainer, &[NINE_TO_SIX], &entry).await,
        store.put_working_day(elsewhere, office.trainer, &day, &entry).await,
        store.add_leave(elsewhere, office.trainer, &leave, &entry).await,
        store.replace_room_hours(elsewhere, office.room, &[NINE_TO_SIX], &entry).await,
        store.add_busy_hours(elsewhere, person, &[shift("2026-03-01", None)], &entry).await,
        store.replace_working_hours(office.id, StaffId(fresh()), &[], &entry).await,
        store.replace_room_hours(office.id, RoomId(fresh()), &[], &entry).await,
        store.add_busy_hours(office.id, PersonId(fresh()), &[], &entry).await,
        store.remove_leave(office.id, office.trainer, fresh(), &entry).await,
        store.remove_working_day(office.id, office.trainer, "2026-03-04", &entry).await,
        store.remove_busy_hours(office.id, person, fresh(), &entry).await,
    ];
    for (number, refused) in refused.into_iter().enumerate() {
        assert!(matches!(refused, Err(StoreError::Missing)), "{number}: {refused:?}");
    }
    assert_eq!(office.database.number("select count(*) from audit where action = 'hours.replace'").await, 0);
}

/// What is said of whom, in an order of its own.
fn facts(records: &[AvailabilityRecord]) -> Vec<(String, Uuid)> {
    let mut facts: Vec<_> = records.iter().map(|record| (format!("{:?}", record.held), record.who)).collect();
    facts.sort();
    facts
}

/// All that is said, in an order of its own.
fn listed(records: &[AvailabilityRecord]) -> Vec<String> {
    let mut listed: Vec<_> = records.iter().map(|record| format!("{record:?}")).collect();
    listed.sort();
    listed
}

async fn everything_is_found_in_one_question_and_only_what_holds_then(database: Database) {
    let office = Office::found(database).await;
    let (store, entry) = (&office.database.store, office.entry("test"));
    let person = office.participant().await.person_id;
    let other = office.participant().await.person_id;
    store.replace_working_hours(office.id, office.trainer, &[NINE_TO_SIX], &entry).await.expect("hours");
    store.replace_working_hours(office.id, office.colleague, &[NINE_TO_SIX], &entry).await.expect("hours");
    store.replace_room_hours(office.id, office.room, &[NINE_TO_SIX], &entry).await.expect("hours");
    for (on_date, hours) in [("2026-03-04", None), ("2026-04-04", Some(600))] {
        let day = WorkingDayRecord {
            on_date: on_date.to_owned(),
            from_minute: hours,
            until_minute: hours.map(|from| from + 60),
        };
        store.put_working_day(office.id, office.trainer, &day, &entry).await.expect("a day");
    }
    for (first, last) in [("2026-02-01", "2026-03-02"), ("2026-03-09", "2026-03-12"), ("2026-02-01", "2026-03-01")] {
        store.add_leave(office.id, office.trainer, &leave(first, last), &entry).await.expect("leave");
    }
    let shifts = || [shift("2026-01-01", None), shift("2026-01-01", Some("2026-02-28")), shift("2026-03-08", None)];
    store.add_busy_hours(office.id, person, &shifts(), &entry).await.expect("shifts");
    store.add_busy_hours(office.id, other, &shifts(), &entry).await.expect("shifts");

    let all = Whom { trainers: None, rooms: None, people: &[person] };
    let found = store.availability(office.id, all, ("2026-03-02", "2026-03-07")).await.expect("what is known");
    let mut expected = vec![
        ("Works".to_owned(), office.trainer.0),
        ("Works".to_owned(), office.colleague.0),
        ("Instead".to_owned(), office.trainer.0),
        ("Leave".to_owned(), office.trainer.0),
        ("Opens".to_owned(), office.room.0),
        ("Bound".to_owned(), person.0),
    ];
    expected.sort();
    assert_eq!(facts(&found), expected);
    let bound = found.iter().find(|record| record.held == Held::Bound).expect("his shift");
    assert_eq!((bound.weekday, bound.from_minute, bound.until_minute), (Some(3), Some(1200), Some(1920)));
    assert_eq!((bound.first_date.as_deref(), bound.last_date.as_deref()), (Some("2026-01-01"), None));

    let meant = Meant { times: &[(0, 1)], dates: ("2026-03-02", "2026-03-07"), ..Meant::default() };
    let beside = store.ground(office.id, all, &meant).await.expect("what surrounds them");
    assert_eq!(listed(&beside.hours), listed(&found), "a plan is told the same");

    let some = Whom { trainers: Some(&[office.colleague]), rooms: Some(&[]), people: &[] };
    let found = store.availability(office.id, some, ("2026-03-02", "2026-03-07")).await.expect("what is known");
    assert_eq!(facts(&found), [("Works".to_owned(), office.colleague.0)]);
}

async fn the_same_leave_twice_is_one(database: Database) {
    let office = Office::found(database).await;
    let (store, entry) = (&office.database.store, office.entry("leave.add"));
    for _ in 0..2 {
        let again = leave("2026-03-02", "2026-03-06");
        store.add_leave(office.id, office.trainer, &again, &entry).await.expect("it is kept");
    }
    let known = store.leave(office.trainer, "2026-03-06").await.expect("leave");
    assert_eq!(known.len(), 1);
    store.remove_leave(office.id, office.trainer, known[0].id, &entry).await.expect("it is taken back");
    assert_eq!(store.leave(office.trainer, "2026-01-01").await.expect("leave"), []);
}

async fn impossible_hours_are_refused_by_the_database_itself(database: Database) {
    let office = Office::found(database).await;
    let (store, entry) = (&office.database.store, office.entry("hours.replace"));
    let person = office.participant().await.person_id;
    for (weekday, from_minute, until_minute) in [(0, 0, 60), (8, 0, 60), (1, 60, 60), (1, -1, 60), (1, 1380, 1441)] {
        let hours = [HoursRecord { weekday, from_minute, until_minute }];
        let refused = store.replace_working_hours(office.id, office.trainer, &hours, &entry).await;
        assert!(refused.is_err(), "{hours:?}");
        assert!(store.replace_room_hours(office.id, office.room, &hours, &entry).await.is_err(), "{hours:?}");
    }
    let day_long = BusyHoursRecord { until_minute: 1200 + 1441, ..shift("2026-03-01", None) };
    assert!(store.add_busy_hours(office.id, person, &[day_long], &entry).await.is_err());
    let backwards = shift("2026-03-02", Some("2026-03-01"));
    assert!(store.add_busy_hours(office.id, person, &[backwards], &entry).await.is_err());
    assert!(store.add_leave(office.id, office.trainer, &leave("2026-03-02", "2026-03-01"), &entry).await.is_err());
}
