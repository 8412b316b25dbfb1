//! Signing in, joining, one's own account.

mod feed;
mod join;
mod me;
mod new_password;
mod second_factor;
mod sign_in;

pub use feed::{feed, feed_link};
pub use join::join;
pub use me::me;
pub use new_password::new_password;
pub use second_factor::{new_second_factor, recovery_codes, second_factor};
pub use sign_in::{home, sign_in, sign_in_staff};
