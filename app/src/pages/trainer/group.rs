use service::error::{Error, Outcome};

use crate::web::{Cx, Page};

/// group
///
/// # Errors
/// Not written yet.
pub async fn group(_cx: Cx) -> Outcome<Page> {
    Err(Error::NotFound)
}

/// groups
///
/// # Errors
/// Not written yet.
pub async fn groups(_cx: Cx) -> Outcome<Page> {
    Err(Error::NotFound)
}
