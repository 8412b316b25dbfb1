//! A coordinator's screens.

mod import;
mod overview;

pub use import::import;
pub use overview::overview;
