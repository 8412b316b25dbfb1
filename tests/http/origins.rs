//! No other site writes here (security S3).

use axum::body::Body;
use http::{Method, Request};
use jiff::civil::date;
use tests::app::{ORIGIN, TestApp};
use tests::databases::Database;
use tests::people::Staff;

on_sqlite!(
    a_write_from_elsewhere_is_refused_s3,
    a_write_from_our_own_pages_is_done_s3,
    looking_changes_nothing_s3,
    only_forms_write_s3,
    other_methods_are_refused_s3,
);

/// What a browser says of a form that another site made it send, or says nothing.
const ELSEWHERE: [&[(&str, &str)]; 8] = [
    &[],
    &[("origin", "https://evil.example")],
    &[("origin", "null")],
    &[("origin", "http://centre.example")],
    &[("origin", "https://centre.example.evil.example")],
    &[("sec-fetch-site", "cross-site"), ("origin", ORIGIN)],
    &[("sec-fetch-site", "same-site")],
    &[("sec-fetch-site", "nonsense"), ("origin", ORIGIN)],
];

async fn a_write_from_elsewhere_is_refused_s3(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let session = centre.plan(&app.services, date(2026, 3, 2).at(9, 10, 0, 0), 1).await[0];
    let trainer = Staff::is_in(&app, &centre.trainer);
    let own = |path: &str| format!("/sessions/{session}{path}");
    for headers in ELSEWHERE {
        for (address, field) in [
            (own(""), ("all", "present")),
            (own("/note"), ("body", "not mine")),
            (own("/move"), ("what", "cancel")),
            ("/groups".to_owned(), ("code", "B-9")),
            ("/sign-out".to_owned(), ("x", "y")),
            ("/language".to_owned(), ("language", "en")),
            ("/staff".to_owned(), ("email", "a@b.example")),
        ] {
            let _ = trainer.post_as(&address, &[field], headers).await.expect(403);
        }
    }
    for nothing in [
        "select count(*) from note",
        "select count(*) from expected where mark is not null",
        "select count(*) from occurrence where not live",
    ] {
        assert_eq!(app.database.number(nothing).await, 0, "{nothing}");
    }
    let _ = trainer.get("/today").await.page();
}

async fn a_write_from_our_own_pages_is_done_s3(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    for headers in [&[("sec-fetch-site", "same-origin")][..], &[("sec-fetch-site", "none")], &[("origin", ORIGIN)]] {
        let _ = trainer.post_as("/language", &[("language", "ru")], headers).await.expect(303);
    }
}

async fn looking_changes_nothing_s3(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let session = centre.plan(&app.services, date(2026, 3, 2).at(9, 10, 0, 0), 1).await[0];
    let trainer = Staff::is_in(&app, &centre.trainer);
    let before = app.database.number("select count(*) from audit where action not like '%.read'").await;
    for address in [
        format!("/sessions/{session}/move?check=1&what=cancel"),
        format!("/sessions/{session}?all=present"),
        format!("/sessions/{session}/mark?person={}&mark=present", centre.participants[0].id),
        format!("/sessions/{session}/note?body=x"),
        format!("/people/{}/code?what=revoke", centre.participants[0].id),
        format!(
            "/people/{}?enrolment={}&to=paused&reason=x",
            centre.participants[0].id, centre.participants[0].enrolment
        ),
        "/groups?code=B-9&language=ru&places=8".to_owned(),
    ] {
        let _ = trainer.get(&address).await.page();
        let _ = trainer.ask(Method::HEAD, &address).await.expect(200);
    }
    let _ = trainer.get("/sign-out").await.leads_to("/today");
    let _ = trainer.get("/language?language=kk").await.leads_to("/today");
    let _ = trainer.get("/today").await.page();
    let after = app.database.number("select count(*) from audit where action not like '%.read'").await;
    assert_eq!(before, after);
}

async fn only_forms_write_s3(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    for kind in ["text/plain", "application/json", "multipart/form-data; boundary=x", ""] {
        let request = Request::post("/groups").header("sec-fetch-site", "same-origin");
        let request = if kind.is_empty() { request } else { request.header("content-type", kind) };
        let answer = trainer.send(request, Body::from("code=B-9&language=ru&places=8")).await;
        assert!(matches!(answer.status, 400 | 415), "{kind}: {}", answer.status);
    }
    assert_eq!(app.database.number("select count(*) from training_group").await, 1);
}

async fn other_methods_are_refused_s3(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    for method in [Method::PUT, Method::PATCH, Method::DELETE, Method::TRACE, Method::OPTIONS] {
        for address in ["/today", "/groups", "/"] {
            let answer = trainer.ask(method.clone(), address).await;
            assert!(matches!(answer.status, 403 | 405), "{method} {address}: {}", answer.status);
        }
    }
    let _ = trainer.post("/today", &[]).await.expect(405);
}
