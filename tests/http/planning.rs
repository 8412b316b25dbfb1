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
use tests::office::fresh;
use tests::people::Staff;

on_both_engines!(
    a_series_with_a_clash_writes_nothing_d2,
    a_repaired_series_is_planned_whole_d2,
    a_plan_that_is_sent_twice_is_planned_once_r2,
    a_plan_that_was_overtaken_writes_nothing_d3,
    a_holiday_is_left_out_and_the_end_moves_d5,
    several_weekdays_are_planned_until_a_day_d2,
    a_list_of_dates_is_planned_each_at_its_time_d2,
    one_press_repairs_all_dates_d2,
    the_rest_becomes_a_week_later_d2,
    what_is_no_plan_is_refused_in_words_and_kept,
    a_second_tab_sees_what_the_first_one_planned_d3,
    nobody_is_planned_for_more_than_six_hours_a_day_d2,
    of_two_hundred_who_plan_the_same_hour_one_does_r6,
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

async fn nobody_is_planned_for_more_than_six_hours_a_day_d2(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let mut fields = series(&centre);
    fields.retain(|(name, _)| *name != "count");
    fields.push(("count", "2".to_owned()));
    for hour in [8, 10] {
        let _ = centre.plan(&app.services, date(2026, 3, 4).at(hour, 0, 0, 0), 1).await;
    }
    assert!(may_be_planned(&look(&trainer, &fields).await), "six hours are not more than six");
    let _ = centre.plan_alone(&app.services, date(2026, 3, 4).at(14, 0, 0, 0)).await;
    let page = look(&trainer, &fields).await.shows("would lead more than 6 hours that day");
    assert!(!may_be_planned(&page));
    let counts = Texts(Language::English).with("plan-counts", &[("free", 1.into()), ("clash", 1.into())]);
    let _ = page.shows(&html::text(&counts));
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

async fn of_two_hundred_who_plan_the_same_hour_one_does_r6(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let mut one = series(&centre);
    one.retain(|(name, _)| *name != "count");
    one.push(("count", "1".to_owned()));
    let looked = commit(&look(&trainer, &one).await);
    let at_once: Vec<_> = (0..200)
        .map(|_| {
            let (browser, mut fields) = ((*trainer).clone(), looked.clone());
            fields.retain(|(name, _)| name != "series");
            fields.push(("series".to_owned(), fresh().to_string()));
            tokio::spawn(async move { browser.post("/plan", &borrowed(&fields)).await.status })
        })
        .collect();
    let mut planned = 0;
    for one in at_once {
        let status = one.await.expect("it is answered");
        assert!(matches!(status, 303 | 422), "{status}");
        planned += usize::from(status == 303);
    }
    assert_eq!(planned, 1);
    assert_eq!(app.database.number(SESSIONS).await, 1);
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

/// The fields with others in the place of some of them.
fn with(mut fields: Vec<(&'static str, String)>, others: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    fields.retain(|(name, _)| others.iter().all(|(other, _)| name != other));
    fields.extend(others.iter().map(|(name, value)| (*name, (*value).to_owned())));
    fields
}

async fn several_weekdays_are_planned_until_a_day_d2(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let fields = with(series(&centre), &[("weekday", "1"), ("weekday", "3"), ("until", "2026-03-16"), ("count", "")]);
    let page = look(&trainer, &fields).await;
    let planned = trainer.post("/plan", &borrowed(&commit(&page))).await.leads_to("/week?");
    assert!(planned.location().contains("n=3"), "{}", planned.location());
    let days = app.database.lines("select civil_start from occurrence order by starts_at").await;
    assert_eq!(days, ["2026-03-04T18:00", "2026-03-11T18:00", "2026-03-16T18:00"], "9 March is a day off");
}

async fn a_list_of_dates_is_planned_each_at_its_time_d2(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let fields = with(series(&centre), &[("dates", "2026-03-05\n2026-03-03 10:30, 2026-04-01")]);
    let page = look(&trainer, &fields).await;
    let _ = trainer.post("/plan", &borrowed(&commit(&page))).await.leads_to("/week?");
    let days = app.database.lines("select civil_start from occurrence order by starts_at").await;
    assert_eq!(days, ["2026-03-03T10:30", "2026-03-05T18:00", "2026-04-01T18:00"]);
}

async fn one_press_repairs_all_dates_d2(database: Database) {
    let (app, centre, trainer) = with_two_clashes(database).await;
    let page = look(&trainer, &with(series(&centre), &[("repair", "all")])).await;
    assert!(may_be_planned(&page), "nothing clashes any more");
    let planned = trainer.post("/plan", &borrowed(&commit(&page))).await.leads_to("/week?");
    assert!(planned.location().contains("n=25"), "{}", planned.location());
    assert_eq!(app.database.number(SESSIONS).await, 2 + 25);
    assert_eq!(app.database.number("select count(*) from series").await, 3, "one act of planning");
}

async fn the_rest_becomes_a_week_later_d2(database: Database) {
    let (app, centre, trainer) = with_two_clashes(database).await;
    let mut fields = with(series(&centre), &[("first", "2026-04-08"), ("every", "2"), ("count", "3")]);
    let _ = centre.plan_alone(&app.services, date(2026, 4, 22).at(18, 30, 0, 0)).await;
    let offered = repairs(&look(&trainer, &fields).await);
    let shift = offered.iter().find(|value| value.ends_with(" shift"));
    fields.push(("change", shift.unwrap_or_else(|| panic!("a shift in {offered:?}")).clone()));
    let page = look(&trainer, &fields).await;
    let _ = trainer.post("/plan", &borrowed(&commit(&page))).await.leads_to("/week?");
    let ours = "select civil_start from occurrence where group_id is not null order by starts_at";
    assert_eq!(app.database.lines(ours).await, ["2026-04-08T18:00", "2026-04-29T18:00", "2026-05-13T18:00"]);
}

async fn what_is_no_plan_is_refused_in_words_and_kept(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let gone = app.services.random.id().to_string();
    let long =
        (1..=28).flat_map(|day| (1..=12).map(move |month| format!("2026-{month:02}-{day:02}"))).collect::<Vec<_>>();
    let long = long.join("\n");
    for (changed, code) in [
        (vec![("until", "2026-03-01")], "series-end"),
        (vec![("count", "500")], "series-count"),
        (vec![("until", "2036-03-04")], "series-count"),
        (vec![("dates", long.as_str())], "series-count"),
        (vec![("every", "9")], "series-step"),
        (vec![("room", gone.as_str())], "room-gone"),
        (vec![("trainers", gone.as_str())], "trainers-none"),
        (vec![("change", "2026-03-04T18:00 skip"), ("dates", "2026-03-04")], "plan-empty"),
        (vec![("first", "2020-03-04")], "plan-clashes"),
    ] {
        let mut fields = with(series(&centre), &changed);
        fields.push(("kind", "group".to_owned()));
        fields.push(("series", app.services.random.id().to_string()));
        let refused = trainer.post("/plan", &pairs(&fields)).await.expect(422);
        let refused = refused.shows(&html::text(&Texts(Language::English).error(code)));
        for value in ["18:00", "training-01"] {
            assert!(refused.body.contains(value), "{value} is kept: {changed:?}");
        }
    }
    assert_eq!(app.database.number(SESSIONS).await, 0);
}

async fn a_second_tab_sees_what_the_first_one_planned_d3(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let first = commit(&look(&trainer, &series(&centre)).await);
    let second = commit(&look(&trainer, &series(&centre)).await);
    let _ = trainer.post("/plan", &borrowed(&first)).await.leads_to("/week?");
    let refused = trainer.post("/plan", &borrowed(&second)).await.expect(422);
    let refused = refused.shows(&Texts(Language::English).error("plan-clashes"));
    assert!(!repairs(&refused).is_empty(), "the fresh clashes are shown with what helps");
    assert_eq!(app.database.number(SESSIONS).await, 25);
}
