//! A coordinator's screens.

mod charts;
pub mod filters;
mod import;
mod import_rows;
mod overview;
mod sheet;
pub mod tables;

pub use import::{given, import, look};
pub use overview::overview;
