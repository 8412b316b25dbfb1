//! Requests that no page of ours sends: refused in words, never a fault (security S14, S17).

use axum::body::Body;
use http::Request;
use tests::app::TestApp;
use tests::databases::Database;
use tests::people::Staff;

on_sqlite!(
    paths_that_lead_nowhere_are_absent_s14,
    bodies_that_are_no_forms_are_refused_in_words_s14,
    a_body_that_is_too_large_is_refused_s14,
    a_broken_upload_is_refused_s14,
    fields_of_any_shape_break_nothing_s14,
    cookies_of_any_shape_are_nobody_s17,
);

async fn paths_that_lead_nowhere_are_absent_s14(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    for path in [
        "/nowhere",
        "//",
        "/people/1",
        "/people/..%2f..%2fetc%2fpasswd",
        "/people/%00",
        "/people/%ff%fe",
        "/people/1%20or%201=1",
        "/sessions/'--",
        "/sessions/00000000-0000-0000-0000-000000000000",
        "/groups/%F0%9F%98%80",
        "/join/x",
        "/join/%00",
        "/assets/..%2fmain.rs",
        "/assets/nothing.css",
        "/.git/config",
        "/metrics",
        "/today/",
        "/TODAY",
    ] {
        let answer = trainer.get(path).await;
        assert_eq!(answer.status, 404, "{path}: {}", answer.text());
    }
    let long = format!("/people/{}", "a".repeat(8000));
    let _ = trainer.get(&long).await.expect(404);
}

async fn bodies_that_are_no_forms_are_refused_in_words_s14(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    for body in ["code=%00", "code=B%00-9&language=ru&places=8"] {
        let request = Request::post("/groups").header("sec-fetch-site", "same-origin");
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        let answer = trainer.send(request, Body::from(body)).await.expect(400);
        assert!(answer.text().len() > 20, "it is told in words");
    }
    for query in ["/people?q=%00", "/week?day=%00"] {
        let answer = trainer.get(query).await;
        assert!(matches!(answer.status, 400 | 422), "{query}: {}", answer.status);
    }
    for query in [
        "/week?day=9999-12-31",
        "/week?day=-9999-01-01",
        "/week?day=2026-02-30",
        "/week?trainer=x&room=y&group=z",
        "/people?q=%25%27%22&state=nothing",
        "/plan?check=1",
        "/people?q=%FF%FE",
    ] {
        let answer = trainer.get(query).await;
        assert!(answer.status < 500, "{query}: {}", answer.status);
    }
}

async fn a_body_that_is_too_large_is_refused_s14(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let large = "x".repeat(300 * 1024);
    let _ = trainer.post("/groups", &[("code", &large)]).await.expect(413);
    let _ = app.browser().post("/staff", &[("email", &large)]).await.expect(413);
    let coordinator = Staff::is_in(&app, &centre.coordinator);
    let file = vec![b'x'; 7 * 1024 * 1024];
    let _ = coordinator.upload("/import", &[], ("file", "people.csv", &file)).await.expect(413);
}

async fn a_broken_upload_is_refused_s14(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let coordinator = Staff::is_in(&app, &centre.coordinator);
    for (kind, body) in [
        ("multipart/form-data", "--x\r\n"),
        ("multipart/form-data; boundary=x", ""),
        (
            "multipart/form-data; boundary=x",
            "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nno end",
        ),
        ("multipart/form-data; boundary=x", "--x\r\nnonsense\r\n\r\n--x--\r\n"),
        ("multipart/form-data; boundary=x", "--x\r\ncontent-disposition: form-data; name=\"a\"\r\n\r\n\0\r\n--x--\r\n"),
    ] {
        let request = Request::post("/import").header("sec-fetch-site", "same-origin").header("content-type", kind);
        let answer = coordinator.send(request, Body::from(body)).await;
        assert!(matches!(answer.status, 400 | 422), "{body:?}: {} {}", answer.status, answer.text());
    }
    for (name, content) in [
        ("people.xlsx", &b"PK\x03\x04 no archive"[..]),
        ("people.xlsx", b""),
        ("people.csv", b"\xff\xfe\x00\xd8"),
        ("people.exe", b"MZ"),
        ("../../etc/passwd", b"root:x:0:0"),
    ] {
        let answer = coordinator.upload("/import", &[], ("file", name, content)).await;
        assert!(matches!(answer.status, 200 | 422), "{name}: {} {}", answer.status, answer.text());
    }
    assert_eq!(app.database.number("select count(*) from person").await, 4);
}

async fn fields_of_any_shape_break_nothing_s14(database: Database) {
    let (app, centre) = TestApp::with_centre(database).await;
    let trainer = Staff::is_in(&app, &centre.trainer);
    let long = "Ә".repeat(20_000);
    let odd = [
        "",
        " ",
        "-1",
        "0",
        "99999999999999999999",
        "2026-13-45",
        "\u{202e}abc",
        "🦀",
        "'; drop table person; --",
        "%s%n",
        "..\\..",
        &long,
    ];
    for value in odd {
        for (address, names) in [
            ("/groups", &["code", "language", "places"][..]),
            (
                "/people/new",
                &["surname", "given", "patronymic", "sex", "phone", "iin", "language", "basis", "track", "referred_on"],
            ),
            (
                "/plan",
                &[
                    "check",
                    "session",
                    "with",
                    "room",
                    "first",
                    "time",
                    "every",
                    "count",
                    "trainers",
                    "change",
                    "kind",
                    "series",
                    "take-back",
                ],
            ),
            ("/language", &["language", "to"]),
            ("/staff", &["email", "password"]),
            ("/me", &["device"]),
        ] {
            let fields: Vec<(&str, &str)> = names.iter().map(|name| (*name, value)).collect();
            let answer = trainer.post(address, &fields).await;
            assert!(answer.status < 500, "{address} with {value:.40?}: {} {}", answer.status, answer.text());
        }
    }
}

async fn cookies_of_any_shape_are_nobody_s17(database: Database) {
    let (app, _) = TestApp::with_centre(database).await;
    for secret in ["x", "'", "AAAA", &"A".repeat(43), &"A".repeat(5000), "%00", "a=b"] {
        let _ = app.signed_in(secret).get("/today").await.leads_to("/sign-in");
    }
}
