use service::error::{Error, Outcome};

use crate::routes::Answer;
use crate::web::{Cx, Fields};

/// import
///
/// # Errors
/// Not written yet.
pub async fn import(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}
