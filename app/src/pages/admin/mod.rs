//! An administrator's screens.

mod accounts;
mod forms;
mod holidays;
mod office;
mod programme;
mod room;

pub(super) use forms::Form;

pub use accounts::{accounts, invitation, password_link};
pub use office::office;
pub use programme::programme;
pub use room::room;
