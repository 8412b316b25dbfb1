//! Settings: a TOML file, then the environment, then flags; the later one wins.

mod database;
mod environment;
mod file;
mod layers;
mod origin;
mod rules;

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use crate::Stop;
use crate::keys::MasterKey;

pub use database::{DatabaseUrl, Engine};
pub use environment::Environment;
pub use layers::Settings;
pub use origin::Origin;

/// Where everything is kept, unless told otherwise.
const DATA: &str = "data";
/// The same for demonstration data: it never mixes with real data.
const DEMO_DATA: &str = "data-demo";

/// All that the program needs to know, checked.
#[derive(Debug, Clone)]
pub struct Config {
    /// The folder of everything that is kept.
    pub data: PathBuf,
    /// Which database.
    pub database: DatabaseUrl,
    /// Where HTTP listens.
    pub listen: SocketAddr,
    /// The address that people type; by default where it listens.
    pub origin: Option<Origin>,
    /// Certificate and key of its own, if it speaks TLS itself.
    pub tls: Option<Tls>,
    /// The proxy whose word about the client is believed.
    pub proxy: Option<IpAddr>,
    /// Where metrics are told, if anywhere.
    pub metrics: Option<SocketAddr>,
    /// Where the master key comes from.
    pub master_key: MasterKey,
    /// What is logged, as a filter of `tracing`.
    pub log: String,
}

/// Files of a certificate chain and its key, PEM.
#[derive(Debug, Clone)]
pub struct Tls {
    /// The chain.
    pub certificate: PathBuf,
    /// The key.
    pub key: PathBuf,
}

impl Config {
    /// Reads the settings of this start.
    ///
    /// # Errors
    /// One sentence about the first thing that cannot be understood or must not be.
    pub fn read(flags: Settings, file: Option<&Path>, is_demo: bool) -> Result<Self, Stop> {
        Self::layered(flags, file, environment::read()?, is_demo)
    }

    /// The same with a given environment.
    ///
    /// # Errors
    /// As [`Config::read`].
    pub fn layered(
        flags: Settings,
        file: Option<&Path>,
        environment: Environment,
        is_demo: bool,
    ) -> Result<Self, Stop> {
        let above = flags.over(environment.settings);
        let default = if is_demo { DEMO_DATA } else { DATA };
        let folder = above.data.clone().unwrap_or_else(|| default.into());
        let chosen = file.map(Path::to_owned).or(environment.file);
        let settings = above.over(file::read(chosen, &folder)?);
        rules::checked(settings, environment.master_key.as_deref(), default)
    }

    /// The origin, once it is known where it truly listens.
    pub fn origin_at(&self, listens: SocketAddr) -> Origin {
        self.origin.clone().unwrap_or_else(|| Origin::of(listens, self.tls.is_some()))
    }
}

#[cfg(test)]
mod tests;
