use service::error::{Error, Outcome};

use crate::routes::Answer;
use crate::web::{Cx, Fields};

/// commit
///
/// # Errors
/// Not written yet.
pub async fn commit(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}
