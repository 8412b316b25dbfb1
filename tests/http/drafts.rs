//! An office writes its own version of the programme: copied, changed, compared, checked, published or discarded.

use app::i18n::Texts;
use domain::ids::ProgrammeId;
use domain::language::Language;
use domain::programme::{Reason, Template, shipped_files};
use service::people::PersonForm;
use tests::answer::Answer;
use tests::app::TestApp;
use tests::centre::{Centre, actor};
use tests::databases::Database;
use tests::html::{self, Form};
use tests::people::Staff;

on_both_engines!(
    a_coordinator_writes_and_publishes_a_version_for_new_people_and_old_ones_stay_a1,
    a_draft_is_the_coordinators_of_its_own_office_s1,
    what_does_not_fit_is_told_at_its_field_and_nothing_is_half_saved,
    a_changed_text_leaves_the_others_out_of_date_until_confirmed,
    a_version_that_lost_a_module_is_not_published_a5,
    nobody_saves_over_what_somebody_else_changed,
    a_preview_shows_what_was_typed_and_saves_nothing,
    thresholds_and_titles_are_refused_at_their_field,
    a_session_moves_within_its_stage_or_goes,
    a_discarded_draft_is_gone,
    the_comparison_names_values_and_lines,
);

/// A coordinator with a fresh copy of what is shipped.
struct Desk {
    app: TestApp,
    centre: Centre,
    coordinator: Staff,
    /// Where the draft is.
    draft: String,
}

impl Desk {
    async fn with_draft(database: Database) -> Self {
        let (app, centre) = TestApp::with_centre(database).await;
        let coordinator = Staff::is_in(&app, &centre.coordinator);
        let page = coordinator.get("/programme").await.page();
        let shown = html::attributes(&page.body, "button", "value");
        let version = shown.iter().find(|value| value.parse::<ProgrammeId>().is_ok()).expect("it can be copied");
        let copied = coordinator.post("/programme", &[("copy", version)]).await.leads_to("/programme/drafts/");
        let draft = copied.location().split('?').next().unwrap_or_default().to_owned();
        Self { app, centre, coordinator, draft }
    }

    fn id(&self) -> ProgrammeId {
        self.draft.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id")
    }

    fn of(&self, key: &str) -> String {
        format!("{}/{key}", self.draft)
    }

    /// The form of a session as it is loaded.
    async fn form(&self, key: &str) -> Form {
        let address = self.of(key);
        let page = self.coordinator.get(&address).await.page();
        let forms = html::forms(&page.body);
        forms.into_iter().find(|form| form.get("text_kk").is_some()).expect("the session's form")
    }

    async fn send(&self, key: &str, form: &Form) -> Answer {
        let mut fields = form.pairs();
        fields.push(("what", "save"));
        self.coordinator.post(&self.of(key), &fields).await
    }

    /// What the store holds.
    async fn files(&self) -> std::collections::BTreeMap<String, String> {
        let files = self.app.services.store.programme_files(self.id()).await.expect("files");
        files.into_iter().map(|file| (file.path, file.body)).collect()
    }
}

/// The form with a part of one field replaced.
#[track_caller]
fn edited(form: &Form, field: &str, from: &str, to: &str) -> Form {
    let before = form.get(field).expect("the field is there").to_owned();
    assert!(before.contains(from), "{field} has no {from:?}");
    form.clone().with(field, &before.replacen(from, to, 1))
}

/// The form with the minutes of a step, counted from 0, replaced.
fn timed(form: &Form, step: usize, minutes: &str) -> Form {
    let mut form = form.clone();
    let fields = form.fields.iter_mut().filter(|(name, _)| name == "step_minutes");
    fields.skip(step).take(1).for_each(|(_, value)| minutes.clone_into(value));
    form
}

/// A refusal at a field: the sentence stands there, and the form comes back as typed.
#[track_caller]
fn is_refused(answer: &Answer, field: &str, reason: Reason, typed: &Form) {
    let sentence = Texts(Language::English).get(&format!("reason-{}", reason.code()));
    assert_eq!(answer.status, 422, "{}", answer.text());
    assert!(answer.text().contains(&sentence), "{sentence}: {}", answer.text());
    assert!(answer.body.contains(&format!("id=\"{field}-error\"")), "no sentence at {field}");
    let forms = html::forms(&answer.body);
    let shown = forms.iter().find(|form| form.get("text_kk").is_some()).expect("the form is shown again");
    // What is chosen from a list can be kept only if the list has it.
    for (name, value) in typed.fields.iter().filter(|(name, _)| !["module", "place"].contains(&name.as_str())) {
        let all: Vec<_> = shown.fields.iter().filter(|(known, _)| known == name).map(|(_, value)| value).collect();
        assert!(
            all.contains(&value),
            "{name} is not as typed after {field} {reason:?}: {:?}",
            all.iter().map(|one| one.chars().rev().take(60).collect::<String>()).collect::<Vec<_>>()
        );
    }
}

async fn a_coordinator_writes_and_publishes_a_version_for_new_people_and_old_ones_stay_a1(database: Database) {
    let desk = Desk::with_draft(database).await;
    let (services, store) = (&desk.app.services, &desk.app.services.store);
    let form = desk.form("training-01").await;
    let minutes: u16 =
        form.fields.iter().find(|(name, _)| name == "step_minutes").expect("a step").1.parse().expect("one");
    let form = timed(&form, 0, &(minutes + 5).to_string());
    let second: u16 =
        form.fields.iter().filter(|(name, _)| name == "step_minutes").nth(1).expect("two").1.parse().expect("one");
    let form = timed(&form, 1, &(second - 5).to_string());
    let form = edited(&form, "text_en", "# ", "# Our own ");
    let _ = desk.send("training-01", &form).await.leads_to(&desk.of("training-01"));
    let _ = desk.coordinator.get("/manual/training-01").await.page().hides("Our own");

    let published = desk.coordinator.post(&desk.draft, &[("what", "publish")]).await.leads_to("/programme?version=");
    let texts = Texts(Language::English);
    let _ = desk.coordinator.get(published.location()).await.page().shows(&texts.get("saved-draft-published"));
    // Whoever reads the manual reads the office's own newest version now.
    let _ = Staff::is_in(&desk.app, &desk.centre.trainer).get("/manual/training-01").await.page().shows("Our own");

    let trainer = actor(services, &desk.centre.trainer).await;
    let person = services.add_person(&trainer, &newcomer()).await.expect("he is added");
    let page = services.person_page(&trainer, person).await.expect("his page");
    assert_eq!((page.template.version, page.template.code.as_str()), (2, "german-informed"));
    let group = services.open_group(&trainer, "B-2", Language::Kazakh, 8).await.expect("a group");
    let office = trainer.office().expect("staff has an office");
    let groups = store.groups(office).await.expect("groups");
    let programme = |id| groups.iter().find(|known| known.id == id).expect("it is there").programme_id;
    assert_eq!(programme(group), desk.id());
    assert_ne!(programme(desk.centre.group), desk.id());
    let old = services.person_page(&trainer, desk.centre.participants[0].id).await.expect("his page");
    assert_eq!(old.template.version, 1);

    // What is published is immutable: there is no draft any more.
    let _ = desk.coordinator.get(&desk.draft).await.expect(404);
    let _ = desk.send("training-01", &form).await.expect(404);
    for what in ["publish", "discard", "settings", "titles"] {
        let _ = desk.coordinator.post(&desk.draft, &[("what", what)]).await.expect(404);
    }
    let _ = desk.coordinator.get(&desk.of("compare")).await.page().shows("Our own");
    let told = "select count(*) from audit where action in ('programme.copy', 'programme.change', 'programme.publish')";
    assert_eq!(desk.app.database.number(told).await, 3);
}

fn newcomer() -> PersonForm {
    PersonForm {
        surname: "Омаров".to_owned(),
        given: "Асхат".to_owned(),
        patronymic: String::new(),
        sex: domain::role::Sex::Man,
        phone: "+77010000199".to_owned(),
        iin: String::new(),
        language: Language::Kazakh,
        basis: domain::enrolment::LegalBasis::SelfReferral,
        track: domain::enrolment::Track::Group,
        referred_on: "2026-03-02".to_owned(),
    }
}

async fn a_draft_is_the_coordinators_of_its_own_office_s1(database: Database) {
    let desk = Desk::with_draft(database).await;
    let other = desk.centre.found_beside(&desk.app.services).await;
    let form = desk.form("training-01").await;
    let mut fields = form.pairs();
    fields.push(("what", "save"));
    for stranger in [
        Staff::is_in(&desk.app, &desk.centre.trainer),
        Staff::is_in(&desk.app, &desk.centre.administrator),
        Staff::is_in(&desk.app, &desk.centre.advocate),
        Staff::is_in(&desk.app, &other.coordinator),
    ] {
        for address in [desk.draft.clone(), desk.of("training-01"), desk.of("compare")] {
            let _ = stranger.get(&address).await.expect(404);
        }
        let _ = stranger.post(&desk.of("training-01"), &fields).await.expect(404);
        let _ = stranger.post(&desk.of("training-01"), &[("preview", "kk")]).await.expect(404);
        let _ = stranger.post(&desk.of("training-01"), &[("what", "remove")]).await.expect(404);
        for what in ["publish", "discard"] {
            let _ = stranger.post(&desk.draft, &[("what", what)]).await.expect(404);
        }
    }
    // Another office neither copies nor sees what this one published.
    let _ = desk.coordinator.post(&desk.draft, &[("what", "publish")]).await.leads_to("/programme");
    let stranger = Staff::is_in(&desk.app, &other.coordinator);
    let _ = stranger.post("/programme", &[("copy", &desk.id().to_string())]).await.expect(404);
    let _ = stranger.get(&format!("/manual?version={}", desk.id())).await.expect(404);
    assert_eq!(desk.app.database.number("select count(*) from programme").await, 2);
}

async fn what_does_not_fit_is_told_at_its_field_and_nothing_is_half_saved(database: Database) {
    let desk = Desk::with_draft(database).await;
    let before = desk.files().await;
    let form = desk.form("couples-03").await;
    // A change that would be right comes along each time: it is not saved either.
    let form = edited(&form, "text_en", "# ", "# Otherwise ");
    let with = |field: &str, value: &str| form.clone().with(field, value);
    let kk = form.get("text_kk").expect("a text").to_owned();
    for (field, reason, typed) in [
        ("minutes", Reason::MinutesSum, with("minutes", "95")),
        ("minutes", Reason::NoMinutes, with("minutes", "many")),
        ("minutes", Reason::MinutesSum, timed(&form, 1, "21")),
        ("minutes", Reason::MinutesSum, timed(&form, 1, "65535")),
        ("steps", Reason::NoMinutes, timed(&form, 1, "")),
        ("individual_minutes", Reason::IndividualMinutesSum, with("individual_minutes", "60")),
        ("sources", Reason::Link, with("sources", "javascript:alert(1)")),
        ("module", Reason::ModuleUnknown, with("module", "no-such")),
        ("place", Reason::NumberOrder, with("place", "99")),
        ("text_kk", Reason::TextMissing, with("text_kk", &kk.replace("{#homework}", ""))),
        ("text_ru", Reason::TextMissing, with("text_ru", "")),
        ("text_kk", Reason::Markup, with("text_kk", &format!("{kk}\n<script>alert(1)</script>\n"))),
        ("text_kk", Reason::Link, with("text_kk", &format!("{kk}\n[сөз](javascript:alert)\n"))),
        ("text_kk", Reason::TextUnknown, with("text_kk", &format!("{kk}\n## Тағы {{#more}}\nсөз\n"))),
    ] {
        let refused = desk.send("couples-03", &typed).await;
        is_refused(&refused, field, reason, &typed);
        assert!(!refused.body.contains("<script>alert"), "markup runs");
        assert_eq!(desk.files().await, before, "{field}: something was saved");
    }
    let lines = kk.matches('\n').count();
    let script = desk.send("couples-03", &with("text_kk", &format!("{kk}\n<script>alert(1)</script>\n"))).await;
    let line = Texts(Language::English).with("draft-at-line", &[("line", (lines + 2).into())]);
    let _ = script.shows(&line).shows("couples-03 · Kazakh");
}

async fn a_changed_text_leaves_the_others_out_of_date_until_confirmed(database: Database) {
    let desk = Desk::with_draft(database).await;
    let (key, plan) = ("training-05", "sessions/training-05/plan.toml");
    let texts = Texts(Language::English);
    let form = desk.form(key).await;
    // Browsers send lines that end with two signs, and that alone is no change.
    let sent = form.clone().with("text_ru", &form.get("text_ru").expect("a text").replace('\n', "\r\n"));
    let _ = desk.send(key, &edited(&sent, "text_kk", "# ", "# Өз ")).await.leads_to(&desk.of(key));
    let stored = desk.files().await;
    assert!(stored["sessions/training-05/kk.md"].starts_with("# Өз "));
    assert_eq!(stored["sessions/training-05/ru.md"], shipped_files()["sessions/training-05/ru.md"]);
    assert!(stored[plan].contains("kk = 2\nru = 1\nen = 1"), "{}", stored[plan]);

    let badge = texts.with("draft-out-of-date", &[("languages", "Russian, English".into())]);
    let _ = desk.coordinator.get(&desk.draft).await.page().shows(&badge);
    let old = texts.with("draft-outdated", &[("language", "Russian".into())]);
    let _ = desk.coordinator.get(&desk.of(key)).await.page().shows(&old);
    for language in ["ru", "en"] {
        let _ = desk
            .coordinator
            .post(&desk.of(key), &[("what", "confirm"), ("language", language)])
            .await
            .leads_to(&desk.of(key));
    }
    let _ = desk.coordinator.get(&desk.of(key)).await.page().hides(&old);
    assert!(desk.files().await[plan].contains("kk = 2\nru = 2\nen = 2"));
    // Readers are told until then, in the language that is behind.
    let form = desk.form(key).await;
    let _ = desk.send(key, &edited(&form, "text_ru", "# ", "# Наше ")).await.leads_to(&desk.of(key));
    let _ = desk.coordinator.post(&desk.draft, &[("what", "publish")]).await.leads_to("/programme");
    let trainer = Staff::is_in(&desk.app, &desk.centre.trainer);
    let _ = trainer.get("/manual/training-05").await.page().shows(&texts.get("manual-out-of-date"));
}

async fn a_version_that_lost_a_module_is_not_published_a5(database: Database) {
    let desk = Desk::with_draft(database).await;
    let template = Template::shipped().expect("the programme is whole");
    let module = &template.modules[0];
    let lost: Vec<_> = template
        .sessions
        .iter()
        .filter(|plan| plan.module.as_ref() == Some(&module.key))
        .map(|plan| &plan.key)
        .collect();
    for key in &lost {
        let _ = desk.coordinator.post(&desk.of(key), &[("what", "remove")]).await.leads_to(&desk.draft);
    }
    let texts = Texts(Language::English);
    let sentence = texts.get("reason-module-untaught");
    let page = desk.coordinator.get(&desk.draft).await.page().shows(&sentence).shows(&module.key);
    assert!(!page.body.contains("value=\"publish\""), "there is nothing to publish");
    let refused = desk.coordinator.post(&desk.draft, &[("what", "publish")]).await.expect(422);
    let _ = refused.shows(&sentence).shows(&texts.get("nothing-saved"));
    assert_eq!(desk.app.database.number("select count(*) from programme where published_at is not null").await, 1);
    // Another session teaches it: then it may be published, with the threshold that can still be met.
    let form = desk.form("training-20").await.with("module", &module.key);
    let _ = desk.send("training-20", &form).await.leads_to(&desk.of("training-20"));
    let left = 25 - lost.len();
    let settings = desk.coordinator.get(&desk.draft).await.page().form_for(&desk.draft, "settings");
    let settings = settings.with("attended", &(left - 2).to_string());
    let _ = desk.coordinator.post(&desk.draft, &settings.pairs()).await.leads_to(&desk.draft);
    let _ = desk.coordinator.post(&desk.draft, &[("what", "publish")]).await.leads_to("/programme");
}

async fn nobody_saves_over_what_somebody_else_changed(database: Database) {
    let desk = Desk::with_draft(database).await;
    let key = "training-07";
    let form = desk.form(key).await;
    let first = edited(&form, "text_en", "# ", "# First ");
    let second = edited(&form, "text_en", "# ", "# Second ");
    let _ = desk.send(key, &first).await.leads_to(&desk.of(key));
    // A mistake in between does not make the page forget what it was loaded with.
    let broken = second.clone().with("minutes", "1");
    let shown = desk.send(key, &broken).await.expect(422);
    let texts = Texts(Language::English);
    let _ = shown.shows(&texts.error("changed-meanwhile"));
    let refused = desk.send(key, &second).await.expect(422).shows(&texts.error("changed-meanwhile"));
    assert!(desk.files().await["sessions/training-07/en.md"].starts_with("# First "));
    // What was typed is still there, and may be saved by who has seen the other one's change.
    let forms = html::forms(&refused.body);
    let again = forms.into_iter().find(|form| form.get("text_kk").is_some()).expect("the form");
    assert!(again.get("text_en").is_some_and(|text| text.starts_with("# Second ")));
    let _ = desk.send(key, &again).await.leads_to(&desk.of(key));
    assert!(desk.files().await["sessions/training-07/en.md"].starts_with("# Second "));

    let settings = desk.coordinator.get(&desk.draft).await.page().form_for(&desk.draft, "settings");
    let _ =
        desk.coordinator.post(&desk.draft, &settings.clone().with("most", "11").pairs()).await.leads_to(&desk.draft);
    let stale = settings.with("most", "10");
    let _ =
        desk.coordinator.post(&desk.draft, &stale.pairs()).await.expect(422).shows(&texts.error("changed-meanwhile"));
    assert!(desk.files().await["structure.toml"].contains("most = 11"));
}

async fn a_preview_shows_what_was_typed_and_saves_nothing(database: Database) {
    let desk = Desk::with_draft(database).await;
    let before = desk.files().await;
    let form = desk.form("couples-03").await;
    let typed = edited(&form, "text_kk", "# ", "# Көріп шығу: ").with("individual_minutes", "");
    let mut fields = typed.pairs();
    fields.push(("preview", "kk"));
    let page = desk.coordinator.post(&desk.of("couples-03"), &fields).await.page();
    assert!(html::attributes(&page.body, "div", "lang").contains(&"kk".to_owned()));
    assert!(page.body.contains("<h2>Көріп шығу: "), "the title is shown");
    let _ = page.clone().shows(&Texts(Language::Kazakh).get("manual-stop"));
    let forms = html::forms(&page.body);
    let shown = forms.into_iter().find(|form| form.get("text_kk").is_some()).expect("the form");
    let sorted = |form: &Form| {
        let mut fields = form.fields.clone();
        fields.sort();
        fields
    };
    assert_eq!(sorted(&shown), sorted(&typed), "what was typed is kept");
    assert_eq!(desk.files().await, before);
    let _ = desk.send("couples-03", &shown).await.leads_to(&desk.of("couples-03"));

    let broken = typed.with("text_ru", "# Только название\n");
    let mut fields = broken.pairs();
    fields.push(("preview", "kk"));
    is_refused(&desk.coordinator.post(&desk.of("couples-03"), &fields).await, "text_ru", Reason::TextMissing, &broken);
}

async fn thresholds_and_titles_are_refused_at_their_field(database: Database) {
    let desk = Desk::with_draft(database).await;
    let before = desk.files().await;
    let page = desk.coordinator.get(&desk.draft).await.page();
    let (settings, titles) = (page.form_for(&desk.draft, "settings"), page.form_for(&desk.draft, "titles"));
    let texts = Texts(Language::English);
    for (field, value, told, reason) in [
        ("attended", "26", "attended-error", Reason::CompletionUnmet),
        ("attended", "0", "attended-error", Reason::CompletionUnmet),
        ("attended", "", "attended-error", Reason::CompletionUnmet),
        ("most", "7", "group_error", Reason::GroupSize),
        ("least", "x", "group_error", Reason::GroupSize),
    ] {
        let typed = settings.clone().with(field, value);
        let refused = desk.coordinator.post(&desk.draft, &typed.pairs()).await.expect(422);
        assert!(refused.body.contains(&format!("id=\"{told}\"")), "{field}");
        let _ = refused.clone().shows(&texts.get(&format!("reason-{}", reason.code())));
        assert_eq!(refused.form_for(&desk.draft, "settings").get(field), Some(value));
    }
    let typed = titles.clone().with("module.power.ru", " ").with("module.power.kk", "Билік");
    let refused = desk.coordinator.post(&desk.draft, &typed.pairs()).await.expect(422);
    assert!(refused.body.contains("id=\"module.power.ru-error\""));
    assert_eq!(refused.form_for(&desk.draft, "titles").get("module.power.kk"), Some("Билік"));
    assert_eq!(desk.files().await, before, "nothing was half-saved");

    let typed = titles.with("module.power.ru", "Власть").with("module.power.kk", "Билік «күш»");
    let _ = desk.coordinator.post(&desk.draft, &typed.pairs()).await.leads_to(&desk.draft);
    let _ = desk.coordinator.post(&desk.draft, &settings.with("attended", "20").pairs()).await.leads_to(&desk.draft);
    let stored = Template::parse(&desk.files().await).expect("it is whole");
    assert_eq!(stored.module("power").expect("it is there").title.kk, "Билік «күш»");
    assert_eq!((stored.completion.attended, stored.completion.of), (20, 25));
}

async fn a_session_moves_within_its_stage_or_goes(database: Database) {
    let desk = Desk::with_draft(database).await;
    let form = desk.form("follow-up-1").await.with("place", "3");
    let _ = desk.send("follow-up-1", &form).await.leads_to(&desk.of("follow-up-1"));
    let order = |template: &Template| -> Vec<String> {
        template.stage(domain::programme::Stage::FollowUp).map(|plan| plan.key.clone()).collect()
    };
    let stored = Template::parse(&desk.files().await).expect("it is whole");
    assert_eq!(order(&stored), ["follow-up-2", "follow-up-3", "follow-up-1"]);
    let _ = desk.coordinator.post(&desk.of("follow-up-3"), &[("what", "remove")]).await.leads_to(&desk.draft);
    let stored = Template::parse(&desk.files().await).expect("it is whole");
    assert_eq!(order(&stored), ["follow-up-2", "follow-up-1"]);
    let _ = desk.coordinator.get(&desk.of("follow-up-3")).await.expect(404);
    let _ = desk.coordinator.post(&desk.of("follow-up-3"), &[("what", "remove")]).await.expect(404);
    let _ = desk.coordinator.get(&desk.of("no-such-session")).await.expect(404);
    let texts = Texts(Language::English);
    let _ = desk
        .coordinator
        .get(&desk.of("compare"))
        .await
        .page()
        .shows(&texts.get("draft-moved"))
        .shows(&texts.get("draft-gone"));
}

async fn a_discarded_draft_is_gone(database: Database) {
    let desk = Desk::with_draft(database).await;
    let _ = desk.coordinator.get("/programme").await.page().shows("Version 2, being written");
    let _ =
        desk.coordinator.post(&desk.draft, &[("what", "discard")]).await.leads_to("/programme?saved=draft-discarded");
    let _ = desk.coordinator.get(&desk.draft).await.expect(404);
    let _ = desk.coordinator.get("/programme").await.page().hides("being written");
    assert_eq!(desk.app.database.number("select count(*) from programme").await, 1);
    let trainer = Staff::is_in(&desk.app, &desk.centre.trainer);
    let page = trainer.get("/programme").await.page();
    assert!(!page.body.contains("name=\"copy\""), "only coordinators copy");
}

async fn the_comparison_names_values_and_lines(database: Database) {
    let desk = Desk::with_draft(database).await;
    let texts = Texts(Language::English);
    let _ = desk.coordinator.get(&desk.of("compare")).await.page().shows(&texts.get("draft-compare-none"));
    let form = desk.form("couples-03").await;
    let form = edited(&form, "text_en", "without expecting an answer", "without waiting for an answer");
    let form = timed(&timed(&form, 0, "15"), 1, "25");
    let _ = desk.send("couples-03", &form).await.leads_to(&desk.of("couples-03"));
    let settings = desk.coordinator.get(&desk.draft).await.page().form_for(&desk.draft, "settings");
    let _ = desk.coordinator.post(&desk.draft, &settings.with("attended", "21").pairs()).await.leads_to(&desk.draft);
    let page = desk.coordinator.get(&desk.of("compare")).await.page();
    let page = page.shows("Version 2 beside version 1").shows(&texts.get("draft-what-attended")).shows("22 21");
    let page = page.shows(&texts.with("draft-what-step", &[("step", "frame".into())])).shows("20 15");
    assert!(
        page.body.contains("<mark>expecting</mark>") && page.body.contains("<mark>waiting for</mark>"),
        "{}",
        page.body
    );
}
