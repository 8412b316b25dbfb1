use service::error::Outcome;
use service::import::Columns;
use service::permissions::Permission;

use crate::pages::coordinator::{given, look};
use crate::routes::Answer;
use crate::web::{Cx, Fields};

/// Looks at a spreadsheet with its columns, or imports it.
///
/// # Errors
/// As [`service::Services::commit_import`]; `Invalid` on `file` if it cannot be read.
pub async fn import(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::Import)?;
    if fields.get("what") != "commit" {
        return Ok(Answer::Show(look(&cx, &fields).await?));
    }
    let (table, columns) = given(&cx, &fields)?;
    let columns = columns.unwrap_or_else(|| Columns::guess(&table.headings));
    let done = cx.services.commit_import(&cx.actor, &table, columns).await?;
    Ok(Answer::To(format!("/import?saved=imported&n={}&known={}&refused={}", done.added, done.known, done.refused)))
}
