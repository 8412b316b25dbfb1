use service::error::{Error, Outcome};

use crate::web::{Cx, Page};

/// import
///
/// # Errors
/// Not written yet.
pub async fn import(_cx: Cx) -> Outcome<Page> {
    Err(Error::NotFound)
}
