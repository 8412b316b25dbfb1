//! No acknowledged write is lost in a crash, and none is done twice (R1, R2).

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use server::services::SystemRandom;
use service::ports::Random as _;

use crate::house::House;
use crate::load::{Load, Log};
use crate::program::{Running, check};

const KILLS: u32 = 20;

#[tokio::test(flavor = "multi_thread")]
async fn twenty_kills_lose_nothing_and_double_nothing_r1() {
    let house = House::build().await;
    let (notes_next, marks_next) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
    let mut all = Log::default();
    for kill in 0..KILLS {
        let server = Running::start(&house.folder).await;
        let writing = Load::new(&house, &server.address, &notes_next);
        let marking = Load::new(&house, &server.address, &marks_next);
        let clients = [
            tokio::spawn(Arc::clone(&writing).write_notes()),
            tokio::spawn(Arc::clone(&writing).write_notes()),
            tokio::spawn(Arc::clone(&marking).write_marks()),
            tokio::spawn(Arc::clone(&marking).write_marks()),
        ];
        tokio::time::sleep(Duration::from_millis(random_within(100, 600))).await;
        server.kill();
        writing.stop.store(true, Ordering::Relaxed);
        marking.stop.store(true, Ordering::Relaxed);
        for client in clients {
            let log = client.await.expect("a client does not panic");
            assert_eq!(log.strange, [], "kill {kill}");
            all.notes.extend(log.notes);
            all.marks.extend(log.marks);
        }
        let server = Running::start(&house.folder).await;
        compare(&house, &all, kill).await;
        server.kill();
    }
    println!("{KILLS} kills; acknowledged: {} notes, {} marks", all.notes.len(), all.marks.len());
    assert!(all.notes.len() > 100 && all.marks.len() > 100, "there was a load");
    assert_eq!(house.integrity().await, "ok");
    check(&house.folder).expect("the program finds all in order");
}

/// Everything that was acknowledged is there, and nothing is there twice.
async fn compare(house: &House, log: &Log, kill: u32) {
    let notes = counted(house.notes().await);
    let lost: Vec<_> = log.notes.iter().filter(|note| !notes.contains_key(*note)).collect();
    assert!(lost.is_empty(), "lost at kill {kill}: {lost:?}");
    let doubled: Vec<_> = notes.iter().filter(|(_, count)| **count > 1).collect();
    assert!(doubled.is_empty(), "doubled at kill {kill}: {doubled:?}");

    let marks = counted(house.changes().await);
    let lost: Vec<_> = log.marks.iter().filter(|mark| !marks.contains_key(*mark)).collect();
    assert!(lost.is_empty(), "lost at kill {kill}: {lost:?}");
    let doubled: Vec<_> = marks.iter().filter(|(_, count)| **count > 1).collect();
    assert!(doubled.is_empty(), "doubled at kill {kill}: {doubled:?}");
}

fn counted<T: Ord>(things: Vec<T>) -> BTreeMap<T, u32> {
    let mut counts = BTreeMap::new();
    for thing in things {
        *counts.entry(thing).or_default() += 1;
    }
    counts
}

fn random_within(from: u64, to: u64) -> u64 {
    let mut bytes = [0; 8];
    SystemRandom.fill(&mut bytes);
    from + u64::from_le_bytes(bytes) % (to - from)
}
