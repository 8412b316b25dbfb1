//! What is typed about people stands nowhere in the open (security S9), and the partner's side nowhere at all on the
//! participant's side (security S1b, rule F3).

use std::fs;
use std::path::Path;

use jiff::civil::date;
use tests::app::TestApp;
use tests::databases::Database;
use tests::people::{Participant, Staff};

use crate::crawler::crawl;

on_sqlite!(what_is_typed_about_people_is_sealed_s9, a_partners_name_is_seen_by_the_advocate_alone_s1b);

const SURNAME: &str = "Құпиябеков";
const GIVEN: &str = "Сырлан";
const PHONE: &str = "+77079876543";
const NOTE: &str = "зернистая ремарка о беседе";
const WHY: &str = "ошибся строкой журнала";
const ABSENCE: &str = "повезу бабушку в больницу";
const ALONE: &str = "вторая ведущая уехала в Шымкент";
const BESIDE: &str = "верёвка лежит в шкафу";
const SHEET: &str = "листок со стрелками";
const SHEET_NAME: &str = "раздатка-семь";
const PARTNER: &str = "Жанат Тайнакова";
/// Where the participant signs in from: known to his account, and yet not to be read.
const ADDRESS: &str = "203.0.113.77";

async fn what_is_typed_about_people_is_sealed_s9(database: Database) {
    let (app, centre) = TestApp::with_centre(database.clone()).await;
    let session = centre.plan(&app.services, date(2026, 3, 2).at(9, 10, 0, 0), 1).await[0];
    let himself = Participant::signs_in(&app, &centre.participants[0]).await;
    let account = &centre.participants[1];
    let elsewhere = app.browser().at(ADDRESS.parse().expect("an address"));
    let _ = elsewhere.post("/sign-in", &[("phone", &account.phone), ("code", &account.code)]).await.leads_to("/my");
    let announced = [("session", session.to_string()), ("reason", ABSENCE.to_owned())];
    let announced: Vec<(&str, &str)> = announced.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let _ = himself.post("/my", &announced).await.leads_to("/my?saved=absence-announced");

    let trainer = Staff::is_in(&app, &centre.trainer);
    let person = [
        ("surname", SURNAME),
        ("given", GIVEN),
        ("patronymic", ""),
        ("sex", "m"),
        ("phone", PHONE),
        ("iin", ""),
        ("language", "kk"),
        ("basis", "self"),
        ("track", "group"),
        ("referred_on", "2026-02-02"),
    ];
    let _ = trainer.post("/people/new", &person).await.leads_to("/people/");
    let _ = trainer.post(&format!("/sessions/{session}/note"), &[("body", NOTE)]).await.leads_to("/sessions/");
    let attach = "/manual/training-05/attach";
    let _ = trainer.post(attach, &[("what", "note"), ("body", BESIDE)]).await.leads_to("/manual/");
    let sheet = format!("%PDF-1.7 {SHEET}");
    let sheet = ("file", &*format!("{SHEET_NAME}.pdf"), sheet.as_bytes());
    let _ = trainer.upload(attach, &[("what", "file")], sheet).await.leads_to("/manual/");
    let _ = trainer.post(&format!("/sessions/{session}"), &[("all", "present")]).await.leads_to("/sessions/");
    let excused = format!("mark-{}", centre.participants[0].id);
    let _ = trainer.post(&format!("/sessions/{session}"), &[(&excused, "excused")]).await.leads_to("/sessions/");
    let mark = format!("mark-{}", centre.participants[1].id);
    let _ = trainer
        .post(&format!("/sessions/{session}"), &[(&mark, "absent"), ("reason", WHY)])
        .await
        .leads_to("/sessions/");
    let asking = centre.participants[3].enrolment.to_string();
    let joint = format!("/people/{}/joint-work", centre.participants[3].id);
    let _ = trainer
        .post(&joint, &[("what", "ask"), ("enrolment", &asking), ("partner", PARTNER)])
        .await
        .leads_to("/people/");
    let alone = [
        ("kind", "group".to_owned()),
        ("session", "training-02".to_owned()),
        ("with", format!("group:{}", centre.group)),
        ("trainers", centre.trainer.id.to_string()),
        ("led_by_one", ALONE.to_owned()),
        ("room", centre.rooms[0].to_string()),
        ("first", "2026-03-11".to_owned()),
        ("time", "18:00".to_owned()),
        ("every", "1".to_owned()),
        ("count", "1".to_owned()),
    ];
    let alone: Vec<(&str, &str)> = alone.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let _ = Staff::is_in(&app, &centre.coordinator).post("/plan", &alone).await.leads_to("/week?");
    // So that all of it is in the file, and not in its journal only.
    let page = trainer.get(&format!("/sessions/{session}")).await.page();
    for seen in [NOTE, WHY, ABSENCE] {
        assert!(page.text().contains(seen), "{seen}");
    }

    let file = database.url.strip_prefix("sqlite://").expect("a file");
    let folder = Path::new(file).parent().expect("a folder");
    let mut searched = 0;
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let bytes = fs::read(entry.path()).expect("it can be read");
        searched += bytes.len();
        let phone = &PHONE[2..];
        let emails = [centre.trainer.email.as_str(), "Trainer\u{1f}"];
        for canary in [SURNAME, GIVEN, phone, NOTE, WHY, ABSENCE, ALONE, BESIDE, SHEET, SHEET_NAME, PARTNER, ADDRESS]
            .into_iter()
            .chain(emails)
        {
            assert!(!contains(&bytes, canary), "{canary} stands in {}", entry.path().display());
        }
    }
    assert!(searched > 100_000, "the database was searched");
}

/// In UTF-8, and in UTF-16 of either byte order; in lower case too.
fn contains(bytes: &[u8], canary: &str) -> bool {
    [canary.to_owned(), canary.to_lowercase()].iter().any(|canary| {
        let little: Vec<u8> = canary.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = canary.encode_utf16().flat_map(u16::to_be_bytes).collect();
        [canary.as_bytes(), &little, &big]
            .iter()
            .any(|needle| bytes.windows(needle.len()).any(|window| window == *needle))
    })
}

async fn a_partners_name_is_seen_by_the_advocate_alone_s1b(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let session = centre.plan_alone(&app.services, date(2026, 3, 2).at(10, 0, 0, 0)).await;
    let himself = &centre.participants[3];
    let trainer = Staff::is_in(&app, &centre.trainer);
    let asking =
        [("what", "ask".to_owned()), ("enrolment", himself.enrolment.to_string()), ("partner", PARTNER.to_owned())];
    let asking: Vec<(&str, &str)> = asking.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let joint = format!("/people/{}/joint-work", himself.id);
    let _ = trainer.post(&joint, &asking).await.leads_to("/people/");
    let _ = trainer.post(&joint, &asking).await.expect(422);

    let advocate = Staff::is_in(&app, &centre.advocate);
    let _ = advocate.get("/couples").await.page().shows(PARTNER);
    let own = format!("/people/{}", himself.id);
    let at = format!("/sessions/{session}");
    for (who, browser) in [
        ("trainer", app.signed_in(&centre.trainer.device)),
        ("coordinator", app.signed_in(&centre.coordinator.device)),
        ("administrator", app.signed_in(&centre.administrator.device)),
        ("participant", Participant::signs_in(&app, himself).await.clone()),
    ] {
        let visits = crawl(&browser, &["/", &own, &at, "/people?q=Тайнакова", "/import"]).await;
        assert!(visits.len() > 4, "{who} was somewhere");
        for visit in visits {
            for part in PARTNER.split(' ') {
                let is_asked = visit.address.contains("q=");
                let found = visit.answer.body.matches(part).count();
                // What somebody typed into the search himself stands in its field and in the address of the languages.
                assert!(
                    found == 0 || (is_asked && part == "Тайнакова" && found == 1),
                    "{who} reads it at {}",
                    visit.address
                );
            }
        }
    }
    let coordinator = Staff::is_in(&app, &centre.coordinator);
    let export = coordinator.post("/overview", &[("export", "gates")]).await.page();
    assert!(!export.body.contains("Тайнакова"));
}
