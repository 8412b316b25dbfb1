use jiff::Timestamp;
use service::Services;
use service::error::Error;

use crate::config::Config;
use crate::{Stop, recovery, services};

/// Checks the database and what guards it. Everything found is told, the exit code says whether there was something.
pub(super) async fn run(config: &Config, sheet_code: Option<&str>, repair_times: bool) -> Result<(), Stop> {
    super::folder::has_data(config)?;
    let services = services::open(config, service::Settings::default()).await?;
    if let Some(code) = sheet_code {
        recovery::confirm(config, &*services.store, &services.vault, code).await?;
        println!("The recovery sheet is printed and locked away; its file was removed.");
    }
    if repair_times {
        repair(&services).await?;
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

/// Nobody's appointment moves on the clock: the instants that reminders and overlaps are found by are derived anew.
async fn repair(services: &Services) -> Result<(), Stop> {
    let drifted = services.drifted_sessions().await?;
    services.repair_times(&drifted).await.map_err(unrepaired)?;
    for session in &drifted {
        println!(
            "The session {} was stored at {} and is now at {}, as its clock and zone say.",
            session.occurrence_id,
            instant(session.stored.0),
            instant(session.right.0)
        );
    }
    println!("Times set right: {}.", drifted.len());
    Ok(())
}

fn unrepaired(error: Error) -> Stop {
    match error {
        Error::Refused("taken-meanwhile") => Stop::new(
            "Two of these sessions would overlap at the right times, so none was changed: move one of them, then try again.",
        ),
        Error::Refused("changed-meanwhile") => {
            Stop::new("A session was moved or cancelled meanwhile, so none was changed: try again.")
        }
        other => Stop::from(other),
    }
}

/// In UTC, as `2026-03-02T05:00:00Z`.
fn instant(seconds: i64) -> String {
    Timestamp::from_second(seconds).unwrap_or_default().to_string()
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
            "The session {} is stored at {} and its clock and zone say {}: betburys check --repair-times sets it right.",
            session.occurrence_id,
            instant(session.stored.0),
            instant(session.right.0)
        ));
    }
    let is_demo = services.store.meta(super::demo::MARK).await?.is_some();
    if let Some(sheet) = recovery::waiting_sheet(config, &*services.store).await?.filter(|_| !is_demo) {
        found.push(format!("Nobody confirmed that the recovery sheet is printed: print {}, lock it away, and type the command at its end.", sheet.display()));
    }
    Ok(found)
}
