use service::error::{Error, Outcome};

use crate::web::{Cx, Page};

/// slip
///
/// # Errors
/// Not written yet.
pub async fn slip(_cx: Cx) -> Outcome<Page> {
    Err(Error::NotFound)
}
