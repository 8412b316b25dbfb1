use crate::Stop;
use crate::config::Config;
use crate::services;

/// Brings the database up to date: opening it does that.
pub(super) async fn run(config: &Config) -> Result<(), Stop> {
    super::folder::prepare(&config.data)?;
    let services = services::open(config, service::Settings::default()).await?;
    services.install_shipped_programme().await?;
    println!("The database {} is up to date.", config.database);
    Ok(())
}
