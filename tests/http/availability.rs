//! Hours, leave, opening hours and busy times, and what the planner makes of them (rule D5).

use app::i18n::Texts;
use domain::language::Language;
use jiff::civil::date;
use tests::answer::Answer;
use tests::app::TestApp;
use tests::browser::{Browser, encoded};
use tests::centre::Centre;
use tests::databases::{Database, Kind};
use tests::html;
use tests::people::Staff;

on_both_engines!(
    a_trainer_is_planned_in_the_hours_only_d5,
    nobody_is_planned_on_leave_and_the_sessions_are_handed_over_d5,
    a_closed_room_is_not_planned_d5,
    when_a_participant_is_bound_nobody_learns_by_what_d5,
    the_next_free_times_can_be_planned_as_they_are,
    what_was_typed_stays_and_the_wrong_field_is_named,
    a_trainer_changes_no_colleagues_hours_but_a_coordinator_does,
    a_night_shift_reaches_into_the_morning_d5,
    nothing_is_free_where_nobody_works,
);

/// One session of the group on Wednesday, 4 March 2026.
fn wednesday(centre: &Centre, time: &'static str) -> Vec<(&'static str, String)> {
    vec![
        ("check", "1".to_owned()),
        ("session", "training-01".to_owned()),
        ("with", format!("group:{}", centre.group)),
        ("trainers", centre.trainer.id.to_string()),
        ("trainers", centre.colleague.id.to_string()),
        ("room", centre.rooms[0].to_string()),
        ("first", "2026-03-04".to_owned()),
        ("time", time.to_owned()),
        ("every", "1".to_owned()),
        ("count", "1".to_owned()),
    ]
}

async fn look(browser: &Browser, fields: &[(&'static str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.get(&format!("/plan?{}", encoded(&fields))).await.page()
}

fn may_be_planned(page: &Answer) -> bool {
    html::forms(&page.body).iter().any(|form| form.action == "/plan" && form.method == "post")
}

async fn works_on_wednesdays(trainer: &Staff, from: &str, until: &str) {
    let week = [("what", "week"), ("from_3_1", from), ("until_3_1", until)];
    let saved = trainer.post("/hours", &week).await.leads_to("/hours?");
    let page = trainer.get(saved.location()).await.page();
    let form = page.form_for("/hours", "week");
    assert_eq!(
        (form.get("from_3_1"), form.get("until_3_1"), form.get("from_4_1")),
        (Some(from), Some(until), Some(""))
    );
}

async fn a_trainer_is_planned_in_the_hours_only_d5(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    assert!(may_be_planned(&look(&trainer, &wednesday(&centre, "18:00")).await));
    works_on_wednesdays(&trainer, "09:00", "19:00").await;
    let late = look(&trainer, &wednesday(&centre, "18:00")).await;
    assert!(!may_be_planned(&late));
    assert!(may_be_planned(&look(&trainer, &wednesday(&centre, "17:00")).await), "it ends when the day does");

    let day = [("what", "day"), ("on", "2026-03-04"), ("day_from", "12:00"), ("day_until", "21:00")];
    let _ = trainer.post("/hours", &day).await.leads_to("/hours?");
    assert!(may_be_planned(&look(&trainer, &wednesday(&centre, "18:00")).await));
    assert!(!may_be_planned(&look(&trainer, &wednesday(&centre, "10:00")).await));
    let _ = trainer.post("/hours", &[("what", "day"), ("on", "2026-03-04")]).await.leads_to("/hours?");
    assert!(!may_be_planned(&look(&trainer, &wednesday(&centre, "14:00")).await), "no work that day");
    let _ = trainer.post("/hours", &[("what", "remove-day"), ("on", "2026-03-04")]).await.leads_to("/hours?");
    assert!(may_be_planned(&look(&trainer, &wednesday(&centre, "14:00")).await));
}

async fn nobody_is_planned_on_leave_and_the_sessions_are_handed_over_d5(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let _ = centre.plan_alone(&app.services, date(2026, 3, 5).at(10, 0, 0, 0)).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let leave = [("what", "leave"), ("first", "2026-03-03"), ("last", "2026-03-06"), ("kind", "sick")];
    let saved = trainer.post("/hours", &leave).await.leads_to("/hours?");
    assert!(!may_be_planned(&look(&trainer, &wednesday(&centre, "18:00")).await));
    let page = trainer.get(saved.location()).await.page();
    let links = html::attributes(&page.body, "a", "href");
    let hand_over = links.into_iter().find(|link| link.starts_with("/leave/")).expect("the way to his sessions");
    let sessions = trainer.get(&html::unescaped(&hand_over)).await.page();
    assert!(!html::attributes(&sessions.body, "select", "name").is_empty(), "the session on the 5th is shown");
    let form = page.form_for("/hours", "remove-leave");
    let _ = trainer.post("/hours", &form.pairs()).await.leads_to("/hours?");
    assert!(may_be_planned(&look(&trainer, &wednesday(&centre, "18:00")).await));
}

async fn a_closed_room_is_not_planned_d5(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let (administrator, trainer) = (Staff::is_in(&app, &centre.administrator), Staff::is_in(&app, &centre.trainer));
    let room = format!("/rooms/{}", centre.rooms[0]);
    let _ = administrator.get("/office").await.page().shows("Opening hours");
    let hours = [("from_3_1", "09:00"), ("until_3_1", "13:00"), ("from_3_2", "14:00"), ("until_3_2", "00:00")];
    let _ = administrator.post(&room, &hours).await.leads_to(&room);
    for (time, works) in [("09:00", true), ("12:00", false), ("13:00", false), ("14:00", true), ("20:00", true)] {
        assert_eq!(may_be_planned(&look(&trainer, &wednesday(&centre, time)).await), works, "{time}");
    }
    let elsewhere: Vec<_> = wednesday(&centre, "12:00")
        .into_iter()
        .map(|(name, value)| if name == "room" { (name, centre.rooms[1].to_string()) } else { (name, value) })
        .collect();
    assert!(may_be_planned(&look(&trainer, &elsewhere).await));
}

async fn when_a_participant_is_bound_nobody_learns_by_what_d5(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let person = format!("/people/{}", centre.participants[0].id);
    let busy = [
        ("what", "busy"),
        ("busy_day", "1"),
        ("busy_day", "3"),
        ("busy_from", "17:00"),
        ("busy_until", "19:00"),
        ("busy_kind", "police"),
    ];
    let _ = trainer.post(&format!("{person}/busy"), &busy).await.leads_to(&person);
    let texts = Texts(Language::English);
    let page = trainer.get(&person).await.page().shows(&texts.get("bound-kind-police")).shows("Wednesday 17:00–19:00");
    let clash = look(&trainer, &wednesday(&centre, "18:00")).await;
    assert!(!may_be_planned(&clash));
    let _ = clash.hides(&texts.get("bound-kind-police"));
    assert!(may_be_planned(&look(&trainer, &wednesday(&centre, "19:00")).await));
    let told = match app.database.kind {
        Kind::Sqlite => "select count(*) from busy_hours where instr(kind_sealed, cast('police' as blob))",
        Kind::Postgres => "select count(*) from busy_hours where position('police'::bytea in kind_sealed) > 0",
    };
    assert_eq!(app.database.number(told).await, 0);

    let form = page.form_for(&format!("{person}/busy"), "remove");
    let _ = trainer.post(&format!("{person}/busy"), &form.pairs()).await.leads_to(&person);
    assert_eq!(app.database.number("select count(*) from busy_hours").await, 1);
}

async fn the_next_free_times_can_be_planned_as_they_are(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    works_on_wednesdays(&trainer, "09:00", "13:00").await;
    let _ = centre.plan_alone(&app.services, date(2026, 3, 4).at(9, 0, 0, 0)).await;
    let asked = format!(
        "/free?find=1&trainers={}&trainers={}&room=&with=group:{}&minutes=120&from=2026-03-02",
        centre.trainer.id, centre.colleague.id, centre.group
    );
    let page = trainer.get(&asked).await.page();
    let links = html::attributes(&page.body, "a", "href").into_iter().map(|link| html::unescaped(&link));
    let links: Vec<String> = links.filter(|link| link.starts_with("/plan?first=")).collect();
    let times: Vec<&str> = links.iter().filter_map(|link| link.get(12..33)).collect();
    assert_eq!(
        times[..4],
        ["2026-03-04&time=10:00", "2026-03-04&time=10:30", "2026-03-04&time=11:00", "2026-03-11&time=09:00"]
    );
    assert_eq!(links.len(), 10);
    let form = trainer.get(&links[0]).await.page();
    let form = html::forms(&form.body).into_iter().find(|form| form.method == "get").expect("the planning form");
    assert_eq!(form.get("with"), Some(format!("group:{}", centre.group).as_str()));
    assert_eq!(form.get("time"), Some("10:00"));
    let filled = form.with("session", "training-01");
    let checked = trainer.get(&format!("/plan?{}", encoded(&filled.pairs()))).await.page();
    assert!(may_be_planned(&checked), "what was found free is free");
}

async fn what_was_typed_stays_and_the_wrong_field_is_named(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let texts = Texts(Language::English);
    let week = [
        ("what", "week"),
        ("from_1_1", "09:00"),
        ("until_1_1", "18:00"),
        ("from_3_1", "18:00"),
        ("until_3_1", "09:00"),
    ];
    let refused = trainer.post("/hours", &week).await.expect(422).shows(&texts.error("hours-order"));
    let form = refused.form_for("/hours", "week");
    for (name, value) in &week[1..] {
        assert_eq!(form.get(name), Some(*value), "{name}");
    }
    assert_eq!(app.database.number("select count(*) from working_hours").await, 0);
    let leave = [("what", "leave"), ("first", "2026-03-06"), ("last", "2026-03-03"), ("kind", "other")];
    let refused = trainer.post("/hours", &leave).await.expect(422).shows(&texts.error("period-order"));
    assert_eq!(refused.form_for("/hours", "leave").get("first"), Some("2026-03-06"));
    let busy = [("what", "busy"), ("busy_from", "17:00"), ("busy_until", "19:00"), ("busy_kind", "work")];
    let person = format!("/people/{}/busy", centre.participants[0].id);
    let refused = trainer.post(&person, &busy).await.expect(422).shows(&texts.error("weekday-missing"));
    assert_eq!(refused.form_for(&person, "busy").get("busy_until"), Some("19:00"));
    let _ = trainer.get("/free?find=1&minutes=60").await.page().shows(&texts.error("trainers-none"));
}

async fn a_trainer_changes_no_colleagues_hours_but_a_coordinator_does(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let of = centre.trainer.id.to_string();
    let week = [("what", "week"), ("staff", of.as_str()), ("from_1_1", "09:00"), ("until_1_1", "18:00")];
    let leave =
        [("what", "leave"), ("staff", of.as_str()), ("first", "2026-03-03"), ("last", "2026-03-03"), ("kind", "sick")];
    let colleague = Staff::is_in(&app, &centre.colleague);
    let _ = colleague.get(&format!("/hours?staff={of}")).await.expect(404);
    let _ = colleague.post("/hours", &week).await.expect(404);
    let _ = colleague.post("/hours", &leave).await.expect(404);
    assert_eq!(app.database.number("select count(*) from working_hours").await, 0);
    let coordinator = Staff::is_in(&app, &centre.coordinator);
    let _ = coordinator.post("/hours", &week).await.leads_to("/hours?staff=");
    let _ = coordinator.post("/hours", &leave).await.leads_to("/hours?staff=");
    assert_eq!(app.database.number("select count(*) from working_hours").await, 1);
    let told = "select count(*) from audit where action in ('hours.replace', 'leave.add')";
    assert_eq!(app.database.number(told).await, 2);
}

async fn a_night_shift_reaches_into_the_morning_d5(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let busy =
        [("what", "busy"), ("busy_day", "2"), ("busy_from", "22:00"), ("busy_until", "08:00"), ("busy_kind", "work")];
    let _ = trainer.post(&format!("/people/{}/busy", centre.participants[0].id), &busy).await.leads_to("/people/");
    assert!(!may_be_planned(&look(&trainer, &wednesday(&centre, "07:00")).await));
    assert!(may_be_planned(&look(&trainer, &wednesday(&centre, "08:00")).await));
}

async fn nothing_is_free_where_nobody_works(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    works_on_wednesdays(&trainer, "09:00", "10:00").await;
    let asked = format!("/free?find=1&trainers={}&minutes=120&from=2026-03-02", centre.trainer.id);
    let _ = trainer.get(&asked).await.page().shows(&html::text(&Texts(Language::English).get("free-none")));
}
