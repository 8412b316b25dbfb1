use std::collections::BTreeMap;

use domain::ids::ProgrammeId;
use domain::language::Language;
use service::error::{Error, Outcome};
use service::permissions::Permission;
use service::ports::Moved;
use service::programmes::{SessionForm, SettingsForm, StepForm};

use crate::pages::coordinator::session_page;
use crate::routes::Answer;
use crate::web::{Cx, Fields};

/// Begins a version of the office's own.
///
/// # Errors
/// As [`service::Services::copy_programme`]; `Invalid` on `copy` if no version is named.
pub async fn copy(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::WriteProgramme)?;
    let from = fields.parse("copy").ok_or(Error::invalid("copy", "choice-missing"))?;
    let draft = cx.services.copy_programme(&cx.actor, from).await?;
    Ok(Answer::To(format!("/programme/drafts/{draft}?saved=draft-copied")))
}

/// Changes a draft's thresholds or titles, publishes it, or throws it away.
///
/// # Errors
/// As the use cases; `Invalid` on `what` if there is no such action.
pub async fn change(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::WriteProgramme)?;
    let id = cx.id::<ProgrammeId>("id")?;
    match fields.get("what") {
        "settings" => {
            cx.services.change_draft_settings(&cx.actor, id, &settings(&fields)).await?;
            Ok(Answer::To(format!("/programme/drafts/{id}?saved=draft-settings")))
        }
        "titles" => {
            let typed: BTreeMap<String, String> = fields.values.iter().cloned().collect();
            cx.services.change_draft_titles(&cx.actor, id, fields.get("loaded"), &typed).await?;
            Ok(Answer::To(format!("/programme/drafts/{id}?saved=draft-titles")))
        }
        "publish" => {
            cx.services.publish_draft(&cx.actor, id).await?;
            Ok(Answer::To(format!("/programme?version={id}&saved=draft-published")))
        }
        "discard" => {
            cx.services.discard_draft(&cx.actor, id).await?;
            Ok(Answer::To("/programme?saved=draft-discarded".to_owned()))
        }
        _ => {
            cx.services.draft(&cx.actor, id).await?;
            Err(Error::invalid("what", "choice-missing"))
        }
    }
}

/// Shows a session of a draft as it would be, saves it, confirms one of its texts, or takes it out.
///
/// # Errors
/// As the use cases; `Invalid` on `what` if there is no such action.
pub async fn change_session(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::WriteProgramme)?;
    let id = cx.id::<ProgrammeId>("id")?;
    let key = cx.params.get("key").cloned().unwrap_or_default();
    if let Some(language) = Language::parse(fields.get("preview")) {
        let plan = cx.services.preview_draft_session(&cx.actor, id, &key, &session(&fields)).await?;
        return Ok(Answer::Show(session_page(cx.with_typed(fields), Some((plan, language))).await?));
    }
    match fields.get("what") {
        "save" => {
            cx.services.change_draft_session(&cx.actor, id, &key, &session(&fields)).await?;
            Ok(Answer::To(format!("/programme/drafts/{id}/{key}?saved=draft-session")))
        }
        "confirm" => {
            let language = Language::parse(fields.get("language")).ok_or(Error::invalid("what", "choice-missing"))?;
            cx.services.confirm_draft_text(&cx.actor, id, &key, language).await?;
            Ok(Answer::To(format!("/programme/drafts/{id}/{key}?saved=draft-confirmed")))
        }
        "remove" => {
            cx.services.remove_draft_session(&cx.actor, id, &key).await?;
            Ok(Answer::To(format!("/programme/drafts/{id}?saved=draft-removed")))
        }
        _ => {
            cx.services.draft_session(&cx.actor, id, &key).await?;
            Err(Error::invalid("what", "choice-missing"))
        }
    }
}

fn settings(fields: &Fields) -> SettingsForm {
    let typed = |name| fields.get(name).to_owned();
    SettingsForm {
        loaded: typed("loaded"),
        attended: typed("attended"),
        least: typed("least"),
        target: typed("target"),
        most: typed("most"),
    }
}

fn session(fields: &Fields) -> SessionForm {
    let typed = |name| fields.get(name).to_owned();
    let steps = fields.all("step").zip(fields.all("step_minutes")).zip(fields.all("step_alone"));
    let step = |((key, minutes), alone): ((&str, &str), &str)| StepForm {
        key: key.to_owned(),
        minutes: minutes.to_owned(),
        individual_minutes: alone.to_owned(),
    };
    SessionForm {
        loaded: typed("loaded"),
        place: typed("place"),
        module: typed("module"),
        minutes: typed("minutes"),
        individual_minutes: typed("individual_minutes"),
        sources: typed("sources"),
        steps: steps.map(step).collect(),
        texts: ["text_kk", "text_ru", "text_en"].map(typed),
    }
}

/// Moves running enrolments and groups to a version.
///
/// # Errors
/// As [`service::Services::move_to_version`].
pub async fn move_to(cx: Cx, fields: Fields) -> Outcome<Answer> {
    let to = cx.id("id")?;
    let chosen = fields.values.iter().filter(|(name, _)| name == "chosen");
    let chosen: Vec<Moved> = chosen.filter_map(|(_, value)| moved(value)).collect();
    let count = cx.services.move_to_version(&cx.actor, to, &chosen).await?;
    Ok(Answer::To(format!("/programme/{to}/move?saved=moved&n={count}")))
}

/// "person:KEY:VERSION" or "group:KEY:VERSION"
fn moved(value: &str) -> Option<Moved> {
    let mut parts = value.split(':');
    let (kind, id, from) = (parts.next()?, parts.next()?, parts.next()?.parse().ok()?);
    match kind {
        "person" => Some(Moved::Enrolment { id: id.parse().ok()?, from }),
        "group" => Some(Moved::Group { id: id.parse().ok()?, from }),
        _ => None,
    }
}
