use domain::ids::ProgrammeId;
use service::error::{Error, Outcome};
use service::permissions::Permission;

use crate::routes::Answer;
use crate::web::{Cx, Fields};

/// Puts a note or a file beside a plan, or removes one.
///
/// # Errors
/// As [`service::Services::attach_note`], [`service::Services::attach_file`] and [`service::Services::detach`].
pub async fn attach(cx: Cx, fields: Fields) -> Outcome<Answer> {
    let (key, version) = (key(&cx), cx.query.parse::<ProgrammeId>("version"));
    let saved = match fields.get("what") {
        "note" => {
            cx.services.attach_note(&cx.actor, version, &key, fields.get("body")).await?;
            "attached"
        }
        "file" => {
            let (name, bytes) = fields.file.as_ref().map_or(("", &[][..]), |file| (&file.name, &file.bytes));
            cx.services.attach_file(&cx.actor, version, &key, name, bytes).await?;
            "attached"
        }
        "remove" => {
            cx.services.detach(&cx.actor, &key, fields.parse("id").ok_or(Error::NotFound)?).await?;
            "detached"
        }
        _ => {
            cx.actor.may(Permission::ReadManual)?;
            return Err(Error::NotFound);
        }
    };
    let version = version.map(|id| format!("version={id}&")).unwrap_or_default();
    Ok(Answer::To(format!("/manual/{key}?{version}saved={saved}#attachments")))
}

/// Hands a file out.
///
/// # Errors
/// As [`service::Services::download`].
pub async fn download(cx: Cx, _: Fields) -> Outcome<Answer> {
    let file = cx.services.download(&cx.actor, &key(&cx), cx.id("id")?).await?;
    Ok(Answer::File { name: file.name, media: file.media, body: file.bytes })
}

fn key(cx: &Cx) -> String {
    cx.params.get("key").cloned().unwrap_or_default()
}
