use service::error::{Error, Outcome};

use crate::routes::Answer;
use crate::web::{Cx, Fields};

/// save
///
/// # Errors
/// Not written yet.
pub async fn save(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}

/// mark
///
/// # Errors
/// Not written yet.
pub async fn mark(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}

/// add_note
///
/// # Errors
/// Not written yet.
pub async fn add_note(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}

/// cancel
///
/// # Errors
/// Not written yet.
pub async fn cancel(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}
