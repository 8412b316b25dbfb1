use domain::language::Language;
use domain::role::{Role, Sex};
use service::accounts::{Founding, Joining, Proof};
use service::actor::Actor;
use service::error::{Error, Outcome};

use crate::pages::account::recovery_codes;
use crate::routes::Answer;
use crate::ui::shell;
use crate::web::{Cx, Fields};

/// Signs a participant in with phone number and personal code.
///
/// # Errors
/// `Refused("sign-in-wrong")`, `TooMany`.
pub async fn sign_in_participant(cx: Cx, fields: Fields) -> Outcome<Answer> {
    let (phone, code) = (fields.get("phone"), fields.get("code"));
    let sign_in = cx.services.sign_in_participant(phone, code, &cx.address, &cx.device).await?;
    entered(&cx, sign_in.secret).await
}

/// Signs staff in with e-mail and password; the second factor follows.
///
/// # Errors
/// `Refused("sign-in-wrong")`, `TooMany`.
pub async fn sign_in(cx: Cx, fields: Fields) -> Outcome<Answer> {
    let (email, password) = (fields.get("email"), fields.get("password"));
    let sign_in = cx.services.sign_in(email, password, &cx.address, &cx.device).await?;
    entered(&cx, sign_in.secret).await
}

/// Enters the demonstration in the role whose button was pressed, on that role's first page.
///
/// # Errors
/// `NotFound` outside the demonstration.
pub async fn enter_demo(cx: Cx, fields: Fields) -> Outcome<Answer> {
    let who = fields.get("who");
    let sign_in = cx.services.enter_demo(who, &cx.device).await?;
    let to = Role::parse(who).map_or("/my", |role| shell::first_tab(&[role]));
    Ok(Answer::SignedIn { secret: sign_in.secret, to })
}

/// Completes a sign-in with the app's code or a recovery code.
///
/// # Errors
/// `SignInRequired`, `Invalid` on `code`, `TooMany`.
pub async fn give_second_factor(cx: Cx, fields: Fields) -> Outcome<Answer> {
    let secret = cx.services.give_second_factor(&cx.actor, fields.get("code"), &cx.address).await?;
    entered(&cx, secret).await
}

/// Turns the second factor on and shows the recovery codes, this once. The device gets a new secret with it.
///
/// # Errors
/// `SignInRequired`, `NotFound`, `Invalid` on `code`, `password` or `current`, `TooMany`.
pub async fn enrol_second_factor(cx: Cx, fields: Fields) -> Outcome<Answer> {
    let proof = Proof { password: fields.get("password"), code: fields.get("current") };
    let (secret, code) = (fields.get("secret"), fields.get("code"));
    let enrolled = cx.services.enrol_totp(&cx.actor, secret, code, proof, &cx.address).await?;
    Ok(Answer::Renewed { secret: enrolled.secret, page: recovery_codes(&cx, enrolled.codes) })
}

/// Accepts an invitation; the sign-in with the new password follows.
///
/// # Errors
/// `NotFound` if the link no longer works; `Invalid` on a field; `Refused("already-there")`.
pub async fn join(cx: Cx, fields: Fields) -> Outcome<Answer> {
    let secret = cx.params.get("secret").cloned().unwrap_or_default();
    let field = |name| fields.get(name).to_owned();
    let joining = Joining {
        surname: field("surname"),
        given: field("given"),
        patronymic: field("patronymic"),
        sex: Sex::parse(fields.get("sex")).ok_or(Error::invalid("sex", "choice-missing"))?,
        email: field("email"),
        password: field("password"),
        language: Language::parse(fields.get("speaks")).ok_or(Error::invalid("speaks", "choice-missing"))?,
    };
    let founding = fields.has("office").then(|| Founding { office: field("office"), zone: field("zone") });
    cx.services.accept_invitation(&secret, &joining, founding.as_ref()).await?;
    Ok(Answer::To("/staff?saved=joined".to_owned()))
}

/// Sets a new password; the sign-in with it and the second factor follows.
///
/// # Errors
/// `NotFound` if the link no longer works; `Invalid` on `password`.
pub async fn set_new_password(cx: Cx, fields: Fields) -> Outcome<Answer> {
    let secret = cx.params.get("secret").cloned().unwrap_or_default();
    cx.services.set_new_password(&secret, fields.get("password"), &cx.address).await?;
    Ok(Answer::To("/staff?saved=password".to_owned()))
}

/// Changes the language of the pages, and of the account if somebody is signed in.
///
/// # Errors
/// `NotFound` if there is no such language.
pub async fn choose_language(cx: Cx, fields: Fields) -> Outcome<Answer> {
    let language = Language::parse(fields.get("language")).ok_or(Error::NotFound)?;
    cx.services.choose_language(&cx.actor, language).await?;
    Ok(Answer::Speak { language, to: fields.get("to").to_owned() })
}

/// Signs this browser out.
///
/// # Errors
/// From the store.
pub async fn sign_out(cx: Cx, _: Fields) -> Outcome<Answer> {
    cx.services.sign_out(&cx.actor).await?;
    Ok(Answer::SignedOut)
}

/// Signs one of one's own devices out; if it is this one, as "sign out" does.
///
/// # Errors
/// `SignInRequired`; `Refused("changed-meanwhile")` if it is gone already.
pub async fn sign_device_out(cx: Cx, fields: Fields) -> Outcome<Answer> {
    let device = fields.parse("device").ok_or(Error::Refused("changed-meanwhile"))?;
    cx.services.sign_device_out(&cx.actor, device).await?;
    let this = match &cx.actor {
        Actor::Staff(staff) => Some(staff.device),
        Actor::Participant(person) => Some(person.device),
        Actor::Anonymous | Actor::Halfway(_) => None,
    };
    if this == Some(device) { Ok(Answer::SignedOut) } else { Ok(Answer::To("/me?saved=device-signed-out".to_owned())) }
}

/// Where somebody goes who was just let in.
async fn entered(cx: &Cx, secret: String) -> Outcome<Answer> {
    let actor = cx.services.who_is(&secret).await?;
    Ok(Answer::SignedIn { secret, to: shell::first_page(&actor) })
}
