use service::error::{Error, Outcome};

use crate::web::{Cx, Page};

/// portal
///
/// # Errors
/// Not written yet.
pub async fn portal(_cx: Cx) -> Outcome<Page> {
    Err(Error::NotFound)
}
