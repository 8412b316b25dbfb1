use std::fs;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::DateTime;
use service::{Services, Settings};

use crate::config::Config;
use crate::demo::{self, Scale, Shifted};
use crate::{Stop, services};

/// Where it stands in the database that it holds demonstration data.
pub(super) const MARK: &str = "demonstration";
/// Where it stands that all of it is there.
const FILLED: &str = "demonstration-filled";

/// Fills an empty data folder, and ends.
pub(super) async fn run(config: &Config, clock: Option<DateTime>) -> Result<(), Stop> {
    super::folder::prepare(&config.data)?;
    let mut services = services::open(config, Settings { is_demo: true }).await?;
    begin_at(&mut services, clock)?;
    services.install_shipped_programme().await?;
    prepare(config, &services).await?;
    println!("The database {} holds demonstration data; `betburys serve --demo` serves it.", config.database);
    Ok(())
}

/// Lets the demonstration begin at a time on its office's clock, and run on from there.
pub(super) fn begin_at(services: &mut Services, clock: Option<DateTime>) -> Result<(), Stop> {
    if let Some(present) = clock {
        let present = demo::instant(present)?;
        services.clock = Arc::new(Shifted::begin(Arc::clone(&services.clock), present));
    }
    Ok(())
}

/// Sees that the data is demonstration data and whole; fills an empty database. Real data is never shown without its
/// second factors.
pub(super) async fn prepare(config: &Config, services: &Services) -> Result<(), Stop> {
    let is_marked = services.store.meta(MARK).await?.is_some();
    let is_filled = services.store.meta(FILLED).await?.is_some();
    if is_marked && is_filled {
        return Ok(());
    }
    if !services.store.is_empty().await? {
        return Err(Stop::new(unusable(config, is_marked)));
    }
    services.store.set_meta(MARK, "yes").await?;
    keep_examples(&config.data)?;
    demo::fill(services, Scale::default(), &tell).await?;
    Ok(services.store.set_meta(FILLED, "yes").await?)
}

/// Spreadsheets as a centre keeps them, to be imported.
fn keep_examples(data: &Path) -> Result<(), Stop> {
    for (name, content) in demo::EXAMPLES {
        let path = data.join(name);
        fs::write(&path, content)
            .map_err(|why| Stop::new(format!("The example {} cannot be written: {why}.", path.display())))?;
    }
    Ok(())
}

/// Demonstration data is never served as if it were real: everybody knows its passwords.
pub(super) async fn refuse(config: &Config, services: &Services) -> Result<(), Stop> {
    if services.store.meta(MARK).await?.is_none() {
        return Ok(());
    }
    Err(Stop::new(format!(
        "The database {} holds demonstration data, whose passwords everybody knows: start with --demo, or choose an empty folder with --data.",
        config.database
    )))
}

fn tell(percent: u8) {
    eprintln!("Making demonstration data: {percent} %");
}

fn unusable(config: &Config, is_marked: bool) -> String {
    let database = &config.database;
    if is_marked {
        format!("Filling {database} with demonstration data was interrupted: delete it and start again.")
    } else {
        format!("The database {database} holds other than demonstration data: choose an empty folder with --data.")
    }
}
