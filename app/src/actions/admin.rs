use domain::ids::{InvitationId, StaffId};
use domain::role::Role;
use service::error::{Error, Outcome};
use service::office::RoomForm;
use service::permissions::Permission;

use crate::pages::admin::{invitation, password_link};
use crate::routes::Answer;
use crate::web::{Cx, Fields};

/// Changes an account, starts over with a lost second factor or password, invites somebody, or takes an invitation back.
///
/// # Errors
/// As the use cases; `Invalid` on `what` if there is no such action.
pub async fn change_accounts(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::ManageAccounts)?;
    let roles: Vec<Role> = fields.all("role").filter_map(Role::parse).collect();
    let account = || fields.parse::<StaffId>("id").ok_or(Error::NotFound);
    match fields.get("what") {
        "change" => {
            cx.services.change_account(&cx.actor, account()?, &roles, fields.has("closed")).await?;
            Ok(saved("/accounts?saved=account-changed"))
        }
        "reset-second-factor" => {
            cx.services.reset_second_factor(&cx.actor, account()?).await?;
            Ok(saved("/accounts?saved=second-factor-reset"))
        }
        "reset-password" => {
            let secret = cx.services.start_password_reset(&cx.actor, account()?).await?;
            Ok(Answer::Show(password_link(&cx, &secret)))
        }
        "withdraw" => {
            let id = fields.parse::<InvitationId>("id").ok_or(Error::NotFound)?;
            cx.services.withdraw_invitation(&cx.actor, id).await?;
            Ok(saved("/accounts?saved=invitation-withdrawn"))
        }
        "invite" => {
            let secret = cx.services.invite(&cx.actor, &roles).await?;
            let texts = cx.texts();
            let named = roles.iter().map(|role| texts.role(*role)).collect::<Vec<_>>().join(", ");
            let for_whom = texts.with("invitation-for-roles", &[("roles", named.into())]);
            Ok(Answer::Show(invitation(&cx, &secret, for_whom, "/accounts")))
        }
        _ => Err(Error::invalid("what", "choice-missing")),
    }
}

/// Changes the office's name, rooms or holidays, or founds another office.
///
/// # Errors
/// As the use cases; `Invalid` on `what` if there is no such action.
pub async fn change_office(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::ManageOffice)?;
    match fields.get("what") {
        "rename-office" => {
            cx.services.rename_office(&cx.actor, fields.get("office")).await?;
            Ok(saved("/office?saved=office"))
        }
        "add-office" => add_office(&cx, &fields).await,
        "add-room" | "change-room" => keep_room(&cx, &fields).await,
        "put-holiday" | "remove-holiday" => keep_holiday(&cx, &fields).await,
        _ => Err(Error::invalid("what", "choice-missing")),
    }
}

async fn add_office(cx: &Cx, fields: &Fields) -> Outcome<Answer> {
    let name = fields.get("office").trim();
    let secret = cx.services.add_office(&cx.actor, name, fields.get("zone")).await?;
    let for_whom = cx.texts().with("invitation-for-office", &[("office", name.into())]);
    Ok(Answer::Show(invitation(cx, &secret, for_whom, "/office")))
}

async fn keep_room(cx: &Cx, fields: &Fields) -> Outcome<Answer> {
    // What is no number is no number of seats.
    let seats = fields.parse("seats").unwrap_or_default();
    let form = RoomForm { name: fields.get("name"), seats, is_online: fields.has("online") };
    if fields.get("what") == "add-room" {
        cx.services.add_room(&cx.actor, form).await?;
    } else {
        let id = fields.parse("id").ok_or(Error::NotFound)?;
        cx.services.change_room(&cx.actor, id, form, fields.has("closed")).await?;
    }
    Ok(saved("/office?saved=room"))
}

async fn keep_holiday(cx: &Cx, fields: &Fields) -> Outcome<Answer> {
    let (on, names) = (fields.get("on"), ["name_kk", "name_ru", "name_en"].map(|name| fields.get(name)));
    let code = if fields.get("what") == "put-holiday" {
        cx.services.put_holiday(&cx.actor, on, names).await?;
        "holiday"
    } else {
        cx.services.remove_holiday(&cx.actor, on).await?;
        "holiday-removed"
    };
    // The day is an ISO date, or it would have been refused.
    let year = on.get(..4).unwrap_or_default();
    Ok(saved(&format!("/office?year={year}&saved={code}#holidays")))
}

fn saved(to: &str) -> Answer {
    Answer::To(to.to_owned())
}
