//! Each partner is asked alone before and after every joint session; what she says stays on her side (rules E3, F3).

use app::i18n::Texts;
use domain::language::Language;
use tests::answer::Answer;
use tests::databases::Database;
use tests::html::Form;
use tests::people::Staff;

use crate::couples::Scene;

on_both_engines!(
    a_joint_session_is_closed_with_all_four_checks_e3,
    a_concern_of_hers_ends_joint_work_and_stays_with_her_f3,
    a_concern_of_his_ends_joint_work_e1,
    a_check_out_of_its_time_is_refused_and_keeps_what_was_typed,
    nobody_asks_for_the_other_side_s1,
    a_session_that_he_missed_is_closed_without_checks,
);

const EN: Texts = Texts(Language::English);
/// Thursday 2026-03-05, 18:00 in Almaty, when the first joint session begins.
const STARTS: i64 = 1_772_715_600;
const HALF_AN_HOUR: i64 = 30 * 60;
const HER_WORDS: &str = "She is afraid of the way home";

/// Two joint sessions are planned; the page of the first.
async fn planned(database: Database) -> (Scene, String) {
    let scene = Scene::set(database).await;
    scene.coordinator_says("approve").await;
    scene.advocate_says("approve").await;
    scene.plan().await;
    let trainer = tests::centre::actor(&scene.app.services, &scene.centre.trainer).await;
    let office = trainer.office().expect("staff has an office");
    let all = scene.app.services.store.occurrences(office, STARTS, STARTS + 1).await;
    let page = format!("/sessions/{}", all.expect("the store answers")[0].id);
    (scene, page)
}

fn form(page: &Answer, action: &str, moment: &str) -> Option<Form> {
    let forms = tests::html::forms(&page.body);
    forms.into_iter().find(|form| form.action == action && form.get("moment") == Some(moment))
}

/// Records what was found, as the form's button does.
async fn check(who: &Staff, page: &str, action: &str, (moment, finding, words): (&str, &str, &str)) -> Answer {
    let form = form(&who.get(page).await.page(), action, moment).expect("it can be recorded");
    who.post(action, &form.with("finding", finding).with("words", words).pairs()).await
}

impl Scene {
    /// Everybody signs in at a moment: the session is days after the plan.
    async fn comes_to(&mut self, seconds: i64) {
        self.app.clock.set(seconds);
        self.trainer = Staff::signs_in(&self.app, &self.centre.trainer).await;
        self.coordinator = Staff::signs_in(&self.app, &self.centre.coordinator).await;
        self.advocate = Staff::signs_in(&self.app, &self.centre.advocate).await;
    }

    async fn trainer_checks(&self, page: &str, moment: &str, finding: &str) {
        let action = format!("{page}/check");
        let _ = check(&self.trainer, page, &action, (moment, finding, "")).await.leads_to(&format!("{page}?saved="));
    }

    async fn advocate_checks(&self, moment: &str, finding: &str, words: &str) {
        let _ =
            check(&self.advocate, "/couples", "/couples", (moment, finding, words)).await.leads_to("/couples?saved=");
    }

    /// Marks him and finishes the register.
    async fn closes(&self, page: &str, mark: &str) -> Answer {
        let name = format!("mark-{}", self.centre.participants[3].id);
        self.trainer.post(page, &[(&name, mark)]).await
    }
}

async fn a_joint_session_is_closed_with_all_four_checks_e3(database: Database) {
    let (mut scene, page) = planned(database).await;
    scene.comes_to(STARTS - HALF_AN_HOUR).await;
    let (may, may_not) = (EN.get("joint-may-start"), EN.get("joint-may-not-start"));
    let _ = scene.trainer.get(&page).await.page().shows(&may_not);
    scene.trainer_checks(&page, "before", "safe").await;
    let _ = scene.trainer.get(&page).await.page().shows(&may_not);
    scene.advocate_checks("before", "safe", HER_WORDS).await;
    let _ = scene.trainer.get(&page).await.page().shows(&may).hides(HER_WORDS);
    let _ = scene.advocate.get("/couples").await.page().shows(HER_WORDS);
    scene.comes_to(STARTS + HALF_AN_HOUR).await;
    let missing = EN.error("checks-missing");
    let _ = scene.closes(&page, "present").await.expect(422).shows(&missing);
    scene.advocate_checks("after", "safe", "").await;
    let _ = scene.closes(&page, "present").await.expect(422).shows(&missing);
    scene.trainer_checks(&page, "after", "safe").await;
    let _ = scene.trainer.get(&page).await.page().shows(&EN.get("joint-may-close"));
    let _ = scene.closes(&page, "present").await.leads_to(&format!("{page}?saved=register"));
}

async fn a_concern_of_hers_ends_joint_work_and_stays_with_her_f3(database: Database) {
    let (mut scene, page) = planned(database).await;
    scene.comes_to(STARTS + 60).await;
    scene.trainer_checks(&page, "before", "safe").await;
    scene.advocate_checks("before", "concern", HER_WORDS).await;
    assert_eq!(scene.live().await, 0, "the session that has begun is not held either");
    let concern = EN.get("check-concern");
    for who in [&scene.trainer, &scene.coordinator] {
        let _ = who.get(&page).await.page().hides(HER_WORDS).hides(&concern);
    }
    let kept = scene.app.database.number("select count(*) from partner_check where not is_safe").await;
    assert_eq!(kept, 1);
    let _ = scene.advocate.get("/couples").await.page().shows(&EN.get("couples-waiting"));
}

async fn a_concern_of_his_ends_joint_work_e1(database: Database) {
    let (mut scene, page) = planned(database).await;
    scene.comes_to(STARTS - HALF_AN_HOUR).await;
    scene.trainer_checks(&page, "before", "safe").await;
    scene.trainer_checks(&page, "before", "concern").await;
    assert_eq!(scene.live().await, 0);
    let shown = scene.trainer.get(&page).await.page().shows(&EN.get("check-concern"));
    assert!(form(&shown, &format!("{page}/check"), "before").is_none(), "a concern stands");
}

async fn a_check_out_of_its_time_is_refused_and_keeps_what_was_typed(database: Database) {
    let (mut scene, page) = planned(database).await;
    let action = format!("{page}/check");
    let id = page.trim_start_matches("/sessions/").to_owned();
    let post = async |scene: &Scene, moment, words: &str| {
        let typed = [("session", id.as_str()), ("moment", moment), ("finding", "safe"), ("words", words)];
        scene.trainer.post(&action, &typed).await.expect(422).shows(words)
    };
    let told = "Asked by telephone";
    scene.comes_to(STARTS - 2 * 24 * 60 * 60).await;
    let _ = post(&scene, "before", told).await.shows(&EN.error("check-early"));
    scene.comes_to(STARTS - HALF_AN_HOUR).await;
    let _ = post(&scene, "after", told).await.shows(&EN.error("check-not-yet"));
    let long = "ұ".repeat(501);
    let _ = post(&scene, "before", &long).await.shows(&EN.error("check-words"));
    scene.comes_to(STARTS + 24 * 60 * 60).await;
    let _ = post(&scene, "before", told).await.shows(&EN.error("check-late"));
}

async fn nobody_asks_for_the_other_side_s1(database: Database) {
    let (mut scene, page) = planned(database).await;
    scene.comes_to(STARTS - HALF_AN_HOUR).await;
    let id = page.trim_start_matches("/sessions/").to_owned();
    let fields =
        [("what", "check"), ("session", id.as_str()), ("moment", "before"), ("finding", "safe"), ("words", "")];
    let _ = scene.trainer.post("/couples", &fields).await.expect(404);
    let _ = scene.coordinator.post("/couples", &fields).await.expect(404);
    let _ = scene.advocate.post(&format!("{page}/check"), &fields).await.expect(404);
    for count in ["select count(*) from participant_check", "select count(*) from partner_check"] {
        assert_eq!(scene.app.database.number(count).await, 0);
    }
}

async fn a_session_that_he_missed_is_closed_without_checks(database: Database) {
    let (mut scene, page) = planned(database).await;
    scene.comes_to(STARTS + HALF_AN_HOUR).await;
    let _ = scene.closes(&page, "absent").await.leads_to(&format!("{page}?saved=register"));
}
