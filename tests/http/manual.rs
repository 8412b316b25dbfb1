//! The programme's manual as staff read it.

use app::i18n::Texts;
use domain::language::Language;
use domain::programme::Template;
use tests::app::TestApp;
use tests::databases::Database;
use tests::html;
use tests::people::Staff;

on_both_engines!(
    a_plan_is_read_whole_in_each_language,
    the_manual_is_searched_with_folded_letters_and_in_all_languages_i3,
    a_plan_and_its_handout_go_to_paper,
);

async fn a_plan_is_read_whole_in_each_language(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let template = Template::shipped().expect("the programme is whole");
    for language in Language::ALL {
        let _ =
            trainer.post("/language", &[("language", language.code()), ("to", "/manual")]).await.leads_to("/manual");
        let contents = trainer.get("/manual").await.page();
        for plan in &template.sessions {
            assert!(contents.body.contains(&format!("/manual/{}", plan.key)), "{}", plan.key);
        }
        for key in ["training-05", "couples-03", "clearing-1"] {
            let manual = template.session(key).expect("it is known").manual.get(*language);
            let page = html::text(&trainer.get(&format!("/manual/{key}")).await.page().body.replace("<!>", ""));
            let mut parts = vec![manual.outcomes.plain(), manual.material.plain()];
            parts.extend(manual.steps.iter().map(|step| step.body.plain()));
            parts.extend(manual.steps.iter().filter_map(|step| Some(step.individual.as_ref()?.plain())));
            parts.extend(manual.cautions.iter().map(|(_, caution)| caution.plain()));
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            for line in parts.concat() {
                // Bold words and links stand in elements of their own, so their neighbours are looked for.
                let first: String = words(&line).chars().take(20).collect();
                assert!(page.contains(first.trim()), "{key} {}: {line}", language.code());
            }
        }
    }
    let _ = trainer.get("/manual/no-such-session").await.expect(404);
    let _ = trainer.get("/manual/training-05?version=00000000-0000-0000-0000-000000000000").await.expect(404);
}

async fn the_manual_is_searched_with_folded_letters_and_in_all_languages_i3(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let _ = trainer.post("/language", &[("language", "kk"), ("to", "/manual")]).await.leads_to("/manual");
    // "қауіп белгі" as it is typed on a Russian keyboard.
    let found = trainer.get("/manual?q=%D0%BA%D0%B0%D1%83%D0%B8%D0%BF+%D0%B1%D0%B5%D0%BB%D0%B3%D0%B8").await.page();
    assert!(found.body.contains("/manual/training-08"));
    let elsewhere = trainer.get("/manual?q=consent").await.page();
    let _ = elsewhere.shows(&Texts(Language::Kazakh).language(Language::English));
    let _ = trainer.get("/manual?q=qwertyuiop").await.page().shows(&Texts(Language::Kazakh).get("manual-none-found"));
}

async fn a_plan_and_its_handout_go_to_paper(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let template = Template::shipped().expect("the programme is whole");
    let manual = template.session("training-09").expect("it is known").manual.get(Language::Kazakh);
    let _ = trainer.post("/language", &[("language", "kk"), ("to", "/manual")]).await.leads_to("/manual");
    let sheet = trainer.get("/manual/training-09/print").await.page().shows(&html::text(&manual.aim));
    assert!(!sheet.body.contains("class=\"tabs\""), "a sheet has nothing around it");
    let handout = trainer.get("/manual/training-09/handout").await.page().shows(&html::text(&manual.homework));
    let staff_only = manual.cautions[0].1.plain()[0].clone();
    assert!(!html::text(&handout.body).contains(&staff_only), "the participant takes this home");
}
