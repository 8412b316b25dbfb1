//! An administrator's screens.

mod accounts;
mod office;
mod programme;

pub use accounts::accounts;
pub use office::office;
pub use programme::programme;
