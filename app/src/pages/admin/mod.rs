//! An administrator's screens.

mod accounts;
mod forms;
mod holidays;
mod office;
mod programme;

pub use accounts::{accounts, invitation, password_link};
pub use office::office;
pub use programme::programme;
