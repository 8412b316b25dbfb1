//! Joint work of a couple: a gate with two keys, which either side takes back (rules E1, E2).

use app::i18n::Texts;
use domain::language::Language;
use tests::answer::Answer;
use tests::app::TestApp;
use tests::browser::encoded;
use tests::centre::Centre;
use tests::databases::Database;
use tests::html;
use tests::people::Staff;

on_both_engines!(
    joint_sessions_are_planned_only_when_both_sides_approve_e1,
    either_side_withdraws_and_what_was_planned_is_cancelled_e1,
    a_closed_gate_does_not_say_whose_approval_is_missing_e2,
    a_measure_suspends_joint_work_until_its_end_is_confirmed_e1,
    a_gate_that_a_measure_closes_says_no_more_than_any_other_e2,
    two_lead_a_couple_whatever_the_reason_e3,
);

/// Everybody who has a say.
pub(crate) struct Scene {
    pub(crate) app: TestApp,
    pub(crate) centre: Centre,
    pub(crate) trainer: Staff,
    pub(crate) coordinator: Staff,
    pub(crate) advocate: Staff,
}

impl Scene {
    /// Joint work of the fourth participant was asked for.
    pub(crate) async fn set(database: Database) -> Self {
        let (app, centre) = TestApp::with_centre(database).await;
        let (trainer, coordinator) = (Staff::is_in(&app, &centre.trainer), Staff::is_in(&app, &centre.coordinator));
        let advocate = Staff::is_in(&app, &centre.advocate);
        let scene = Self { app, centre, trainer, coordinator, advocate };
        let enrolment = scene.centre.participants[3].enrolment.to_string();
        let asking = [("what", "ask"), ("enrolment", enrolment.as_str()), ("partner", "Айнур Юсупова")];
        let _ = scene.trainer.post(&scene.joint(), &asking).await.leads_to("/people/");
        scene
    }

    fn person(&self) -> String {
        format!("/people/{}", self.centre.participants[3].id)
    }

    fn joint(&self) -> String {
        format!("{}/joint-work", self.person())
    }

    pub(crate) async fn coordinator_says(&self, what: &str) {
        let form = self.coordinator.get(&self.person()).await.page().form(&self.joint());
        let _ = self.coordinator.post(&self.joint(), &form.with("what", what).pairs()).await.leads_to(&self.person());
    }

    pub(crate) async fn advocate_says(&self, what: &str) {
        let form = self.advocate.get("/couples").await.page().form("/couples");
        let _ = self.advocate.post("/couples", &form.with("what", what).pairs()).await.leads_to("/couples?saved=");
    }

    /// Checks a joint session on a Thursday.
    async fn look(&self) -> Answer {
        let enrolment = format!("person:{}", self.centre.participants[3].enrolment);
        let (one, other) = (self.centre.trainer.id.to_string(), self.centre.colleague.id.to_string());
        let room = self.centre.rooms[1].to_string();
        let fields = [
            ("check", "1"),
            ("session", "couples-01"),
            ("with", &enrolment),
            ("trainers", &one),
            ("trainers", &other),
            ("room", &room),
            ("first", "2026-03-05"),
            ("time", "18:00"),
            ("every", "1"),
            ("count", "2"),
        ];
        self.trainer.get(&format!("/plan?{}", encoded(&fields))).await.page()
    }

    pub(crate) async fn plan(&self) {
        let page = self.look().await;
        let forms = html::forms(&page.body);
        let form = forms.iter().find(|form| form.action == "/plan" && form.method == "post");
        let form = form.unwrap_or_else(|| panic!("it can be planned: {}", page.text()));
        let _ = self.trainer.post("/plan", &form.pairs()).await.leads_to("/week?");
    }

    /// A measure that binds him is recorded by the advocate.
    async fn measure(&self) {
        let person = self.centre.participants[3].id.to_string();
        let paper = [
            ("what", "measure"),
            ("bound", person.as_str()),
            ("measure_kind", "protective_order"),
            ("issuer", "УП Алмалинского района"),
            ("number", "17"),
            ("served_on", "2026-03-01"),
            ("ban", "contact"),
        ];
        let _ = self.advocate.post("/apart", &paper).await.leads_to("/apart?saved=measure");
    }

    /// Its end is confirmed.
    async fn measure_ends(&self) {
        let page = format!("{}/measures", self.person());
        let form = self.coordinator.get(&self.person()).await.page().form_for(&page, "end");
        let _ = self.coordinator.post(&page, &form.pairs()).await.leads_to(&self.person());
    }

    pub(crate) async fn live(&self) -> i64 {
        self.app.database.number("select count(*) from occurrence where live").await
    }
}

async fn joint_sessions_are_planned_only_when_both_sides_approve_e1(database: Database) {
    let scene = Scene::set(database).await;
    let closed = Texts(Language::English).error("joint-work-closed");
    let _ = scene.look().await.shows(&closed);
    scene.coordinator_says("approve").await;
    let _ = scene.look().await.shows(&closed);
    scene.advocate_says("approve").await;
    let _ = scene.look().await.hides(&closed);
    scene.plan().await;
    assert_eq!(scene.live().await, 2);
}

async fn either_side_withdraws_and_what_was_planned_is_cancelled_e1(database: Database) {
    let scene = Scene::set(database).await;
    scene.coordinator_says("approve").await;
    scene.advocate_says("approve").await;
    scene.plan().await;
    scene.advocate_says("withdraw").await;
    assert_eq!(scene.live().await, 0);
    let _ = scene.look().await.shows(&Texts(Language::English).error("joint-work-closed"));
    scene.advocate_says("approve").await;
    scene.plan().await;
    scene.coordinator_says("withdraw").await;
    assert_eq!(scene.live().await, 0);
    assert_eq!(scene.app.database.number("select count(*) from occurrence").await, 4, "they stay on the calendar");
}

async fn a_closed_gate_does_not_say_whose_approval_is_missing_e2(database: Database) {
    let scene = Scene::set(database).await;
    let nobody = scene.trainer.get(&scene.person()).await.page().anonymous();
    scene.advocate_says("approve").await;
    let one = scene.trainer.get(&scene.person()).await.page().anonymous();
    scene.advocate_says("withdraw").await;
    let none = scene.trainer.get(&scene.person()).await.page().anonymous();
    assert!(nobody == one && one == none, "the trainer's page does not change");
    let own = scene.coordinator.get(&scene.person()).await.page().anonymous();
    scene.advocate_says("approve").await;
    assert_eq!(own, scene.coordinator.get(&scene.person()).await.page().anonymous());
}

async fn a_measure_suspends_joint_work_until_its_end_is_confirmed_e1(database: Database) {
    let scene = Scene::set(database).await;
    let closed = Texts(Language::English).error("joint-work-closed");
    scene.coordinator_says("approve").await;
    scene.advocate_says("approve").await;
    scene.plan().await;
    scene.measure().await;
    assert_eq!(scene.live().await, 0, "what was planned does not take place");
    assert_eq!(scene.app.database.number("select count(*) from occurrence").await, 2, "it stays on the calendar");
    let _ = scene.look().await.shows(&closed);
    scene.advocate_says("withdraw").await;
    scene.measure_ends().await;
    let _ = scene.look().await.shows(&closed);
    scene.advocate_says("approve").await;
    scene.plan().await;
    assert_eq!(scene.live().await, 2, "both approve, and nothing binds him");
}

async fn a_gate_that_a_measure_closes_says_no_more_than_any_other_e2(database: Database) {
    let scene = Scene::set(database).await;
    let nobody = scene.trainer.get(&scene.person()).await.page().anonymous();
    scene.coordinator_says("approve").await;
    scene.advocate_says("approve").await;
    assert_ne!(nobody, scene.trainer.get(&scene.person()).await.page().anonymous(), "it is open");
    scene.measure().await;
    assert_eq!(nobody, scene.trainer.get(&scene.person()).await.page().anonymous(), "closed, and that is all");
    scene.measure_ends().await;
    let _ = scene.look().await.hides(&Texts(Language::English).error("joint-work-closed"));
}

async fn two_lead_a_couple_whatever_the_reason_e3(database: Database) {
    let scene = Scene::set(database).await;
    scene.coordinator_says("approve").await;
    scene.advocate_says("approve").await;
    let form = scene.look().await;
    let forms = html::forms(&form.body);
    let form = forms.iter().find(|form| form.action == "/plan" && form.method == "post").expect("it can be planned");
    let one = scene.centre.trainer.id.to_string();
    let alone = form.clone().with("trainers", &one).with("led_by_one", "The colleague is ill this month");
    let refused = scene.coordinator.post("/plan", &alone.pairs()).await.expect(422);
    let _ = refused.shows(&Texts(Language::English).error("trainers-two"));
    assert_eq!(scene.live().await, 0);
}
