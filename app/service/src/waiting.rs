//! Waiting lists of groups and trainers, and the seats that become free (rules A7, D8).

mod entry;
mod free;
mod lists;
mod seat;

pub use lists::{WaitFor, WaitingPage, WaitingView};
pub use seat::GroupSeats;
pub(crate) use seat::not_available;
