use service::error::{Error, Outcome};

use crate::routes::Answer;
use crate::web::{Cx, Fields};

/// sign_in_participant
///
/// # Errors
/// Not written yet.
pub async fn sign_in_participant(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}

/// sign_in
///
/// # Errors
/// Not written yet.
pub async fn sign_in(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}

/// enter_demo
///
/// # Errors
/// Not written yet.
pub async fn enter_demo(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}

/// give_second_factor
///
/// # Errors
/// Not written yet.
pub async fn give_second_factor(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}

/// enrol_second_factor
///
/// # Errors
/// Not written yet.
pub async fn enrol_second_factor(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}

/// join
///
/// # Errors
/// Not written yet.
pub async fn join(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}

/// choose_language
///
/// # Errors
/// Not written yet.
pub async fn choose_language(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}

/// sign_out
///
/// # Errors
/// Not written yet.
pub async fn sign_out(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}

/// sign_device_out
///
/// # Errors
/// Not written yet.
pub async fn sign_device_out(_cx: Cx, _fields: Fields) -> Outcome<Answer> {
    Err(Error::NotFound)
}
