//! No script comes in with what is typed (security S4): it is shown as the text that it is.

use jiff::civil::date;
use tests::answer::Answer;
use tests::app::TestApp;
use tests::browser::encoded;
use tests::databases::Database;
use tests::html;
use tests::people::{Participant, Staff};

on_sqlite!(
    what_is_typed_is_shown_as_text_s4,
    what_is_refused_is_shown_as_text_s4,
    what_is_asked_in_an_address_is_shown_as_text_s4,
);

/// What has broken other programs, in texts, attributes, addresses and templates.
const PAYLOADS: [&str; 34] = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "\"><script>alert(1)</script>",
    "'><script>alert(1)</script>",
    "\" onfocus=\"alert(1)\" autofocus=\"",
    "' onfocus='alert(1)' autofocus='",
    "\" onmouseover=alert(1) x=\"",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</select><img src=x onerror=alert(1)>",
    "<!--<script>alert(1)</script>-->",
    "--><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<iframe src=javascript:alert(1)>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<math><mtext></p><img src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<form action=//evil.example><input name=x>",
    "<leptos-island data-component=\"LiveRegister_1\"></leptos-island>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    "<%= 7 * 7 %>",
    "javascript:alert(1)",
    "\u{202e}<b>\u{202c}",
    "<плохо onclick=alert(1)>",
];

/// Where a note is written.
const ATTACH: &str = "/manual/training-05/attach";

/// Shows that a page says the payload as text, and has no element that it has not without it.
#[track_caller]
fn is_text(answer: &Answer, payload: &str, elements: &[String]) {
    let shown = html::text(&answer.body.replace("<!>", ""));
    let expected = payload.split_whitespace().collect::<Vec<_>>().join(" ");
    let in_fields = html::forms(&answer.body).iter().any(|form| form.fields.iter().any(|(_, value)| value == payload));
    assert!(shown.contains(&expected) || in_fields, "{payload} is not shown: {shown}");
    if payload.contains('<') {
        assert!(!answer.body.contains(payload), "{payload} stands there as it is");
    }
    assert_eq!(html::skeleton(&answer.body), elements, "{payload}");
}

/// A session's page without the plan of the programme, which is another one in each session.
fn without_plan(page: &str) -> String {
    let (before, plan) = page.split_once("id=\"plan\"").expect("a session's page has its plan");
    let (_, after) = plan.split_once("</section>").expect("the plan ends");
    [before, after].concat()
}

async fn what_is_typed_is_shown_as_text_s4(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let sessions = centre.plan(&app.services, date(2026, 3, 2).at(9, 10, 0, 0), 36).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let administrator = Staff::is_in(&app, &centre.administrator);
    let himself = Participant::signs_in(&app, &centre.participants[0]).await;
    let plain = PAYLOADS.iter().zip(&sessions);
    let mut elements = None;
    for (payload, session) in std::iter::once((&"a plain note", &sessions[35])).chain(plain) {
        let (page, session) = (format!("/sessions/{session}"), session.to_string());
        let _ = trainer.post(&format!("{page}/note"), &[("body", payload)]).await.leads_to(&page);
        let _ = himself.post("/my", &[("session", &session), ("reason", payload)]).await.leads_to("/my");
        let shown = trainer.get(&page).await.page();
        let shown = Answer { body: without_plan(&shown.body), ..shown };
        let skeleton = html::skeleton(&shown.body);
        // The first session's register is open, the others' are not yet.
        if session == sessions[0].to_string() {
            is_text(&shown, payload, &skeleton);
        } else {
            is_text(&shown, payload, elements.get_or_insert(skeleton));
        }
    }
    for (n, payload) in PAYLOADS.iter().enumerate() {
        let room: String = payload.chars().take(36).chain(format!("{n:02}").chars()).collect();
        let _ =
            administrator.post("/office", &[("what", "add-room"), ("name", &room), ("seats", "3")]).await.expect(303);
        let holiday = [
            ("what", "put-holiday"),
            ("on", "2026-07-01"),
            ("name_kk", payload),
            ("name_ru", payload),
            ("name_en", payload),
        ];
        let _ = administrator.post("/office", &holiday).await.expect(303);
        let _ = administrator.post("/office", &[("what", "rename-office"), ("office", payload)]).await.expect(303);
        let group: String = payload.chars().take(10).chain(format!("{n:02}").chars()).collect();
        let opened = trainer
            .post("/groups", &[("code", &group), ("language", "kk"), ("places", "3")])
            .await
            .leads_to("/groups/");
        for page in [
            administrator.get("/office?year=2026").await.page(),
            trainer.get("/groups").await.page(),
            trainer.get(opened.location()).await.page(),
            trainer.get("/week?day=2026-07-01").await.page(),
            trainer.get("/plan").await.page(),
            himself.get("/my").await.page(),
        ] {
            unharmed(&page, payload);
        }
    }
    let coordinator = Staff::is_in(&app, &centre.coordinator);
    unharmed(&coordinator.get("/overview").await.page(), "all of them");
}

async fn what_is_refused_is_shown_as_text_s4(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let names = ["surname", "given", "patronymic", "phone", "iin", "referred_on", "sex", "language", "basis", "track"];
    for payload in PAYLOADS {
        let fields: Vec<(&str, &str)> = names.iter().map(|name| (*name, payload)).collect();
        let refused = trainer.post("/people/new", &fields).await.expect(422);
        unharmed(&refused, payload);
        assert_eq!(refused.form("/people/new").get("surname"), Some(payload));
        let fields = [("email", payload), ("password", payload), ("phone", payload), ("code", payload)];
        unharmed(&trainer.post("/staff", &fields).await, payload);
        // A text in a larger field, which has tags around it instead of quotes.
        let long = payload.to_owned() + &"a".repeat(2000);
        let refused = trainer.post(ATTACH, &[("what", "note"), ("body", &long)]).await.expect(422);
        unharmed(&refused, payload);
        assert_eq!(refused.form_for(ATTACH, "note").get("body"), Some(long.as_str()), "what was typed is kept");
        app.clock.pass(15 * 60);
        let _ = trainer.get("/today").await.page();
        if app.clock.seconds() > tests::app::MONDAY_NINE + 11 * 60 * 60 {
            break;
        }
    }
}

async fn what_is_asked_in_an_address_is_shown_as_text_s4(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    for payload in PAYLOADS {
        for address in [
            format!("/people?{}", encoded(&[("q", payload), ("state", payload)])),
            format!("/week?{}", encoded(&[("day", payload), ("trainer", payload), ("saved", payload)])),
            format!(
                "/plan?{}",
                encoded(&[
                    ("check", payload),
                    ("session", payload),
                    ("with", payload),
                    ("first", payload),
                    ("change", payload)
                ])
            ),
            format!("/sign-in?{}", encoded(&[("phone", payload), (payload, payload)])),
        ] {
            let page = trainer.get(&address).await;
            assert!(page.status < 500, "{address}");
            unharmed(&page, payload);
        }
    }
}

/// Nothing of the payloads became an element or an attribute.
#[track_caller]
fn unharmed(answer: &Answer, payload: &str) {
    assert!(!answer.body.contains("<script>") && !answer.body.contains("<плохо"), "{payload}");
    for element in html::skeleton(&answer.body) {
        let mut names = element.split(' ');
        let tag = names.next().unwrap_or_default();
        let is_ours = !matches!(tag, "iframe" | "math" | "template" | "base" | "img" | "b" | "style");
        assert!(is_ours, "{payload} became {element}");
        assert!(names.all(|name| !name.starts_with("on") && name != "autofocus"), "{payload} became {element}");
    }
    for address in
        html::attributes(&answer.body, "form", "action").iter().chain(&html::attributes(&answer.body, "a", "href"))
    {
        assert!(!address.starts_with("javascript:") && !address.starts_with("//"), "{payload} became {address}");
    }
}
