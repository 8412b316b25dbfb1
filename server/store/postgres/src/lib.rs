//! The store on PostgreSQL: for a network of centres, with several servers behind a load balancer.

mod dialect;
mod open;
#[path = "../../shared/mod.rs"]
mod shared;

pub use open::open;
pub use shared::Store;
