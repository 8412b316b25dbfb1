use service::Services;

use crate::config::Config;
use crate::{Stop, recovery, services};

/// Checks the database and what guards it. Everything found is told, the exit code says whether there was something.
pub(super) async fn run(config: &Config, sheet_code: Option<&str>) -> Result<(), Stop> {
    super::folder::has_data(config)?;
    let services = services::open(config, service::Settings::default()).await?;
    if let Some(code) = sheet_code {
        recovery::confirm(config, &*services.store, &services.vault, code).await?;
        println!("The recovery sheet is printed and locked away; its file was removed.");
    }
    let found = found(config, &services).await?;
    for problem in &found {
        println!("{problem}");
    }
    if found.is_empty() {
        println!("The database {} is in order.", config.database);
        return Ok(());
    }
    Err(Stop::found(format!("Found: {}.", found.len())))
}

async fn found(config: &Config, services: &Services) -> Result<Vec<String>, Stop> {
    let mut found = Vec::new();
    if let Some(damage) = services.store.check_integrity().await? {
        found.push(format!("The database is damaged ({damage}): restore the last backup."));
    }
    if let Some(line) = services.store.verify_audit().await? {
        found
            .push(format!("Line {line} of the audit log was changed, removed, added or moved: compare with a backup."));
    }
    for session in services.drifted_sessions().await? {
        found.push(format!(
            "The session {session} is stored at another instant than its clock and zone say: cancel and plan it again."
        ));
    }
    let is_demo = services.store.meta(super::demo::MARK).await?.is_some();
    if let Some(sheet) = recovery::waiting_sheet(config, &*services.store).await?.filter(|_| !is_demo) {
        found.push(format!("Nobody confirmed that the recovery sheet is printed: print {}, lock it away, and type the command at its end.", sheet.display()));
    }
    Ok(found)
}
