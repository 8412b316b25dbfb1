//! Rooms that are met on a screen: a venue of their own for people who must not meet (rule D6).

use app::i18n::Texts;
use domain::ids::RoomId;
use domain::language::Language;
use jiff::civil::date;
use tests::answer::Answer;
use tests::app::TestApp;
use tests::browser::encoded;
use tests::centre::Centre;
use tests::databases::Database;
use tests::html;
use tests::people::Staff;

on_both_engines!(
    a_room_is_said_to_be_online_which_is_kept_and_recorded,
    a_room_changes_its_kind_only_while_nothing_is_planned_in_it_d6,
    two_who_must_not_meet_share_no_online_room_d6,
);

const EN: Texts = Texts(Language::English);
const ONLINE: &str = "select name from room where is_online order by name";

async fn change(administrator: &Staff, room: RoomId, name: &str, more: &[(&str, &str)]) -> Answer {
    let id = room.to_string();
    let fields = [("what", "change-room"), ("id", id.as_str()), ("name", name), ("seats", "12")];
    administrator.post("/office", &[&fields[..], more].concat()).await
}

async fn a_room_is_said_to_be_online_which_is_kept_and_recorded(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let administrator = Staff::is_in(&app, &centre.administrator);
    let badge = format!(">{}</span>", EN.get("room-online"));
    assert!(!administrator.get("/office").await.page().body.contains(&badge));
    let fields = [("what", "add-room"), ("name", "Screen"), ("seats", "6"), ("online", "on")];
    let _ = administrator.post("/office", &fields).await.leads_to("/office?saved=room");
    assert_eq!(app.database.lines(ONLINE).await, ["Screen"]);
    let page = administrator.get("/office").await.page();
    assert_eq!(page.body.matches(&badge).count(), 1);

    let _ = change(&administrator, centre.rooms[0], "1", &[("online", "on")]).await.leads_to("/office?saved=room");
    assert_eq!(app.database.lines(ONLINE).await, ["1", "Screen"]);
    let _ = change(&administrator, centre.rooms[0], "One", &[("online", "on")]).await.leads_to("/office?saved=room");
    assert_eq!(app.database.lines(ONLINE).await, ["One", "Screen"], "another name changes nothing else");
    let _ = change(&administrator, centre.rooms[0], "1", &[]).await.leads_to("/office?saved=room");
    assert_eq!(app.database.lines(ONLINE).await, ["Screen"]);
    let told = "select action from audit where action like 'room.%' order by seq";
    let told = app.database.lines(told).await;
    assert_eq!(told[2..], ["room.add-online", "room.online", "room.change", "room.at-centre"]);

    let taken = [("what", "add-room"), ("name", "Screen"), ("seats", "6"), ("online", "on")];
    let _ = administrator.post("/office", &taken).await.expect(422).shows(&EN.error("already-there"));
    let _ = Staff::is_in(&app, &centre.trainer).post("/office", &fields).await.expect(404);
}

async fn a_room_changes_its_kind_only_while_nothing_is_planned_in_it_d6(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let administrator = Staff::is_in(&app, &centre.administrator);
    let sessions = centre.plan(&app.services, date(2026, 3, 4).at(18, 0, 0, 0), 1).await;
    let refused = change(&administrator, centre.rooms[0], "Renamed", &[("online", "on")]).await.expect(422);
    let refused = refused.shows(&EN.error("room-in-use"));
    let forms = html::forms(&refused.body);
    let own = forms.iter().find(|form| form.get("id") == Some(centre.rooms[0].to_string().as_str()));
    let own = own.expect("the form is shown again");
    assert!(own.get("name") == Some("Renamed") && own.get("online").is_some(), "what was typed stays: {own:?}");
    let names = app.database.lines("select name from room order by name").await;
    assert_eq!(names, ["1", "2"], "nothing is written");

    let coordinator = Staff::is_in(&app, &centre.coordinator);
    let cancel = [("what", "cancel"), ("why", "room")];
    let _ = coordinator.post(&format!("/sessions/{}/move", sessions[0]), &cancel).await.expect(303);
    let _ = change(&administrator, centre.rooms[0], "1", &[("online", "on")]).await.leads_to("/office?saved=room");
}

/// Looks at an hour of the fourth participant with the bystander, half an hour after the group.
async fn look(trainer: &Staff, centre: &Centre, room: RoomId) -> Answer {
    let (with, room) = (format!("person:{}", centre.participants[3].enrolment), room.to_string());
    let bystander = centre.bystander.id.to_string();
    let fields = [
        ("check", "1"),
        ("session", "clearing-1"),
        ("with", with.as_str()),
        ("trainers", &bystander),
        ("room", &room),
        ("first", "2026-03-04"),
        ("time", "20:30"),
        ("every", "1"),
        ("count", "1"),
    ];
    trainer.get(&format!("/plan?{}", encoded(&fields))).await.page()
}

async fn two_who_must_not_meet_share_no_online_room_d6(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let administrator = Staff::is_in(&app, &centre.administrator);
    let _ = change(&administrator, centre.rooms[0], "1", &[("online", "on")]).await.leads_to("/office?saved=room");
    let _ = centre.plan(&app.services, date(2026, 3, 4).at(18, 0, 0, 0), 1).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let not_available = EN.get("clash-not-available");
    let _ = look(&trainer, &centre, centre.rooms[0]).await.hides(&not_available);

    let advocate = Staff::is_in(&app, &centre.advocate);
    let (one, other) = (centre.participants[3].id.to_string(), format!("person:{}", centre.participants[0].id));
    let apart = [("what", "keep-apart"), ("person", one.as_str()), ("other", other.as_str()), ("details", "")];
    let _ = advocate.post("/apart", &apart).await.leads_to("/apart?saved=apart");
    let refused = look(&trainer, &centre, centre.rooms[0]).await.shows(&not_available);
    let is_offered =
        |page: &Answer| html::forms(&page.body).iter().any(|form| form.method == "post" && form.action == "/plan");
    assert!(!is_offered(&refused));
    let elsewhere = look(&trainer, &centre, centre.rooms[1]).await.hides(&not_available);
    assert!(is_offered(&elsewhere), "at the centre he does not meet who is on a screen");
}
