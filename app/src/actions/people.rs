use service::error::{Error, Outcome};

use crate::routes::Answer;
use crate::web::{Cx, Fields};

/// open_group
///
/// # Errors
/// Not written yet.
pub async fn open_group(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}

/// change_members
///
/// # Errors
/// Not written yet.
pub async fn change_members(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}

/// add
///
/// # Errors
/// Not written yet.
pub async fn add(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}

/// move_on
///
/// # Errors
/// Not written yet.
pub async fn move_on(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}

/// hand_over_code
///
/// # Errors
/// Not written yet.
pub async fn hand_over_code(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}

/// joint_work
///
/// # Errors
/// Not written yet.
pub async fn joint_work(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}
