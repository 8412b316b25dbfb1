use service::error::{Error, Outcome};

use crate::web::{Cx, Page};

/// programme
///
/// # Errors
/// Not written yet.
pub async fn programme(_cx: Cx) -> Outcome<Page> {
    Err(Error::NotFound)
}
