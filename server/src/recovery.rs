//! The recovery sheet: the master key on paper, because its loss is the loss of the data.

use std::fs;
use std::path::PathBuf;

use service::ports::Store;
use service::vault::Vault;

use crate::Stop;
use crate::config::Config;
use crate::keys::{self, MasterKey};

/// Where it stands in the database that the sheet was printed.
const CONFIRMED: &str = "recovery-sheet-confirmed";

/// Writes the sheet to be printed, unless somebody confirmed that he has it, or the key is kept elsewhere anyway.
pub(crate) async fn keep_sheet(config: &Config, store: &dyn Store, vault: &Vault) -> Result<(), Stop> {
    let path = sheet(config);
    let is_needed = matches!(config.master_key, MasterKey::File(_)) && !is_confirmed(store).await? && !path.exists();
    let Some(key) = is_needed.then(|| keys::existing(&config.master_key)).transpose()?.flatten() else { return Ok(()) };
    let text = include_str!("recovery_sheet.txt")
        .replace("{key}", &keys::text(&key))
        .replace("{code}", &code(vault))
        .replace("{folder}", &config.data.display().to_string());
    keys::write_private(&path, &text)
        .map_err(|why| Stop::new(format!("The recovery sheet {} cannot be written: {why}.", path.display())))
}

/// Where the sheet waits to be printed, as long as nobody confirmed that he has it.
pub(crate) async fn waiting_sheet(config: &Config, store: &dyn Store) -> Result<Option<PathBuf>, Stop> {
    let is_waiting = matches!(config.master_key, MasterKey::File(_)) && !is_confirmed(store).await?;
    Ok(is_waiting.then(|| sheet(config)))
}

/// Notes that somebody has the sheet on paper, shown by the code on it; the file is removed.
pub(crate) async fn confirm(config: &Config, store: &dyn Store, vault: &Vault, typed: &str) -> Result<(), Stop> {
    let letters =
        |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase();
    if letters(typed) != letters(&code(vault)) {
        return Err(Stop::new("That is not the code at the end of the recovery sheet: read it from the paper again."));
    }
    store.set_meta(CONFIRMED, "yes").await?;
    let path = sheet(config);
    if path.exists() {
        fs::remove_file(&path).map_err(|why| {
            Stop::new(format!("The printed sheet {} could not be removed: {why}; remove it.", path.display()))
        })?;
    }
    Ok(())
}

async fn is_confirmed(store: &dyn Store) -> Result<bool, Stop> {
    Ok(store.meta(CONFIRMED).await?.is_some())
}

fn sheet(config: &Config) -> PathBuf {
    config.data.join("recovery-sheet.txt")
}

/// Shows that a sheet is this database's, and tells nothing of the key.
fn code(vault: &Vault) -> String {
    keys::text(&vault.index("recovery sheet", "confirmation")[..5])
}
