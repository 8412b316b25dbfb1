//! An advocate's screens.

mod couples;

pub use couples::couples;
