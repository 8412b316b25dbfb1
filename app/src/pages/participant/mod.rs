//! A participant's screens.

mod absence;
mod moved;
mod papers;
mod portal;
mod progress;

pub use papers::{paper, papers};
pub use portal::portal;
