//! A browser: it keeps cookies, says that its forms come from the page itself, and follows nothing by itself.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use http::{Method, Request, header};
use tower::ServiceExt as _;

use crate::answer::Answer;

/// More than any page weighs.
const MOST: usize = 16 * 1024 * 1024;
const BOUNDARY: &str = "a-boundary-that-no-file-holds";

/// One browser. Its clones share its cookies.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    address: Option<IpAddr>,
}

impl Browser {
    /// A browser that was never here.
    pub fn new(router: Router) -> Self {
        Self { router, cookies: Arc::default(), address: None }
    }

    /// The same browser at this address, such as another network.
    #[must_use]
    pub fn at(self, address: IpAddr) -> Self {
        Self { address: Some(address), ..self }
    }

    /// Looks at a page.
    pub async fn get(&self, address: &str) -> Answer {
        self.send(Request::get(address), Body::empty()).await
    }

    /// Sends a form of a page of ours.
    pub async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let request = Request::post(address).header("sec-fetch-site", "same-origin");
        self.send(form_headers(request), Body::from(encoded(fields))).await
    }

    /// Sends a form with other headers than a browser would.
    pub async fn post_as(&self, address: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Answer {
        let request = headers
            .iter()
            .fold(form_headers(Request::post(address)), |request, (name, value)| request.header(*name, *value));
        self.send(request, Body::from(encoded(fields))).await
    }

    /// Sends a form with a file.
    pub async fn upload(&self, address: &str, fields: &[(&str, &str)], file: (&str, &str, &[u8])) -> Answer {
        let (field, name, content) = file;
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             content-type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let request = Request::post(address).header("sec-fetch-site", "same-origin").header(header::CONTENT_TYPE, kind);
        self.send(request, Body::from(body)).await
    }

    /// Sends whatever it is told, with its cookies.
    ///
    /// # Panics
    /// If the request cannot be written.
    pub async fn send(&self, request: http::request::Builder, body: Body) -> Answer {
        let cookies = self.cookie_line();
        let request = if cookies.is_empty() { request } else { request.header(header::COOKIE, cookies) };
        let request = match self.address {
            Some(address) => request.extension(ConnectInfo(SocketAddr::new(address, 50_000))),
            None => request,
        };
        let response =
            self.router.clone().oneshot(request.body(body).expect("a request")).await.expect("it never fails");
        let (head, body) = response.into_parts();
        let bytes = to_bytes(body, MOST).await.expect("the body ends");
        for line in head.headers.get_all(header::SET_COOKIE) {
            self.keep(line.to_str().expect("a cookie is text"));
        }
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: head.status.as_u16(), headers: head.headers, bytes, body }
    }

    /// Asks in another way than by GET or POST.
    pub async fn ask(&self, method: Method, address: &str) -> Answer {
        let request = Request::builder().method(method).uri(address).header("sec-fetch-site", "same-origin");
        self.send(request, Body::empty()).await
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }

    /// Puts a cookie in.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), value.to_owned());
    }

    fn keep(&self, line: &str) {
        let pair = line.split(';').next().unwrap_or_default();
        let (name, value) = pair.split_once('=').expect("a cookie has a name");
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        if line.contains("Max-Age=0") {
            cookies.remove(name);
        } else {
            cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    fn cookie_line(&self) -> String {
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }
}

fn form_headers(request: http::request::Builder) -> http::request::Builder {
    request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
}

/// Fields as a form or a query sends them.
pub fn encoded(fields: &[(&str, &str)]) -> String {
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}={}", percent_encoded(name), percent_encoded(value))).collect();
    pairs.join("&")
}

fn percent_encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
