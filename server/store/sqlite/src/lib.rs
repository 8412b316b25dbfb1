//! The store in one SQLite file: the default, for a centre with one server.

mod dialect;
mod open;
#[path = "../../shared/mod.rs"]
mod shared;

pub use open::open;
pub use shared::Store;
