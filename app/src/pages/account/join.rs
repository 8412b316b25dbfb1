use domain::language::Language;
use domain::role::Sex;
use leptos::prelude::*;
use service::error::Outcome;

use crate::ui::{button, field, fields_of_own_name, post, select};
use crate::web::{Chrome, Cx, Page};

/// Accepts an invitation; the first one founds the office too.
///
/// # Errors
/// `NotFound` if the link no longer works.
pub async fn join(cx: Cx) -> Outcome<Page> {
    let secret = cx.params.get("secret").cloned().unwrap_or_default();
    let invitation = cx.services.invitation(&secret).await?;
    let texts = cx.texts();
    Ok(Page::new(texts.get("join-title"), Chrome::Public, move || {
        let roles = invitation.roles.iter().map(|role| texts.role(*role)).collect::<Vec<_>>().join(", ");
        let languages = Language::ALL.iter().map(|one| (one.code().to_owned(), texts.language(*one))).collect();
        let sexes = Sex::ALL.iter().map(|sex| (sex.code().to_owned(), texts.sex(*sex))).collect();
        let office = invitation.founds_office.then(|| {
            view! {
                {field(&cx, "office", &texts.get("field-office"), "own-organization", String::new(), Some(&texts.get("office-hint")))}
                {field(&cx, "zone", &texts.get("field-zone"), "text", "Asia/Almaty".to_owned(), Some(&texts.get("zone-hint")))}
            }
        });
        let form = view! {
            {office}
            {fields_of_own_name(&cx)}
            {select(&cx, "sex", &texts.get("field-sex"), sexes, String::new())}
            {select(&cx, "speaks", &texts.get("field-language"), languages, cx.language.code().to_owned())}
            {field(&cx, "email", &texts.get("field-email"), "email", String::new(), None)}
            {field(&cx, "password", &texts.get("field-new-password"), "new-password", String::new(), Some(&texts.get("password-hint")))}
            {button(texts.get("join"), "primary")}
        };
        view! {
            <h1>{texts.get("join-title")}</h1>
            <p>{texts.with("join-roles", &[("roles", roles.into())])}</p>
            <div class="card narrow">{post(format!("/join/{secret}"), form)}</div>
        }
    }))
}
