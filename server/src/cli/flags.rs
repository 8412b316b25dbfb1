use std::path::PathBuf;

use clap::Args;

use crate::config::Settings;

const DATABASE: &str = "sqlite:FILE or postgres://USER@HOST/NAME [default: a file in the data folder]";

/// Where things are kept.
#[derive(Args)]
pub(super) struct Storage {
    /// Settings file [default: betburys.toml in the data folder or here, if there is one]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Folder of all that is kept [default: data; data-demo for demonstration data]
    #[arg(long, global = true, value_name = "FOLDER")]
    data: Option<PathBuf>,
    #[arg(long, global = true, value_name = "URL", help = DATABASE)]
    database: Option<String>,
    /// File of the master key [default: master.key in the data folder]
    #[arg(long, global = true, value_name = "FILE")]
    master_key: Option<PathBuf>,
    /// What is logged [default: info]
    #[arg(long, global = true, value_name = "FILTER")]
    log: Option<String>,
}

/// How it is reached.
#[derive(Args)]
pub(super) struct Web {
    /// Address and port to listen on [default: 127.0.0.1:3000]
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
    /// Address that people type, for links and cookies [default: where it listens]
    #[arg(long, value_name = "URL")]
    origin: Option<String>,
    /// Certificate chain, PEM
    #[arg(long, value_name = "FILE")]
    tls_certificate: Option<PathBuf>,
    /// Key of the certificate, PEM
    #[arg(long, value_name = "FILE")]
    tls_key: Option<PathBuf>,
    /// IP address of the proxy in front, whose word about the client is believed
    #[arg(long, value_name = "IP")]
    proxy: Option<String>,
    /// Address and port of /metrics [default: none]
    #[arg(long, value_name = "ADDRESS")]
    metrics: Option<String>,
}

impl Storage {
    /// The flags as a layer of settings, and the settings file.
    pub(super) fn settings(self, web: Settings) -> (Settings, Option<PathBuf>) {
        let Self { config, data, database, master_key, log } = self;
        (Settings { data, database, master_key, log, ..Settings::default() }.over(web), config)
    }
}

impl Web {
    /// The flags as a layer of settings.
    pub(super) fn settings(self) -> Settings {
        let Self { listen, origin, tls_certificate, tls_key, proxy, metrics } = self;
        Settings { listen, origin, tls_certificate, tls_key, proxy, metrics, ..Settings::default() }
    }
}
