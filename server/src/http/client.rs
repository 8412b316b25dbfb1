//! What a request tells of the browser, and a proxy of both.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, Request};
use axum::http::request::Parts as Head;
use axum::http::{Extensions, HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use super::State;

const FORWARDED_FOR: &str = "x-forwarded-for";
const FORWARDED_PROTO: &str = "x-forwarded-proto";

/// The client's address, for throttling: the peer's, or what the trusted proxy says.
pub(super) fn address(head: &Head, proxy: Option<IpAddr>) -> String {
    let Some(peer) = peer(&head.extensions) else { return String::new() };
    let told = (Some(peer) == proxy).then(|| forwarded_for(&head.headers)).flatten();
    subscriber(told.unwrap_or(peer)).to_string()
}

/// Sends people who came unencrypted to the proxy to the encrypted address.
pub(super) async fn keep_encrypted(
    axum::extract::State(state): axum::extract::State<State>,
    request: Request,
    next: Next,
) -> Response {
    let is_told = peer(request.extensions()).is_some_and(|peer| Some(peer) == state.options.proxy);
    let is_plain = request.headers().get(FORWARDED_PROTO).is_some_and(|protocol| protocol == "http");
    if is_told && is_plain && state.is_https() {
        let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
        return Redirect::permanent(&format!("{}{path}", state.options.origin)).into_response();
    }
    next.run(request).await
}

/// Whether a script asks and not the browser itself.
pub(super) fn is_script(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-mode").is_some_and(|mode| mode != "navigate")
}

/// Browser and system in a few words, for the list of one's devices.
pub(super) fn device(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let first =
        |names: &[(&str, &'static str)]| names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    match (first(&BROWSERS), first(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "?".to_owned(),
    }
}

/// Most claim to be others too; who claims less stands further down.
const BROWSERS: [(&str, &str); 11] = [
    ("YaBrowser/", "Yandex"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("OPR/", "Opera"),
    ("Edg", "Edge"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
    ("curl/", "curl"),
];

const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

fn peer(extensions: &Extensions) -> Option<IpAddr> {
    extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip().to_canonical())
}

/// The last entry: the one that the proxy itself added. Those before it are the client's own words.
fn forwarded_for(headers: &HeaderMap) -> Option<IpAddr> {
    let told = headers.get_all(FORWARDED_FOR).iter().next_back()?.to_str().ok()?;
    told.rsplit(',').next()?.trim().parse().ok()
}

/// A subscriber has a whole /64 of addresses to guess from.
fn subscriber(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        short @ IpAddr::V4(_) => short,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(peer: &str, forwarded: &str) -> Head {
        let peer: SocketAddr = peer.parse().unwrap();
        let request =
            Request::builder().header(FORWARDED_FOR, forwarded).extension(ConnectInfo(peer)).body(()).unwrap();
        request.into_parts().0
    }

    #[test]
    fn only_the_proxy_is_believed_and_only_its_own_word_s7() {
        let proxy = Some("10.0.0.1".parse().unwrap());
        assert_eq!(address(&head("10.0.0.1:1", "6.6.6.6, 1.2.3.4"), proxy), "1.2.3.4");
        assert_eq!(address(&head("9.9.9.9:1", "1.2.3.4"), proxy), "9.9.9.9");
        assert_eq!(address(&head("10.0.0.1:1", "1.2.3.4"), None), "10.0.0.1");
        assert_eq!(address(&head("10.0.0.1:1", "nonsense"), proxy), "10.0.0.1");
        assert_eq!(address(&head("[2a00:1:2:3:4:5:6:7]:1", ""), proxy), "2a00:1:2:3::");
    }

    #[test]
    fn a_device_is_named_in_a_few_words() {
        let named = |agent: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::USER_AGENT, agent.parse().unwrap());
            device(&headers)
        };
        let android = "Mozilla/5.0 (Linux; Android 13; SM-A515F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36";
        assert_eq!(named(android), "Chrome, Android");
        let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 15_8 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 Mobile/15E148 Safari/604.1";
        assert_eq!(named(iphone), "Safari, iPhone");
        assert_eq!(named("something"), "?");
    }
}
