use std::path::PathBuf;

use super::Settings;
use crate::Stop;

const PREFIX: &str = "BETBURYS_";
/// These are for building and testing the program, not for running it.
const NOT_OURS: [&str; 4] = ["BIN", "SITE", "TEMPLATE_", "TEST_"];

/// What the environment says.
#[derive(Default)]
pub struct Environment {
    /// Its layer of settings.
    pub settings: Settings,
    /// `BETBURYS_CONFIG`: the settings file.
    pub file: Option<PathBuf>,
    /// `BETBURYS_MASTER_KEY`: the key itself, as the recovery sheet shows it.
    pub master_key: Option<String>,
}

/// The one place that reads the environment.
pub(super) fn read() -> Result<Environment, Stop> {
    let ours = std::env::vars_os().filter_map(|(name, value)| {
        let name = name.into_string().ok()?.strip_prefix(PREFIX)?.to_owned();
        Some((name, value.to_string_lossy().into_owned()))
    });
    from_pairs(ours)
}

/// The same from names (without `BETBURYS_`) and values.
pub(super) fn from_pairs(pairs: impl Iterator<Item = (String, String)>) -> Result<Environment, Stop> {
    let mut environment = Environment::default();
    for (name, value) in pairs {
        if !value.is_empty() && !NOT_OURS.iter().any(|other| name.starts_with(other)) {
            environment.put(&name, value)?;
        }
    }
    Ok(environment)
}

impl Environment {
    fn put(&mut self, name: &str, value: String) -> Result<(), Stop> {
        let settings = &mut self.settings;
        match name {
            "CONFIG" => self.file = Some(value.into()),
            "MASTER_KEY" => self.master_key = Some(value),
            "DATA" => settings.data = Some(value.into()),
            "DATABASE" => settings.database = Some(value),
            "LISTEN" => settings.listen = Some(value),
            "ORIGIN" => settings.origin = Some(value),
            "TLS_CERTIFICATE" => settings.tls_certificate = Some(value.into()),
            "TLS_KEY" => settings.tls_key = Some(value.into()),
            "PROXY" => settings.proxy = Some(value),
            "METRICS" => settings.metrics = Some(value),
            "LOG" => settings.log = Some(value),
            unknown => return Err(Stop::new(format!("There is no setting {PREFIX}{unknown}: correct or unset it."))),
        }
        Ok(())
    }
}
