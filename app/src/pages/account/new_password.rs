use leptos::prelude::*;
use service::error::Outcome;

use crate::ui::{button, field, post};
use crate::web::{Chrome, Cx, Page};

/// The owner of an account sets a new password, by a link that an administrator handed over. Whose account it is stands
/// nowhere: the link may have been lost.
///
/// # Errors
/// `NotFound` if the link no longer works.
pub async fn new_password(cx: Cx) -> Outcome<Page> {
    let secret = cx.params.get("secret").cloned().unwrap_or_default();
    cx.services.password_reset(&secret).await?;
    let texts = cx.texts();
    Ok(Page::new(texts.get("password-new-title"), Chrome::Public, move || {
        let form = view! {
            {field(&cx, "password", &texts.get("field-new-password"), "new-password", String::new(), Some(&texts.get("password-hint")))}
            {button(texts.get("password-new-set"), "primary")}
        };
        view! {
            <h1>{texts.get("password-new-title")}</h1>
            <p>{texts.get("password-new-how")}</p>
            <div class="card narrow">{post(format!("/password/{secret}"), form)}</div>
        }
    }))
}
