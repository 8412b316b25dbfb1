use domain::enrolment::{LegalBasis, State, Track};
use domain::ids::PersonId;
use domain::language::Language;
use domain::role::Sex;
use service::error::{Error, Outcome};
use service::people::PersonForm;
use service::permissions::Permission;

use crate::pages::trainer::slip;
use crate::routes::Answer;
use crate::web::{Cx, Fields};

/// Opens a group.
///
/// # Errors
/// As [`service::Services::open_group`].
pub async fn open_group(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::ManageGroups)?;
    let language = chosen(Language::parse(fields.get("language")), "language")?;
    let places = fields.parse("places").unwrap_or_default();
    let id = cx.services.open_group(&cx.actor, fields.get("code"), language, places).await?;
    Ok(Answer::To(format!("/groups/{id}?saved=group")))
}

/// Adds somebody to a group, or ends a membership.
///
/// # Errors
/// As [`service::Services::add_member`], [`service::Services::add_member_midway`] and [`service::Services::end_membership`].
pub async fn change_members(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::ManageGroups)?;
    let group = cx.id("id")?;
    let saved = if fields.get("what") == "end" {
        let membership = chosen(fields.parse("membership"), "membership")?;
        cx.services.end_membership(&cx.actor, membership, fields.get("last_day")).await?;
        "member-ended"
    } else {
        let enrolment = chosen(fields.parse("enrolment"), "enrolment")?;
        let (from, midway) = (fields.get("from"), fields.get("midway"));
        if midway.trim().is_empty() {
            cx.services.add_member(&cx.actor, group, enrolment, from).await?;
        } else {
            cx.services.add_member_midway(&cx.actor, group, enrolment, from, midway).await?;
        }
        "member"
    };
    Ok(Answer::To(format!("/groups/{group}?saved={saved}")))
}

/// Adds a participant by hand.
///
/// # Errors
/// As [`service::Services::add_person`].
pub async fn add(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::ManagePeople)?;
    let form = PersonForm {
        surname: fields.get("surname").to_owned(),
        given: fields.get("given").to_owned(),
        patronymic: fields.get("patronymic").to_owned(),
        sex: chosen(Sex::parse(fields.get("sex")), "sex")?,
        phone: fields.get("phone").to_owned(),
        iin: fields.get("iin").to_owned(),
        language: chosen(Language::parse(fields.get("language")), "language")?,
        basis: chosen(LegalBasis::parse(fields.get("basis")), "basis")?,
        track: chosen(Track::parse(fields.get("track")), "track")?,
        referred_on: fields.get("referred_on").to_owned(),
    };
    let id = cx.services.add_person(&cx.actor, &form).await?;
    Ok(Answer::To(format!("/people/{id}?saved=person")))
}

/// Moves an enrolment on to another state.
///
/// # Errors
/// As [`service::Services::move_on`].
pub async fn move_on(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::ManagePeople)?;
    let person: PersonId = cx.id("id")?;
    let enrolment = fields.parse("enrolment").ok_or(Error::NotFound)?;
    let to = chosen(State::parse(fields.get("to")), "to")?;
    cx.services.move_on(&cx.actor, enrolment, to, fields.get("reason")).await?;
    Ok(Answer::To(format!("/people/{person}?saved=step")))
}

/// Makes a personal code and shows it once, on a slip for paper; or revokes the one there is.
///
/// # Errors
/// As [`service::Services::hand_over_code`] and [`service::Services::revoke_code`].
pub async fn hand_over_code(cx: Cx, fields: Fields) -> Outcome<Answer> {
    let person: PersonId = cx.id("id")?;
    if fields.get("what") == "revoke" {
        cx.services.revoke_code(&cx.actor, person).await?;
        return Ok(Answer::To(format!("/people/{person}?saved=code-revoked")));
    }
    let code = cx.services.hand_over_code(&cx.actor, person).await?;
    Ok(Answer::Show(slip(&cx, &code, format!("/people/{person}"))))
}

/// Asks for joint work, approves it for this side, or withdraws the approval.
///
/// # Errors
/// As [`service::Services::ask_for_joint_work`] and [`service::Services::decide_joint_work`].
pub async fn joint_work(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::AskForJointWork)?;
    let person: PersonId = cx.id("id")?;
    let saved = match fields.get("what") {
        "approve" | "withdraw" => {
            let couple = fields.parse("couple").ok_or(Error::NotFound)?;
            let approves = fields.get("what") == "approve";
            cx.services.decide_joint_work(&cx.actor, couple, approves).await?;
            if approves { "joint-approved" } else { "joint-withdrawn" }
        }
        _ => {
            let enrolment = fields.parse("enrolment").ok_or(Error::NotFound)?;
            cx.services.ask_for_joint_work(&cx.actor, enrolment, fields.get("partner")).await?;
            "joint-asked"
        }
    };
    Ok(Answer::To(format!("/people/{person}?saved={saved}")))
}

/// A choice that must be made.
fn chosen<T>(choice: Option<T>, field: &'static str) -> Outcome<T> {
    choice.ok_or(Error::invalid(field, "choice-missing"))
}
