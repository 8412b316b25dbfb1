//! Personal feeds and busy times: one link an account, times of one trainer, found by whoever plans.

use domain::ids::{OccurrenceId, StaffId};
use service::ports::{Bound, BusyRecord, FeedRecord, StoreError, Whom};
use tests::databases::{Database, Value};
use tests::office::{HOUR, MONDAY_TEN, Office, fresh, fresh_bytes};
use uuid::Uuid;

on_both_engines!(
    a_new_link_replaces_the_one_before_and_an_end_ends_it,
    a_link_ends_with_its_account,
    a_feed_holds_what_its_owner_leads_or_is_expected_at,
    busy_times_replace_those_before_and_keep_their_trainer_from_being_free,
    a_busy_time_is_never_longer_than_the_longest_session,
);

fn feed(office: &Office, staff: Option<Uuid>, person: Option<Uuid>) -> FeedRecord {
    FeedRecord {
        token_hash: fresh_bytes(),
        office_id: office.id,
        staff_id: staff,
        person_id: person,
        created_at: MONDAY_TEN,
    }
}

fn busy(from: i64, to: i64) -> BusyRecord {
    BusyRecord { id: fresh(), starts_at: MONDAY_TEN + from, ends_at: MONDAY_TEN + to }
}

async fn a_new_link_replaces_the_one_before_and_an_end_ends_it(database: Database) {
    let office = Office::found(database).await;
    let (store, account) = (&office.database.store, office.trainer.0);
    let (old, new) = (feed(&office, Some(account), None), feed(&office, Some(account), None));
    for link in [&old, &new] {
        store.renew_feed(link, &office.entry("feed.renew")).await.expect("it is kept");
    }
    assert!(store.feed_owner(&old.token_hash).await.expect("an answer").is_none());
    let owner = store.feed_owner(&new.token_hash).await.expect("an answer").expect("somebody");
    assert_eq!((owner.staff_id, owner.person_id, owner.office_id), (Some(account), None, office.id));
    assert_eq!(store.feed_since(account).await.expect("an answer"), Some(MONDAY_TEN));
    store.revoke_feed(account, &office.entry("feed.revoke")).await.expect("it ends");
    assert!(store.feed_owner(&new.token_hash).await.expect("an answer").is_none());
    let again = store.revoke_feed(account, &office.entry("feed.revoke")).await;
    assert!(matches!(again, Err(StoreError::Missing)), "{again:?}");
}

async fn a_link_ends_with_its_account(database: Database) {
    let office = Office::found(database).await;
    let store = &office.database.store;
    let him = office.participant().await;
    let (staff, person) = (feed(&office, Some(office.trainer.0), None), feed(&office, None, Some(him.person_id.0)));
    for link in [&staff, &person] {
        store.renew_feed(link, &office.entry("feed.renew")).await.expect("it is kept");
        assert!(store.feed_owner(&link.token_hash).await.expect("an answer").is_some());
    }
    let code = fresh_bytes();
    store
        .set_portal_code(office.id, him.person_id, Some(&code), MONDAY_TEN, &office.entry("person.hand-over-code"))
        .await
        .expect("he gets a new code");
    assert!(store.feed_owner(&person.token_hash).await.expect("an answer").is_none());
    store
        .change_account(office.trainer, "trainer", Some(MONDAY_TEN), &office.entry("account.close"))
        .await
        .expect("the account is closed");
    assert!(store.feed_owner(&staff.token_hash).await.expect("an answer").is_none());
}

async fn a_feed_holds_what_its_owner_leads_or_is_expected_at(database: Database) {
    let office = Office::found(database).await;
    let (store, him) = (&office.database.store, office.participant().await);
    let (mut first, mut second, nobodys) = (office.session(0), office.session(1), office.session(2));
    first.trainers = vec![office.trainer];
    second.trainers = vec![office.trainer];
    second.people = vec![service::ports::ExpectedPerson { person_id: him.person_id, enrolment_id: him.enrolment_id }];
    let ids = [first.occurrence.id, second.occurrence.id];
    office.plan(vec![first, second, nobodys]).await.expect("they are planned");
    let led = store.feed_of_staff(office.trainer, 0).await.expect("a feed");
    assert_eq!(led.iter().map(|session| session.id).collect::<Vec<OccurrenceId>>(), ids);
    let later = store.feed_of_staff(office.trainer, MONDAY_TEN + HOUR).await.expect("a feed");
    assert_eq!(later.iter().map(|session| session.id).collect::<Vec<_>>(), ids[1..]);
    let his = store.feed_of_person(him.person_id, 0).await.expect("a feed");
    assert_eq!(
        his.iter().map(|session| (session.id, session.changes, session.live)).collect::<Vec<_>>(),
        [(ids[1], 0, true)]
    );
    office.cancel(ids[1]).await.expect("it is cancelled");
    let his = store.feed_of_person(him.person_id, 0).await.expect("a feed");
    assert_eq!(his.iter().map(|session| (session.changes, session.live)).collect::<Vec<_>>(), [(1, false)]);
    assert!(store.feed_of_staff(StaffId(fresh()), 0).await.expect("a feed").is_empty());
}

async fn busy_times_replace_those_before_and_keep_their_trainer_from_being_free(database: Database) {
    let office = Office::found(database).await;
    let store = &office.database.store;
    for times in [vec![busy(0, HOUR), busy(5 * HOUR, 6 * HOUR)], vec![busy(2 * HOUR, 3 * HOUR)]] {
        store
            .replace_busy_times(office.id, office.trainer, &times, &office.entry("busy.import"))
            .await
            .expect("they are kept");
        assert_eq!(store.busy_times(office.trainer, 0).await.expect("times"), times);
    }
    let from = MONDAY_TEN;
    let taken = office.ground(Whom::all_with(&[]), &[(from, from + 8 * HOUR)]).await.taken;
    let away: Vec<_> = taken.iter().filter(|taken| !taken.is_session).collect();
    let [one] = away[..] else { panic!("{taken:?}") };
    assert_eq!((one.bound, one.who, one.starts_at), (Bound::Trainer, office.trainer.0, from + 2 * HOUR));
    let before = office.ground(Whom::all_with(&[]), &[(from, from + 2 * HOUR)]).await.taken;
    assert!(before.iter().all(|taken| taken.is_session), "they end when he begins");
}

async fn a_busy_time_is_never_longer_than_the_longest_session(database: Database) {
    let office = Office::found(database).await;
    let insert = "insert into busy_time (id, office_id, staff_id, starts_at, ends_at) values ($1, $2, $3, $4, $5)";
    for length in [0, -1, 8 * HOUR + 1] {
        let values = [
            Value::Id(fresh()),
            Value::Id(office.id.0),
            Value::Id(office.trainer.0),
            Value::Number(MONDAY_TEN),
            Value::Number(MONDAY_TEN + length),
        ];
        assert!(office.database.direct(insert, &values).await.is_err(), "{length}");
    }
}
