//! Errors as answers: a status and a sentence.

use app::i18n::Texts;
use app::pages::{once_more, problem};
use app::ui::shell::first_page;
use app::web::{Cx, respond};
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use domain::language::Language;
use service::error::Error;

use super::answer::see;
use super::body;

/// When a client may ask again that was not answered, in seconds.
const AGAIN: i64 = 5;

/// What the log is told of a failure, and the client is not.
#[derive(Clone)]
pub(super) struct Fault(pub(super) String);

/// An error and how it is answered.
pub(super) struct Trouble {
    status: StatusCode,
    code: String,
    /// In how many seconds it is over.
    wait: Option<i64>,
    fault: Option<String>,
}

impl Trouble {
    /// A refusal with a sentence.
    pub(super) fn new(status: StatusCode, code: &str) -> Self {
        Self { status, code: code.to_owned(), wait: None, fault: None }
    }

    /// A sentence for a script.
    pub(super) fn in_words(self, cx: &Cx) -> Response {
        let response = (self.status, self.sentence(cx)).into_response();
        self.finished(response)
    }

    /// A page with nothing but the sentence.
    pub(super) fn page(self, cx: &Cx) -> Response {
        let response = respond(cx, self.status, problem(cx, self.sentence(cx)));
        self.finished(response)
    }

    /// What was filled in, to be sent once more.
    pub(super) fn once_more(self, cx: &Cx) -> Response {
        let response = respond(cx, self.status, once_more(cx, self.sentence(cx)));
        self.finished(response)
    }

    /// The page that was posted from, with the sentence in it.
    pub(super) fn within(self, cx: &Cx, page: app::web::Page) -> Response {
        let response = respond(cx, self.status, page);
        self.finished(response)
    }

    fn sentence(&self, cx: &Cx) -> String {
        let texts = cx.texts();
        self.wait.map_or_else(|| texts.error(&self.code), |seconds| texts.error_for(&self.code, seconds))
    }

    fn finished(self, mut response: Response) -> Response {
        let again = (self.status == StatusCode::SERVICE_UNAVAILABLE).then_some(AGAIN);
        if let Some(seconds) = self.wait.or(again) {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(fault) = self.fault {
            response.extensions_mut().insert(Fault(fault));
        }
        response
    }
}

impl From<&Error> for Trouble {
    fn from(error: &Error) -> Self {
        let (status, fault) = match error {
            Error::SignInRequired => (StatusCode::UNAUTHORIZED, None),
            Error::NotFound => (StatusCode::NOT_FOUND, None),
            Error::Invalid { .. } | Error::Unfit { .. } | Error::Refused(_) => (StatusCode::UNPROCESSABLE_ENTITY, None),
            Error::TooMany { .. } => (StatusCode::TOO_MANY_REQUESTS, None),
            Error::Unavailable(why) => (StatusCode::SERVICE_UNAVAILABLE, Some(why.clone())),
            Error::Broken(why) => (StatusCode::INTERNAL_SERVER_ERROR, Some(why.clone())),
        };
        Self { status, code: error.code().to_owned(), wait: error.wait(), fault }
    }
}

/// Answers an error that no form is waiting for. Who has to sign in is led to where he can; scripts see that, too.
pub(super) fn answer(cx: &Cx, error: &Error, is_script: bool) -> Response {
    match error {
        Error::SignInRequired => see(first_page(&cx.actor)),
        _ if is_script => Trouble::from(error).in_words(cx),
        _ => Trouble::from(error).page(cx),
    }
}

/// Answers a program that reads no sentences: with a status, and when to come again.
pub(super) fn bare(error: &Error) -> Response {
    let trouble = Trouble::from(error);
    let response = trouble.status.into_response();
    trouble.finished(response)
}

/// Ends a request that takes too long.
pub(super) async fn in_time(request: Request, next: Next) -> Response {
    let patience = body::patience(request.extensions().get().map_or("", MatchedPath::as_str));
    match tokio::time::timeout(patience, next.run(request)).await {
        Ok(response) => response,
        Err(_) => stranded(StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
    }
}

/// Answers a request that hit a mistake in the program.
pub(super) fn panicked() -> Response {
    let mut response = stranded(StatusCode::INTERNAL_SERVER_ERROR, "broken");
    response.extensions_mut().insert(Fault("a mistake in the program; see the line on standard error".to_owned()));
    response
}

/// A page for a request of which nothing is known: the sentence in all three languages.
pub(super) fn stranded(status: StatusCode, code: &str) -> Response {
    let sentences = Language::ALL.iter().map(|language| {
        let texts = Texts(*language);
        format!(
            "<p lang=\"{}\">{} <a href=\"/\">{}</a></p>",
            language.code(),
            texts.error(code),
            texts.get("back-to-start")
        )
    });
    let brand = Texts(Language::Kazakh).get("brand");
    let page = format!(
        "<!DOCTYPE html><html lang=\"kk\"><head><meta charset=\"utf-8\"/>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/><title>{brand}</title>\
         <link rel=\"stylesheet\" href=\"{}\"/></head><body class=\"app\"><main class=\"page\"><h1>{brand}</h1>{}</main></body></html>",
        crate::assets::addresses().css,
        sentences.collect::<String>()
    );
    Trouble::new(status, code).finished((status, Html(page)).into_response())
}
