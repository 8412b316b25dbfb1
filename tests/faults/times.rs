//! Zone rules changed: the program's own check finds the sessions and sets them right when it is told to (rule D1).

use jiff::civil::date;

use crate::house::House;
use crate::program::{Said, run};

#[tokio::test(flavor = "multi_thread")]
async fn instants_that_drifted_are_found_and_repaired_by_the_program_d1() {
    let house = House::with_sessions_from(date(2099, 3, 2)).await;
    let clean = run(&house.folder, &["check"]);
    assert_eq!(clean.code, 0, "{clean:?}");
    house.drift(house.sessions[1]).await;
    let before = house.instants(house.sessions[1]).await;

    let found = run(&house.folder, &["check"]);
    assert_eq!(found.code, 1, "{found:?}");
    assert!(told(&found, &house), "{found:?}");
    assert!(found.out.contains("--repair-times"), "it says what to do: {found:?}");
    assert_eq!(house.instants(house.sessions[1]).await, before, "looking changes nothing");

    let repaired = run(&house.folder, &["check", "--repair-times"]);
    assert_eq!(repaired.code, 0, "{repaired:?}");
    assert!(told(&repaired, &house) && repaired.out.contains("Times set right: 1."), "{repaired:?}");
    let after = house.instants(house.sessions[1]).await;
    assert_eq!((after.0 - before.0, after.1 - before.1), (3600, 3600));

    let clean = run(&house.folder, &["check", "--repair-times"]);
    assert_eq!(clean.code, 0, "{clean:?}");
    assert!(clean.out.contains("Times set right: 0.") && !told(&clean, &house), "{clean:?}");
}

/// Whether it names the session that drifted and no other.
fn told(said: &Said, house: &House) -> bool {
    let names = |n: usize| said.out.contains(&house.sessions[n].to_string());
    names(1) && !names(0) && !names(2)
}
