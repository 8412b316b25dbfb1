//! The first start: one link founds the office (issue 2, section 1).

use tests::app::TestApp;
use tests::databases::Database;
use tests::people::{PASSWORD, app_code};

on_both_engines!(the_first_link_founds_an_office_and_its_administrator_works);

async fn the_first_link_founds_an_office_and_its_administrator_works(database: Database) {
    let app = TestApp::empty(database).await;
    let secret = app.services.first_invitation().await.expect("the store answers").expect("nobody is there yet");
    let (address, browser) = (format!("/join/{secret}"), app.browser());
    let _ = browser.post("/language", &[("language", "ru"), ("to", &address)]).await.leads_to(&address);
    let form = browser.get(&address).await.page().form(&address);
    assert_eq!(form.get("zone"), Some("Asia/Almaty"));
    let form = form.with("office", "Алматы").with("surname", "Сейтова").with("given", "Дана").with("sex", "f");
    let form = form.with("email", "dana@office.example").with("password", PASSWORD);

    let refused = browser.post(&address, &form.clone().with("zone", "Mars/Olympus").pairs()).await.expect(422);
    let kept = refused.form(&address);
    assert_eq!((kept.get("zone"), kept.get("office")), (Some("Mars/Olympus"), Some("Алматы")));
    assert_eq!(kept.get("password"), Some(""), "a password is never shown again");
    let _ = browser.post(&address, &form.pairs()).await.leads_to("/staff?saved=joined");
    assert_eq!(app.services.first_invitation().await.expect("the store answers"), None);
    let _ = browser.get(&address).await.expect(404);

    let signing_in = [("email", "dana@office.example"), ("password", PASSWORD)];
    let _ = browser.post("/staff", &signing_in).await.leads_to("/second-factor/new");
    let form = browser.get("/second-factor/new").await.page().form("/second-factor/new");
    let code = app_code(form.get("secret").expect("a secret"), app.clock.seconds());
    let _ = browser.post("/second-factor/new", &form.with("code", &code).pairs()).await.page();
    let _ = browser.get("/").await.leads_to("/accounts");
    let _ = browser.get("/accounts").await.page().shows("dana@office.example");
    let _ =
        browser.post("/office", &[("what", "add-room"), ("name", "Зал 1"), ("seats", "12")]).await.leads_to("/office");
    let office = browser.get("/office").await.page().shows("Зал 1");
    assert_eq!(office.form_for("/office", "rename-office").get("office"), Some("Алматы"));
}
