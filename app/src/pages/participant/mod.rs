//! A participant's screens.

mod portal;

pub use portal::portal;
