//! A restart loses no request (R7).

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::house::House;
use crate::load::Load;
use crate::program::{Running, check};
use crate::wire::{Reply, Wire, head};

/// What is promised.
const START: Duration = Duration::from_secs(2);
const DRAIN: Duration = Duration::from_secs(10);

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_under_load_fails_no_accepted_request_r7() {
    let house = House::build().await;
    let next = Arc::new(AtomicU64::new(0));
    let mut acknowledged = BTreeSet::new();
    for _ in 0..3 {
        let server = Running::start(&house.folder).await;
        assert!(server.took <= START, "it answers after {:?}", server.took);
        let load = Load::new(&house, &server.address, &next);
        let mut clients: Vec<_> = (0..4).map(|_| tokio::spawn(Arc::clone(&load).write_notes())).collect();
        clients.extend((0..2).map(|_| tokio::spawn(Arc::clone(&load).read())));
        tokio::time::sleep(Duration::from_millis(500)).await;
        server.terminate();
        let (status, drained) = server.ended().await;
        assert!(status.success(), "{status}");
        assert!(drained <= DRAIN, "it took {drained:?}");
        load.stop.store(true, Ordering::Relaxed);
        for client in clients {
            let log = client.await.expect("a client does not panic");
            assert_eq!(log.strange, [], "an answer was cut off");
            acknowledged.extend(log.notes);
        }
    }
    let stored: BTreeSet<String> = house.notes().await.into_iter().collect();
    let unanswered: Vec<_> = stored.difference(&acknowledged).collect();
    assert!(unanswered.is_empty(), "done, but not answered: {unanswered:?}");
    let lost: Vec<_> = acknowledged.difference(&stored).collect();
    assert!(lost.is_empty(), "answered, but not done: {lost:?}");
    println!("{} requests before three stops", stored.len());
    check(&house.folder).expect("the program finds all in order");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_still_arriving_is_finished_r7() {
    let house = House::build().await;
    let server = Running::start(&house.folder).await;
    let mut slow = Wire::open(&server.address).await.expect("it listens");
    let (path, body) = (format!("/sessions/{}/note", house.sessions[0]), "body=slowly");
    let request = format!("{}{}", head(&path, &house.cookie, body), &body[..6]);
    assert!(slow.send(request.as_bytes()).await);
    tokio::time::sleep(Duration::from_millis(200)).await;
    server.terminate();
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(Wire::open(&server.address).await.is_none(), "nobody new is let in");
    assert!(slow.send(&body.as_bytes()[6..]).await);
    assert_eq!(slow.reply().await, Reply::Answered(303));
    let (status, drained) = server.ended().await;
    assert!(status.success() && drained <= DRAIN, "{status} after {drained:?}");
    assert_eq!(house.notes().await, ["slowly"]);
}
