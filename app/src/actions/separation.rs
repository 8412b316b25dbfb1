use domain::ids::{PersonId, ProtectedId};
use domain::separation::Ban;
use service::error::{Error, Outcome};
use service::permissions::Permission;
use service::separation::{MeasureForm, Other, SeparationForm, VisitForm};

use crate::routes::Answer;
use crate::web::{Cx, Fields};

/// A coordinator records a measure that binds a participant, or confirms that one has ended.
///
/// # Errors
/// As the use cases; `Invalid` on `what` if there is no such action.
pub async fn measures(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::EndMeasures)?;
    let person: PersonId = cx.id("id")?;
    let saved = match fields.get("what") {
        "record" => {
            cx.services.add_measure(&cx.actor, person, &measure_form(&fields)).await?;
            "measure"
        }
        "end" => {
            let measure = fields.parse("measure").ok_or(Error::NotFound)?;
            cx.services.end_measure(&cx.actor, measure).await?;
            "measure-ended"
        }
        _ => return Err(Error::invalid("what", "choice-missing")),
    };
    Ok(Answer::To(format!("/people/{person}?saved={saved}#measures")))
}

/// An advocate keeps people apart, records visits and measures, or ends them.
///
/// # Errors
/// As the use cases; `Invalid` on `what` if there is no such action.
pub async fn keep_apart(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::KeepApart)?;
    let saved = match fields.get("what") {
        "keep-apart" => {
            let form = SeparationForm {
                person: chosen(&fields, "person")?,
                other: other(&fields)?,
                details: fields.get("details").to_owned(),
            };
            cx.services.keep_apart(&cx.actor, &form).await?;
            "apart"
        }
        "end-apart" => {
            let id = fields.parse("id").ok_or(Error::NotFound)?;
            cx.services.end_separation(&cx.actor, id).await?;
            "apart-ended"
        }
        "visit" => {
            cx.services.add_visit(&cx.actor, &visit_form(&fields)?).await?;
            "visit"
        }
        "cancel_visit" => {
            let id = fields.parse("id").ok_or(Error::NotFound)?;
            cx.services.cancel_visit(&cx.actor, id).await?;
            "visit-cancelled"
        }
        "measure" => {
            cx.services.add_measure(&cx.actor, chosen(&fields, "bound")?, &measure_form(&fields)).await?;
            "measure"
        }
        _ => return Err(Error::invalid("what", "choice-missing")),
    };
    Ok(Answer::To(format!("/apart?saved={saved}")))
}

fn chosen(fields: &Fields, name: &'static str) -> Outcome<PersonId> {
    fields.parse(name).ok_or(Error::invalid(name, "choice-missing"))
}

/// Another participant, somebody who is known, or a name.
fn other(fields: &Fields) -> Outcome<Other> {
    let known = |id: &str| id.parse().ok().map(Other::Protected);
    match fields.get("other").split_once(':') {
        Some(("person", id)) => id.parse().map(Other::Participant).map_err(|_| Error::NotFound),
        Some(("protected", id)) => known(id).ok_or(Error::NotFound),
        _ => Ok(Other::New(fields.get("partner").to_owned())),
    }
}

fn visit_form(fields: &Fields) -> Outcome<VisitForm> {
    let protected: ProtectedId = fields.parse("id").ok_or(Error::NotFound)?;
    Ok(VisitForm {
        protected,
        staff: fields.parse("staff"),
        is_here: fields.get("place") != "elsewhere",
        day: fields.get("day").to_owned(),
        time: fields.get("time").to_owned(),
        minutes: fields.get("minutes").to_owned(),
    })
}

fn measure_form(fields: &Fields) -> MeasureForm {
    MeasureForm {
        kind: fields.get("measure_kind").to_owned(),
        issuer: fields.get("issuer").to_owned(),
        number: fields.get("number").to_owned(),
        served_on: fields.get("served_on").to_owned(),
        valid_to: fields.get("valid_to").to_owned(),
        bans: fields.all("ban").filter_map(Ban::parse).collect(),
        check_days: fields.get("check_days").to_owned(),
    }
}
