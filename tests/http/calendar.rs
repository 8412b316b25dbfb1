//! The calendar's four views: what each shows to whom, and how one walks from one to the next.

use jiff::civil::{Date, date};
use service::error::Error;
use tests::answer::Answer;
use tests::app::TestApp;
use tests::centre::{Centre, actor};
use tests::databases::Database;
use tests::html::attributes;
use tests::people::Staff;

on_sqlite!(
    every_view_shows_what_is_planned,
    it_is_narrowed_by_trainer_room_and_group_and_stays_so,
    a_day_has_a_column_for_each_trainer_room_or_group,
    what_somebody_else_leads_is_seen_but_neither_opened_nor_moved_d4,
    a_month_says_how_many_more_there_are,
    an_empty_hour_leads_to_the_planning_form,
    a_calendar_ends_without_a_fault_s14,
);

const VIEWS: [&str; 4] = ["/day", "/week", "/month", "/agenda"];
const WEDNESDAY: Date = date(2026, 3, 4);

async fn planned(database: Database) -> (TestApp, Centre) {
    let (app, centre) = TestApp::with_centre(database).await;
    let _ = centre.plan(&app.services, WEDNESDAY.at(18, 0, 0, 0), 2).await;
    let _ = centre.plan_alone(&app.services, WEDNESDAY.at(10, 0, 0, 0)).await;
    (app, centre)
}

/// Links to sessions.
fn sessions(page: &Answer) -> usize {
    let links = attributes(&page.body, "a", "href");
    let is_session = |link: &&String| link.starts_with("/sessions/") && !link.ends_with("/move");
    links.iter().filter(is_session).count()
}

async fn every_view_shows_what_is_planned(database: Database) {
    let (app, centre) = planned(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    for (view, count) in VIEWS.into_iter().zip([2, 2, 3, 3]) {
        let page = trainer.get(&format!("{view}?day={WEDNESDAY}")).await.page().shows("B-1").shows("18:00–20:00");
        assert_eq!(sessions(&page), count, "{view}");
    }
}

async fn it_is_narrowed_by_trainer_room_and_group_and_stays_so(database: Database) {
    let (app, centre) = planned(database).await;
    let coordinator = Staff::is_in(&app, &centre.coordinator);
    for (narrowed, count) in [
        ("show=all".to_owned(), 2),
        (format!("show={}", centre.trainer.id), 2),
        (format!("show={}", centre.colleague.id), 1),
        (format!("show={}", centre.bystander.id), 0),
        (format!("room={}", centre.rooms[1]), 1),
        (format!("group={}", centre.group), 1),
    ] {
        let page = coordinator.get(&format!("/week?day={WEDNESDAY}&{narrowed}")).await.page();
        assert_eq!(sessions(&page), count, "{narrowed}");
        let links = attributes(&page.body, "a", "href");
        for address in [format!("/month?day={WEDNESDAY}&{narrowed}"), format!("/week?day=2026-03-11&{narrowed}")] {
            assert!(links.contains(&address), "{address} in {links:?}");
        }
    }
}

async fn a_day_has_a_column_for_each_trainer_room_or_group(database: Database) {
    let (app, centre) = planned(database).await;
    let coordinator = Staff::is_in(&app, &centre.coordinator);
    for (by, columns, blocks) in [("trainers", 3, 3), ("rooms", 2, 2), ("groups", 2, 2)] {
        let page = coordinator.get(&format!("/day?day={WEDNESDAY}&show=all&by={by}")).await.page();
        assert_eq!(attributes(&page.body, "section", "data-day").len(), columns, "{by}");
        assert_eq!(sessions(&page), blocks, "{by}");
    }
    let rooms = coordinator.get(&format!("/day?day={WEDNESDAY}&by=rooms")).await.page();
    assert_eq!(
        attributes(&rooms.body, "section", "data-room"),
        centre.rooms.iter().map(ToString::to_string).collect::<Vec<_>>()
    );
}

async fn what_somebody_else_leads_is_seen_but_neither_opened_nor_moved_d4(database: Database) {
    let (app, centre) = planned(database).await;
    let bystander = Staff::is_in(&app, &centre.bystander);
    for view in VIEWS {
        let page = bystander.get(&format!("{view}?day={WEDNESDAY}&show=all")).await.page().shows("B-1");
        assert_eq!(sessions(&page), 0, "{view}");
        assert!(!page.body.contains("movable") && !page.body.contains("/move\""), "{view}");
    }
    let trainer = Staff::is_in(&app, &centre.trainer);
    let list = trainer.get(&format!("/agenda?day={WEDNESDAY}")).await.page();
    let moves = attributes(&list.body, "a", "href").into_iter().filter(|link| link.ends_with("/move"));
    assert_eq!(moves.count(), 3);
    app.clock.pass(3 * 24 * 60 * 60);
    let trainer = Staff::signs_in(&app, &centre.trainer).await;
    let later = trainer.get(&format!("/week?day={WEDNESDAY}")).await.page();
    assert_eq!((sessions(&later), later.body.contains(" movable")), (2, false), "what was stays where it was");
}

async fn a_month_says_how_many_more_there_are(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    for hour in 8..14 {
        let _ = centre.plan_alone(&app.services, WEDNESDAY.at(hour, 0, 0, 0)).await;
    }
    let trainer = Staff::is_in(&app, &centre.trainer);
    let page = trainer.get(&format!("/month?day={WEDNESDAY}")).await.page().shows("2 more");
    assert_eq!(sessions(&page), 4);
    let days = attributes(&page.body, "section", "data-day");
    assert_eq!((days.first().map(String::as_str), days.len()), (Some("2026-02-23"), 42));
}

async fn an_empty_hour_leads_to_the_planning_form(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let week = trainer.get(&format!("/week?day={WEDNESDAY}&room={}", centre.rooms[1])).await.page();
    let days = week.body.matches("class=\"slots\"").count();
    assert_eq!(days, 6, "none on the eighth of March");
    let form = week.form("/plan").with("time", "18:00");
    let query = tests::browser::encoded(&form.pairs());
    let plan = trainer.get(&format!("/plan?{query}")).await.page().form("/plan#answer");
    let room = centre.rooms[1].to_string();
    for (name, value) in [("first", "2026-03-02"), ("time", "18:00"), ("room", room.as_str())] {
        assert_eq!(plan.get(name), Some(value), "{name}");
    }
}

async fn a_calendar_ends_without_a_fault_s14(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    for view in VIEWS {
        for query in ["day=9999-12-31", "day=-9999-01-01", "day=2026-02-30", "by=x&show=y", "day=9999-12-01", ""] {
            let answer = trainer.get(&format!("{view}?{query}")).await;
            assert!(answer.status < 500, "{view}?{query}: {}", answer.status);
        }
    }
    let someone = actor(&app.services, &centre.administrator).await;
    let refused = app
        .services
        .calendar(&someone, service::calendar::Stretch::Week, None, service::calendar::Filter::default())
        .await;
    assert!(matches!(refused, Err(Error::NotFound)));
}
