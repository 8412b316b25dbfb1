use service::error::{Error, Outcome};

use crate::web::{Cx, Page};

/// office
///
/// # Errors
/// Not written yet.
pub async fn office(_cx: Cx) -> Outcome<Page> {
    Err(Error::NotFound)
}
