//! Nobody and nothing is booked twice: the database itself refuses it (rule D3, R6).

use std::collections::BTreeSet;
use std::future::poll_fn;
use std::task::Poll;

use domain::ids::StaffId;
use service::ports::{NewOccurrence, StoreError, StoreResult};
use tests::databases::{Database, Value};
use tests::office::{HOUR, Office, fresh};

/// More than a booking ever waits for something.
const STEPS: usize = 10;

on_both_engines!(
    of_two_hundred_bookings_of_a_trainer_one_wins,
    of_two_hundred_bookings_of_a_room_one_wins,
    of_two_hundred_bookings_of_a_person_one_wins,
    a_refusal_undoes_no_booking_beside_it,
    whoever_gives_up_waiting_undoes_no_booking_beside_his,
    sessions_that_touch_do_not_clash,
    a_cancelled_session_frees_everybody,
    an_insert_around_the_store_is_refused,
    a_move_around_the_store_is_refused,
    a_revival_around_the_store_is_refused,
);

/// Books all at once; how many were booked, and what the others were told.
async fn race(office: &Office, sessions: Vec<NewOccurrence>) -> (usize, Vec<StoreError>) {
    let bookings: Vec<_> = sessions
        .into_iter()
        .map(|session| {
            let office = office.clone();
            tokio::spawn(async move { office.plan(vec![session]).await })
        })
        .collect();
    let mut outcomes: Vec<StoreResult<_>> = Vec::new();
    for booking in bookings {
        outcomes.push(booking.await.expect("a booking does not panic"));
    }
    let won = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    (won, outcomes.into_iter().filter_map(Result::err).collect())
}

/// Two hundred sessions at slightly different, overlapping times, each in a room of its own.
async fn two_hundred(office: &Office) -> Vec<NewOccurrence> {
    let mut sessions = Vec::new();
    for n in 0..200 {
        let mut session = office.session(0);
        session.occurrence.room_id = office.fresh_room(n).await;
        session.occurrence.starts_at += n * 30;
        session.occurrence.ends_at += n * 30;
        sessions.push(session);
    }
    sessions
}

async fn of_two_hundred_bookings_of_a_trainer_one_wins(database: Database) {
    let office = Office::found(database).await;
    let mut sessions = two_hundred(&office).await;
    for session in &mut sessions {
        session.trainers = vec![office.trainer];
    }
    let (won, refused) = race(&office, sessions).await;
    assert_eq!(won, 1);
    assert!(refused.iter().all(|error| matches!(error, StoreError::TrainerBusy)), "{refused:?}");
    assert_eq!(office.database.number("select count(*) from occurrence").await, 1);
}

async fn of_two_hundred_bookings_of_a_room_one_wins(database: Database) {
    let office = Office::found(database).await;
    let sessions = (0..200).map(|_| office.session(0)).collect();
    let (won, refused) = race(&office, sessions).await;
    assert_eq!(won, 1);
    assert!(refused.iter().all(|error| matches!(error, StoreError::RoomBusy)), "{refused:?}");
    assert_eq!(office.database.number("select count(*) from series").await, 1);
}

async fn of_two_hundred_bookings_of_a_person_one_wins(database: Database) {
    let office = Office::found(database).await;
    let person = office.participant().await;
    let mut sessions = two_hundred(&office).await;
    for session in &mut sessions {
        session.people = vec![person];
    }
    let (won, refused) = race(&office, sessions).await;
    assert_eq!(won, 1);
    assert!(refused.iter().all(|error| matches!(error, StoreError::PersonBusy)), "{refused:?}");
    assert_eq!(office.database.number("select count(*) from expected").await, 1);
}

/// Bookings that meet are synced to the disk together.
async fn a_refusal_undoes_no_booking_beside_it(database: Database) {
    let office = Office::found(database).await;
    let room = office.fresh_room(0).await;
    let mut sessions = Vec::new();
    for week in 0..40 {
        let mut session = office.session(week);
        session.trainers = vec![office.trainer];
        let mut same = session.clone();
        (same.occurrence.id, same.occurrence.room_id) = (fresh().into(), room);
        sessions.extend([session, same]);
    }
    let (won, refused) = race(&office, sessions).await;
    assert_eq!(won, 40);
    assert!(refused.iter().all(|error| matches!(error, StoreError::TrainerBusy)), "{refused:?}");
    assert_eq!(whole_bookings(&office).await, 40);
}

/// Two of five that meet give up, each at every step of his way; the next one may be clearing away after the first.
async fn whoever_gives_up_waiting_undoes_no_booking_beside_his(database: Database) {
    let office = Office::found(database).await;
    let mut confirmed = Vec::new();
    for turn in 0..STEPS * STEPS {
        let (one, other) = (turn % STEPS, turn / STEPS);
        let steps = [usize::MAX, usize::MAX, one, other, usize::MAX];
        let bookings: Vec<_> = (i64::try_from(turn).expect("it is small") * 5..)
            .zip(steps)
            .map(|(week, steps)| {
                let (office, session) = (office.clone(), office.session(week));
                tokio::spawn(async move {
                    let id = session.occurrence.id;
                    let outcome = unless_given_up(steps, office.plan(vec![session])).await;
                    outcome.map(|planned| planned.map(|_| id))
                })
            })
            .collect();
        for booking in bookings {
            confirmed.extend(booking.await.expect("nobody panics").transpose().expect("it is planned"));
        }
    }
    assert!(confirmed.len() >= STEPS * STEPS * 3);
    let kept = office.database.store.occurrences(office.id, 0, i64::MAX).await.expect("they are read");
    let kept: BTreeSet<_> = kept.iter().map(|session| session.id).collect();
    assert!(confirmed.iter().all(|id| kept.contains(id)), "what was confirmed is there");
    whole_bookings(&office).await;
}

/// Gives up after so many steps.
async fn unless_given_up<F: Future>(mut steps: usize, future: F) -> Option<F::Output> {
    let mut future = Box::pin(future);
    poll_fn(move |context| match future.as_mut().poll(context) {
        Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
        Poll::Pending if steps == 0 => Poll::Ready(None),
        Poll::Pending => {
            steps -= 1;
            Poll::Pending
        }
    })
    .await
}

/// How many there are; none is there in part.
async fn whole_bookings(office: &Office) -> i64 {
    let sessions = office.database.number("select count(*) from occurrence").await;
    assert_eq!(office.database.number("select count(*) from series").await, sessions);
    let told = "select count(*) from audit where action = 'calendar.plan'";
    assert_eq!(office.database.number(told).await, sessions);
    assert_eq!(office.database.store.verify_audit().await.expect("the chain is read"), None);
    sessions
}

async fn sessions_that_touch_do_not_clash(database: Database) {
    let office = Office::found(database).await;
    let person = office.participant().await;
    let booked = |hours: i64| {
        let mut session = office.session(0);
        session.occurrence.starts_at += hours * HOUR;
        session.occurrence.ends_at += hours * HOUR;
        session.trainers = vec![office.trainer];
        session.people = vec![person];
        session
    };
    office.plan(vec![booked(0), booked(2), booked(-2)]).await.expect("one ends when the next begins");
}

async fn a_cancelled_session_frees_everybody(database: Database) {
    let office = Office::found(database).await;
    let person = office.participant().await;
    let booked = || {
        let mut session = office.session(0);
        session.trainers = vec![office.trainer, office.colleague];
        session.people = vec![person];
        session
    };
    let first = booked();
    let id = first.occurrence.id;
    office.plan(vec![first]).await.expect("the first is planned");
    office.cancel(id).await.expect("it is cancelled");
    office.plan(vec![booked()]).await.expect("its time is free");
}

/// A session of the trainer in the first room, and another of the colleague in the other room at the same time.
async fn two_at_once(office: &Office) -> [NewOccurrence; 2] {
    let one = with_trainer(office.session(0), office.trainer);
    let mut other = with_trainer(office.session(0), office.colleague);
    other.occurrence.room_id = office.other_room;
    office.plan(vec![one.clone(), other.clone()]).await.expect("both are planned");
    [one, other]
}

fn with_trainer(mut session: NewOccurrence, trainer: StaffId) -> NewOccurrence {
    session.trainers = vec![trainer];
    session
}

fn is_refused(outcome: &sqlx::Result<u64>, constraint: &str) -> bool {
    outcome.as_ref().is_err_and(|error| error.to_string().contains(constraint))
}

async fn an_insert_around_the_store_is_refused(database: Database) {
    let office = Office::found(database).await;
    let [_, other] = two_at_once(&office).await;
    let person = office.participant().await;
    let session = &other.occurrence;
    let outcome = office
        .database
        .direct(
            "insert into occurrence_trainer (occurrence_id, staff_id, starts_at, ends_at, live)
             values ($1, $2, $3, $4, $5)",
            &[
                Value::Id(session.id.0),
                Value::Id(office.trainer.0),
                Value::Number(session.starts_at),
                Value::Number(session.ends_at),
                Value::Flag(true),
            ],
        )
        .await;
    assert!(is_refused(&outcome, "trainer_busy"), "{outcome:?}");

    let twice = "insert into expected (occurrence_id, person_id, enrolment_id, starts_at, ends_at, live)
                 select id, $1, $2, starts_at, ends_at, live from occurrence";
    let values = [Value::Id(person.person_id.0), Value::Id(person.enrolment_id.0)];
    let outcome = office.database.direct(twice, &values).await;
    assert!(is_refused(&outcome, "person_busy"), "{outcome:?}");
}

async fn a_move_around_the_store_is_refused(database: Database) {
    let office = Office::found(database).await;
    let [_, other] = two_at_once(&office).await;
    let id = Value::Id(other.occurrence.id.0);
    let outcome = office
        .database
        .direct("update occurrence set room_id = $2 where id = $1", &[id, Value::Id(office.room.0)])
        .await;
    assert!(is_refused(&outcome, "room_busy"), "{outcome:?}");

    let later = with_trainer(office.session(1), office.trainer);
    let id = Value::Id(later.occurrence.id.0);
    office.plan(vec![later]).await.expect("a week later all are free");
    let room = Value::Id(office.fresh_room(0).await.0);
    let moved = "update occurrence set starts_at = starts_at - 604800, ends_at = ends_at - 604800, room_id = $2
                 where id = $1";
    let outcome = office.database.direct(moved, &[id, room]).await;
    assert!(is_refused(&outcome, "trainer_busy"), "{outcome:?}");
}

async fn a_revival_around_the_store_is_refused(database: Database) {
    let office = Office::found(database).await;
    let cancelled = with_trainer(office.session(0), office.trainer);
    let id = cancelled.occurrence.id;
    office.plan(vec![cancelled]).await.expect("it is planned");
    office.cancel(id).await.expect("it is cancelled");
    let mut other = with_trainer(office.session(0), office.trainer);
    other.occurrence.room_id = office.other_room;
    office.plan(vec![other]).await.expect("his time is free");
    let outcome = office
        .database
        .direct("update occurrence set live = $2 where id = $1", &[Value::Id(id.0), Value::Flag(true)])
        .await;
    assert!(is_refused(&outcome, "trainer_busy"), "{outcome:?}");
}
