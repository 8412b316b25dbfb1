use leptos::prelude::*;
use service::error::{Error, Outcome};

use crate::ui::{button, field, post};
use crate::web::{Chrome, Cx, Page};

/// Leads to the first page of whoever asks.
///
/// # Errors
/// `SignInRequired`, so that the request is redirected; the address itself shows nothing.
pub async fn home(_: Cx) -> Outcome<Page> {
    Err(Error::SignInRequired)
}

/// A participant's way in: phone number and personal code.
///
/// # Errors
/// None.
pub async fn sign_in(cx: Cx) -> Outcome<Page> {
    let texts = cx.texts();
    Ok(Page::new(texts.get("sign-in-title"), Chrome::Public, move || {
        let form = view! {
            {field(&cx, "phone", &texts.get("field-phone"), "own-phone", String::new(), Some("+7 701 123 4567"))}
            {field(&cx, "code", &texts.get("field-personal-code"), "own-code", String::new(), Some(&texts.get("personal-code-hint")))}
            {button(texts.get("sign-in"), "primary")}
        };
        view! {
            <h1>{texts.get("sign-in-title")}</h1>
            <div class="card narrow">{post("/sign-in", form)}</div>
            {demo(&cx)}
            <p><a href="/staff">{texts.get("sign-in-as-staff")}</a></p>
        }
    }))
}

/// The staff's way in: e-mail and password; the second factor follows.
///
/// # Errors
/// None.
pub async fn sign_in_staff(cx: Cx) -> Outcome<Page> {
    let texts = cx.texts();
    Ok(Page::new(texts.get("sign-in-title"), Chrome::Public, move || {
        let form = view! {
            {field(&cx, "email", &texts.get("field-email"), "email", String::new(), None)}
            {field(&cx, "password", &texts.get("field-password"), "password", String::new(), None)}
            {button(texts.get("sign-in"), "primary")}
        };
        view! {
            <h1>{texts.get("sign-in-as-staff")}</h1>
            <div class="card narrow">{post("/staff", form)}</div>
            {demo(&cx)}
            <p><a href="/sign-in">{texts.get("sign-in-as-participant")}</a></p>
        }
    }))
}

/// One click enters the demonstration as each role.
fn demo(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    cx.services.settings.is_demo.then(|| {
        let buttons = ["coordinator", "trainer", "advocate", "administrator", "participant"].map(|who| {
            view! { <button class="button" name="who" value=who>{texts.get(&format!("role-{who}"))}</button> }
        });
        view! {
            <form class="card stack" method="post" action="/demo">
                <h2>{texts.get("demo-enter-as")}</h2>
                <div class="cluster">{buttons.collect_view()}</div>
            </form>
        }
    })
}
