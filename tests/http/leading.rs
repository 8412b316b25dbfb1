//! A trainer leads a session by its plan, and the participant takes its handout home.

use app::i18n::Texts;
use domain::language::Language;
use domain::programme::{SessionPlan, Template};
use jiff::civil::date;
use tests::app::{MONDAY_NINE, TestApp};
use tests::centre::Centre;
use tests::databases::Database;
use tests::html;
use tests::people::{Participant, Staff};

on_both_engines!(
    a_session_opens_with_its_plan_in_the_trainers_language,
    a_step_is_ticked_taken_back_and_known_next_time,
    the_plan_tells_who_missed_what_since_he_was_last_there,
    a_handout_is_read_by_who_attended_and_by_nobody_else_i1,
);

const WEEK: i64 = 7 * 24 * 60 * 60;

fn plan(key: &str) -> SessionPlan {
    Template::shipped().expect("the programme is whole").session(key).expect("the session is known").clone()
}

/// Three weekly sessions of the group, the first of which began ten minutes ago.
async fn begun(database: Database) -> (TestApp, Centre, Vec<String>, Staff) {
    let (app, centre) = TestApp::with_centre(database).await;
    let sessions = centre.plan(&app.services, date(2026, 3, 2).at(9, 10, 0, 0), 3).await;
    app.clock.pass(20 * 60);
    let trainer = Staff::is_in(&app, &centre.trainer);
    (app, centre, sessions.iter().map(|id| format!("/sessions/{id}")).collect(), trainer)
}

async fn a_session_opens_with_its_plan_in_the_trainers_language(database: Database) {
    let (_app, _centre, pages, trainer) = begun(database).await;
    let first = plan("training-01");
    for language in Language::ALL {
        let _ = trainer.post("/language", &[("language", language.code()), ("to", "/today")]).await.leads_to("/today");
        let manual = first.manual.get(*language);
        let page = trainer.get(&pages[0]).await.page().shows(&html::text(&manual.aim));
        let starts = html::attributes(&page.body, "li", "data-start");
        assert_eq!(starts.len(), first.steps.len(), "a group goes through every step");
        let lengths: Vec<i64> = starts
            .iter()
            .zip(html::attributes(&page.body, "li", "data-end"))
            .map(|(start, end)| end.parse::<i64>().expect("seconds") - start.parse::<i64>().expect("seconds"))
            .collect();
        let planned: Vec<i64> = first.steps.iter().map(|step| i64::from(step.minutes) * 60).collect();
        assert_eq!(lengths, planned);
        assert_eq!(html::attributes(&page.body, "li", "aria-current"), ["step"], "one step is running");
        for step in &manual.steps {
            let _ = trainer.get(&pages[0]).await.page().shows(&html::text(&step.title));
        }
    }
}

async fn a_step_is_ticked_taken_back_and_known_next_time(database: Database) {
    let (app, centre, pages, trainer) = begun(database).await;
    let (first, step) = (plan("training-01"), format!("{}/step", pages[0]));
    let texts = Texts(Language::English);
    let _ = trainer.post("/language", &[("language", "en"), ("to", "/today")]).await.leads_to("/today");
    for _ in 0..2 {
        let ticked = [("step", first.steps[0].key.as_str()), ("done", "yes")];
        let _ = trainer.post(&step, &ticked).await.leads_to(&format!("{}#plan", pages[0]));
    }
    let done = "select count(*) from step_done";
    assert_eq!(app.database.number(done).await, 1);
    assert_eq!(app.database.number("select count(*) from audit where action = 'step.do'").await, 1, "said once");
    let _ = trainer.get(&pages[0]).await.page().shows(&texts.get("lead-not-done"));
    let _ = trainer.post(&step, &[("step", &first.steps[1].key), ("done", "yes")]).await.leads_to(&pages[0]);
    let _ = trainer.post(&step, &[("step", &first.steps[1].key), ("done", "no")]).await.leads_to(&pages[0]);
    assert_eq!(app.database.number(done).await, 1);
    let _ = trainer.post(&step, &[("step", "no-such-step"), ("done", "yes")]).await.expect(404);

    app.clock.set(MONDAY_NINE + 2 * WEEK + 20 * 60);
    let trainer = Staff::signs_in(&app, &centre.trainer).await;
    let _ = trainer.post("/language", &[("language", "en"), ("to", "/today")]).await.leads_to("/today");
    let next = trainer.get(&pages[1]).await.page().shows(&texts.get("lead-undone"));
    let left = &first.manual.get(Language::English).steps;
    let told = html::text(&next.body);
    let told = told.split(&texts.get("lead-undone")).nth(1).expect("what was left").to_owned();
    assert!(told.contains(&html::text(&left[1].title)), "{told}");
}

async fn the_plan_tells_who_missed_what_since_he_was_last_there(database: Database) {
    let (app, centre, pages, trainer) = begun(database).await;
    let absent = format!("mark-{}", centre.participants[0].id);
    let _ = trainer.post(&pages[0], &[(absent.as_str(), "absent"), ("all", "present")]).await.leads_to(&pages[0]);
    app.clock.set(MONDAY_NINE + 2 * WEEK + 20 * 60);
    let trainer = Staff::signs_in(&app, &centre.trainer).await;
    let _ = trainer.post("/language", &[("language", "en"), ("to", "/today")]).await.leads_to("/today");
    let told = Texts(Language::English).with("lead-missed", &[("count", 1.into())]);
    let page = trainer.get(&pages[1]).await.page().shows(&html::text(&told));
    assert!(page.body.contains("/manual/training-01"), "with a link to what he missed");
    // The first has nobody who missed anything before.
    let _ = trainer.get(&pages[0]).await.page().hides(&html::text(&told));
}

async fn a_handout_is_read_by_who_attended_and_by_nobody_else_i1(database: Database) {
    let (app, centre, pages, trainer) = begun(database).await;
    let absent = format!("mark-{}", centre.participants[1].id);
    let _ = trainer.post(&pages[0], &[(absent.as_str(), "absent"), ("all", "present")]).await.leads_to(&pages[0]);
    let first = plan("training-01");

    let present = Participant::signs_in(&app, &centre.participants[0]).await;
    for language in Language::ALL {
        let _ = present.post("/language", &[("language", language.code()), ("to", "/my")]).await.leads_to("/my");
        let title = html::text(first.title.get(*language));
        let _ = present.get("/my/papers").await.page().shows(&title);
        let manual = first.manual.get(*language);
        let page = present.get("/my/papers/training-01").await.page();
        let page = page.shows(&html::text(&manual.homework));
        for line in manual.handout_below_title().plain() {
            assert!(html::text(&page.body).contains(line.trim()), "{}: {line}", language.code());
        }
        assert!(!page.body.contains("leptos-island"), "a participant's page loads no program");
        assert!(page.bytes.len() < 40_000, "{} bytes", page.bytes.len());
        let caution = manual.cautions[0].1.plain()[0].clone();
        assert!(!page.body.contains(&caution), "what staff read is not his");
    }
    // What he did not attend is as absent as what does not exist.
    let (unheld, unknown) = (present.get("/my/papers/training-02").await, present.get("/my/papers/no-such").await);
    assert_eq!((unheld.status, unknown.status), (404, 404));
    let nameless = |page: &tests::answer::Answer, key: &str| page.anonymous().replace(key, "key");
    assert_eq!(nameless(&unheld, "training-02"), nameless(&unknown, "no-such"));

    let missed = Participant::signs_in(&app, &centre.participants[1]).await;
    let _ = missed.get("/my/papers/training-01").await.expect(404);
    let _ = missed.get("/my/papers").await.page().hides(&html::text(first.title.get(Language::Russian)));
}
