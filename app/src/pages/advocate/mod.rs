//! An advocate's screens.

mod apart;
mod couples;

pub use apart::apart;
pub use couples::couples;
