use service::error::{Error, Outcome};
use service::permissions::Permission;

use crate::pages::coordinator::filters::period_of;
use crate::pages::coordinator::tables::{Export, sheet};
use crate::routes::Answer;
use crate::web::{Cx, Fields};

/// Keeps a table of the overview as a file, with the filters of the page.
///
/// # Errors
/// As [`service::Services::overview`]; `NotFound` if there is no such table.
pub async fn export(cx: Cx, fields: Fields) -> Outcome<Answer> {
    cx.actor.may(Permission::SeeOutcomes)?;
    let export = Export::parse(fields.get("export")).ok_or(Error::NotFound)?;
    let overview = cx.services.export_overview(&cx.actor, period_of(&fields)?, export.code()).await?;
    let body = cx.services.documents.csv(&sheet(&cx, &overview, export).to_file());
    Ok(Answer::File {
        name: format!("table-{}.csv", overview.today),
        media: "text/csv; charset=utf-8".to_owned(),
        body: body.into_bytes(),
    })
}
