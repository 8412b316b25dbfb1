//! Guesses are counted one by one, forgotten in time, and taken back; addresses are known for a while (S7).

use service::ports::{Share, Store};
use tests::databases::Database;
use tests::office::fresh;
use uuid::Uuid;

on_both_engines!(
    attempts_are_counted_and_forgotten,
    a_refusal_tells_when_it_ends,
    an_address_that_had_its_share_uses_up_no_account,
    what_an_account_refuses_counts_for_the_address,
    keys_have_times_of_their_own,
    an_attempt_that_is_taken_back_was_none,
    attempts_at_once_are_counted_one_by_one_s7,
    an_address_is_known_until_it_was_not_seen_for_long_s7,
);

fn share(key: u8, limit: i64, since: i64) -> Share {
    Share { id: fresh(), key: vec![key], limit, since }
}

/// Whether it is let through, and when not, in how many seconds it would be.
async fn count(store: &dyn Store, shares: &[Share], at: i64) -> Option<i64> {
    store.count_attempt(shares, at).await.expect("an answer")
}

async fn attempts_are_counted_and_forgotten(database: Database) {
    let store = &*database.store;
    assert!(count(store, &[share(1, 2, 0)], 10).await.is_none());
    assert!(count(store, &[share(1, 2, 0)], 20).await.is_none());
    assert!(count(store, &[share(1, 2, 0)], 21).await.is_some(), "that was its share");
    assert!(count(store, &[share(1, 2, 15)], 30).await.is_none(), "the first is too long ago");
    assert!(count(store, &[share(1, 2, 15)], 31).await.is_some());
    store.clear_attempts(&[1]).await.expect("they are forgotten");
    assert!(count(store, &[share(1, 2, 15)], 32).await.is_none());
}

async fn a_refusal_tells_when_it_ends(database: Database) {
    let store = &*database.store;
    for at in [100, 130, 150] {
        assert!(count(store, &[share(1, 3, at - 60)], at).await.is_none());
    }
    let wait = count(store, &[share(1, 3, 95)], 155).await.expect("it is refused");
    assert_eq!(wait, 6);
    assert_eq!(count(store, &[share(1, 3, 100)], 160).await, Some(1));
    assert!(count(store, &[share(1, 3, 95 + wait)], 155 + wait).await.is_none());
}

async fn an_address_that_had_its_share_uses_up_no_account(database: Database) {
    let store = &*database.store;
    assert!(count(store, &[share(9, 1, 0), share(1, 1, 0)], 10).await.is_none());
    assert!(count(store, &[share(9, 1, 0), share(2, 1, 0)], 11).await.is_some());
    assert!(count(store, &[share(2, 1, 0)], 12).await.is_none(), "its owner still comes in");
}

async fn what_an_account_refuses_counts_for_the_address(database: Database) {
    let store = &*database.store;
    let guess = async |account: u8| count(store, &[share(9, 3, 0), share(account, 1, 0)], 10).await;
    assert!(guess(1).await.is_none());
    assert!(guess(1).await.is_some());
    assert!(guess(1).await.is_some());
    assert!(guess(2).await.is_some(), "the address had its share");
}

async fn keys_have_times_of_their_own(database: Database) {
    let store = &*database.store;
    let guess = async |at: i64| count(store, &[share(9, 3, at - 60), share(1, 1, at - 10)], at).await;
    assert!(guess(100).await.is_none());
    assert_eq!(guess(105).await, Some(6));
    assert!(guess(120).await.is_none());
    assert_eq!(guess(140).await, Some(21), "what is too long ago for one key is not forgotten for the other");
}

async fn an_attempt_that_is_taken_back_was_none(database: Database) {
    let store = &*database.store;
    let mut ids: Vec<Uuid> = Vec::new();
    for _ in 0..2 {
        let shares = [share(1, 2, 0), share(2, 2, 0)];
        assert!(count(store, &shares, 10).await.is_none());
        ids = shares.iter().map(|share| share.id).collect();
    }
    store.take_back_attempts(&ids[..1]).await.expect("it is taken back");
    assert!(count(store, &[share(2, 2, 0)], 11).await.is_some(), "the other key keeps it");
    assert!(count(store, &[share(1, 2, 0)], 11).await.is_none());
    assert!(count(store, &[share(1, 2, 0)], 11).await.is_some(), "one, and not those before it");
}

async fn attempts_at_once_are_counted_one_by_one_s7(database: Database) {
    let guesses: Vec<_> = (0..40)
        .map(|_| {
            let store = database.store.clone();
            let shares = [share(1, 10, 0)];
            tokio::spawn(async move { store.count_attempt(&shares, 10).await })
        })
        .collect();
    let mut let_through = 0;
    for guess in guesses {
        let_through += i32::from(guess.await.expect("no panic").expect("an answer").is_none());
    }
    assert_eq!(let_through, 10);
}

async fn an_address_is_known_until_it_was_not_seen_for_long_s7(database: Database) {
    let store = &*database.store;
    let is_known = async |key: u8, since: i64| store.is_known_address(&[key], since).await.expect("an answer");
    assert!(!is_known(1, 0).await);
    store.know_address(&[1], 100, 0).await.expect("it is kept");
    assert!(is_known(1, 100).await && !is_known(1, 101).await && !is_known(2, 0).await);
    store.know_address(&[1], 200, 0).await.expect("it is renewed");
    store.know_address(&[2], 250, 0).await.expect("it is kept");
    assert!(is_known(1, 200).await && is_known(2, 250).await);
    store.know_address(&[2], 300, 201).await.expect("it is renewed");
    assert!(!is_known(1, 0).await, "it was forgotten");
    assert!(is_known(2, 300).await);
}
