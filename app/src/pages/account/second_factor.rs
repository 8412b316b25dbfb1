use leptos::prelude::*;
use service::accounts::{RecoveryCodes, TotpOffer};
use service::actor::Actor;
use service::error::{Error, Outcome};

use crate::ui::{button, field, post};
use crate::web::{Chrome, Cx, Page};

/// Asks for the code of the authenticator app, or a recovery code.
///
/// # Errors
/// `SignInRequired` unless the password was given.
pub async fn second_factor(cx: Cx) -> Outcome<Page> {
    let Actor::Halfway(_) = cx.actor else { return Err(Error::SignInRequired) };
    let texts = cx.texts();
    Ok(Page::new(texts.get("second-factor-title"), Chrome::Public, move || {
        let form = view! {
            {field(&cx, "code", &texts.get("field-app-code"), "one-time-code", String::new(), Some(&texts.get("app-code-hint")))}
            {button(texts.get("continue"), "primary")}
        };
        view! {
            <h1>{texts.get("second-factor-title")}</h1>
            <div class="card narrow">{post("/second-factor", form)}</div>
        }
    }))
}

/// Sets the authenticator app up: a QR code drawn here, and the same secret for typing. Whoever replaces one shows that
/// it is his.
///
/// # Errors
/// `SignInRequired`; `NotFound` if a second factor is enrolled and was not given.
pub async fn new_second_factor(cx: Cx) -> Outcome<Page> {
    let typed = cx.typed.get("secret");
    let offer = if typed.is_empty() {
        cx.services.offer_totp(&cx.actor)?
    } else {
        cx.services.repeat_offer(&cx.actor, typed)?
    };
    let texts = cx.texts();
    let label = if offer.needs_proof { "field-new-app-code" } else { "field-app-code" };
    Ok(Page::new(texts.get("second-factor-new-title"), Chrome::Public, move || {
        let form = view! {
            <input type="hidden" name="secret" value=offer.secret.clone()/>
            {offer.needs_proof.then(|| proof(&cx))}
            {field(&cx, "code", &texts.get(label), "six-digits", String::new(), None)}
            {button(texts.get("second-factor-turn-on"), "primary")}
        };
        view! {
            <h1>{texts.get("second-factor-new-title")}</h1>
            <p>{texts.get("second-factor-new-how")}</p>
            {drawn(&offer, texts.get("second-factor-qr"))}
            <p>{texts.get("second-factor-secret")} " " <code>{offer.secret.clone()}</code></p>
            <div class="card narrow">{post("/second-factor/new", form)}</div>
        }
    }))
}

/// Password and a code of the app that is replaced.
fn proof(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    view! {
        <p class="hint">{texts.get("second-factor-proof")}</p>
        {field(cx, "password", &texts.get("field-password"), "password", String::new(), None)}
        {field(cx, "current", &texts.get("field-current-code"), "one-time-code", String::new(), Some(&texts.get("current-code-hint")))}
    }
}

/// The recovery codes, shown once.
pub fn recovery_codes(cx: &Cx, codes: RecoveryCodes) -> Page {
    let texts = cx.texts();
    Page::new(texts.get("recovery-title"), Chrome::Public, move || {
        let list = codes.0.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect_view();
        view! {
            <h1>{texts.get("recovery-title")}</h1>
            <p>{texts.get("recovery-how")}</p>
            <ol class="card">{list}</ol>
            <p><a class="button primary" href="/">{texts.get("continue")}</a></p>
        }
    })
}

fn drawn(offer: &TotpOffer, label: String) -> impl IntoView + use<> {
    let svg = qrcode::QrCode::new(offer.address.as_bytes())
        .map(|code| code.render::<qrcode::render::svg::Color>().min_dimensions(200, 200).quiet_zone(true).build());
    svg.ok().map(|svg| {
        let svg = svg.split_once("?>").map_or(svg.clone(), |(_, svg)| svg.to_owned());
        view! { <div class="qr" role="img" aria-label=label inner_html=svg></div> }
    })
}
