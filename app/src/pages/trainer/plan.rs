use service::error::{Error, Outcome};

use crate::web::{Cx, Page};

/// plan
///
/// # Errors
/// Not written yet.
pub async fn plan(_cx: Cx) -> Outcome<Page> {
    Err(Error::NotFound)
}
