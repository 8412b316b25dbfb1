use service::error::{Error, Outcome};

use crate::web::{Cx, Page};

/// people
///
/// # Errors
/// Not written yet.
pub async fn people(_cx: Cx) -> Outcome<Page> {
    Err(Error::NotFound)
}

/// new_person
///
/// # Errors
/// Not written yet.
pub async fn new_person(_cx: Cx) -> Outcome<Page> {
    Err(Error::NotFound)
}
