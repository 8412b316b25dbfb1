//! Saves each tap on a register at once.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The finished sentences that the island shows.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Words {
    /// "Saved {time}"
    pub saved: String,
    /// "Not saved, retrying"
    pub not_saved: String,
    /// "Saving…"
    pub saving: String,
}

/// Saves each tap on a register at once.
#[island]
pub fn LiveRegister(
    /// Which session.
    session: String,
    /// The finished sentences.
    words: Words,
) -> impl IntoView {
    let _ = (session, words);
}
