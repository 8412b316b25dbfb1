//! What the demonstration shows: an office that could have been typed in, the same every time.

mod files;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::enrolment::State;
use domain::slot::Zone;
use jiff::civil::{DateTime, datetime};
use server::demo::{self, PASSWORD, Scale, Simulated, Summary};
use server::services::{SystemRandom, assemble};
use service::actor::Actor;
use service::calendar::{Filter, Stretch, is_now};
use service::vault::Vault;
use service::{Services, Settings};
use tests::databases::{Database, Kind, run};

const SMALL: Scale = Scale { people: 20, months_back: 4, months_ahead: 1, seed: 7 };
/// A Tuesday afternoon without a holiday near.
const PRESENT: DateTime = datetime(2026, 9, 15, 14, 5, 0, 0);

fn services(database: &Database, present: DateTime) -> Services {
    let (vault, _) = Vault::create(&[7; 32], &SystemRandom).expect("keys can be made");
    let zone = Zone::parse("Asia/Almaty").expect("it is a zone").time_zone();
    let instant = zone.to_timestamp(present).expect("it is an instant");
    let services = assemble(Arc::clone(&database.store), vault, Settings { is_demo: true });
    Services { clock: Arc::new(Simulated::at(instant)), ..services }
}

async fn filled(services: &Services, scale: Scale) -> Summary {
    let begun = std::time::Instant::now();
    let summary = demo::fill(services, scale, &|_| {}).await.expect("it can be filled");
    println!("{} people and {} sessions in {:?}", summary.people, summary.sessions, begun.elapsed());
    summary
}

async fn sign_in(services: &Services, email: &str) -> Actor {
    let device = services.sign_in(email, PASSWORD, "192.0.2.1", "test").await.expect("the password is right");
    services.who_is(&device.secret).await.expect("the device is known")
}

async fn states(services: &Services) -> BTreeMap<State, usize> {
    let mut states = BTreeMap::new();
    for office in services.store.offices().await.expect("offices") {
        for enrolment in services.store.enrolments(office.id).await.expect("enrolments") {
            *states.entry(State::parse(&enrolment.state).expect("a state")).or_default() += 1;
        }
    }
    states
}

async fn the_whole_office(database: Database) {
    let services = services(&database, PRESENT);
    let summary = filled(&services, Scale::default()).await;
    assert_eq!(summary.people, 60);
    assert!(summary.sessions > 400, "{}", summary.sessions);
    let states = states(&services).await;
    println!("{states:?}");
    assert_eq!(states.len(), State::ALL.len(), "somebody is in each state (rule B1)");
    assert_eq!(services.store.verify_audit().await.expect("it is read"), None);

    let trainer = sign_in(&services, "trainer@demo.example").await;
    let today = services.today_page(&trainer).await.expect("he leads sessions");
    let next = today.next.as_ref().expect("there is a next session");
    assert!(is_now(next, today.now) && next.group.is_some(), "{next:?}");
    assert!(!today.later.is_empty());
    assert_eq!(today.unrecorded.len(), 2);
    let tomorrow = PRESENT.date().tomorrow().expect("a day");
    let own = Filter::Trainer(trainer.staff().expect("staff").id);
    let week = services.calendar(&trainer, Stretch::Week, Some(tomorrow), own).await.expect("his week");
    assert!(week.blocks.iter().filter(|block| block.start.date() == tomorrow).count() >= 3);
    let page = services.session_page(&trainer, next.id).await.expect("he leads it");
    assert!(page.rows.len() >= 5 && page.rows.iter().any(|row| row.announced.is_some()), "{:?}", page.rows);

    let coordinator = sign_in(&services, "coordinator@demo.example").await;
    let overview = services.overview(&coordinator, service::overview::Period::default()).await.expect("figures");
    let rate = overview.total.rate.percent().expect("something was held");
    println!(
        "{rate} % of {}; {} missed twice in a row",
        overview.total.rate.expected,
        overview.decisions.missed_twice.len()
    );
    assert!((80..=92).contains(&rate), "{rate} %");
    assert!(overview.decisions.missed_twice.len() >= 2);
    for group in services.groups(&coordinator).await.expect("groups") {
        println!("{} {} of {}", group.code, group.members, group.places);
        assert!((5..=12).contains(&group.members), "rule A7: {group:?}");
    }
    arranged(&services, &coordinator).await;
    for account in &summary.participants {
        services.sign_in_participant(&account.phone, &account.code, "192.0.2.2", "test").await.ok();
    }
    let first = &summary.participants[0];
    let device =
        services.sign_in_participant(&first.phone, &first.code, "192.0.2.3", "test").await.expect("the code is right");
    let participant = services.who_is(&device.secret).await.expect("the device is known");
    let portal = services.portal(&participant).await.expect("his page");
    assert!(portal.next.is_some() && portal.standing.attended > 15, "{:?}", portal.standing);
}

/// Every page of planning has something to show.
async fn arranged(services: &Services, coordinator: &Actor) {
    let hours = services.working_hours(coordinator, None).await.expect("hours");
    assert!(hours.week.iter().filter(|day| !day.is_empty()).count() >= 6 && hours.leave.len() == 1, "{hours:?}");
    let waiting = services.waiting_lists(coordinator).await.expect("the lists");
    assert_eq!(waiting.groups.iter().map(|(_, list)| list.len()).sum::<usize>(), 3);
    assert_eq!(
        services.measure_reminders(coordinator).await.expect("measures").len(),
        1,
        "five days are left (rule D7)"
    );
    let administrator = sign_in(services, "administrator@demo.example").await;
    for room in services.rooms(&administrator).await.expect("rooms") {
        let hours = services.room_hours(&administrator, room.id).await.expect("opening hours");
        assert!(hours.week.iter().any(|day| !day.is_empty()), "{hours:?}");
    }
    let advocate = sign_in(services, "advocate@demo.example").await;
    let apart = services.apart(&advocate, "").await.expect("her page");
    assert_eq!((apart.protected.len(), apart.separations.len()), (1, 1));
    assert_eq!(apart.protected[0].visits.len(), 1);
    let (mut bound, mut high) = (0, 0);
    for person in services.store.people(coordinator.staff().expect("staff").office).await.expect("people") {
        bound += usize::from(!services.busy_hours(coordinator, person.id).await.expect("busy hours").is_empty());
        let risk = services.risk(coordinator, person.id).await.expect("risk").expect("a coordinator sees it");
        high += usize::from(risk.level.is_some_and(domain::risk::Level::is_high));
    }
    assert_eq!((bound, high), (2, 1));
}

async fn a_small_office(database: Database) {
    let services = services(&database, PRESENT);
    let summary = filled(&services, SMALL).await;
    assert_eq!(summary.people, 20);
    assert_eq!(services.store.verify_audit().await.expect("it is read"), None);
    assert!(demo::fill(&services, SMALL, &|_| {}).await.is_err(), "what is there is not filled again");
}

/// Ids of people and sessions, and the codes of the portal.
async fn traces(services: &Services) -> (Vec<String>, BTreeSet<String>) {
    let summary = filled(services, SMALL).await;
    let office = services.store.offices().await.expect("offices")[0].id;
    let people =
        services.store.people(office).await.expect("people").iter().map(|person| person.id.to_string()).collect();
    let sessions = services.store.occurrences(office, 0, i64::MAX).await.expect("sessions");
    let mut traces: BTreeSet<String> =
        sessions.iter().map(|session| format!("{} {} {}", session.id, session.civil_start, session.register)).collect();
    traces.extend(summary.participants.into_iter().map(|account| format!("{} {}", account.phone, account.code)));
    (people, traces)
}

macro_rules! tests {
    ($($name:ident: $kind:ident, $claim:path;)+) => {$(
        #[tokio::test(flavor = "multi_thread")]
        async fn $name() {
            run(Kind::$kind, $claim).await;
        }
    )+};
}

tests! {
    the_whole_office_on_sqlite: Sqlite, the_whole_office;
    a_small_office_on_sqlite: Sqlite, a_small_office;
    a_small_office_on_postgres: Postgres, a_small_office;
    example_files_become_people: Sqlite, files::become_people;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_seed_gives_the_same_office() {
    run(Kind::Sqlite, |one| async move {
        let first = traces(&services(&one, PRESENT)).await;
        run(Kind::Sqlite, |other| async move {
            assert_eq!(traces(&services(&other, PRESENT)).await, first);
        })
        .await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_can_be_filled_on_any_day_at_any_hour() {
    for present in [
        datetime(2026, 1, 1, 12, 0, 0, 0),
        datetime(2026, 3, 21, 9, 44, 0, 0),
        datetime(2026, 3, 8, 19, 59, 0, 0),
        datetime(2026, 5, 10, 23, 30, 0, 0),
        datetime(2026, 12, 16, 3, 0, 0, 0),
        datetime(2027, 2, 28, 17, 29, 0, 0),
    ] {
        run(Kind::Sqlite, move |database| async move {
            let scale = Scale { months_back: 2, ..SMALL };
            filled(&services(&database, present), scale).await;
        })
        .await;
    }
}
