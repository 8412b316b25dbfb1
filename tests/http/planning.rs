//! Plan, look, commit (rules D2, D3, D5): through the forms, as a trainer does it.

use app::i18n::Texts;
use domain::language::Language;
use jiff::civil::date;
use tests::answer::Answer;
use tests::app::TestApp;
use tests::browser::{Browser, encoded};
use tests::centre::Centre;
use tests::databases::Database;
use tests::html;
use tests::people::Staff;

on_both_engines!(
    a_series_with_a_clash_writes_nothing_d2,
    a_repaired_series_is_planned_whole_d2,
    a_plan_that_is_sent_twice_is_planned_once_r2,
    a_plan_that_was_overtaken_writes_nothing_d3,
    a_holiday_is_left_out_and_the_end_moves_d5,
);

const SESSIONS: &str = "select count(*) from occurrence";

/// A group's 25 Wednesdays from 4 March 2026 on, at six.
fn series(centre: &Centre) -> Vec<(&'static str, String)> {
    vec![
        ("check", "1".to_owned()),
        ("session", "training-01".to_owned()),
        ("with", format!("group:{}", centre.group)),
        ("trainers", centre.trainer.id.to_string()),
        ("trainers", centre.colleague.id.to_string()),
        ("room", centre.rooms[0].to_string()),
        ("first", "2026-03-04".to_owned()),
        ("time", "18:00".to_owned()),
        ("every", "1".to_owned()),
        ("count", "25".to_owned()),
    ]
}

fn pairs<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

async fn look(browser: &Browser, fields: &[(&'static str, String)]) -> Answer {
    browser.get(&format!("/plan?{}", encoded(&pairs(fields)))).await.page()
}

/// The buttons that repair a date, as `date repair`.
fn repairs(page: &Answer) -> Vec<String> {
    let values = html::attributes(&page.body, "button", "value");
    values.into_iter().filter(|value| value.contains("T18:00 ")).collect()
}

fn may_be_planned(page: &Answer) -> bool {
    html::forms(&page.body).iter().any(|form| form.action == "/plan" && form.method == "post")
}

/// The form with everything that was checked, as its button sends it.
fn commit(page: &Answer) -> Vec<(String, String)> {
    let forms = html::forms(&page.body);
    let form = forms.into_iter().find(|form| form.action == "/plan" && form.method == "post");
    form.expect("it can be planned").fields
}

fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// A centre with two appointments in the way of the series: the trainer's on 11 March, and his again on 25 March.
async fn with_two_clashes(database: Database) -> (TestApp, Centre, Staff) {
    let (app, centre) = TestApp::with_centre(database).await;
    for (month, day) in [(3, 11), (4, 1)] {
        let _ = centre.plan_alone(&app.services, date(2026, month, day).at(18, 30, 0, 0)).await;
    }
    let trainer = Staff::is_in(&app, &centre.trainer);
    (app, centre, trainer)
}

async fn a_series_with_a_clash_writes_nothing_d2(database: Database) {
    let (app, centre, trainer) = with_two_clashes(database).await;
    for language in Language::ALL {
        let _ = trainer.post("/language", &[("language", language.code()), ("to", "/plan")]).await.leads_to("/plan");
        let page = look(&trainer, &series(&centre)).await;
        let counts = Texts(*language).with("plan-counts", &[("free", 23.into()), ("clash", 2.into())]);
        let page = page.shows(&html::text(&counts));
        assert!(!may_be_planned(&page), "{language:?}");
        assert_eq!(html::attributes(&page.body, "html", "lang"), [language.code()]);
    }
    let mut forced = series(&centre);
    forced.push(("kind", "group".to_owned()));
    forced.push(("series", app.services.random.id().to_string()));
    let refused = trainer.post("/plan", &pairs(&forced)).await.expect(422);
    let _ = refused.shows(&Texts(Language::English).error("plan-clashes"));
    assert_eq!(app.database.number(SESSIONS).await, 2, "only what was in the way");
    assert_eq!(app.database.number("select count(*) from series").await, 2);
}

async fn a_repaired_series_is_planned_whole_d2(database: Database) {
    let (app, centre, trainer) = with_two_clashes(database).await;
    let mut fields = series(&centre);
    let offered = repairs(&look(&trainer, &fields).await);
    for (day, repair) in [("2026-03-11", " skip"), ("2026-04-01", " move ")] {
        let button = offered.iter().find(|value| value.starts_with(day) && value.contains(repair));
        fields.push(("change", button.unwrap_or_else(|| panic!("{day} {repair} in {offered:?}")).clone()));
    }
    let page = look(&trainer, &fields).await;
    let planned = trainer.post("/plan", &borrowed(&commit(&page))).await.leads_to("/week?");
    assert!(
        planned.location().contains("saved=planned") && planned.location().contains("n=25"),
        "{}",
        planned.location()
    );
    let texts = Texts(Language::English);
    let week = trainer.get(planned.location()).await.page();
    let _ = week.shows(&html::text(&texts.with("saved-planned", &[("count", 25.into())]))).shows("B-1");
    assert_eq!(app.database.number(SESSIONS).await, 2 + 25);
    let all_expected = "select count(*) from expected";
    assert_eq!(app.database.number(all_expected).await, 2 + 3 * 25, "three members at each session");
    let at_another_time =
        "select count(*) from occurrence where civil_start like '2026-04-01T%' and group_id is not null";
    assert_eq!(app.database.number(at_another_time).await, 1);
    let skipped = "select count(*) from occurrence where civil_start like '2026-03-11T18:00%'";
    assert_eq!(app.database.number(skipped).await, 0);
}

async fn a_plan_that_is_sent_twice_is_planned_once_r2(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let fields = commit(&look(&trainer, &series(&centre)).await);
    for _ in 0..5 {
        let planned = trainer.post("/plan", &borrowed(&fields)).await.leads_to("/week?");
        assert!(planned.location().contains("n=25"), "{}", planned.location());
    }
    let at_once: Vec<_> = (0..5)
        .map(|_| {
            let (browser, fields) = ((*trainer).clone(), fields.clone());
            tokio::spawn(async move { browser.post("/plan", &borrowed(&fields)).await.status })
        })
        .collect();
    for one in at_once {
        assert_eq!(one.await.expect("it is answered"), 303);
    }
    assert_eq!(app.database.number(SESSIONS).await, 25);
}

async fn a_plan_that_was_overtaken_writes_nothing_d3(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let fields = commit(&look(&trainer, &series(&centre)).await);
    let _ = centre.plan_alone(&app.services, date(2026, 6, 3).at(18, 30, 0, 0)).await;
    let refused = trainer.post("/plan", &borrowed(&fields)).await.expect(422);
    assert!(!may_be_planned(&refused), "the new clash is shown with its repairs");
    assert!(repairs(&refused).iter().any(|value| value.starts_with("2026-06-03")));
    assert_eq!(app.database.number(SESSIONS).await, 1);
}

async fn a_holiday_is_left_out_and_the_end_moves_d5(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let mut fields = series(&centre);
    for (name, value) in &mut fields {
        match *name {
            "first" => "2026-12-02".clone_into(value),
            "count" => "3".clone_into(value),
            _ => {}
        }
    }
    let page = look(&trainer, &fields).await;
    let _ = trainer.post("/plan", &borrowed(&commit(&page))).await.leads_to("/week?");
    let days = app.database.lines("select civil_start from occurrence order by starts_at").await;
    assert_eq!(days, ["2026-12-02T18:00", "2026-12-09T18:00", "2026-12-23T18:00"], "16 December is Independence Day");
}
