use std::fmt;
use std::net::{IpAddr, SocketAddr};

use http::Uri;

use crate::Stop;

/// The address under which people reach the product: scheme, host and port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    text: String,
    is_https: bool,
    is_loopback: bool,
}

impl Origin {
    /// Reads `https://host` or `http://host:port`.
    ///
    /// # Errors
    /// If it is anything else.
    pub fn parse(text: &str) -> Result<Self, Stop> {
        let unusable = || {
            Stop::new(format!("The setting `origin` must be like https://centre.example, not {text:?}: correct it."))
        };
        let uri: Uri = text.trim_end_matches('/').parse().map_err(|_| unusable())?;
        let (scheme, authority) = uri.scheme_str().zip(uri.authority()).ok_or_else(unusable)?;
        let is_bare = uri.path() == "/" && uri.query().is_none() && !authority.as_str().contains('@');
        if !is_bare || !matches!(scheme, "http" | "https") {
            return Err(unusable());
        }
        // Browsers leave the usual port out.
        let usual = if scheme == "https" { ":443" } else { ":80" };
        let host = authority.as_str().strip_suffix(usual).unwrap_or(authority.as_str());
        Ok(Self {
            text: format!("{scheme}://{}", host.to_lowercase()),
            is_https: scheme == "https",
            is_loopback: is_loopback(authority.host()),
        })
    }

    /// The address where it listens, if nothing else was said.
    pub fn of(listens: SocketAddr, is_https: bool) -> Self {
        let scheme = if is_https { "https" } else { "http" };
        Self { text: format!("{scheme}://{listens}"), is_https, is_loopback: listens.ip().is_loopback() }
    }

    /// As a browser writes it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the way to it is encrypted.
    pub const fn is_https(&self) -> bool {
        self.is_https
    }

    /// Whether it is on this machine only.
    pub const fn is_loopback(&self) -> bool {
        self.is_loopback
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

fn is_loopback(host: &str) -> bool {
    let address: Result<IpAddr, _> = host.trim_matches(['[', ']']).parse();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}
