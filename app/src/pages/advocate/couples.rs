use service::error::{Error, Outcome};

use crate::web::{Cx, Page};

/// couples
///
/// # Errors
/// Not written yet.
pub async fn couples(_cx: Cx) -> Outcome<Page> {
    Err(Error::NotFound)
}
