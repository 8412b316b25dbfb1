use service::error::{Error, Outcome};

use crate::web::{Cx, Page};

/// overview
///
/// # Errors
/// Not written yet.
pub async fn overview(_cx: Cx) -> Outcome<Page> {
    Err(Error::NotFound)
}
