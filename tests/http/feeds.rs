//! Appointments in a calendar elsewhere, as an implementation of RFC 5545 that is not ours reads them.

use std::env;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use app::i18n::Texts;
use domain::language::Language;
use jiff::civil::date;
use tests::answer::Answer;
use tests::app::{ORIGIN, TestApp};
use tests::browser::Browser;
use tests::databases::Database;
use tests::html;
use tests::people::{Anonymous, Participant, Staff};

on_both_engines!(
    a_trainers_feed_tells_when_where_and_which_group,
    a_participants_feed_tells_when_and_nothing_else_i2,
    a_link_works_until_it_is_replaced_or_ended,
    links_that_lead_nowhere_are_counted_s7,
    one_appointment_is_handed_out_as_a_file,
);

/// Words that nothing outside may hold (security S18), and names of what a feed must not tell.
const NEVER: [&str; 14] = [
    "violence",
    "abuse",
    "police",
    "насили",
    "агресс",
    "полиц",
    "зорлық",
    "centre",
    "center",
    "betburys",
    "training",
    "couple",
    "partner",
    "joint",
];

async fn make(browser: &Browser) -> String {
    let page = browser.post("/me/feed", &[("what", "renew")]).await.page();
    let links = html::attributes(&page.body, "input", "value");
    let link = links.iter().find(|value| value.contains("/feeds/")).expect("the link is shown").clone();
    link.strip_prefix(ORIGIN).expect("it is ours").to_owned()
}

/// What another program reads: one line an appointment.
fn parsed(calendar: &Answer) -> Vec<String> {
    assert_eq!(calendar.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(calendar.header("cache-control"), "no-store");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("feeds/read.py");
    let mut program = Command::new(python());
    program.arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = program.spawn().expect("Python starts");
    running.stdin.take().expect("it reads").write_all(&calendar.bytes).expect("it reads all");
    let output = running.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{}\n{}", String::from_utf8_lossy(&output.stderr), calendar.body);
    String::from_utf8(output.stdout).expect("text").lines().map(str::to_owned).collect()
}

#[expect(clippy::disallowed_methods, reason = "the test runner says which Python has the package")]
fn python() -> PathBuf {
    let path = env::var_os("BETBURYS_TEST_PYTHON").map(PathBuf::from);
    path.unwrap_or_else(|| {
        panic!("set BETBURYS_TEST_PYTHON to a Python with what tests/feeds/requirements.txt names, or run `cargo xtask test http`")
    })
}

async fn a_trainers_feed_tells_when_where_and_which_group(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let sessions = centre.plan(&app.services, date(2026, 3, 3).at(18, 0, 0, 0), 2).await;
    let alone = centre.plan_alone(&app.services, date(2026, 3, 4).at(9, 30, 0, 0)).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let link = make(&trainer).await;
    let cancel = [("what", "cancel"), ("why", "office")];
    let _ = trainer.post(&format!("/sessions/{}/move", sessions[1]), &cancel).await.expect(303);
    let anybody = Anonymous::comes(&app);
    let calendar = anybody.get(&link).await.expect(200);
    assert_eq!(
        parsed(&calendar),
        [
            format!("{}|2026-03-03T13:00:00Z|120|CONFIRMED|0|Appointment · B-1|room 1", sessions[0]),
            format!("{alone}|2026-03-04T04:30:00Z|60|CONFIRMED|0|Appointment|room 2"),
            format!("{}|2026-03-10T13:00:00Z|120|CANCELLED|1|Cancelled: Appointment · B-1|room 1", sessions[1]),
        ]
    );
    assert!(calendar.body.contains("TZID:Asia/Almaty"), "the zone's rules come along");
    let bystander = make(&Staff::is_in(&app, &centre.bystander)).await;
    assert!(parsed(&anybody.get(&bystander).await.expect(200)).is_empty());
}

async fn a_participants_feed_tells_when_and_nothing_else_i2(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let sessions = centre.plan(&app.services, date(2026, 3, 3).at(18, 0, 0, 0), 1).await;
    let himself = Participant::signs_in(&app, &centre.participants[0]).await;
    let link = make(&himself).await;
    let calendar = Anonymous::comes(&app).get(&link).await.expect(200);
    let word = Texts(Language::Russian).get("feed-appointment");
    assert_eq!(parsed(&calendar), [format!("{}|2026-03-03T13:00:00Z|120|CONFIRMED|0|{word}|-", sessions[0])]);
    let words = calendar.body.to_lowercase();
    for word in NEVER {
        assert!(!words.contains(word), "{word}:\n{}", calendar.body);
    }
    for word in ["B-1", "Almaty\r", "Aigul", centre.participants[0].surname.as_str()] {
        assert!(!calendar.body.replace("TZID:Asia/Almaty\r", "").contains(word), "{word}:\n{}", calendar.body);
    }
    let stranger = Participant::signs_in(&app, &centre.participants[3]).await;
    let other = make(&stranger).await;
    assert!(parsed(&Anonymous::comes(&app).get(&other).await.expect(200)).is_empty(), "nothing of others");
}

async fn a_link_works_until_it_is_replaced_or_ended(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let anybody = Anonymous::comes(&app);
    let old = make(&trainer).await;
    let new = make(&trainer).await;
    let _ = anybody.get(&old).await.expect(404);
    let _ = anybody.get(&new).await.expect(200);
    let secret = new.trim_start_matches("/feeds/").trim_end_matches(".ics");
    assert!(!trainer.get("/me/feed").await.page().body.contains(secret), "it is shown once");
    let _ = trainer.post("/me/feed", &[("what", "revoke")]).await.leads_to("/me/feed?saved=feed-revoked");
    let _ = anybody.get(&new).await.expect(404);
    let _ = trainer.post("/me/feed", &[("what", "revoke")]).await.expect(422);

    let himself = Participant::signs_in(&app, &centre.participants[0]).await;
    let his = make(&himself).await;
    let _ = anybody.get(&his).await.expect(200);
    let _ = trainer.post(&format!("/people/{}/code", centre.participants[0].id), &[]).await.page();
    let _ = anybody.get(&his).await.expect(404);
}

async fn links_that_lead_nowhere_are_counted_s7(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let link = make(&Staff::is_in(&app, &centre.trainer)).await;
    let anybody = Anonymous::comes(&app);
    for n in 0..60 {
        let _ = anybody.get(&format!("/feeds/{n}.ics")).await.expect(404);
    }
    let refused = anybody.get("/feeds/60.ics").await.expect(429);
    assert!(!refused.header("retry-after").is_empty());
    let _ = anybody.get(&link).await.expect(200);
    let _ = anybody.get(link.trim_end_matches(".ics")).await.expect(404);
}

async fn one_appointment_is_handed_out_as_a_file(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let session = centre.plan(&app.services, date(2026, 3, 3).at(18, 0, 0, 0), 2).await[0];
    let trainer = Staff::is_in(&app, &centre.trainer);
    let _ = trainer.get(&format!("/sessions/{session}")).await.page().form(&format!("/sessions/{session}/calendar"));
    let file = trainer.post(&format!("/sessions/{session}/calendar"), &[]).await.expect(200);
    assert!(file.header("content-disposition").starts_with("attachment; filename=\"calendar.ics\""));
    let line = format!("{session}|2026-03-03T13:00:00Z|120|CONFIRMED|0|Appointment · B-1|room 1");
    assert_eq!(parsed(&file), [line]);
    let himself = Participant::signs_in(&app, &centre.participants[0]).await;
    let form = himself.get("/my").await.page().form("/my/calendar");
    assert_eq!(form.action, "/my/calendar");
    let id = session.to_string();
    let file = himself.post("/my/calendar", &[("session", &id)]).await.expect(200);
    assert_eq!(parsed(&file).len(), 1);
    let stranger = Participant::signs_in(&app, &centre.participants[3]).await;
    let _ = stranger.post("/my/calendar", &[("session", &id)]).await.expect(404);
}
