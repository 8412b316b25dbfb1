//! Notes and files that the office keeps beside a plan.

use leptos::prelude::*;
use service::attachments::{Attachment, Content};

use super::address;
use crate::ui::text_area;
use crate::web::Cx;

/// What the office has, and the forms that add to it.
pub(super) fn section(cx: &Cx, key: &str, attachments: &[Attachment]) -> impl IntoView + use<> {
    let texts = cx.texts();
    let rows = attachments.iter().map(|attachment| row(cx, key, attachment)).collect_view();
    let list = (!attachments.is_empty()).then(|| view! { <ul class="list">{rows}</ul> });
    view! {
        <section class="card stack" id="attachments">
            <h2>{texts.get("attachments-title")}</h2>
            <p class="hint">{texts.get("attachments-hint")}</p>
            {list}
            {note(cx, key)}
            {file(cx, key)}
        </section>
    }
}

fn row(cx: &Cx, key: &str, attachment: &Attachment) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let by = format!("{}, {}", attachment.by, dates.instant(attachment.at));
    let content = match &attachment.content {
        Content::Note(body) => view! { <p class="prose">{body.clone()}</p> }.into_any(),
        Content::File { name, size } => {
            let weight = texts.with("attachment-size", &[("kilobytes", ((size + 1023) / 1024).into())]);
            view! {
                <form method="post" action=format!("/manual/{key}/files/{}", attachment.id)>
                    <button class="button">{name.clone()}</button> " " <span class="hint unbroken">{weight}</span>
                </form>
            }
            .into_any()
        }
    };
    let remove = attachment.may_remove.then(|| {
        view! {
            <form method="post" action=address(cx, key, "/attach")>
                <input type="hidden" name="what" value="remove"/>
                <button class="button quiet" name="id" value=attachment.id.to_string()>{texts.get("attachment-remove")}</button>
            </form>
        }
    });
    view! { <li class="row attachment">{content} <p class="hint">{by}</p> {remove}</li> }
}

fn note(cx: &Cx, key: &str) -> impl IntoView + use<> {
    let texts = cx.texts();
    view! {
        <form class="stack" method="post" action=address(cx, key, "/attach")>
            <input type="hidden" name="what" value="note"/>
            {text_area(cx, "body", &texts.get("attachment-note"), None)}
            <button class="button">{texts.get("note-save")}</button>
        </form>
    }
}

fn file(cx: &Cx, key: &str) -> impl IntoView + use<> {
    let texts = cx.texts();
    let error = cx.field_error("file");
    let described = if error.is_some() { "file-error" } else { "file-hint" };
    let invalid = error.is_some().then_some("true");
    view! {
        <form class="stack" method="post" action=address(cx, key, "/attach") enctype="multipart/form-data">
            <input type="hidden" name="what" value="file"/>
            <div class="field">
                <label for="file">{texts.get("attachment-file")}</label>
                <span class="hint" id="file-hint">{texts.get("attachment-file-hint")}</span>
                <input id="file" name="file" type="file" accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.pptx,.odt,.mp3,.mp4" aria-describedby=described aria-invalid=invalid/>
                {error.map(|error| view! { <span class="error" id="file-error">{error}</span> })}
            </div>
            <button class="button">{texts.get("attachment-add")}</button>
        </form>
    }
}
