//! Notes and files beside a plan: for the office, of a few kinds, sealed.

use app::i18n::Texts;
use domain::language::Language;
use tests::answer::Answer;
use tests::app::TestApp;
use tests::databases::Database;
use tests::html;
use tests::people::Staff;

on_both_engines!(
    a_note_and_a_file_stand_beside_the_plan_of_their_office,
    what_is_no_such_file_is_refused_in_words_and_nothing_is_saved_s14,
    only_its_author_and_the_coordinator_remove_it,
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
    assert_eq!(refused.status, 413);
    let _ = trainer.post(ATTACH, &[("what", "note"), ("body", &"a".repeat(2001))]).await.expect(422);
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
