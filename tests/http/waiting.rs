//! Who waits, whom a free seat fits, on which day one joins, and what is made up elsewhere (rules A7, A9, D8).

use app::i18n::Texts;
use domain::enrolment::Track;
use domain::ids::{EnrolmentId, OccurrenceId, PersonId};
use domain::language::Language;
use jiff::civil::date;
use service::people::PersonForm;
use service::ports::OccurrenceRecord;
use tests::app::TestApp;
use tests::centre::{Centre, actor};
use tests::databases::Database;
use tests::office::{HOUR, MONDAY_TEN, WEEK};
use tests::people::Staff;

on_both_engines!(
    the_next_who_fits_is_offered_the_free_seat_d8,
    whoever_must_not_meet_a_member_is_not_proposed_d6,
    one_joins_where_a_topic_begins_or_with_a_coordinator_s_reason_a7,
    a_missed_topic_is_made_up_as_a_guest_and_counts_for_nothing_else_a9,
    a_lower_risk_holds_when_a_second_person_agrees_f2,
    the_lists_of_trainers_lead_to_planning_d8,
);

const EN: Texts = Texts(Language::English);

/// One more participant whose training runs.
async fn participant(app: &TestApp, centre: &Centre, surname: &str, language: Language) -> (PersonId, EnrolmentId) {
    let lead = actor(&app.services, &centre.trainer).await;
    let form = PersonForm {
        surname: surname.to_owned(),
        given: "Арман".to_owned(),
        patronymic: String::new(),
        sex: domain::role::Sex::Man,
        phone: String::new(),
        iin: String::new(),
        language,
        basis: domain::enrolment::LegalBasis::SelfReferral,
        track: Track::Group,
        referred_on: "2026-01-12".to_owned(),
    };
    let id = app.services.add_person(&lead, &form).await.expect("a participant");
    let enrolment = app.services.person_page(&lead, id).await.expect("his page").enrolment.id;
    (id, enrolment)
}

/// The days of the group's sessions, each with whether a topic begins with it.
async fn days(app: &TestApp, centre: &Centre) -> Vec<(String, bool)> {
    let programme = domain::programme::Template::shipped().expect("the programme is whole");
    let begins = programme.beginnings();
    let sessions = app.services.store.occurrences_of_group(centre.group).await.expect("the store answers");
    let day = |session: &OccurrenceRecord| {
        (session.civil_start[..10].to_owned(), begins.contains(&session.session_key.as_str()))
    };
    sessions.iter().map(day).collect()
}

async fn the_next_who_fits_is_offered_the_free_seat_d8(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let _ = centre.plan(&app.services, date(2026, 3, 2).at(18, 0, 0, 0), 10).await;
    let (address, action) = (format!("/groups/{}", centre.group), format!("/groups/{}/waiting", centre.group));
    let waits = [
        ("Кайратов", Language::Kazakh, "2026-01-20"),
        ("Мұратов", Language::Russian, "2026-02-10"),
        ("Сериков", Language::Russian, "2026-02-01"),
    ];
    for (surname, language, since) in waits {
        let (_, enrolment) = participant(&app, &centre, surname, language).await;
        let fields = [("what", "wait"), ("waits", &enrolment.to_string()), ("since", since)];
        let _ = trainer.post(&action, &fields).await.leads_to(&format!("{address}?saved=waiting"));
    }
    let twelve = [("what", "places"), ("places", "3")];
    let _ = trainer.post(&action, &twelve).await.leads_to(&format!("{address}?saved=places"));
    let page = trainer.get(&address).await.page().shows(&EN.get("seat-none"));
    let _ = page.hides(&EN.get("seat-offer"));
    let fewer = [("what", "places"), ("places", "2")];
    let _ = trainer.post(&action, &fewer).await.expect(422).shows(&EN.error("places-taken"));

    let more = [("what", "places"), ("places", "4")];
    let _ = trainer.post(&action, &more).await.leads_to(&format!("{address}?saved=places"));
    let page = trainer.get(&address).await.page().shows(&EN.get("seat-offer")).shows(&EN.get("fit-other-language"));
    assert!(page.text().contains("Next is Сериков"), "the longest who fits: {}", page.text());
    let waiting = app.services.store.waiting(actor(&app.services, &centre.trainer).await.office().expect("an office"));
    let waiting = waiting.await.expect("the list");
    let next = waiting.iter().find(|one| one.since_on == "2026-02-01").expect("he waits");
    let offer = [("what", "offer"), ("waiting", &next.id.to_string())];
    let _ = trainer.post(&action, &offer).await.leads_to(&format!("{address}?saved=seat"));
    let left = "select count(*) from waiting where ended_at is null";
    assert_eq!(app.database.number(left).await, 2);
    assert_eq!(app.database.number("select count(*) from membership where to_on is null").await, 4);
    let other = waiting.iter().find(|one| one.since_on == "2026-02-10").expect("he waits");
    let offer = [("what", "offer"), ("waiting", &other.id.to_string())];
    let refused = trainer.post(&action, &offer).await.expect(422).shows(&EN.error("seat-not-available"));
    let _ = refused.hides(&EN.error("group-full"));
}

async fn whoever_must_not_meet_a_member_is_not_proposed_d6(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let _ = centre.plan(&app.services, date(2026, 3, 2).at(18, 0, 0, 0), 10).await;
    let (address, action) = (format!("/groups/{}", centre.group), format!("/groups/{}/waiting", centre.group));
    let (first, enrolment) = participant(&app, &centre, "Сериков", Language::Russian).await;
    let (_, next) = participant(&app, &centre, "Мұратов", Language::Russian).await;
    for (enrolment, since) in [(enrolment, "2026-01-20"), (next, "2026-02-01")] {
        let fields = [("what", "wait"), ("waits", &enrolment.to_string()), ("since", since)];
        let _ = trainer.post(&action, &fields).await.leads_to(&format!("{address}?saved=waiting"));
    }
    let _ = trainer.get(&address).await.page().shows("Next is Сериков");
    let (person, other) = (first.to_string(), format!("person:{}", centre.participants[0].id));
    let apart = [("what", "keep-apart"), ("person", person.as_str()), ("other", other.as_str()), ("details", "")];
    let _ = Staff::is_in(&app, &centre.advocate).post("/apart", &apart).await.leads_to("/apart?saved=apart");
    let _ = trainer.get(&address).await.page().shows("Next is Мұратов");
}

async fn one_joins_where_a_topic_begins_or_with_a_coordinator_s_reason_a7(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let (trainer, coordinator) = (Staff::is_in(&app, &centre.trainer), Staff::is_in(&app, &centre.coordinator));
    let _ = centre.plan(&app.services, date(2026, 3, 2).at(18, 0, 0, 0), 12).await;
    let days = days(&app, &centre).await;
    let within = (1..days.len()).find(|at| !days[*at].1).expect("a topic has two sessions");
    let (begins, _) = days[within..].iter().find(|(_, begins)| *begins).expect("another topic begins");
    let day = days[within].0.as_str();
    let address = format!("/groups/{}", centre.group);
    let (_, enrolment) = participant(&app, &centre, "Кайратов", Language::Russian).await;
    let enrolment = enrolment.to_string();
    let post = async |who: &Staff, from: &str, midway: &str| {
        let fields = [("what", "add"), ("enrolment", enrolment.as_str()), ("from", from), ("midway", midway)];
        who.post(&address, &fields).await
    };
    let _ = post(&trainer, day, "").await.expect(422).shows(&EN.error("not-a-beginning"));
    let _ = post(&trainer, day, "His shifts change next month").await.expect(404);
    let _ = post(&coordinator, day, "shifts").await.expect(422).shows(&EN.error("midway-reason"));
    assert_eq!(app.database.number("select count(*) from membership").await, 3);
    let _ = post(&coordinator, day, "His shifts change next month").await.leads_to(&address);
    assert_eq!(app.database.number("select count(*) from midway_entry").await, 1);
    let _ = trainer.get(&address).await.page().shows("His shifts change next month");

    let (_, other) = participant(&app, &centre, "Сериков", Language::Russian).await;
    let fields = [("what", "add"), ("enrolment", &other.to_string()), ("from", begins.as_str())];
    let _ = trainer.post(&address, &fields).await.leads_to(&address);
    assert_eq!(app.database.number("select count(*) from midway_entry").await, 1);
}

async fn a_missed_topic_is_made_up_as_a_guest_and_counts_for_nothing_else_a9(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let lead = actor(&app.services, &centre.trainer).await;
    let own = centre.plan(&app.services, date(2026, 3, 2).at(18, 0, 0, 0), 1).await;
    let group = app.services.open_group(&lead, "B-2", Language::Russian, 12).await.expect("another group");
    let other = Centre { group, ..centre.clone() };
    let elsewhere = other.plan(&app.services, date(2026, 3, 4).at(18, 0, 0, 0), 1).await;
    app.clock.set(MONDAY_TEN + 10 * HOUR);
    let him = &centre.participants[0];
    let absent = [(him.id, domain::attendance::Mark::Excused)];
    app.services.mark(&lead, own[0], &absent, "ill").await.expect("he was absent");
    let trainer = Staff::signs_in(&app, &centre.trainer).await;

    let (person, action) = (format!("/people/{}", him.id), format!("/people/{}/make-up", him.id));
    let page = trainer.get(&person).await.page().shows(&EN.get("make-up-title")).shows("B-2");
    let form = page.form(&action);
    assert_eq!(form.get("session"), Some(elsewhere[0].to_string().as_str()));
    let arrange = [("what", "arrange"), ("session", &elsewhere[0].to_string())];
    let _ = trainer.post(&action, &arrange).await.leads_to(&format!("{person}?saved=make-up"));
    let _ = trainer.post(&action, &arrange).await.leads_to(&format!("{person}?saved=make-up"));
    let nowhere = [("what", "arrange"), ("session", &OccurrenceId(uuid::Uuid::max()).to_string())];
    let _ = trainer.post(&action, &nowhere).await.expect(422).shows(&EN.error("seat-not-available"));
    let _ = trainer.get(&person).await.page().shows(&EN.get("make-up-arranged"));
    assert_eq!(app.database.number("select count(*) from expected where is_make_up").await, 1);

    app.clock.set(MONDAY_TEN + WEEK);
    let present = [(him.id, domain::attendance::Mark::Present)];
    app.services.mark(&lead, elsewhere[0], &present, "").await.expect("he came");
    let page = app.services.person_page(&lead, him.id).await.expect("his page");
    assert_eq!((page.standing.attended, page.standing.covered.len()), (0, 1));
    let trainer = Staff::signs_in(&app, &centre.trainer).await;
    let _ = trainer.get(&person).await.page().hides(&EN.get("make-up-title"));
    let end = [("what", "end"), ("session", &elsewhere[0].to_string())];
    let _ = trainer.post(&action, &end).await.expect(422);
}

async fn a_lower_risk_holds_when_a_second_person_agrees_f2(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let (trainer, colleague) = (Staff::is_in(&app, &centre.trainer), Staff::is_in(&app, &centre.colleague));
    let bystander = Staff::is_in(&app, &centre.bystander);
    let _ = centre.plan(&app.services, date(2026, 3, 2).at(18, 0, 0, 0), 1).await;
    let person = format!("/people/{}", centre.participants[0].id);
    let action = format!("{person}/risk");
    let _ = bystander.get(&person).await.page().hides(&EN.get("risk-title"));
    let reasons = "He says that he owns a hunting rifle";
    let _ = bystander.post(&action, &[("level", "high"), ("reasons", reasons)]).await.expect(404);
    let short = trainer.post(&action, &[("level", "high"), ("reasons", "a rifle")]).await.expect(422);
    let _ = short.shows(&EN.error("risk-reasons")).shows("a rifle");
    let _ = trainer.post(&action, &[("level", "high"), ("reasons", reasons)]).await.leads_to(&person);
    let _ = trainer.get(&person).await.page().shows(&EN.get("risk-not-alone")).shows(reasons);

    let lower = [("level", "medium"), ("reasons", "The rifle was handed in to the police")];
    let _ = trainer.post(&action, &lower).await.leads_to(&person);
    let page = trainer.get(&person).await.page().shows(&EN.get("risk-not-alone")).hides(&EN.get("risk-confirm"));
    drop(page);
    let form = colleague.get(&person).await.page().shows(&EN.get("risk-confirm")).form(&action);
    let review = form.get("review").expect("the review").to_owned();
    let confirm = [("what", "confirm"), ("review", review.as_str())];
    let _ = trainer.post(&action, &confirm).await.expect(422).shows(&EN.error("second-person"));
    let _ = colleague.post(&action, &confirm).await.leads_to(&format!("{person}?saved=risk-confirmed"));
    let _ = trainer.get(&person).await.page().hides(&EN.get("risk-not-alone"));
    let read = "select count(*) from audit where action = 'risk.read'";
    assert!(app.database.number(read).await > 0);
}

async fn the_lists_of_trainers_lead_to_planning_d8(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let (person, enrolment) = participant(&app, &centre, "Кайратов", Language::Russian).await;
    let for_whom = format!("trainer:{}", centre.colleague.id);
    let enrolment = enrolment.to_string();
    let late =
        [("what", "wait"), ("waits", enrolment.as_str()), ("waits_for", for_whom.as_str()), ("since", "2027-01-01")];
    let _ = trainer.post("/waiting", &late).await.expect(422).shows(&EN.error("waits-later"));
    let today = [("what", "wait"), ("waits", enrolment.as_str()), ("waits_for", for_whom.as_str()), ("since", "")];
    let _ = trainer.post("/waiting", &today).await.leads_to("/waiting?saved=waiting");
    let _ = trainer.post("/waiting", &today).await.expect(422).shows(&EN.error("already-there"));
    let page = trainer.get("/waiting").await.page().shows("Кайратов");
    assert!(page.body.contains(&format!("/plan?person={enrolment}&amp;trainers={}", centre.colleague.id)));
    assert!(page.body.contains(&format!("/people/{person}")));
    for language in Language::ALL {
        let _ = trainer.post("/language", &[("language", language.code()), ("to", "/waiting")]).await.expect(303);
        let _ = trainer.get("/waiting").await.page().shows(&Texts(*language).get("waiting-lists"));
    }
}
