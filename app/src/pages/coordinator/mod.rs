//! A coordinator's screens.

mod charts;
pub mod filters;
mod import;
mod import_rows;
mod measures;
mod moving;
mod overview;
mod programme;
mod sheet;
pub mod tables;

pub use import::{given, import, look};
pub use measures::{in_words, measure_fields, reminders};
pub use moving::moving;
pub use overview::overview;
pub use programme::{compare_draft, draft, draft_session, drafts, own, session_page};
