//! Posting a form's fields from an island, until the server has answered.

use std::time::Duration;

use leptos::prelude::set_timeout;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{Headers, RequestInit, RequestRedirect, Response};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_futures::js_sys::Promise;

/// Waits between attempts, the last one for ever.
const WAITS: [u64; 4] = [1, 2, 4, 8];

/// How sending ended.
pub enum Sent {
    /// The server has it; what it said.
    Saved(String),
    /// The server wants to be told again who asks.
    SignedOut,
    /// The server does not want it.
    Refused,
}

/// Posts until there is an answer; `waiting` is told each time there was none. Sending twice has one effect (R2).
pub async fn post(address: &str, body: &str, waiting: impl Fn()) -> Sent {
    let mut attempt = 0;
    loop {
        match once(address, body).await {
            Ok(response) if response.ok() => return Sent::Saved(text(&response).await),
            // A redirect leads to the sign-in page.
            Ok(response) if response.status() == 0 => return Sent::SignedOut,
            Ok(response) if response.status() < 500 && response.status() != 429 => return Sent::Refused,
            _ => waiting(),
        }
        pause(WAITS[attempt.min(WAITS.len() - 1)]).await;
        attempt += 1;
    }
}

async fn once(address: &str, body: &str) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    headers.set("content-type", "application/x-www-form-urlencoded")?;
    let options = RequestInit::new();
    options.set_method("POST");
    options.set_headers(&headers);
    options.set_body(&JsValue::from_str(body));
    options.set_redirect(RequestRedirect::Manual);
    let asked = leptos::prelude::window().fetch_with_str_and_init(address, &options);
    JsFuture::from(asked).await?.dyn_into()
}

async fn text(response: &Response) -> String {
    let Ok(reading) = response.text() else { return String::new() };
    JsFuture::from(reading).await.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

async fn pause(seconds: u64) {
    let slept = Promise::new(&mut |wake, _| {
        set_timeout(move || drop(wake.call0(&JsValue::NULL)), Duration::from_secs(seconds));
    });
    // The promise is only ever fulfilled.
    let _ = JsFuture::from(slept).await;
}
