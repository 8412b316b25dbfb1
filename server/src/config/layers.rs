use std::path::PathBuf;

use serde::Deserialize;

/// One layer of settings; what it does not say, the layer below says.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Folder of everything that is kept.
    pub data: Option<PathBuf>,
    /// `sqlite:…` or `postgres://…`; may hold a password.
    pub database: Option<String>,
    /// Address and port of HTTP.
    pub listen: Option<String>,
    /// Public address, `https://…`.
    pub origin: Option<String>,
    /// Certificate chain, PEM.
    pub tls_certificate: Option<PathBuf>,
    /// Its key, PEM.
    pub tls_key: Option<PathBuf>,
    /// Address of the proxy in front.
    pub proxy: Option<String>,
    /// Address and port of the metrics.
    pub metrics: Option<String>,
    /// File of the master key.
    pub master_key: Option<PathBuf>,
    /// What is logged.
    pub log: Option<String>,
}

impl Settings {
    /// This layer over another.
    #[must_use]
    pub fn over(self, below: Self) -> Self {
        Self {
            data: self.data.or(below.data),
            database: self.database.or(below.database),
            listen: self.listen.or(below.listen),
            origin: self.origin.or(below.origin),
            tls_certificate: self.tls_certificate.or(below.tls_certificate),
            tls_key: self.tls_key.or(below.tls_key),
            proxy: self.proxy.or(below.proxy),
            metrics: self.metrics.or(below.metrics),
            master_key: self.master_key.or(below.master_key),
            log: self.log.or(below.log),
        }
    }
}
