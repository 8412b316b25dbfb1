use service::error::{Error, Outcome};

use crate::web::{Cx, Page};

/// person
///
/// # Errors
/// Not written yet.
pub async fn person(_cx: Cx) -> Outcome<Page> {
    Err(Error::NotFound)
}
