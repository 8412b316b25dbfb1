//! A lost password, from the administrator's link to the next sign-in (security S16); invitations that are taken back.

use domain::role::Role;
use service::accounts::OpenInvitation;
use tests::answer::Answer;
use tests::app::TestApp;
use tests::centre::{Centre, actor};
use tests::databases::Database;
use tests::html;
use tests::people::{Account, PASSWORD, Staff, app_code};

on_sqlite!(
    the_owner_sets_a_new_password_and_the_second_factor_stays_s16,
    a_link_to_a_password_works_once_and_for_three_days_s16,
    a_link_to_a_password_is_no_invitation_and_no_invitation_is_one_s16,
    nobody_resets_his_own_password_or_that_of_another_office_s16,
    a_closed_account_gets_no_new_password_s16,
    a_new_password_lets_an_owner_in_who_guessed_too_often,
    the_operator_starts_a_reset_as_well,
    an_invitation_is_taken_back_s16,
    nobody_stands_on_both_sides_of_the_wall_f3,
);

const NEW: &str = "eight grey herons at dusk";
const DAY: i64 = 24 * 60 * 60;

async fn sign_in(app: &TestApp, account: &Account, password: &str) -> Answer {
    app.browser().post("/staff", &[("email", &account.email), ("password", password)]).await
}

/// The address that an administrator is shown, without its origin.
async fn link_for(app: &TestApp, centre: &Centre, account: &Account) -> String {
    let chief = Staff::is_in(app, &centre.administrator);
    let fields = [("what", "reset-password"), ("id", &account.id.to_string())];
    let shown = chief.post("/accounts", &fields).await.page();
    let text = html::text(&shown.body);
    let address = text.split(' ').find(|word| word.contains("/password/")).expect("a link");
    address[address.find("/password/").expect("a path")..].to_owned()
}

async fn the_owner_sets_a_new_password_and_the_second_factor_stays_s16(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let before = Staff::is_in(&app, &centre.trainer);
    let link = link_for(&app, &centre, &centre.trainer).await;
    let _ = before.get("/today").await.page();
    let _ = sign_in(&app, &centre.trainer, PASSWORD).await.leads_to("/second-factor");

    let owner = app.browser();
    let page = owner.get(&link).await.page();
    assert!(!page.body.contains(&centre.trainer.email), "a lost link tells nobody whose it is");
    let refused = owner.post(&link, &[("password", "short")]).await.expect(422);
    assert!(!refused.body.contains("\"short\""), "a password is never shown again");
    let _ = owner.post(&link, &[("password", NEW)]).await.leads_to("/staff?saved=password");
    let _ = before.get("/today").await.leads_to("/sign-in");
    let _ = sign_in(&app, &centre.trainer, PASSWORD).await.expect(422);

    let browser = app.browser();
    let _ =
        browser.post("/staff", &[("email", &centre.trainer.email), ("password", NEW)]).await.leads_to("/second-factor");
    let _ = browser.get("/today").await.leads_to("/second-factor");
    let _ = browser.get("/second-factor/new").await.expect(404);
    let code = app_code(&centre.trainer.totp, app.clock.seconds());
    let _ = browser.post("/second-factor", &[("code", &code)]).await.leads_to("/today");
}

async fn a_link_to_a_password_works_once_and_for_three_days_s16(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let (first, second) =
        (link_for(&app, &centre, &centre.trainer).await, link_for(&app, &centre, &centre.trainer).await);
    app.clock.pass(60);
    let _ = app.browser().post(&first, &[("password", NEW)]).await.leads_to("/staff");
    for used in [&first, &second] {
        let _ = app.browser().get(used).await.expect(404);
        let _ = app.browser().post(used, &[("password", PASSWORD)]).await.expect(404);
    }
    let chief = actor(&app.services, &centre.administrator).await;
    let secret = app.services.start_password_reset(&chief, centre.trainer.id).await.expect("a link");
    let link = format!("/password/{secret}");
    app.clock.pass(3 * DAY - 1);
    let _ = app.browser().get(&link).await.page();
    app.clock.pass(1);
    let _ = app.browser().get(&link).await.expect(404);
    let _ = app.browser().post(&link, &[("password", PASSWORD)]).await.expect(404);
}

async fn a_link_to_a_password_is_no_invitation_and_no_invitation_is_one_s16(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let chief = actor(&app.services, &centre.administrator).await;
    let link = link_for(&app, &centre, &centre.trainer).await;
    let invitation = app.services.invite(&chief, &[Role::Trainer]).await.expect("an invitation");
    let swapped = [link.replace("/password/", "/join/"), format!("/password/{invitation}")];
    for address in &swapped {
        let _ = app.browser().get(address).await.expect(404);
    }
    let joining =
        [("surname", "Seitova"), ("given", "Dana"), ("sex", "f"), ("speaks", "kk"), ("email", "dana@office1.example")];
    let fields = [&joining[..], &[("password", NEW)]].concat();
    let _ = app.browser().post(&swapped[0], &fields).await.expect(404);
    let _ = app.browser().post(&swapped[1], &[("password", NEW)]).await.expect(404);
}

async fn nobody_resets_his_own_password_or_that_of_another_office_s16(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let other = centre.found_beside(&app.services).await;
    let chief = Staff::is_in(&app, &centre.administrator);
    for (account, status) in [(&centre.administrator, 422), (&other.trainer, 404)] {
        let id = account.id.to_string();
        let _ = chief.post("/accounts", &[("what", "reset-password"), ("id", &id)]).await.expect(status);
    }
    let trainer = Staff::is_in(&app, &centre.trainer);
    let id = centre.colleague.id.to_string();
    let _ = trainer.post("/accounts", &[("what", "reset-password"), ("id", &id)]).await.expect(404);
    assert_eq!(app.database.number("select count(*) from invitation where staff_id is not null").await, 0);
}

async fn a_closed_account_gets_no_new_password_s16(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let link = link_for(&app, &centre, &centre.trainer).await;
    let chief = actor(&app.services, &centre.administrator).await;
    app.services.change_account(&chief, centre.trainer.id, &[Role::Trainer], true).await.expect("it is closed");
    let _ = app.browser().get(&link).await.expect(404);
    let _ = app.browser().post(&link, &[("password", NEW)]).await.expect(404);
    assert!(app.services.start_password_reset(&chief, centre.trainer.id).await.is_err());
}

async fn a_new_password_lets_an_owner_in_who_guessed_too_often(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    for _ in 0..10 {
        let _ = sign_in(&app, &centre.trainer, "not the password").await.expect(422);
    }
    let _ = sign_in(&app, &centre.trainer, PASSWORD).await.expect(429);
    let link = link_for(&app, &centre, &centre.trainer).await;
    let _ = app.browser().post(&link, &[("password", NEW)]).await.leads_to("/staff");
    let _ = sign_in(&app, &centre.trainer, NEW).await.leads_to("/second-factor");
}

async fn the_operator_starts_a_reset_as_well(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    assert!(app.services.operator_reset_password("nobody@office1.example").await.is_err());
    let secret = app.services.operator_reset_password(&centre.administrator.email).await.expect("a link");
    let _ = app.browser().post(&format!("/password/{secret}"), &[("password", NEW)]).await.leads_to("/staff");
    let _ = sign_in(&app, &centre.administrator, NEW).await.leads_to("/second-factor");
}

async fn an_invitation_is_taken_back_s16(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let other = centre.found_beside(&app.services).await;
    let actor = actor(&app.services, &centre.administrator).await;
    let secret = app.services.invite(&actor, &[Role::Trainer]).await.expect("an invitation");
    let open = async || app.services.open_invitations(&actor).await.expect("invitations");
    let id = open().await.first().map(|open: &OpenInvitation| open.id.to_string()).expect("it is open");
    let fields = [("what", "withdraw"), ("id", id.as_str())];
    let _ = Staff::is_in(&app, &other.administrator).post("/accounts", &fields).await.expect(422);
    let _ = app.browser().get(&format!("/join/{secret}")).await.page();
    let chief = Staff::is_in(&app, &centre.administrator);
    let _ = chief.post("/accounts", &fields).await.leads_to("/accounts?saved=invitation-withdrawn");
    let _ = app.browser().get(&format!("/join/{secret}")).await.expect(404);
    assert!(open().await.is_empty());
    let _ = chief.post("/accounts", &fields).await.expect(422);
}

async fn nobody_stands_on_both_sides_of_the_wall_f3(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let chief = Staff::is_in(&app, &centre.administrator);
    let id = centre.advocate.id.to_string();
    for other in ["trainer", "coordinator"] {
        let roles = [("role", "advocate"), ("role", other)];
        let _ = chief.post("/accounts", &[&[("what", "invite")][..], &roles].concat()).await.expect(422);
        let change = [&[("what", "change"), ("id", id.as_str())][..], &roles].concat();
        let _ = chief.post("/accounts", &change).await.expect(422);
    }
    let _ =
        chief.post("/accounts", &[("what", "invite"), ("role", "advocate"), ("role", "administrator")]).await.page();
}
