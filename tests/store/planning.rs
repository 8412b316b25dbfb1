//! Plan, look, commit: all or nothing, and only once (rules D2, D4, R2).

use domain::ids::OfficeId;
use service::ports::{Bound, Meant, OfficeRecord, SeriesRecord, StoreError, Whom};
use tests::databases::{Database, Value};
use tests::office::{HOUR, MONDAY_TEN, Office, WEEK, fresh};

on_both_engines!(
    a_series_of_half_a_year_is_stored_whole,
    a_series_that_is_planned_twice_is_planned_once,
    why_a_series_is_led_by_one_is_kept_with_it_a7,
    a_plan_with_one_clash_leaves_nothing,
    what_is_taken_is_found_at_its_edges,
    what_is_taken_is_found_on_whatever_days,
    what_is_taken_is_found_at_the_edges_of_a_series,
    whoever_would_lead_too_long_on_a_day_is_taken_for_all_of_it_d2,
    a_recorded_or_cancelled_session_cannot_be_cancelled,
    an_office_that_is_given_a_room_sees_nothing_of_what_was_in_it,
);

async fn a_series_of_half_a_year_is_stored_whole(database: Database) {
    let office = Office::found(database).await;
    let mut people = Vec::new();
    for _ in 0..8 {
        people.push(office.participant().await);
    }
    let sessions: Vec<_> = (0..26)
        .map(|week| {
            let mut session = office.session(week);
            session.trainers = vec![office.trainer, office.colleague];
            session.people.clone_from(&people);
            session
        })
        .collect();
    office.plan(sessions.clone()).await.expect("it is planned");

    let store = &office.database.store;
    let stored = store.occurrences_of_group(office.group).await.expect("its sessions");
    assert_eq!(stored.len(), 26);
    assert_eq!(stored[3].id, sessions[3].occurrence.id);
    assert_eq!(stored[3].civil_start, "2026-03-23T10:00");
    assert!(stored[3].live);
    let (from, to) = (MONDAY_TEN, MONDAY_TEN + 4 * WEEK);
    assert_eq!(store.leads(office.id, from, to).await.expect("leads").len(), 8);
    let counts = store.counts(office.id, from, to).await.expect("counts");
    assert_eq!(counts.len(), 4);
    assert!(counts.iter().all(|count| (count.expected, count.marked) == (8, 0)));
}

async fn a_series_that_is_planned_twice_is_planned_once(database: Database) {
    let office = Office::found(database).await;
    let store = &office.database.store;
    let series = office.series();
    let entry = office.entry("calendar.plan");
    let mut session = office.session(0);
    session.occurrence.series_id = series.id;
    let plan = [session];
    for _ in 0..3 {
        store.plan(&series, &plan, &entry).await.expect("it is planned");
    }
    assert_eq!(office.database.number("select count(*) from occurrence").await, 1);
    let told = "select count(*) from audit where action = 'calendar.plan'";
    assert_eq!(office.database.number(told).await, 1);
}

async fn why_a_series_is_led_by_one_is_kept_with_it_a7(database: Database) {
    let office = Office::found(database).await;
    let store = &office.database.store;
    let alone = SeriesRecord { led_by_one_sealed: Some(vec![7; 40]), ..office.series() };
    let together = office.series();
    for (week, series) in [(0, &alone), (1, &together)] {
        let mut session = office.session(week);
        session.occurrence.series_id = series.id;
        session.trainers = vec![office.trainer];
        store.plan(series, &[session], &office.entry("calendar.plan")).await.expect("it is planned");
    }
    let kept = store.series(office.id, alone.id).await.expect("it is read").expect("it is there");
    assert_eq!(kept.led_by_one_sealed, alone.led_by_one_sealed);
    assert_eq!((kept.created_by, kept.created_at), (office.trainer, alone.created_at));
    let kept = store.series(office.id, together.id).await.expect("it is read").expect("it is there");
    assert_eq!(kept.led_by_one_sealed, None);
    let elsewhere = store.series(OfficeId(fresh()), alone.id).await.expect("it is read");
    assert!(elsewhere.is_none(), "another office's");
}

async fn a_plan_with_one_clash_leaves_nothing(database: Database) {
    let office = Office::found(database).await;
    office.plan(vec![office.session(3)]).await.expect("the room is free");
    let refused = office.plan((0..5).map(|week| office.session(week)).collect()).await;
    assert!(matches!(refused, Err(StoreError::RoomBusy)), "{refused:?}");
    assert_eq!(office.database.number("select count(*) from occurrence").await, 1);
    assert_eq!(office.database.number("select count(*) from series").await, 1);
    let told = "select count(*) from audit where action = 'calendar.plan'";
    assert_eq!(office.database.number(told).await, 1);
}

async fn what_is_taken_is_found_at_its_edges(database: Database) {
    let office = Office::found(database).await;
    let person = office.participant().await;
    let mut session = office.session(0);
    session.trainers = vec![office.trainer];
    session.people = vec![person];
    office.plan(vec![session]).await.expect("it is planned");

    let end = MONDAY_TEN + 2 * HOUR;
    for (from, to, found) in [
        (MONDAY_TEN - HOUR, MONDAY_TEN, 0),
        (MONDAY_TEN - HOUR, MONDAY_TEN + 1, 1),
        (end - 1, end + HOUR, 1),
        (end, end + HOUR, 0),
    ] {
        let taken = office.ground(Whom::all_with(&[person.person_id]), &[(from, to)]).await.taken;
        for bound in [Bound::Trainer, Bound::Room, Bound::Person] {
            assert_eq!(taken.iter().filter(|taken| taken.bound == bound).count(), found, "{bound:?} {from}..{to}");
        }
    }
}

/// Of people, more may be told than is in the way, and never less.
async fn what_is_taken_is_found_on_whatever_days(database: Database) {
    let office = Office::found(database).await;
    let person = office.participant().await;
    let sessions = (0..6).map(|week| {
        let mut session = office.session(week);
        (session.trainers, session.people) = (vec![office.trainer], vec![person]);
        session
    });
    office.plan(sessions.collect()).await.expect("six Mondays");
    let people = [person.person_id];
    let hour_on = |day: i64| (MONDAY_TEN + day * 24 * HOUR, MONDAY_TEN + day * 24 * HOUR + HOUR);
    for (days, found) in [
        (vec![0, 7, 14, 21, 28, 35], vec![0, 7, 14, 21, 28, 35]),
        (vec![1, 8, 15, 22], vec![]),
        (vec![7, 10, 21], vec![7, 21]),
        (vec![3, 14, 15, 16, 28], vec![14, 28]),
        (vec![-3, 35, 90], vec![35]),
    ] {
        let spans: Vec<_> = days.iter().map(|day| hour_on(*day)).collect();
        let taken = office.ground(Whom::all_with(&people), &spans).await.taken;
        for bound in [Bound::Trainer, Bound::Room, Bound::Person] {
            let of_it = taken.iter().filter(|taken| taken.bound == bound);
            let in_the_way =
                of_it.filter(|taken| spans.iter().any(|(from, to)| taken.starts_at < *to && *from < taken.ends_at));
            let mut starts: Vec<_> = in_the_way.map(|taken| taken.starts_at).collect();
            starts.sort_unstable();
            assert_eq!(starts, found.iter().map(|day| hour_on(*day).0).collect::<Vec<_>>(), "{bound:?} on {days:?}");
        }
    }
    let tuesdays: Vec<_> = (0..6).map(|week| hour_on(week * 7 + 1)).collect();
    assert!(office.ground(Whom::all_with(&people), &tuesdays).await.taken.is_empty(), "nobody is told of Mondays");
}

/// Six Mondays from ten to twelve are asked for as a series: each is told of only if it is in the way.
async fn what_is_taken_is_found_at_the_edges_of_a_series(database: Database) {
    let office = Office::found(database).await;
    let person = office.participant().await;
    let sessions = (0..6).map(|week| {
        let mut session = office.session(week);
        (session.trainers, session.people) = (vec![office.trainer], vec![person]);
        session
    });
    office.plan(sessions.collect()).await.expect("six Mondays");
    for (from, to, found) in [
        (-HOUR, 0, 0),
        (-HOUR, 1, 6),
        (0, 60, 6),
        (HOUR, HOUR + 60, 6),
        (2 * HOUR - 1, 4 * HOUR, 6),
        (2 * HOUR, 4 * HOUR, 0),
        (-5 * HOUR, 5 * HOUR, 6),
    ] {
        let spans: Vec<_> = (0..6).map(|week| MONDAY_TEN + week * WEEK).map(|at| (at + from, at + to)).collect();
        let taken = office.ground(Whom::all_with(&[person.person_id]), &spans).await.taken;
        for bound in [Bound::Trainer, Bound::Room, Bound::Person] {
            assert_eq!(taken.iter().filter(|taken| taken.bound == bound).count(), found, "{bound:?} {from}..{to}");
        }
    }
    // Those of one day come again sooner than they end.
    let spans =
        [(-2 * HOUR, -HOUR), (0, HOUR), (HOUR + 1, 5 * HOUR)].map(|(from, to)| (MONDAY_TEN + from, MONDAY_TEN + to));
    let taken = office.ground(Whom::all_with(&[person.person_id]), &spans).await.taken;
    assert!(taken.iter().any(|taken| taken.bound == Bound::Person && taken.starts_at == MONDAY_TEN));
}

async fn whoever_would_lead_too_long_on_a_day_is_taken_for_all_of_it_d2(database: Database) {
    let office = Office::found(database).await;
    let mut session = office.session(0);
    session.trainers = vec![office.trainer];
    let planned = session.occurrence.id;
    office.plan(vec![session]).await.expect("two hours in the morning");

    let store = &office.database.store;
    let (midnight, day) = (MONDAY_TEN - 10 * HOUR, 24 * HOUR);
    let evening = [(midnight + 18 * HOUR, midnight + 22 * HOUR)];
    let trainers = [office.trainer, office.colleague];
    let whom = Whom { trainers: Some(&trainers), rooms: Some(&[]), people: &[] };
    let full = |most: i64, without| {
        let days = [(midnight, midnight + day, 4 * HOUR), (midnight + day, midnight + 2 * day, 4 * HOUR)];
        async move {
            let meant = Meant { times: &evening, days: &days, most_a_day: most, without, ..Meant::default() };
            let ground = store.ground(office.id, whom, &meant).await.expect("what is in the way");
            ground.taken.into_iter().map(|one| (one.who, one.starts_at, one.ends_at)).collect::<Vec<_>>()
        }
    };
    assert_eq!(full(6 * HOUR, &[]).await, [], "two and four are six");
    assert_eq!(full(6 * HOUR - 1, &[]).await, [(office.trainer.0, midnight, midnight + day)]);
    assert_eq!(full(6 * HOUR - 1, &[planned]).await, [], "what is moved does not count");
}

async fn a_recorded_or_cancelled_session_cannot_be_cancelled(database: Database) {
    let office = Office::found(database).await;
    let store = &office.database.store;
    let entry = office.entry("test.change");
    let (recorded, cancelled) = (office.session(0), office.session(1));
    let ids = [recorded.occurrence.id, cancelled.occurrence.id];
    office.plan(vec![recorded, cancelled]).await.expect("both are planned");
    store.take(office.id, ids[0], office.trainer, &entry).await.expect("nobody is unmarked");
    office.cancel(ids[1]).await.expect("its register is open");
    for id in ids {
        let refused = office.cancel(id).await;
        assert!(matches!(refused, Err(StoreError::Missing)), "{refused:?}");
    }
    let open = store.unrecorded(office.id, i64::MAX).await.expect("open registers");
    assert!(open.is_empty());
}

async fn an_office_that_is_given_a_room_sees_nothing_of_what_was_in_it(database: Database) {
    let office = Office::found(database).await;
    let mut session = office.session(0);
    (session.trainers, session.people) = (vec![office.trainer], vec![office.participant().await]);
    office.plan(vec![session]).await.expect("it is planned");
    let store = &office.database.store;
    let (from, to) = (MONDAY_TEN, MONDAY_TEN + WEEK);
    assert_eq!(store.occurrences(office.id, from, to).await.expect("its own").len(), 1);

    let other = OfficeRecord { id: OfficeId(fresh()), name: "Other".into(), zone: "Asia/Almaty".into(), created_at: 0 };
    store.add_office(&other, &[], &office.entry("office.add")).await.expect("a second office");
    let given = "update room set office_id = $1 where id = $2";
    office.database.direct(given, &[Value::Id(other.id.0), Value::Id(office.room.0)]).await.expect("it is given away");
    assert!(store.occurrences(other.id, from, to).await.expect("sessions").is_empty());
    assert!(store.unrecorded(other.id, to).await.expect("registers").is_empty());
    assert!(store.leads(other.id, from, to).await.expect("leads").is_empty());
    assert!(store.counts(other.id, from, to).await.expect("counts").is_empty());
    assert!(store.history_between(other.id, from, to).await.expect("history").is_empty());
}
