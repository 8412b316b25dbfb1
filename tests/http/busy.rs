//! A trainer's busy times from a calendar file: times are kept and nothing else (rule D5, security S14).

use app::i18n::Texts;
use domain::language::Language;
use tests::answer::Answer;
use tests::app::{MONDAY_NINE, TestApp};
use tests::browser::encoded;
use tests::databases::Database;
use tests::html;
use tests::people::Staff;

on_both_engines!(
    times_are_kept_and_nothing_else_of_the_file_d5,
    a_file_that_is_none_is_refused_in_words_and_the_times_before_stay_s14,
    whoever_plans_sees_that_he_is_not_available_and_not_why_d5,
);

const EN: Texts = Texts(Language::English);
const PAGE: &str = "/me/busy";

fn calendar(entries: &str) -> Vec<u8> {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{entries}END:VCALENDAR\r\n").into_bytes()
}

fn weekly() -> Vec<u8> {
    calendar(
        "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Dentist Canaryova\r\nLOCATION:Secret street 1\r\n\
         DTSTART;TZID=Asia/Almaty:20260303T180000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nEND:VEVENT\r\n\
         BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20260401\r\nDTEND;VALUE=DATE:20260403\r\nEND:VEVENT\r\n",
    )
}

async fn times_are_kept_and_nothing_else_of_the_file_d5(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let _ = trainer.get(PAGE).await.page().shows(&html::text(&EN.get("busy-none")));
    let read = trainer.upload(PAGE, &[], ("file", "my.ics", &weekly())).await.leads_to("/me/busy?saved=busy-read&n=4");
    let page = trainer.get(read.location()).await.page();
    let page = page.shows("03.03.2026, 18:00–19:00").shows("17.03.2026, 18:00–19:00");
    let _ = page.shows("01.04.2026, 00:00 – 03.04.2026, 00:00").hides("Canaryova").hides("Secret street");
    // Two days are six pieces of eight hours.
    assert_eq!(app.database.number("select count(*) from busy_time").await, 9);
    let _ = Staff::is_in(&app, &centre.colleague).get(PAGE).await.page().hides("18:00–19:00");

    let one = calendar("BEGIN:VEVENT\r\nUID:3\r\nDTSTART:20260305T090000\r\nDURATION:PT30M\r\nEND:VEVENT\r\n");
    let _ = trainer.upload(PAGE, &[], ("file", "my.ics", &one)).await.leads_to("/me/busy?saved=busy-read&n=1");
    assert_eq!(app.database.number("select count(*) from busy_time").await, 1, "it replaces what was there");
    app.clock.set(MONDAY_NINE + 4 * 24 * 60 * 60);
    let trainer = Staff::signs_in(&app, &centre.trainer).await;
    let _ = trainer.get(PAGE).await.page().hides("05.03.2026");
    let _ = trainer.post(PAGE, &[("what", "forget")]).await.leads_to("/me/busy?saved=busy-forgotten");
    assert_eq!(app.database.number("select count(*) from busy_time").await, 0);
}

async fn a_file_that_is_none_is_refused_in_words_and_the_times_before_stay_s14(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let _ = trainer.upload(PAGE, &[], ("file", "my.ics", &weekly())).await.leads_to("/me/busy?saved=busy-read");
    let before = app.database.number("select count(*) from busy_time").await;
    let rule =
        calendar("BEGIN:VEVENT\r\nDTSTART:20260305T090000\r\nDURATION:PT1M\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT\r\n");
    let large = [calendar(""), vec![b' '; 2 * 1024 * 1024]].concat();
    for (content, why) in [
        (b"".to_vec(), "calendar-empty"),
        (b"MZ\x90\0 a program".to_vec(), "calendar-kind"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n".to_vec(), "calendar-broken"),
        (rule, "calendar-rule"),
        (large, "calendar-large"),
    ] {
        let refused = trainer.upload(PAGE, &[], ("file", "my.ics", &content)).await.expect(422);
        let _ = refused.shows(&html::text(&EN.error(why)));
    }
    let huge = vec![b' '; 4 * 1024 * 1024];
    let refused = trainer.upload(PAGE, &[], ("file", "my.ics", &huge)).await.expect(413);
    let _ = refused.shows(&html::text(&EN.error("calendar-large")));
    assert_eq!(app.database.number("select count(*) from busy_time").await, before);
}

async fn whoever_plans_sees_that_he_is_not_available_and_not_why_d5(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let (with, room) = (format!("group:{}", centre.group), centre.rooms[0].to_string());
    let (one, other) = (centre.trainer.id.to_string(), centre.colleague.id.to_string());
    let look = async |who: &Staff, time: &'static str| {
        let fields = [
            ("check", "1"),
            ("session", "training-01"),
            ("with", with.as_str()),
            ("trainers", &one),
            ("trainers", &other),
            ("room", &room),
            ("first", "2026-03-03"),
            ("time", time),
            ("every", "1"),
            ("count", "4"),
        ];
        who.get(&format!("/plan?{}", encoded(&fields))).await.page()
    };
    let not_available = EN.get("clash-not-available");
    let _ = look(&trainer, "18:30").await.hides(&not_available);
    let _ = trainer.upload(PAGE, &[], ("file", "my.ics", &weekly())).await.leads_to("/me/busy?saved=busy-read");
    let colleague = Staff::is_in(&app, &centre.colleague);
    let clash = look(&colleague, "18:30").await.hides("Canaryova").hides("Secret street");
    assert_eq!(clash.text().matches(&not_available).count(), 3, "three Tuesdays of four: {}", clash.text());
    let is_offered =
        |page: &Answer| html::forms(&page.body).iter().any(|form| form.method == "post" && form.action == "/plan");
    assert!(!is_offered(&clash));
    let free = look(&colleague, "19:00").await.hides(&not_available);
    assert!(is_offered(&free), "his hour is over");
    let _ = trainer.post(PAGE, &[("what", "forget")]).await.leads_to("/me/busy?saved=busy-forgotten");
    assert!(is_offered(&look(&colleague, "18:30").await));
}
