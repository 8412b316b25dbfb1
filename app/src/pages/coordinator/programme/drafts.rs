use domain::ids::ProgrammeId;
use leptos::prelude::*;
use service::error::Outcome;
use service::permissions::Permission;
use service::programmes::{DraftLine, Version};

use crate::web::Cx;

/// What a coordinator does with the version that is shown: copy it; and the versions that are still being written. None
/// for everybody else.
///
/// # Errors
/// From the store.
pub async fn drafts(cx: &Cx) -> Outcome<Option<Vec<DraftLine>>> {
    if cx.actor.may(Permission::WriteProgramme).is_err() {
        return Ok(None);
    }
    cx.services.drafts(&cx.actor).await.map(Some)
}

/// The office's own versions.
pub fn own(cx: &Cx, shown: &Version, drafts: &[DraftLine]) -> impl IntoView + use<> {
    let texts = cx.texts();
    let lines = drafts.iter().map(|draft| line(cx, draft)).collect_view();
    let list = (!drafts.is_empty()).then(|| {
        view! { <h3>{texts.get("draft-list")}</h3> <ul class="list">{lines}</ul> }
    });
    view! {
        <section class="card stack">
            <h2>{texts.get("draft-own")}</h2>
            <p class="hint">{texts.get("draft-copy-hint")}</p>
            {copy(cx, shown.id)}
            <p><a href=format!("/programme/{}/move", shown.id)>{texts.get("move-link")}</a></p>
            {shown.is_own.then(|| view! { <p><a href=format!("/programme/drafts/{}/compare", shown.id)>{texts.get("draft-compare")}</a></p> })}
            {list}
        </section>
    }
}

fn copy(cx: &Cx, shown: ProgrammeId) -> impl IntoView + use<> {
    view! {
        <form method="post" action="/programme">
            <button class="button" name="copy" value=shown.to_string()>{cx.texts().get("draft-copy")}</button>
        </form>
    }
}

fn line(cx: &Cx, draft: &DraftLine) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let name = texts.with("draft-name", &[("number", draft.version.into())]);
    let begun = texts.with("draft-begun", &[("at", dates.instant(draft.created_at).into())]);
    view! {
        <li class="row">
            <a href=format!("/programme/drafts/{}", draft.id)>{name}</a>
            <span class="hint">{begun}</span>
        </li>
    }
}
