//! Who must not meet whom, through the forms: sealed for the advocate, "not available" for whoever plans (rules D6, D7, F4).

use app::i18n::Texts;
use domain::language::Language;
use jiff::civil::date;
use tests::answer::Answer;
use tests::app::TestApp;
use tests::browser::encoded;
use tests::centre::Centre;
use tests::databases::Database;
use tests::people::Staff;

on_both_engines!(
    whoever_plans_learns_only_that_it_is_not_available_f4,
    a_refusal_is_byte_for_byte_that_of_a_person_who_is_busy_f4,
    nothing_of_it_shows_on_the_participants_side_f4,
    a_visit_too_near_is_refused_without_saying_to_whom_f3,
    a_group_entry_is_refused_like_a_full_group_f4,
    a_measure_reminds_the_coordinator_who_alone_ends_it_d7,
    what_is_typed_wrongly_is_kept_and_refused_in_words,
);

const HER: &str = "Жанна Есенова";

struct Scene {
    app: TestApp,
    centre: Centre,
    advocate: Staff,
    trainer: Staff,
    coordinator: Staff,
}

impl Scene {
    async fn set(database: Database) -> Self {
        let (app, centre) = TestApp::with_centre(database).await;
        let advocate = Staff::is_in(&app, &centre.advocate);
        let (trainer, coordinator) = (Staff::is_in(&app, &centre.trainer), Staff::is_in(&app, &centre.coordinator));
        Self { app, centre, advocate, trainer, coordinator }
    }

    /// Keeps the participant of the individual track apart from her.
    async fn keep_apart(&self) {
        let person = self.centre.participants[3].id.to_string();
        let fields = [
            ("what", "keep-apart"),
            ("person", person.as_str()),
            ("other", "new"),
            ("partner", HER),
            ("details", "Только звонить"),
        ];
        let _ = self.advocate.post("/apart", &fields).await.leads_to("/apart?saved=apart");
    }

    /// She comes to the bystander at the centre.
    async fn visit(&self, day: &str, time: &str) -> Answer {
        let page = self.advocate.get("/apart").await.page();
        let form = page.form_for("/apart", "visit");
        let staff = self.centre.bystander.id.to_string();
        let form = form.with("day", day).with("time", time).with("minutes", "60").with("staff", &staff);
        self.advocate.post("/apart", &form.pairs()).await
    }

    /// Checks an hour with a participant on a day, led by the trainer in the second room.
    async fn look(&self, participant: usize, day: &str, time: &str) -> Answer {
        let enrolment = format!("person:{}", self.centre.participants[participant].enrolment);
        let (trainer, room) = (self.centre.trainer.id.to_string(), self.centre.rooms[1].to_string());
        let fields = [
            ("check", "1"),
            ("session", "clearing-1"),
            ("with", enrolment.as_str()),
            ("trainers", &trainer),
            ("room", &room),
            ("first", day),
            ("time", time),
            ("every", "1"),
            ("count", "1"),
        ];
        self.trainer.get(&format!("/plan?{}", encoded(&fields))).await.page()
    }
}

fn not_available() -> String {
    Texts(Language::English).get("clash-not-available")
}

async fn whoever_plans_learns_only_that_it_is_not_available_f4(database: Database) {
    let scene = Scene::set(database).await;
    scene.keep_apart().await;
    let _ = scene.look(3, "2026-03-05", "11:00").await.hides(&not_available());
    let _ = scene.visit("2026-03-05", "10:00").await.leads_to("/apart?saved=visit");
    let _ = scene.look(3, "2026-03-05", "11:00").await.shows(&not_available()).hides(HER);
    let _ = scene.look(3, "2026-03-05", "13:00").await.hides(&not_available());
    // With a measure it is the whole day.
    let person = scene.centre.participants[3].id.to_string();
    let fields = [
        ("what", "measure"),
        ("bound", person.as_str()),
        ("measure_kind", "protective_order"),
        ("issuer", "УП Алмалинского района"),
        ("number", "17"),
        ("served_on", "2026-03-01"),
        ("ban", "approach"),
    ];
    let _ = scene.advocate.post("/apart", &fields).await.leads_to("/apart?saved=measure");
    let _ = scene.look(3, "2026-03-05", "18:00").await.shows(&not_available());
    let _ = scene.look(3, "2026-03-06", "18:00").await.hides(&not_available());
}

async fn a_refusal_is_byte_for_byte_that_of_a_person_who_is_busy_f4(database: Database) {
    let scene = Scene::set(database).await;
    scene.keep_apart().await;
    let _ = scene.visit("2026-03-05", "18:00").await.leads_to("/apart?saved=visit");
    let apart = scene.look(3, "2026-03-05", "18:00").await;
    let form = scene.advocate.get("/apart").await.page();
    let cancel = form.form_for("/apart", "cancel_visit");
    let _ = scene.advocate.post("/apart", &cancel.pairs()).await.leads_to("/apart?saved=visit-cancelled");
    // His own shift from four to nine is what the two hours around her visit were.
    let page = format!("/people/{}/busy", scene.centre.participants[3].id);
    let shift = [
        ("busy_day", "4"),
        ("busy_from", "16:00"),
        ("busy_until", "21:00"),
        ("busy_first", "2026-03-01"),
        ("busy_last", "2026-03-07"),
        ("busy_kind", "work"),
    ];
    let _ = scene.trainer.post(&page, &shift).await.leads_to("/people/");
    let busy = scene.look(3, "2026-03-05", "18:00").await;
    let bare = |answer: &Answer| without_keys(&answer.anonymous());
    assert_eq!(bare(&apart), bare(&busy));
    let _ = apart.shows(&not_available());
}

/// A page without the keys and the nonce, which differ each time.
fn without_keys(page: &str) -> String {
    let is_key = |word: &str| uuid::Uuid::parse_str(word).is_ok();
    let mut rest = page;
    let mut bare = String::new();
    while let Some(at) = rest.char_indices().map(|(at, _)| at).find(|at| rest.get(*at..at + 36).is_some_and(is_key)) {
        bare.push_str(&rest[..at]);
        bare.push_str("key");
        rest = &rest[at + 36..];
    }
    bare + rest
}

async fn nothing_of_it_shows_on_the_participants_side_f4(database: Database) {
    let scene = Scene::set(database).await;
    let person = format!("/people/{}", scene.centre.participants[3].id);
    let before = scene.trainer.get(&person).await.page().anonymous();
    scene.keep_apart().await;
    let _ = scene.visit("2026-03-05", "10:00").await.leads_to("/apart?saved=visit");
    let after = scene.trainer.get(&person).await.page().anonymous();
    assert_eq!(before, after, "his page is as it was");
    for who in [&scene.trainer, &scene.coordinator] {
        let _ = who.get("/apart").await.expect(404);
        for address in ["/people", "/groups", "/plan", "/week?show=all"] {
            let _ = who.get(address).await.page().hides("Есенова").hides("Kept apart");
        }
    }
    let lines = scene.app.database.lines("select action || ' ' || actor from audit where action like 'apart%'").await;
    let advocate = format!("staff:{}", scene.centre.advocate.id);
    assert!(lines.iter().all(|line| line.ends_with(&advocate)), "{lines:?}");
    assert!(lines.iter().any(|line| line.starts_with("apart.read")), "access is recorded: {lines:?}");
    let _ = scene.advocate.get("/apart").await.page().shows(HER).shows("Только звонить").shows("Access is recorded");
}

async fn a_visit_too_near_is_refused_without_saying_to_whom_f3(database: Database) {
    let scene = Scene::set(database).await;
    scene.keep_apart().await;
    let _ = scene.centre.plan_alone(&scene.app.services, date(2026, 3, 5).at(18, 0, 0, 0)).await;
    let sentence = Texts(Language::English).error("apart-not-then");
    let refused = scene.visit("2026-03-05", "19:30").await.expect(422);
    let _ = refused.shows(&sentence).hides("18:00");
    let _ = scene.visit("2026-03-05", "21:00").await.leads_to("/apart?saved=visit");
}

async fn a_group_entry_is_refused_like_a_full_group_f4(database: Database) {
    let scene = Scene::set(database).await;
    let (one, other) = (&scene.centre.participants[0], &scene.centre.participants[3]);
    let (person, second) = (other.id.to_string(), format!("person:{}", one.id));
    let fields = [("what", "keep-apart"), ("person", person.as_str()), ("other", second.as_str()), ("details", "")];
    let _ = scene.advocate.post("/apart", &fields).await.leads_to("/apart?saved=apart");
    let _ = scene.centre.plan(&scene.app.services, date(2026, 3, 4).at(18, 0, 0, 0), 2).await;
    let group = format!("/groups/{}", scene.centre.group);
    let enrolment = other.enrolment.to_string();
    let joining = [("what", "add"), ("enrolment", enrolment.as_str()), ("from", "2026-03-04")];
    let refused = scene.trainer.post(&group, &joining).await.expect(422);
    let _ = refused.shows(&Texts(Language::English).error("group-full"));
}

async fn a_measure_reminds_the_coordinator_who_alone_ends_it_d7(database: Database) {
    let scene = Scene::set(database).await;
    let person = format!("/people/{}", scene.centre.participants[3].id);
    let page = format!("{person}/measures");
    let fields = [
        ("what", "record"),
        ("measure_kind", "protective_order"),
        ("issuer", "УП Алмалинского района"),
        ("number", "17"),
        ("served_on", "2026-03-02"),
        ("ban", "contact"),
        ("check_days", "7"),
    ];
    let texts = Texts(Language::English);
    let title = texts.get("measures-near-end");
    let _ = scene.trainer.post(&page, &fields).await.expect(404);
    let _ = scene.coordinator.post(&page, &fields).await.leads_to(&person);
    let _ = scene.coordinator.get(&person).await.page().shows("01.04.2026").shows("Алмалинского");
    let _ = scene.trainer.get(&person).await.page().hides("Алмалинского");
    let _ = scene.coordinator.get("/overview").await.page().hides(&title);
    scene.app.clock.pass(24 * 24 * 3600);
    let coordinator = Staff::signs_in(&scene.app, &scene.centre.coordinator).await;
    let _ = coordinator.get("/overview").await.page().shows(&title).shows("Алмалинского");
    let form = coordinator.get(&person).await.page().form_for(&page, "end");
    let _ = coordinator.post(&page, &form.pairs()).await.leads_to(&person);
    let _ = coordinator.get("/overview").await.page().hides(&title);
}

async fn what_is_typed_wrongly_is_kept_and_refused_in_words(database: Database) {
    let scene = Scene::set(database).await;
    let texts = Texts(Language::English);
    let person = scene.centre.participants[3].id.to_string();
    let surname = &scene.centre.participants[3].surname;
    for (fields, sentence) in [
        (vec![("what", "keep-apart"), ("person", ""), ("other", "new"), ("partner", HER)], "choice-missing"),
        (vec![("what", "keep-apart"), ("person", person.as_str()), ("other", "new"), ("partner", " ")], "apart-name"),
        (vec![("what", "measure"), ("bound", person.as_str()), ("measure_kind", "other")], "date-shape"),
    ] {
        let fields = [vec![("q", surname.as_str()), ("details", "осторожно")], fields].concat();
        let page = scene.advocate.post("/apart", &fields).await.expect(422);
        let _ = page.shows(&texts.error(sentence)).shows("осторожно");
    }
    scene.keep_apart().await;
    let again = [("what", "keep-apart"), ("person", person.as_str()), ("other", "new"), ("partner", HER)];
    let _ = scene.advocate.post("/apart", &again).await.leads_to("/apart?saved=apart");
}
