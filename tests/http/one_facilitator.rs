//! Two lead a group; a coordinator may let one lead it alone and says why (rule A7).

use app::i18n::Texts;
use domain::language::Language;
use tests::answer::Answer;
use tests::app::TestApp;
use tests::browser::encoded;
use tests::centre::Centre;
use tests::databases::Database;
use tests::html::{self, Form};
use tests::people::Staff;

on_both_engines!(
    a_coordinator_lets_one_lead_a_group_and_says_why_a7,
    a_reason_that_is_too_short_or_too_long_comes_back_as_typed_a7,
    a_trainer_who_says_why_is_refused_as_if_he_had_not_a7,
    a_reason_is_not_kept_where_two_lead_a7,
    a_repair_leaves_two_who_lead_a7,
);

const EN: Texts = Texts(Language::English);
const WHY: &str = "The second trainer fell ill; the group would lose a month";
const PLANNED: &str = "select count(*) from occurrence";

/// A group's two Wednesdays, led by the trainer alone.
fn alone(centre: &Centre) -> Vec<(&'static str, String)> {
    vec![
        ("check", "1".to_owned()),
        ("session", "training-01".to_owned()),
        ("with", format!("group:{}", centre.group)),
        ("trainers", centre.trainer.id.to_string()),
        ("room", centre.rooms[0].to_string()),
        ("first", "2026-03-04".to_owned()),
        ("time", "18:00".to_owned()),
        ("every", "1".to_owned()),
        ("count", "2".to_owned()),
    ]
}

async fn look(browser: &Staff, fields: &[(&'static str, String)], why: &str) -> Answer {
    let mut pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    pairs.push(("led_by_one", why));
    browser.get(&format!("/plan?{}", encoded(&pairs))).await.page()
}

fn with_method(page: &Answer, method: &str) -> Option<Form> {
    html::forms(&page.body).into_iter().find(|form| form.action.starts_with("/plan") && form.method == method)
}

async fn a_coordinator_lets_one_lead_a_group_and_says_why_a7(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let (coordinator, trainer) = (Staff::is_in(&app, &centre.coordinator), Staff::is_in(&app, &centre.trainer));
    let blocked = look(&coordinator, &alone(&centre), "").await.shows(&EN.error("trainers-two"));
    assert!(with_method(&blocked, "post").is_none(), "one is blocked");

    let page = look(&coordinator, &alone(&centre), &format!("  {WHY} ")).await.shows(&EN.get("plan-led-by-one-kept"));
    let page = page.hides(&EN.with("plan-one-sex", &[("count", 2.into())]));
    let commit = with_method(&page, "post").expect("it can be planned");
    assert_eq!(commit.get("led_by_one"), Some(WHY));
    let _ = coordinator.post("/plan", &commit.pairs()).await.leads_to("/week?");
    assert_eq!(app.database.number(PLANNED).await, 2);
    let told = "select count(*) from audit where action = 'session.plan-led-by-one'";
    assert_eq!(app.database.number(told).await, 1);
    assert_eq!(app.database.number("select count(*) from audit where action = 'session.plan'").await, 0);
    let sealed = "select count(*) from series where led_by_one_sealed is not null";
    assert_eq!(app.database.number(sealed).await, 1);

    let office = tests::centre::actor(&app.services, &centre.trainer).await.office().expect("an office");
    for session in app.services.store.occurrences(office, 0, i64::MAX).await.expect("sessions") {
        for reader in [&trainer, &coordinator] {
            let page = reader.get(&format!("/sessions/{}", session.id)).await.page();
            let page = page.shows(&EN.get("led-by-one")).shows(WHY);
            assert!(page.text().contains("Coordinator A."), "who decided: {}", page.text());
        }
    }
    for language in Language::ALL {
        let _ = coordinator.post("/language", &[("language", language.code()), ("to", "/plan")]).await.expect(303);
        let _ = coordinator.get("/plan").await.page().shows(&html::text(&Texts(*language).get("plan-led-by-one-hint")));
    }
}

async fn a_reason_that_is_too_short_or_too_long_comes_back_as_typed_a7(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let coordinator = Staff::is_in(&app, &centre.coordinator);
    for why in ["ill today", &"ә".repeat(501)] {
        let page = look(&coordinator, &alone(&centre), why).await.shows(&EN.error("led-by-one-reason"));
        assert_eq!(with_method(&page, "get").expect("the form").get("led_by_one"), Some(why));
        assert!(with_method(&page, "post").is_none());
        let mut fields = alone(&centre);
        fields.push(("kind", "group".to_owned()));
        fields.push(("led_by_one", why.to_owned()));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let refused = coordinator.post("/plan", &fields).await.expect(422).shows(&EN.error("led-by-one-reason"));
        assert_eq!(with_method(&refused, "get").expect("the form").get("led_by_one"), Some(why));
    }
    assert_eq!(app.database.number(PLANNED).await, 0);
}

async fn a_trainer_who_says_why_is_refused_as_if_he_had_not_a7(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let _ = trainer.get("/plan").await.page().hides(&EN.get("plan-led-by-one"));
    let page = look(&trainer, &alone(&centre), WHY).await.shows(&EN.error("trainers-two"));
    assert!(with_method(&page, "post").is_none());
    let posted = |why: &str| {
        let mut fields = alone(&centre);
        fields.push(("kind", "group".to_owned()));
        fields.push(("series", centre.group.to_string()));
        if !why.is_empty() {
            fields.push(("led_by_one", why.to_owned()));
        }
        fields
    };
    let (mut with, mut without) = (String::new(), String::new());
    for (answer, why) in [(&mut with, WHY), (&mut without, "")] {
        let fields = posted(why);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        *answer = trainer.post("/plan", &fields).await.expect(422).anonymous();
    }
    assert_eq!(with, without);
    assert_eq!(app.database.number(PLANNED).await, 0);
}

async fn a_reason_is_not_kept_where_two_lead_a7(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let coordinator = Staff::is_in(&app, &centre.coordinator);
    let mut fields = alone(&centre);
    fields.push(("trainers", centre.colleague.id.to_string()));
    let page = look(&coordinator, &fields, WHY).await.hides(&EN.get("plan-led-by-one-kept"));
    let commit = with_method(&page, "post").expect("it can be planned").with("led_by_one", WHY);
    let _ = coordinator.post("/plan", &commit.pairs()).await.leads_to("/week?");
    assert_eq!(app.database.number(PLANNED).await, 2);
    assert_eq!(app.database.number("select count(*) from series where led_by_one_sealed is not null").await, 0);
}

async fn a_repair_leaves_two_who_lead_a7(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let (one, other) = (centre.trainer.id, centre.colleague.id);
    let stranger = centre.administrator.id;
    for replaced in [format!("{other} {one}"), format!("{other} {stranger}")] {
        let mut fields = alone(&centre);
        fields.push(("trainers", other.to_string()));
        fields.push(("change", format!("2026-03-11T18:00 trainer {replaced}")));
        fields.push(("kind", "group".to_owned()));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let _ = trainer.post("/plan", &fields).await.expect(422).shows(&EN.error("trainers-none"));
    }
    assert_eq!(app.database.number(PLANNED).await, 0);
}
