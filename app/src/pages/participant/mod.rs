//! A participant's screens.

mod absence;
mod portal;
mod progress;

pub use portal::portal;
