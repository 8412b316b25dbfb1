//! Moving, cancelling and swapping sessions, and a trainer's absence, through the forms (rule D4).

use std::collections::BTreeSet;

use app::i18n::Texts;
use domain::ids::{OccurrenceId, StaffId};
use domain::language::Language;
use jiff::civil::date;
use tests::answer::Answer;
use tests::app::{MONDAY_NINE, TestApp};
use tests::browser::encoded;
use tests::centre::Centre;
use tests::databases::Database;
use tests::html;
use tests::office::fresh;
use tests::people::{Participant, Staff};

on_both_engines!(
    a_session_moves_with_a_reason_and_is_put_back_within_ten_minutes_d4,
    this_one_or_the_following_or_all_to_come_move_d4,
    a_move_that_clashes_writes_nothing_and_is_repaired_d2,
    a_move_that_was_overtaken_writes_nothing_and_keeps_what_was_typed_d3,
    sessions_are_cancelled_together_d4,
    two_sessions_change_times_d4,
    a_move_that_is_sent_twice_is_done_once_r2,
    a_session_that_is_dragged_moves_and_one_comes_back_d4,
    whoever_is_expected_sees_it_for_a_week_d4,
    an_absence_hands_sessions_over_in_one_plan_d4,
    leave_that_was_noted_before_stays_when_its_plan_is_undone_d4,
    who_must_not_work_with_one_takes_over_the_others_d6,
    an_absence_is_planned_by_himself_or_a_coordinator_s1,
    only_who_leads_moves_s1,
);

const EN: Texts = Texts(Language::English);
const MINUTE: i64 = 60;
const DAY: i64 = 24 * 60 * MINUTE;
const STARTS: &str = "select civil_start from occurrence order by civil_start";

/// Four Wednesdays of the group from 4 March 2026 on, at six, and the trainer.
async fn planned(database: Database) -> (TestApp, Centre, Vec<OccurrenceId>, Staff) {
    let (app, centre) = TestApp::with_centre(database).await;
    let sessions = centre.plan(&app.services, date(2026, 3, 4).at(18, 0, 0, 0), 4).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    (app, centre, sessions, trainer)
}

fn page_of(session: OccurrenceId) -> String {
    format!("/sessions/{session}/move")
}

/// Looks at what would change.
async fn look(staff: &Staff, session: OccurrenceId, asked: &[(&str, &str)]) -> Answer {
    let asked = [&[("check", "1")], asked].concat();
    staff.get(&format!("{}?{}", page_of(session), encoded(&asked))).await.page()
}

/// What the button sends that does what was looked at.
fn commit(page: &Answer, session: OccurrenceId, why: &str) -> Vec<(String, String)> {
    let forms = html::forms(&page.body);
    let form = forms.into_iter().find(|form| form.action == page_of(session) && form.method == "post");
    let mut fields = form.expect("it can be done").fields;
    fields.retain(|(name, _)| name != "why");
    fields.push(("why".to_owned(), why.to_owned()));
    fields
}

fn may_commit(page: &Answer, session: OccurrenceId) -> bool {
    html::forms(&page.body).iter().any(|form| form.action == page_of(session) && form.method == "post")
}

fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// The act that an address names, so that it can be undone.
fn act_in(location: &str) -> String {
    let act = location.split("undo=").nth(1).expect("it can be undone");
    act.split('&').next().unwrap_or_default().to_owned()
}

/// The values of buttons and options that decide of a session.
fn decisions(page: &Answer, tag: &str, session: OccurrenceId) -> Vec<String> {
    let values = html::attributes(&page.body, tag, "value");
    values.into_iter().filter(|value| value.starts_with(&format!("{session} "))).collect()
}

async fn a_session_moves_with_a_reason_and_is_put_back_within_ten_minutes_d4(database: Database) {
    let (app, _, sessions, trainer) = planned(database).await;
    let session = sessions[0];
    let before = app.database.lines(STARTS).await;
    let _ = trainer.get(&format!("/sessions/{session}")).await.page().shows(&EN.get("session-move-link"));
    let asked = [("what", "move"), ("date", "2026-03-05"), ("time", "19:30")];
    let page = look(&trainer, session, &asked).await.shows("19:30–21:30").shows(&EN.get("plan-free"));
    assert_eq!(app.database.lines(STARTS).await, before, "looking changes nothing");

    let without = commit(&page, session, "");
    let refused = trainer.post(&page_of(session), &borrowed(&without)).await.expect(422).shows(&EN.error("move-why"));
    let mut fields = commit(&refused, session, "other");
    let refused = trainer.post(&page_of(session), &borrowed(&fields)).await.expect(422).shows(&EN.error("move-words"));
    let _ = refused.shows("19:30–21:30");
    fields.retain(|(name, _)| name != "words");
    fields.push(("words".to_owned(), "The heating is out".to_owned()));
    let done = trainer.post(&page_of(session), &borrowed(&fields)).await;
    let done = done.leads_to(&format!("/sessions/{session}?saved=rescheduled&n=1&undo="));
    assert_eq!(app.database.lines(STARTS).await[0], "2026-03-05T19:30");
    let shown = trainer.get(done.location()).await.page().shows("The heating is out").shows("Trainer A.");
    let _ = shown.shows(&EN.get("act-undo")).shows(&html::text(&EN.with("saved-rescheduled", &[("count", 1.into())])));
    let words = app.database.number("select count(*) from rescheduling where words_sealed is not null").await;
    assert_eq!(words, 1, "sealed");

    let act = format!("/moves/{}", act_in(done.location()));
    app.clock.pass(10 * MINUTE);
    let _ = trainer.get(&act).await.page().shows(&EN.get("act-undo"));
    let undone = trainer.post(&act, &[("back", "/week?day=2026-03-04")]).await;
    let _ = undone.leads_to("/week?day=2026-03-04&saved=undone&n=1");
    assert_eq!(app.database.lines(STARTS).await, before);
    let _ = trainer.post(&act, &[]).await.expect(422).shows(&EN.error("changed-meanwhile"));
    let _ = trainer.get(&act).await.page().shows(&EN.get("act-undone")).hides(&EN.get("act-undo-until"));

    let page = look(&trainer, session, &asked).await;
    let done = trainer.post(&page_of(session), &borrowed(&commit(&page, session, "room"))).await.expect(303);
    app.clock.pass(10 * MINUTE + 1);
    let act = format!("/moves/{}", act_in(done.location()));
    let _ = trainer.post(&act, &[]).await.expect(422).shows(&EN.error("undo-late"));
    assert_eq!(app.database.lines(STARTS).await[0], "2026-03-05T19:30");
    for (action, count) in [("session.move", 2), ("session.undo", 1)] {
        let told = app.database.lines("select action from audit where action like 'session.%'").await;
        assert_eq!(told.iter().filter(|told| *told == action).count(), count, "{action}");
    }
}

async fn this_one_or_the_following_or_all_to_come_move_d4(database: Database) {
    let (app, centre, sessions, _) = planned(database).await;
    app.clock.set(MONDAY_NINE + 2 * DAY + 9 * 60 * MINUTE + 20 * MINUTE);
    let trainer = Staff::signs_in(&app, &centre.trainer).await;
    let trainer_page = format!("/sessions/{}", sessions[0]);
    let _ = trainer.post(&trainer_page, &[("all", "present")]).await.leads_to(&trainer_page);
    let _ = trainer.post(&trainer_page, &[]).await.leads_to(&trainer_page);
    let held = look(&trainer, sessions[0], &[("what", "move"), ("date", "2026-03-10")]).await;
    let _ = held.shows(&EN.error("session-held"));

    let asked = [("what", "move"), ("scope", "following"), ("date", "2026-03-19"), ("time", "18:00")];
    let page = look(&trainer, sessions[2], &asked).await;
    let done = trainer.post(&page_of(sessions[2]), &borrowed(&commit(&page, sessions[2], "office"))).await;
    let _ = done.leads_to(&format!("/sessions/{}?saved=rescheduled&n=2&", sessions[2]));
    let starts = ["2026-03-04T18:00", "2026-03-11T18:00", "2026-03-19T18:00", "2026-04-02T18:00"];
    assert_eq!(app.database.lines(STARTS).await, starts, "this and the following one, by a day");

    let asked = [("what", "move"), ("scope", "future"), ("date", "2026-03-11"), ("time", "17:00")];
    let page = look(&trainer, sessions[1], &asked).await;
    let done = trainer.post(&page_of(sessions[1]), &borrowed(&commit(&page, sessions[1], "participants"))).await;
    let _ = done.leads_to(&format!("/sessions/{}?saved=rescheduled&n=3&", sessions[1]));
    let starts = ["2026-03-04T18:00", "2026-03-11T17:00", "2026-03-19T17:00", "2026-04-02T17:00"];
    assert_eq!(app.database.lines(STARTS).await, starts, "what was held stays");
}

async fn a_move_that_clashes_writes_nothing_and_is_repaired_d2(database: Database) {
    let (app, centre, sessions, trainer) = planned(database).await;
    let _ = centre.plan_alone(&app.services, date(2026, 3, 12).at(18, 30, 0, 0)).await;
    let before = app.database.lines(STARTS).await;
    let asked = [("what", "move"), ("scope", "following"), ("date", "2026-03-05"), ("time", "18:00")];
    let page = look(&trainer, sessions[0], &asked).await;
    let page = page.shows(&html::text(&EN.with("clash-trainer", &[("name", "Trainer A.".into())])));
    assert!(!may_commit(&page, sessions[0]));
    let forced = [&asked[..], &[("why", "office")]].concat();
    let _ = trainer.post(&page_of(sessions[0]), &forced).await.expect(422).shows(&EN.error("move-clashes"));
    assert_eq!(app.database.lines(STARTS).await, before);

    let offered = decisions(&page, "button", sessions[1]);
    for (kind, start) in [("keep", "2026-03-11T18:00"), ("move ", "2026-03-12T19:30")] {
        let decision =
            offered.iter().find(|text| text.contains(kind)).unwrap_or_else(|| panic!("{kind} in {offered:?}"));
        let asked = [&asked[..], &[("decision", decision.as_str())]].concat();
        let page = look(&trainer, sessions[0], &asked).await;
        assert!(may_commit(&page, sessions[0]), "{kind}: {}", page.text());
        let done = trainer.post(&page_of(sessions[0]), &borrowed(&commit(&page, sessions[0], "office"))).await;
        let done = done.expect(303);
        assert!(app.database.lines(STARTS).await.contains(&start.to_owned()), "{kind}");
        let act = act_in(done.location());
        let _ = trainer.post(&format!("/moves/{act}"), &[]).await.leads_to(&format!("/moves/{act}?saved=undone"));
    }
    assert_eq!(app.database.lines(STARTS).await, before);
}

async fn a_move_that_was_overtaken_writes_nothing_and_keeps_what_was_typed_d3(database: Database) {
    let (app, centre, sessions, trainer) = planned(database).await;
    let page = look(&trainer, sessions[0], &[("what", "move"), ("date", "2026-03-05"), ("time", "18:00")]).await;
    let _ = centre.plan_alone(&app.services, date(2026, 3, 5).at(18, 30, 0, 0)).await;
    let mut fields = commit(&page, sessions[0], "other");
    fields.retain(|(name, _)| name != "words");
    fields.push(("words".to_owned(), "A strike of the buses".to_owned()));
    let refused = trainer.post(&page_of(sessions[0]), &borrowed(&fields)).await.expect(422);
    let refused = refused.shows(&EN.error("move-clashes"));
    let refused = refused.shows(&html::text(&EN.with("clash-trainer", &[("name", "Trainer A.".into())])));
    assert!(refused.body.contains("2026-03-05"), "the date is still there");
    assert_eq!(app.database.number("select count(*) from rescheduling").await, 0);
}

async fn sessions_are_cancelled_together_d4(database: Database) {
    let (app, _, sessions, trainer) = planned(database).await;
    let page = look(&trainer, sessions[1], &[("what", "cancel"), ("scope", "following")]).await;
    let done = trainer.post(&page_of(sessions[1]), &borrowed(&commit(&page, sessions[1], "room"))).await;
    let done = done.leads_to(&format!("/sessions/{}?saved=cancelled&n=3&", sessions[1]));
    assert_eq!(app.database.number("select count(*) from occurrence where live").await, 1);
    let page = trainer.get(&page_of(sessions[1])).await.page().shows(&EN.get("move-held"));
    assert!(!may_commit(&page, sessions[1]));
    let act = act_in(done.location());
    let all = trainer.get(&format!("/moves/{act}")).await.page();
    assert_eq!(all.text().matches(&EN.get("session-cancelled")).count(), 1 + 3, "what was done, and each session");
    let _ = trainer.post(&format!("/moves/{act}"), &[]).await.expect(303);
    assert_eq!(app.database.number("select count(*) from occurrence where live").await, 4);
}

async fn two_sessions_change_times_d4(database: Database) {
    let (app, centre, sessions, trainer) = planned(database).await;
    let alone = centre.plan_alone(&app.services, date(2026, 3, 6).at(11, 0, 0, 0)).await.to_string();
    let page = trainer.get(&page_of(sessions[0])).await.page();
    assert!(html::attributes(&page.body, "option", "value").contains(&alone), "it is offered");
    let page = look(&trainer, sessions[0], &[("what", "swap"), ("with", &alone)]).await;
    let done = trainer.post(&page_of(sessions[0]), &borrowed(&commit(&page, sessions[0], "participants"))).await;
    let _ = done.leads_to(&format!("/sessions/{}?saved=swapped&n=2&", sessions[0]));
    let kinds = app.database.lines("select kind from occurrence order by civil_start").await;
    assert_eq!(kinds, ["individual", "group", "group", "group", "group"]);
}

async fn a_move_that_is_sent_twice_is_done_once_r2(database: Database) {
    let (app, _, sessions, trainer) = planned(database).await;
    let page = look(&trainer, sessions[0], &[("what", "move"), ("date", "2026-03-05")]).await;
    let fields = commit(&page, sessions[0], "office");
    for _ in 0..3 {
        let done = trainer.post(&page_of(sessions[0]), &borrowed(&fields)).await;
        let _ = done.leads_to(&format!("/sessions/{}?saved=rescheduled&n=1&", sessions[0]));
    }
    assert_eq!(app.database.number("select count(*) from rescheduled").await, 1);
    let changed = |(name, value): &(String, String)| match name.as_str() {
        "date" => (name.clone(), "2026-03-06".to_owned()),
        _ => (name.clone(), value.clone()),
    };
    let other: Vec<(String, String)> = fields.iter().map(changed).collect();
    let gone_back = trainer.post(&page_of(sessions[0]), &borrowed(&other)).await.expect(422);
    let _ = gone_back.shows(&EN.error("changed-meanwhile"));
}

async fn a_session_that_is_dragged_moves_and_one_comes_back_d4(database: Database) {
    let (app, centre, sessions, trainer) = planned(database).await;
    let dragged = [
        ("scope", "this"),
        ("why", "calendar"),
        ("date", "2026-03-06"),
        ("time", "10:00"),
        ("room", ""),
        ("back", "/week?day=2026-03-04&show=all"),
    ];
    let done = trainer.post(&page_of(sessions[0]), &dragged).await;
    let done = done.leads_to("/week?day=2026-03-04&show=all&saved=rescheduled&n=1&undo=");
    assert_eq!(app.database.lines(STARTS).await[0], "2026-03-06T10:00");
    let week = trainer.get(done.location()).await.page();
    let undo = week.form(&format!("/moves/{}", act_in(done.location())));
    let back = trainer.post(&undo.action, &undo.pairs()).await;
    let _ = back.leads_to("/week?day=2026-03-04&show=all&saved=undone");
    assert_eq!(app.database.lines(STARTS).await[0], "2026-03-04T18:00");

    let _ = centre.plan_alone(&app.services, date(2026, 3, 6).at(10, 30, 0, 0)).await;
    let refused = trainer.post(&page_of(sessions[0]), &dragged).await.expect(422);
    let refused = refused.shows(&html::text(&EN.with("clash-trainer", &[("name", "Trainer A.".into())])));
    assert!(!decisions(&refused, "button", sessions[0]).is_empty(), "it can be repaired");
    for elsewhere in ["//evil.example", "https://evil.example/", "/\\evil.example"] {
        let free = [("why", "calendar"), ("date", "2026-03-16"), ("time", "10:00"), ("back", elsewhere)];
        let done = trainer.post(&page_of(sessions[0]), &free).await;
        let done = done.leads_to(&format!("/sessions/{}?saved=rescheduled", sessions[0]));
        let _ = trainer.post(&format!("/moves/{}", act_in(done.location())), &[]).await.expect(303);
    }
}

async fn whoever_is_expected_sees_it_for_a_week_d4(database: Database) {
    let (app, centre, sessions, trainer) = planned(database).await;
    for (session, asked) in [
        (sessions[0], vec![("what", "move"), ("date", "2026-03-05"), ("time", "19:00")]),
        (sessions[0], vec![("what", "move"), ("date", "2026-03-06"), ("time", "10:00")]),
        (sessions[1], vec![("what", "cancel")]),
    ] {
        let page = look(&trainer, session, &asked).await;
        let mut fields = commit(&page, session, "other");
        fields.retain(|(name, _)| name != "words");
        fields.push(("words".to_owned(), "Nothing for participants".to_owned()));
        let _ = trainer.post(&page_of(session), &borrowed(&fields)).await.expect(303);
    }
    let himself = Participant::signs_in(&app, &centre.participants[0]).await;
    let texts = Texts(Language::Russian);
    let page = himself.get("/my").await.page().shows(&texts.get("my-moved-title")).hides("Nothing for participants");
    let page = page.shows("4 марта, 18:00").hides("19:00").shows(&texts.get("my-cancelled"));
    assert_eq!(page.text().matches(&texts.get("my-moved-to")).count(), 1, "each session once");
    let stranger = Participant::signs_in(&app, &centre.participants[3]).await;
    let _ = stranger.get("/my").await.page().hides(&texts.get("my-moved-title"));
    app.clock.pass(7 * DAY + 1);
    let himself = Participant::signs_in(&app, &centre.participants[0]).await;
    let _ = himself.get("/my").await.page().hides(&texts.get("my-moved-title"));
}

/// Who leads each of the sessions, and when it begins.
async fn led(app: &TestApp, sessions: &[OccurrenceId]) -> Vec<(String, Vec<StaffId>)> {
    let starts = app.database.lines(STARTS).await;
    let mut led = Vec::new();
    for (session, start) in sessions.iter().zip(starts) {
        led.push((start, app.services.store.leads_of(*session).await.expect("its trainers")));
    }
    led
}

async fn an_absence_hands_sessions_over_in_one_plan_d4(database: Database) {
    let (app, centre, sessions, trainer) = planned(database).await;
    let alone = centre.plan_alone(&app.services, date(2026, 3, 5).at(11, 0, 0, 0)).await;
    let before = led(&app, &sessions).await;
    let leave = format!("/leave/{}", centre.trainer.id);
    let _ = trainer.get(&leave).await.page().shows("Trainer A.");
    let wrong = format!("{leave}?{}", encoded(&[("check", "1"), ("from", "2026-03-06"), ("to", "2026-03-02")]));
    let _ = trainer.get(&wrong).await.page().shows(&EN.error("period-order"));
    let asked = [("check", "1"), ("from", "2026-03-02"), ("to", "2026-03-08")];
    let page = trainer.get(&format!("{leave}?{}", encoded(&asked))).await.page();
    let page = page.shows(&html::text(&EN.with("absence-sessions", &[("count", 2.into())])));
    let hand_over = |session| format!("{session} trainer {} {}", centre.trainer.id, centre.bystander.id);
    assert_eq!(decisions(&page, "option", sessions[0])[0], hand_over(sessions[0]), "a free colleague first");
    let (to_colleague, choices) = (hand_over(sessions[0]), decisions(&page, "option", alone));
    let moved = choices.iter().find(|text| text.contains(" move ")).expect("a free time is offered");
    assert!(!moved.contains("2026-03-0"), "outside of the absence: {moved}");

    let without = [("from", "2026-03-02"), ("to", "2026-03-08"), ("choice", to_colleague.as_str())];
    let _ = trainer.post(&leave, &without).await.expect(422).shows(&EN.error("changed-meanwhile"));
    assert_eq!(led(&app, &sessions).await, before);
    let done = trainer.post(&leave, &[&without[..], &[("choice", moved.as_str())]].concat()).await;
    let done = done.leads_to(&format!("{leave}?saved=handed-over&n=2&undo="));
    assert_ne!(led(&app, &sessions).await, before);
    let noted = app.database.lines("select first_date || ' ' || last_date || ' ' || kind from staff_leave").await;
    assert_eq!(noted, ["2026-03-02 2026-03-08 sick"]);
    let leaders = app.services.store.leads_of(sessions[0]).await.expect("its trainers");
    assert_eq!(BTreeSet::from_iter(leaders), BTreeSet::from([centre.colleague.id, centre.bystander.id]));
    let colleague = Staff::is_in(&app, &centre.bystander);
    let _ = colleague.get(&format!("/sessions/{}", sessions[0])).await.page().shows("Bystander A.");
    let _ = trainer.post(&format!("/moves/{}", act_in(done.location())), &[]).await.expect(303);
    assert_eq!(led(&app, &sessions).await, before);
    assert_eq!(app.database.number("select count(*) from staff_leave").await, 0, "he is there after all");
}

async fn leave_that_was_noted_before_stays_when_its_plan_is_undone_d4(database: Database) {
    let (app, centre, sessions, trainer) = planned(database).await;
    let noted = [("what", "leave"), ("first", "2026-03-02"), ("last", "2026-03-08"), ("kind", "sick")];
    let _ = trainer.post("/hours", &noted).await.leads_to("/hours?");
    let leave = format!("/leave/{}", centre.trainer.id);
    let choice = format!("{} cancel", sessions[0]);
    let act = fresh().to_string();
    let fields = [("act", act.as_str()), ("from", "2026-03-02"), ("to", "2026-03-08"), ("choice", choice.as_str())];
    let _ = trainer.post(&leave, &fields).await.leads_to(&format!("{leave}?saved=handed-over&n=1&undo={act}"));
    let _ = trainer.post(&format!("/moves/{act}"), &[]).await.expect(303);
    assert_eq!(app.database.number("select count(*) from staff_leave").await, 1);
    // The form is sent once more, from a page that was gone back to.
    let undone = [("act", act.as_str()), ("from", "2026-03-02"), ("to", "2026-03-07"), ("choice", choice.as_str())];
    let _ = trainer.post(&leave, &undone).await;
    assert_eq!(app.database.number("select count(*) from staff_leave").await, 1, "what was undone stays undone");
}

async fn who_must_not_work_with_one_takes_over_the_others_d6(database: Database) {
    let (app, centre, sessions, trainer) = planned(database).await;
    let alone = centre.plan_alone(&app.services, date(2026, 3, 5).at(11, 0, 0, 0)).await;
    let leave = format!(
        "/leave/{}?{}",
        centre.trainer.id,
        encoded(&[("check", "1"), ("from", "2026-03-02"), ("to", "2026-03-08")])
    );
    let bystander = |session| format!("{session} trainer {} {}", centre.trainer.id, centre.bystander.id);
    let offered = async |session| {
        let page = trainer.get(&leave).await.page();
        decisions(&page, "option", session).contains(&bystander(session))
    };
    assert!(offered(sessions[0]).await && offered(alone).await);
    // The bystander works with whom the one on the individual track must not meet.
    let advocate = Staff::is_in(&app, &centre.advocate);
    let (person, staff) = (centre.participants[3].id.to_string(), centre.bystander.id.to_string());
    let apart = [("what", "keep-apart"), ("person", person.as_str()), ("other", "new"), ("partner", "Жанна Есенова")];
    let _ = advocate.post("/apart", &apart).await.leads_to("/apart?saved=apart");
    let measure = [
        ("what", "measure"),
        ("bound", person.as_str()),
        ("measure_kind", "protective_order"),
        ("issuer", "УП Алмалинского района"),
        ("number", "17"),
        ("served_on", "2026-03-01"),
        ("ban", "approach"),
    ];
    let _ = advocate.post("/apart", &measure).await.leads_to("/apart?saved=measure");
    let visit = advocate.get("/apart").await.page().form_for("/apart", "visit");
    let visit = visit.with("day", "2026-03-20").with("time", "10:00").with("minutes", "60").with("staff", &staff);
    let _ = advocate.post("/apart", &visit.pairs()).await.leads_to("/apart?saved=visit");
    assert!(!offered(alone).await, "not with him (rule D6)");
    assert!(offered(sessions[0]).await, "with the group: it is another's business");
}

async fn an_absence_is_planned_by_himself_or_a_coordinator_s1(database: Database) {
    let (app, centre, ..) = planned(database).await;
    let leave = format!("/leave/{}", centre.trainer.id);
    for account in [&centre.colleague, &centre.bystander, &centre.advocate, &centre.administrator] {
        let _ = Staff::is_in(&app, account).get(&leave).await.expect(404);
    }
    let coordinator = Staff::is_in(&app, &centre.coordinator);
    let _ = coordinator.get(&leave).await.page().shows("Colleague A.");
    let _ = coordinator.get(&format!("/leave/{}", centre.advocate.id)).await.expect(404);
}

async fn only_who_leads_moves_s1(database: Database) {
    let (app, centre, sessions, trainer) = planned(database).await;
    let before = app.database.lines(STARTS).await;
    let bystander = Staff::is_in(&app, &centre.bystander);
    let fields = [("what", "move"), ("date", "2026-03-05"), ("time", "18:00"), ("why", "office")];
    let _ = bystander.get(&page_of(sessions[0])).await.expect(404);
    let _ = bystander.post(&page_of(sessions[0]), &fields).await.expect(404);
    assert_eq!(app.database.lines(STARTS).await, before);
    let done = trainer.post(&page_of(sessions[0]), &fields).await.expect(303);
    let act = format!("/moves/{}", act_in(done.location()));
    let _ = bystander.post(&act, &[]).await.expect(404);
    let _ = Staff::is_in(&app, &centre.colleague).get(&act).await.expect(404);
    let _ = Staff::is_in(&app, &centre.coordinator).post(&act, &[]).await.leads_to(&act);
    assert_eq!(app.database.lines(STARTS).await, before, "a coordinator may undo it");
}
