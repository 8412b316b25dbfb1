use std::net::SocketAddr;

use jiff::civil::DateTime;
use service::{Services, Settings};

use crate::config::{Config, Origin};
use crate::http::{Options, State, metrics_router, router};
use crate::serve::{certificate, listen, serve};
use crate::{Stop, recovery, services};

/// Serves the product until stopped.
pub(super) async fn run(config: &Config, is_demo: bool, clock: Option<DateTime>) -> Result<(), Stop> {
    let listener = listen("listen", config.listen)?;
    let figures = config.metrics.map(|address| listen("metrics", address)).transpose()?;
    let tls = match &config.tls {
        Some(files) => Some(certificate(files).await?),
        None => None,
    };
    super::folder::prepare(&config.data)?;
    let mut services = services::open(config, Settings { is_demo }).await?;
    super::demo::begin_at(&mut services, clock)?;
    services.install_shipped_programme().await?;
    if is_demo {
        super::demo::prepare(config, &services).await?;
    } else {
        super::demo::refuse(config, &services).await?;
    }
    let listens: SocketAddr = listener.local_addr().unwrap_or(config.listen);
    let origin = config.origin_at(listens);
    announce(config, &services, &origin).await?;
    let state = State::new(services, Options { origin, proxy: config.proxy });
    let figures = figures.map(|listener| (listener, metrics_router(state.clone())));
    serve(listener, tls, router(state), figures).await
}

/// One line: where it is, and how one comes in at first.
async fn announce(config: &Config, services: &Services, origin: &Origin) -> Result<(), Stop> {
    if services.settings.is_demo {
        let accounts = services.operator_accounts().await?;
        let emails = accounts.iter().map(|account| account.view.email.as_str()).collect::<Vec<_>>().join(", ");
        println!(
            "{origin} shows demonstration data: enter as each role with one click there, or sign in as {emails} with the password {}.",
            crate::demo::PASSWORD
        );
        return Ok(());
    }
    println!("{origin}");
    if let Some(secret) = services.first_invitation().await? {
        println!("Make the office and its first account there, within three days: {origin}/join/{secret}");
    }
    if let Some(sheet) = recovery::waiting_sheet(config, &*services.store).await? {
        println!(
            "Print {}, lock it away, and type the command at its end: without the key on it, lost data stays lost.",
            sheet.display()
        );
    }
    Ok(())
}
