//! What settings must and must not say.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use super::{Config, DatabaseUrl, Origin, Settings, Tls};
use crate::Stop;
use crate::keys::MasterKey;

const LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 3000);
/// What the database library has to say is of use only when something is wrong.
const LOG: &str = "info,sqlx=warn";

pub(super) fn checked(settings: Settings, key: Option<&str>, default_data: &str) -> Result<Config, Stop> {
    let data = settings.data.unwrap_or_else(|| default_data.into());
    let database = match settings.database {
        Some(url) => DatabaseUrl::parse(&url)?,
        None => DatabaseUrl::in_folder(&data),
    };
    let config = Config {
        database,
        listen: settings.listen.map_or(Ok(LISTEN), |text| socket("listen", &text))?,
        origin: settings.origin.map(|text| Origin::parse(&text)).transpose()?,
        tls: tls(settings.tls_certificate, settings.tls_key)?,
        proxy: settings.proxy.map(|text| proxy(&text)).transpose()?,
        metrics: settings.metrics.map(|text| metrics(&text)).transpose()?,
        master_key: master_key(key, settings.master_key.unwrap_or_else(|| data.join("master.key")))?,
        log: settings.log.unwrap_or_else(|| LOG.to_owned()),
        data,
    };
    is_private(&config)?;
    Ok(config)
}

fn socket(name: &str, text: &str) -> Result<SocketAddr, Stop> {
    let numeric = text.replacen("localhost:", "127.0.0.1:", 1);
    numeric.parse().map_err(|_| {
        Stop::new(format!(
            "The setting `{name}` must be an address and a port like 127.0.0.1:3000, not {text:?}: correct it."
        ))
    })
}

fn tls(certificate: Option<PathBuf>, key: Option<PathBuf>) -> Result<Option<Tls>, Stop> {
    match (certificate, key) {
        (Some(certificate), Some(key)) => Ok(Some(Tls { certificate, key })),
        (None, None) => Ok(None),
        _ => Err(Stop::new("The settings `tls_certificate` and `tls_key` belong together: set both or neither.")),
    }
}

fn proxy(text: &str) -> Result<IpAddr, Stop> {
    text.parse().map_err(|_| {
        Stop::new(format!(
            "The setting `proxy` must be the proxy's IP address like 127.0.0.1, not {text:?}: correct it."
        ))
    })
}

fn metrics(text: &str) -> Result<SocketAddr, Stop> {
    let address = socket("metrics", text)?;
    if address.ip().is_unspecified() {
        return Err(Stop::new(
            "The setting `metrics` must name one address, best 127.0.0.1: metrics are not for everybody.",
        ));
    }
    Ok(address)
}

fn master_key(key: Option<&str>, file: PathBuf) -> Result<MasterKey, Stop> {
    key.map_or(Ok(MasterKey::File(file)), MasterKey::given)
}

/// Passwords and names travel encrypted, or not beyond this machine.
fn is_private(config: &Config) -> Result<(), Stop> {
    let is_local = config.listen.ip().is_loopback();
    if config.tls.is_none() && config.proxy.is_none() && !is_local {
        return Err(Stop::new(format!(
            "Plain HTTP on {} could be read on its way: set `tls_certificate` and `tls_key`, or `proxy`, or listen on 127.0.0.1.",
            config.listen
        )));
    }
    match &config.origin {
        Some(origin) if !origin.is_https() && !origin.is_loopback() => Err(Stop::new(format!(
            "The setting `origin` is {origin}, which could be read on its way: make it https://, by certificate files or a proxy."
        ))),
        None if config.proxy.is_some() || config.listen.ip().is_unspecified() => {
            Err(Stop::new("Set `origin` to the address that people type, like https://centre.example: links need it."))
        }
        _ => Ok(()),
    }
}
