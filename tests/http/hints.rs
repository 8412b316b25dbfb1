//! What staff are told without being stopped: rules A7 and C5.

use app::i18n::Texts;
use domain::attendance::Mark;
use domain::language::Language;
use jiff::civil::date;
use tests::app::TestApp;
use tests::centre::actor;
use tests::databases::Database;
use tests::people::Staff;

on_sqlite!(
    a_group_led_by_two_women_is_a_warning_a7,
    the_days_to_join_on_are_named_a7,
    a_warning_names_who_recorded_the_absences_c5,
);

const ENGLISH: Texts = Texts(Language::English);
const DAY: i64 = 24 * 60 * 60;

async fn a_group_led_by_two_women_is_a_warning_a7(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let (lead, other, room) = (centre.trainer.id, centre.colleague.id, centre.rooms[0]);
    let when = "first=2026-03-04&time=18:00&every=1&count=2";
    let group = format!("with=group:{}&session=training-01&trainers={lead}&trainers={other}", centre.group);
    let warning = ENGLISH.with("plan-one-sex", &[("count", 2.into())]);
    let page = trainer.get(&format!("/plan?check=1&{group}&room={room}&{when}")).await.page().shows(&warning);
    let plan = page.form("/plan");
    let _ = trainer.post("/plan", &plan.pairs()).await.leads_to("/week");

    let alone = format!("with=person:{}&session=clearing-1&trainers={lead}", centre.participants[3].enrolment);
    let one = ENGLISH.with("plan-one-sex", &[("count", 1.into())]);
    let when = "first=2026-03-05&time=10:00&every=1&count=1";
    let _ = trainer.get(&format!("/plan?check=1&{alone}&room={room}&{when}")).await.page().hides(&one);
}

async fn the_days_to_join_on_are_named_a7(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let _ = centre.plan(&app.services, date(2026, 3, 4).at(18, 0, 0, 0), 1).await;
    let hint = ENGLISH.with("member-entries", &[("days", "04.03.2026".into())]);
    let trainer = Staff::is_in(&app, &centre.trainer);
    let _ = trainer.get(&format!("/groups/{}", centre.group)).await.page().shows(&hint);
}

async fn a_warning_names_who_recorded_the_absences_c5(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let session = centre.plan(&app.services, date(2026, 3, 2).at(18, 0, 0, 0), 1).await[0];
    app.clock.pass(DAY);
    let lead = actor_after(&app, &centre.colleague).await;
    let missed = [(centre.participants[0].id, Mark::Absent)];
    app.services.mark(&lead, session, &missed, "").await.expect("it is marked");
    let by = ENGLISH.with("warning-recorded-by", &[("name", "Colleague A.".into())]);
    let address = format!("/people/{}", centre.participants[0].id);
    let trainer = Staff::signs_in(&app, &centre.trainer).await;
    let _ = trainer.get(&address).await.page().shows(&by);
}

/// A day later every device has to sign in again.
async fn actor_after(app: &TestApp, account: &tests::people::Account) -> service::actor::Actor {
    let browser = Staff::signs_in(app, account).await;
    let device = browser.cookie(tests::app::SESSION).expect("signed in");
    let account = tests::people::Account { device, ..account.clone() };
    actor(&app.services, &account).await
}
