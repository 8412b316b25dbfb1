//! The matrix: a row for each address and method, a column for each kind of person. An address without a row fails.

use std::collections::BTreeSet;

use app::routes::ROUTES;
use domain::ids::OccurrenceId;
use domain::rescheduling::{Scope, Why};
use jiff::civil::date;
use service::actor::Actor;
use service::rescheduling::{MoveRequest, Reason, What};
use tests::answer::Answer;
use tests::app::TestApp;
use tests::browser::Browser;
use tests::centre::{Centre, actor};
use tests::databases::Database;
use tests::people::{Participant, halfway};
use uuid::Uuid;

on_both_engines!(everybody_reaches_what_is_his_and_nothing_else_s1);

/// Who asks, in the order of the columns.
const COLUMNS: [&str; 10] = [
    "anonymous",
    "without second factor",
    "trainer of the session",
    "another trainer",
    "coordinator",
    "advocate",
    "administrator",
    "participant himself",
    "another participant",
    "trainer of another office",
];

/// What is answered: `page` 200 · `done` 303 to a result · `in` 303 to where one signs in · `2nd` 303 to the second
/// factor · `own` 303 to one's own first page · `404` absent, or forbidden · `422` understood, but refused.
const TABLE: &[(&str, &str, &str)] = &[
    // method, address                      anonymous half   leads  other  coord  advoc  admin  self   part.  elsewhere
    ("GET", "/", "                          in        2nd    own    own    own    own    own    own    own    own"),
    ("GET", "/sign-in", "                   page      page   page   page   page   page   page   page   page   page"),
    ("POST", "/sign-in", "                  422       422    422    422    422    422    422    422    422    422"),
    ("GET", "/staff", "                     page      page   page   page   page   page   page   page   page   page"),
    ("POST", "/staff", "                    422       422    422    422    422    422    422    422    422    422"),
    ("GET", "/demo", "                      page      page   page   page   page   page   page   page   page   page"),
    ("POST", "/demo", "                     404       404    404    404    404    404    404    404    404    404"),
    ("GET", "/second-factor", "             in        page   own    own    own    own    own    own    own    own"),
    ("POST", "/second-factor", "            in        422    own    own    own    own    own    own    own    own"),
    ("GET", "/second-factor/new", "         in        404    page   page   page   page   page   404    404    page"),
    ("POST", "/second-factor/new", "        in        404    422    422    422    422    422    404    404    422"),
    ("GET", "/join/{secret}", "             page      page   page   page   page   page   page   page   page   page"),
    ("POST", "/join/{secret}", "            422       422    422    422    422    422    422    422    422    422"),
    ("GET", "/password/{secret}", "         page      page   page   page   page   page   page   page   page   page"),
    ("POST", "/password/{secret}", "        422       422    422    422    422    422    422    422    422    422"),
    ("GET", "/language", "                  in        2nd    own    own    own    own    own    own    own    own"),
    ("POST", "/language", "                 done      done   done   done   done   done   done   done   done   done"),
    ("GET", "/sign-out", "                  in        2nd    own    own    own    own    own    own    own    own"),
    ("GET", "/me", "                        in        2nd    page   page   page   page   page   page   page   page"),
    ("POST", "/me", "                       in        2nd    422    422    422    422    422    422    422    422"),
    ("GET", "/me/feed", "                   in        2nd    page   page   page   404    404    page   page   page"),
    ("POST", "/me/feed", "                  in        2nd    page   page   page   404    404    page   page   page"),
    ("GET", "/me/busy", "                   in        2nd    page   page   page   404    404    404    404    page"),
    ("POST", "/me/busy", "                  in        2nd    422    422    422    404    404    404    404    422"),
    ("GET", "/hours", "                     in        2nd    page   page   page   404    404    404    404    page"),
    ("POST", "/hours", "                    in        2nd    422    422    422    404    404    404    404    422"),
    ("GET", "/free", "                      in        2nd    page   page   page   404    404    404    404    page"),
    ("GET", "/today", "                     in        2nd    page   page   page   404    404    404    404    page"),
    ("GET", "/day", "                       in        2nd    page   page   page   404    404    404    404    page"),
    ("GET", "/week", "                      in        2nd    page   page   page   404    404    404    404    page"),
    ("GET", "/month", "                     in        2nd    page   page   page   404    404    404    404    page"),
    ("GET", "/agenda", "                    in        2nd    page   page   page   404    404    404    404    page"),
    ("GET", "/plan", "                      in        2nd    page   page   page   404    404    404    404    page"),
    ("POST", "/plan", "                     in        2nd    422    422    422    404    404    404    404    422"),
    ("GET", "/sessions/{id}", "             in        2nd    page   404    page   404    404    404    404    404"),
    ("POST", "/sessions/{id}", "            in        2nd    done   404    done   404    404    404    404    404"),
    ("GET", "/sessions/{id}/mark", "        in        2nd    page   404    page   404    404    404    404    404"),
    ("POST", "/sessions/{id}/mark", "       in        2nd    page   404    page   404    404    404    404    404"),
    ("GET", "/sessions/{id}/step", "        in        2nd    page   404    page   404    404    404    404    404"),
    ("POST", "/sessions/{id}/step", "       in        2nd    done   404    done   404    404    404    404    404"),
    // A check belongs to a joint session, and theirs is a group's.
    ("GET", "/sessions/{id}/check", "       in        2nd    page   404    page   404    404    404    404    404"),
    ("POST", "/sessions/{id}/check", "      in        2nd    404    404    404    404    404    404    404    404"),
    ("GET", "/sessions/{id}/note", "        in        2nd    page   404    page   404    404    404    404    404"),
    ("POST", "/sessions/{id}/note", "       in        2nd    done   404    done   404    404    404    404    404"),
    ("GET", "/sessions/{id}/calendar", "    in        2nd    page   404    page   404    404    404    404    404"),
    ("POST", "/sessions/{id}/calendar", "   in        2nd    page   404    page   404    404    404    404    404"),
    ("GET", "/sessions/{id}/move", "        in        2nd    page   404    page   404    404    404    404    404"),
    ("POST", "/sessions/{id}/move", "       in        2nd    done   404    done   404    404    404    404    404"),
    // The trainer's own act, which was undone before: nobody undoes it twice.
    ("GET", "/moves/{id}", "                in        2nd    page   404    page   404    404    404    404    404"),
    ("POST", "/moves/{id}", "               in        2nd    422    404    422    404    404    404    404    404"),
    ("GET", "/leave/{id}", "                in        2nd    page   404    page   404    404    404    404    404"),
    ("POST", "/leave/{id}", "               in        2nd    422    404    422    404    404    404    404    404"),
    ("GET", "/groups", "                    in        2nd    page   page   page   404    404    404    404    page"),
    ("POST", "/groups", "                   in        2nd    422    422    422    404    404    404    404    422"),
    ("GET", "/groups/{id}", "               in        2nd    page   page   page   404    404    404    404    404"),
    ("POST", "/groups/{id}", "              in        2nd    422    422    422    404    404    404    404    404"),
    ("GET", "/groups/{id}/waiting", "       in        2nd    page   page   page   404    404    404    404    404"),
    ("POST", "/groups/{id}/waiting", "      in        2nd    422    422    422    404    404    404    404    404"),
    ("GET", "/waiting", "                   in        2nd    page   page   page   404    404    404    404    page"),
    ("POST", "/waiting", "                  in        2nd    422    422    422    404    404    404    404    422"),
    ("GET", "/people", "                    in        2nd    page   page   page   404    404    404    404    page"),
    ("GET", "/people/new", "                in        2nd    page   page   page   404    404    404    404    page"),
    ("POST", "/people/new", "               in        2nd    422    422    422    404    404    404    404    422"),
    ("GET", "/people/{id}", "               in        2nd    page   page   page   404    404    404    404    404"),
    ("POST", "/people/{id}", "              in        2nd    422    422    422    404    404    404    404    404"),
    ("GET", "/people/{id}/busy", "          in        2nd    page   page   page   404    404    404    404    404"),
    ("POST", "/people/{id}/busy", "         in        2nd    422    422    422    404    404    404    404    404"),
    ("GET", "/people/{id}/code", "          in        2nd    page   page   page   404    404    404    404    404"),
    ("POST", "/people/{id}/code", "         in        2nd    page   page   page   404    404    404    404    404"),
    ("GET", "/people/{id}/measures", "      in        2nd    page   page   page   404    404    404    404    404"),
    ("POST", "/people/{id}/measures", "     in        2nd    404    404    422    404    404    404    404    404"),
    ("GET", "/people/{id}/joint-work", "    in        2nd    page   page   page   404    404    404    404    404"),
    ("POST", "/people/{id}/joint-work", "   in        2nd    422    422    422    404    404    404    404    404"),
    ("GET", "/people/{id}/make-up", "       in        2nd    page   page   page   404    404    404    404    404"),
    ("POST", "/people/{id}/make-up", "      in        2nd    422    422    422    404    404    404    404    404"),
    ("GET", "/people/{id}/risk", "          in        2nd    page   page   page   404    404    404    404    404"),
    ("POST", "/people/{id}/risk", "         in        2nd    422    404    422    404    404    404    404    404"),
    ("GET", "/manual", "                    in        2nd    page   page   page   page   page   404    404    page"),
    ("GET", "/manual/{key}", "              in        2nd    page   page   page   page   page   404    404    page"),
    ("GET", "/manual/{key}/attach", "       in        2nd    page   page   page   page   page   404    404    page"),
    ("POST", "/manual/{key}/attach", "      in        2nd    422    422    422    422    422    404    404    422"),
    ("GET", "/manual/{key}/files/{id}", "   in        2nd    page   page   page   page   page   404    404    page"),
    ("POST", "/manual/{key}/files/{id}", "  in        2nd    404    404    404    404    404    404    404    404"),
    ("GET", "/manual/{key}/print", "        in        2nd    page   page   page   page   page   404    404    page"),
    ("GET", "/manual/{key}/handout", "      in        2nd    page   page   page   page   page   404    404    page"),
    ("GET", "/my", "                        in        2nd    404    404    404    404    404    page   page   404"),
    ("POST", "/my", "                       in        2nd    404    404    404    404    404    422    422    404"),
    ("GET", "/my/calendar", "               in        2nd    404    404    404    404    404    page   page   404"),
    // A session of the group of both.
    ("POST", "/my/calendar", "              in        2nd    404    404    404    404    404    page   page   404"),
    ("GET", "/my/papers", "                 in        2nd    404    404    404    404    404    page   page   404"),
    // He attended it: the register was filled in above.
    ("GET", "/my/papers/{key}", "           in        2nd    404    404    404    404    404    page   page   404"),
    ("GET", "/overview", "                  in        2nd    404    404    page   404    404    404    404    404"),
    ("POST", "/overview", "                 in        2nd    404    404    page   404    404    404    404    404"),
    ("GET", "/import", "                    in        2nd    404    404    page   404    404    404    404    404"),
    ("POST", "/import", "                   in        2nd    404    404    422    404    404    404    404    404"),
    ("GET", "/apart", "                     in        2nd    404    404    404    page   404    404    404    404"),
    ("POST", "/apart", "                    in        2nd    404    404    404    422    404    404    404    404"),
    ("GET", "/couples", "                   in        2nd    404    404    404    page   404    404    404    404"),
    ("POST", "/couples", "                  in        2nd    404    404    404    done   404    404    404    404"),
    ("GET", "/accounts", "                  in        2nd    404    404    404    404    page   404    404    404"),
    ("POST", "/accounts", "                 in        2nd    404    404    404    404    422    404    404    404"),
    ("GET", "/office", "                    in        2nd    404    404    404    404    page   404    404    404"),
    ("POST", "/office", "                   in        2nd    404    404    404    404    422    404    404    404"),
    ("GET", "/rooms/{id}", "                in        2nd    404    404    404    404    page   404    404    404"),
    ("POST", "/rooms/{id}", "               in        2nd    404    404    404    404    done   404    404    404"),
    ("GET", "/programme", "                 in        2nd    page   page   page   page   page   404    404    page"),
    ("POST", "/programme", "                in        2nd    404    404    422    404    404    404    404    404"),
    ("GET", "/programme/{id}/move", "       in        2nd    404    404    page   404    404    404    404    404"),
    ("POST", "/programme/{id}/move", "      in        2nd    404    404    422    404    404    404    404    404"),
    ("GET", "/programme/drafts/{id}", "     in        2nd    404    404    page   404    404    404    404    404"),
    ("POST", "/programme/drafts/{id}", "    in        2nd    404    404    422    404    404    404    404    404"),
    (
        "GET",
        "/programme/drafts/{id}/compare",
        "
                                            in        2nd    404    404    page   404    404    404    404    404",
    ),
    (
        "GET",
        "/programme/drafts/{id}/{key}",
        "
                                            in        2nd    404    404    page   404    404    404    404    404",
    ),
    (
        "POST",
        "/programme/drafts/{id}/{key}",
        "
                                            in        2nd    404    404    422    404    404    404    404    404",
    ),
    // Last, because nobody is signed in afterwards.
    ("POST", "/sign-out", "                 done      done   done   done   done   done   done   done   done   done"),
];

#[test]
fn every_address_has_its_rows_and_every_row_its_address_s1() {
    let rows: BTreeSet<(&str, &str)> = TABLE.iter().map(|(method, path, _)| (*path, *method)).collect();
    let mut addresses = BTreeSet::new();
    for route in ROUTES {
        addresses.insert((route.path, "GET"));
        addresses.extend(route.action.map(|_| (route.path, "POST")));
    }
    assert_eq!(rows, addresses);
    assert_eq!(rows.len(), TABLE.len(), "a row stands there twice");
}

async fn everybody_reaches_what_is_his_and_nothing_else_s1(database: Database) {
    let stage = Stage::set(database).await;
    let mut wrong = Vec::new();
    for (method, path, expected) in TABLE {
        let expected: Vec<&str> = expected.split_whitespace().collect();
        assert_eq!(expected.len(), COLUMNS.len(), "{method} {path}");
        for (column, expected) in expected.iter().enumerate() {
            let answer = stage.ask(method, path, column).await;
            let got = outcome(&answer);
            if got != *expected {
                wrong.push(format!("{method} {path} by {}: {got}, not {expected}", COLUMNS[column]));
            }
            if got == "404" && path.contains("{id}") {
                let absent = stage.ask_for(method, path, column, Uuid::max()).await;
                let (here, there) = (stage.nameless(&answer), stage.nameless(&absent));
                if (answer.status, here) != (absent.status, there) {
                    wrong.push(format!("{method} {path} by {}: forbidden is not as absent", COLUMNS[column]));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// How an answer is called in the table.
fn outcome(answer: &Answer) -> &'static str {
    match (answer.status, answer.location()) {
        (200, _) => "page",
        (303, "/sign-in") => "in",
        (303, "/second-factor") => "2nd",
        (303, "/today" | "/overview" | "/couples" | "/accounts" | "/my") => "own",
        (303, _) => "done",
        (404, _) => "404",
        (422, _) => "422",
        _ => "something else",
    }
}

fn first_step() -> String {
    let programme = domain::programme::Template::shipped().expect("the programme is whole");
    programme.session("training-01").expect("it begins with the first").steps[0].key.clone()
}

async fn a_draft(app: &TestApp, centre: &Centre) -> Uuid {
    let coordinator = actor(&app.services, &centre.coordinator).await;
    let versions = app.services.programme_versions(&coordinator).await.expect("there is a programme");
    app.services.copy_programme(&coordinator, versions[0].id).await.expect("it can be copied").0
}

/// A session that was cancelled and is on again.
async fn an_act(app: &TestApp, trainer: &Actor, session: OccurrenceId) -> Uuid {
    let act = app.services.random.id();
    let request = MoveRequest { act, session, scope: Scope::This, what: What::Cancel, decisions: Vec::new() };
    let reason = Reason { why: Some(Why::Office), words: String::new() };
    app.services.commit_move(trainer, &request, &reason).await.expect("it can be cancelled");
    app.services.undo_move(trainer, act).await.expect("it can be taken back");
    act
}

/// A centre in which something can be asked of everybody.
struct Stage {
    centre: Centre,
    browsers: Vec<Browser>,
    /// The first is open, each of the others is there to be cancelled by one person.
    sessions: Vec<Uuid>,
    couple: Uuid,
    invitation: String,
    /// The secret of a link to a new password.
    password: String,
    /// A step of the first training session.
    step: String,
    /// A version of the programme that the office is writing.
    draft: Uuid,
    /// The version that was shipped.
    version: Uuid,
    /// What the trainer cancelled, and took back.
    act: Uuid,
}

impl Stage {
    async fn set(database: Database) -> Self {
        let (app, centre) = TestApp::with_centre(database).await;
        let other = centre.found_beside(&app.services).await;
        let planned = centre.plan(&app.services, date(2026, 3, 2).at(9, 10, 0, 0), 11).await;
        let (trainer, chief) =
            (actor(&app.services, &centre.trainer).await, actor(&app.services, &centre.administrator).await);
        let asking = centre.participants[3].enrolment;
        app.services.ask_for_joint_work(&trainer, asking, "Partner").await.expect("joint work is asked for");
        let office = chief.office().expect("staff has an office");
        let couple = app.services.store.couples(office).await.expect("the store answers")[0].id.0;
        let invitation = app.services.invite(&chief, &[domain::role::Role::Trainer]).await.expect("an invitation");
        let password = app.services.start_password_reset(&chief, centre.bystander.id).await.expect("a link");
        let version = app.services.programme_versions(&chief).await.expect("there is a programme")[0].id.0;
        let draft = a_draft(&app, &centre).await;
        let act = an_act(&app, &trainer, planned[10]).await;
        let browsers = vec![
            app.browser(),
            halfway(&app, &centre.colleague).await,
            app.signed_in(&centre.trainer.device),
            app.signed_in(&centre.bystander.device),
            app.signed_in(&centre.coordinator.device),
            app.signed_in(&centre.advocate.device),
            app.signed_in(&centre.administrator.device),
            Participant::signs_in(&app, &centre.participants[0]).await.clone(),
            Participant::signs_in(&app, &centre.participants[2]).await.clone(),
            app.signed_in(&other.trainer.device),
        ];
        let sessions = planned.into_iter().map(|id| id.0).collect();
        let step = first_step();
        Self { centre, browsers, sessions, couple, invitation, password, step, draft, version, act }
    }

    async fn ask(&self, method: &str, path: &str, column: usize) -> Answer {
        let id = match path {
            "/sessions/{id}/move" if method == "POST" => self.sessions[1 + column],
            "/moves/{id}" => self.act,
            "/leave/{id}" => self.centre.trainer.id.0,
            "/rooms/{id}" => self.centre.rooms[0].0,
            path if path.starts_with("/sessions/") => self.sessions[0],
            path if path.starts_with("/groups/") => self.centre.group.0,
            path if path.starts_with("/programme/drafts/") => self.draft,
            "/programme/{id}/move" => self.version,
            // Who is handed a new code is signed out: somebody who is not asked anything here.
            "/people/{id}/code" => self.centre.participants[1].id.0,
            _ => self.centre.participants[0].id.0,
        };
        self.ask_for(method, path, column, id).await
    }

    async fn ask_for(&self, method: &str, path: &str, column: usize, id: Uuid) -> Answer {
        let secret = if path.starts_with("/password/") { &self.password } else { &self.invitation };
        let address = path.replace("{id}", &id.to_string()).replace("{secret}", secret).replace("{key}", "training-01");
        let browser = &self.browsers[column];
        if method == "GET" {
            return browser.get(&address).await;
        }
        let fields = self.fields(path);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        browser.post(&address, &fields).await
    }

    /// What is posted: enough to come to the question who may.
    fn fields(&self, path: &str) -> Vec<(&'static str, String)> {
        let himself = &self.centre.participants[0];
        let text = |text: &str| text.to_owned();
        match path {
            "/sign-in" => vec![("phone", text("+77010009999")), ("code", text("AAAA-AAAA"))],
            "/staff" => vec![("email", text("nobody@office1.example")), ("password", text("not the password"))],
            "/demo" => vec![("who", text("administrator"))],
            "/second-factor" => vec![("code", text("no code"))],
            "/second-factor/new" => vec![("secret", tests::people::app_secret()), ("code", text("no code"))],
            "/language" => vec![("language", text("en")), ("to", text("/me"))],
            "/me" => vec![("device", Uuid::max().to_string())],
            "/sessions/{id}" => vec![("all", text("present"))],
            "/sessions/{id}/mark" => vec![("person", himself.id.to_string()), ("mark", text("present"))],
            "/sessions/{id}/note" => vec![("body", text("A note."))],
            "/sessions/{id}/step" => vec![("step", text(&self.step)), ("done", text("yes"))],
            "/sessions/{id}/move" => vec![("what", text("cancel")), ("why", text("office"))],
            "/groups/{id}" => {
                vec![("what", text("add")), ("enrolment", himself.enrolment.to_string()), ("from", text("2026-03-02"))]
            }
            "/people/{id}" => vec![("enrolment", himself.enrolment.to_string()), ("to", text("referred"))],
            "/people/{id}/joint-work" => vec![("enrolment", himself.enrolment.to_string()), ("partner", text(""))],
            "/my/calendar" => vec![("session", self.sessions[0].to_string())],
            "/my" => vec![("session", self.sessions[0].to_string()), ("reason", text(""))],
            "/manual/{key}/attach" => vec![("what", text("note")), ("body", text(""))],
            "/overview" => vec![("export", text("states"))],
            "/couples" => vec![("couple", self.couple.to_string()), ("what", text("approve"))],
            "/accounts" => vec![("what", text("invite"))],
            "/office" => vec![("what", text("add-room")), ("name", text("")), ("seats", text("8"))],
            _ => Vec::new(),
        }
    }

    /// A page without what it repeats of its own address.
    fn nameless(&self, answer: &Answer) -> String {
        let ids =
            [self.centre.group.0, self.draft, self.version, self.act, self.centre.trainer.id.0, self.centre.rooms[0].0];
        let ids = self.sessions.iter().copied().chain(ids);
        let people = self.centre.participants.iter().map(|person| person.id.0);
        let ids = ids.chain(people).chain([Uuid::max()]);
        ids.fold(answer.anonymous(), |page, id| page.replace(&id.to_string(), "id"))
    }
}
