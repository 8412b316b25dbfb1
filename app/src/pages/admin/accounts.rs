use service::error::{Error, Outcome};

use crate::web::{Cx, Page};

/// accounts
///
/// # Errors
/// Not written yet.
pub async fn accounts(_cx: Cx) -> Outcome<Page> {
    Err(Error::NotFound)
}
