//! Notes and files beside a plan: for the office, of a few kinds, sealed.

use app::i18n::Texts;
use domain::language::Language;
use jiff::civil::date;
use tests::answer::Answer;
use tests::app::TestApp;
use tests::databases::Database;
use tests::html;
use tests::people::{Participant, Staff};

on_both_engines!(
    a_note_and_a_file_stand_beside_the_plan_of_their_office,
    what_is_no_such_file_is_refused_in_words_and_nothing_is_saved_s14,
    only_its_author_and_the_coordinator_remove_it,
    what_was_written_stays_when_it_is_refused_and_is_text_when_it_is_kept_s4,
    an_office_document_is_known_by_its_content_whatever_its_name_says_s14,
    beside_a_plan_of_another_version_one_stays_in_that_version_a1,
    the_session_tells_how_much_of_ours_stands_beside_its_plan,
);

const EN: Texts = Texts(Language::English);
const PLAN: &str = "/manual/training-05";
const ATTACH: &str = "/manual/training-05/attach";
const PDF: &[u8] = b"%PDF-1.7 a worksheet for the blackboard";

async fn english(staff: &Staff) {
    let _ = staff.post("/language", &[("language", "en"), ("to", "/manual")]).await.leads_to("/manual");
}

fn file_address(page: &Answer) -> String {
    let forms = html::forms(&page.body);
    forms.iter().map(|form| form.action.clone()).find(|action| action.contains("/files/")).expect("a file is listed")
}

async fn a_note_and_a_file_stand_beside_the_plan_of_their_office(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let other = centre.found_beside(&app.services).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    english(&trainer).await;
    let noted = trainer.post(ATTACH, &[("what", "note"), ("body", "The rope lies in room 2.")]).await;
    let _ = noted.leads_to(PLAN);
    let _ = trainer.upload(ATTACH, &[("what", "file")], ("file", "Ескерту.pdf", PDF)).await.leads_to(PLAN);

    let colleague = Staff::is_in(&app, &centre.colleague);
    let page = colleague.get(PLAN).await.page().shows("The rope lies in room 2.").shows("Ескерту.pdf");
    let file = file_address(&page);
    let download = colleague.post(&file, &[]).await.expect(200);
    assert_eq!(download.bytes, PDF);
    assert_eq!(download.header("content-type"), "application/pdf");
    let disposition = download.header("content-disposition").to_owned();
    assert!(disposition.starts_with("attachment; filename=\".pdf\"; filename*=UTF-8''%D0%95"), "{disposition}");

    let elsewhere = Staff::is_in(&app, &other.trainer);
    let _ = elsewhere.get(PLAN).await.page().hides("The rope lies in room 2.").hides("Ескерту.pdf");
    let _ = elsewhere.post(&file, &[]).await.expect(404);
    let key = file.rsplit('/').next().expect("a key");
    let _ = elsewhere.post(ATTACH, &[("what", "remove"), ("id", key)]).await.expect(404);
    assert_eq!(app.database.number("select count(*) from plan_attachment").await, 2);
}

async fn what_is_no_such_file_is_refused_in_words_and_nothing_is_saved_s14(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    english(&trainer).await;
    let program: &[u8] = b"MZ\x90\0\x03 a program";
    for (name, content, why) in [
        ("worksheet.pdf", program, "attachment-kind"),
        ("page.html", b"<script>alert(1)</script>".as_slice(), "attachment-kind"),
        ("picture.svg", b"<svg onload='alert(1)'/>".as_slice(), "attachment-kind"),
        ("empty.pdf", b"".as_slice(), "attachment-empty"),
    ] {
        let refused = trainer.upload(ATTACH, &[("what", "file")], ("file", name, content)).await.expect(422);
        let _ = refused.shows(&html::text(&EN.error(why)));
    }
    let large = [PDF, &vec![b' '; 10 * 1024 * 1024]].concat();
    let refused = trainer.upload(ATTACH, &[("what", "file")], ("file", "large.pdf", &large)).await.expect(422);
    let _ = refused.shows(&html::text(&EN.error("attachment-large")));
    let huge = vec![b' '; 40 * 1024 * 1024];
    let refused = trainer.upload(ATTACH, &[("what", "file")], ("file", "huge.pdf", &huge)).await;
    let refused = refused.expect(413).shows(&html::text(&EN.error("attachment-large")));
    let _ = refused.form_for(ATTACH, "file");
    let none = trainer.post(ATTACH, &[("what", "file")]).await.expect(422);
    let _ = none.shows(&html::text(&EN.error("attachment-empty")));
    assert_eq!(app.database.number("select count(*) from plan_attachment").await, 0);
}

async fn only_its_author_and_the_coordinator_remove_it(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    for n in 0..2 {
        let name = format!("sheet-{n}.pdf");
        let _ = trainer.upload(ATTACH, &[("what", "file")], ("file", &name, PDF)).await.leads_to(PLAN);
    }
    assert_eq!(app.database.number("select count(*) from plan_attachment").await, 2);
    let first = file_address(&trainer.get(PLAN).await.page());
    let first = first.rsplit('/').next().expect("a key").to_owned();
    let colleague = Staff::is_in(&app, &centre.colleague);
    let _ = colleague.post(ATTACH, &[("what", "remove"), ("id", &first)]).await.expect(404);
    let _ = trainer.post(ATTACH, &[("what", "remove"), ("id", &first)]).await.leads_to(PLAN);
    let second = file_address(&trainer.get(PLAN).await.page());
    let second = second.rsplit('/').next().expect("a key").to_owned();
    let coordinator = Staff::is_in(&app, &centre.coordinator);
    let _ = coordinator.post(ATTACH, &[("what", "remove"), ("id", &second)]).await.leads_to(PLAN);
    assert_eq!(app.database.number("select count(*) from plan_attachment").await, 0);
}

async fn what_was_written_stays_when_it_is_refused_and_is_text_when_it_is_kept_s4(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    english(&trainer).await;
    let long = "Ә".repeat(2001);
    let refused = trainer.post(ATTACH, &[("what", "note"), ("body", &long)]).await.expect(422);
    let _ = refused.shows(&long).shows(&html::text(&EN.error("attachment-note")));
    let _ = trainer.post(ATTACH, &[("what", "note"), ("body", " \r\n ")]).await.expect(422);
    assert_eq!(app.database.number("select count(*) from plan_attachment").await, 0);
    let markup = "<script>alert(1)</script>\r\n<b>rope</b>";
    let _ = trainer.post(ATTACH, &[("what", "note"), ("body", markup)]).await.leads_to(PLAN);
    let _ = trainer.upload(ATTACH, &[("what", "file")], ("file", "<i>board<i>.pdf", PDF)).await.leads_to(PLAN);
    let page = trainer.get(PLAN).await.page();
    for part in ["<script>alert", "<b>rope", "<i>board"] {
        assert!(!page.body.contains(part), "{part} is markup");
    }
    let _ = page.shows("alert(1)").shows("rope");
}

async fn an_office_document_is_known_by_its_content_whatever_its_name_says_s14(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    english(&trainer).await;
    let sheet = include_bytes!("../files/people-ru.xlsx");
    for name in ["sheet.docx", "sheet.pdf", "sheet.xlsm", "sheet"] {
        let refused = trainer.upload(ATTACH, &[("what", "file")], ("file", name, sheet)).await.expect(422);
        let _ = refused.shows(&html::text(&EN.error("attachment-kind")));
    }
    let _ = trainer.upload(ATTACH, &[("what", "file")], ("file", "sheet.XLSX", sheet)).await.leads_to(PLAN);
    let file = file_address(&trainer.get(PLAN).await.page());
    let download = trainer.post(&file, &[]).await.expect(200);
    assert_eq!(download.bytes, &sheet[..]);
    assert_eq!(download.header("content-type"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    assert_eq!(download.header("x-content-type-options"), "nosniff");
    assert_eq!(download.header("cache-control"), "no-store");
    let himself = Participant::signs_in(&app, &centre.participants[0]).await;
    let _ = himself.post(&file, &[]).await.expect(404);
}

async fn beside_a_plan_of_another_version_one_stays_in_that_version_a1(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let shipped = app.services.store.programmes().await.expect("versions")[0].id;
    let page = trainer.get(&format!("{PLAN}?version={shipped}")).await.page();
    let note = page.form_for(&format!("{ATTACH}?version={shipped}"), "note");
    let saved = trainer.post(&note.action, &[("what", "note"), ("body", "The rope lies in room 2.")]).await;
    let saved = saved.leads_to(&format!("{PLAN}?version={shipped}&saved="));
    let _ = trainer.get(saved.location()).await.page().shows("The rope lies in room 2.");
    for address in ["/manual/no-such-session/attach", &format!("{ATTACH}?version={}", uuid::Uuid::nil())] {
        let _ = trainer.post(address, &[("what", "note"), ("body", "Nowhere.")]).await.expect(404);
        let _ = trainer.upload(address, &[("what", "file")], ("file", "a.pdf", PDF)).await.expect(404);
    }
    assert_eq!(app.database.number("select count(*) from plan_attachment").await, 1);
}

async fn the_session_tells_how_much_of_ours_stands_beside_its_plan(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let session = centre.plan(&app.services, date(2026, 3, 2).at(9, 10, 0, 0), 1).await[0];
    let trainer = Staff::is_in(&app, &centre.trainer);
    english(&trainer).await;
    let page = format!("/sessions/{session}");
    let words = |count: i64| EN.with("lead-attachments", &[("count", count.into())]);
    assert!(!trainer.get(&page).await.page().body.contains("#attachments"), "there is nothing yet");
    for n in 1..=2 {
        let noted = trainer.post("/manual/training-01/attach", &[("what", "note"), ("body", "Chairs in a circle.")]);
        let _ = noted.await.leads_to("/manual/training-01");
        let shown = trainer.get(&page).await.page().shows(&html::text(&words(n)));
        let links = html::attributes(&shown.body, "a", "href");
        let link = links.iter().find(|link| link.ends_with("#attachments")).expect("a link");
        let _ = trainer.get(link).await.page().shows("Chairs in a circle.");
    }
}
