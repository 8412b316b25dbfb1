use service::error::{Error, Outcome};

use crate::routes::Answer;
use crate::web::{Cx, Fields};

/// change_accounts
///
/// # Errors
/// Not written yet.
pub async fn change_accounts(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}

/// change_office
///
/// # Errors
/// Not written yet.
pub async fn change_office(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}
