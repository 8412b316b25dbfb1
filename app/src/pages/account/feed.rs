use leptos::prelude::*;
use service::actor::Actor;
use service::error::Outcome;

use crate::ui::button;
use crate::web::{Chrome, Cx, Page};

/// One's own appointments in a calendar elsewhere: whether there is a link, and buttons that make and end it.
///
/// # Errors
/// `SignInRequired`; `NotFound` for staff who have no sessions.
pub async fn feed(cx: Cx) -> Outcome<Page> {
    let since = cx.services.my_feed(&cx.actor).await?;
    let (texts, dates) = (cx.texts(), cx.dates());
    let is_staff = is_staff(&cx);
    Ok(Page::new(texts.get("feed-title"), chrome(is_staff), move || {
        let state = match since {
            Some(at) => texts.with("feed-since", &[("at", dates.instant(at).into())]),
            None => texts.get("feed-none"),
        };
        let make = texts.get(if since.is_some() { "feed-renew" } else { "feed-make" });
        let renewing = since.map(|_| view! { <p class="hint">{texts.get("feed-renew-hint")}</p> });
        let revoke = since.map(|_| form("revoke", button(texts.get("feed-revoke"), "danger")));
        let told = texts.get(if is_staff { "feed-told-staff" } else { "feed-told" });
        view! {
            <h1>{texts.get("feed-title")}</h1>
            <section class="card stack narrow">
                <p>{texts.get("feed-how")}</p>
                <p>{told}</p>
                <p>{state}</p>
                {renewing}
                <div class="cluster">{form("renew", button(make, "primary"))} {revoke}</div>
            </section>
            {back(&cx, is_staff)}
        }
    }))
}

/// The link, shown once.
pub fn feed_link(cx: &Cx, secret: &str) -> Page {
    let (texts, is_staff) = (cx.texts(), is_staff(cx));
    let address = format!("{}/feeds/{secret}.ics", cx.origin);
    let subscribe = address.split_once("://").map(|(_, rest)| format!("webcal://{rest}"));
    let cx = cx.clone();
    Page::new(texts.get("feed-title"), chrome(is_staff), move || {
        let steps =
            ["feed-step-copy", "feed-step-paste", "feed-step-wait"].map(|key| view! { <li>{texts.get(key)}</li> });
        view! {
            <h1>{texts.get("feed-link-title")}</h1>
            <section class="card stack narrow">
                <p>{texts.get("feed-once")}</p>
                <div class="field">
                    <label for="address">{texts.get("feed-address")}</label>
                    <input id="address" type="url" readonly=true value=address autocomplete="off"/>
                </div>
                <p><a class="button primary" href=subscribe>{texts.get("feed-subscribe")}</a></p>
                <ol>{steps.collect_view()}</ol>
                <p class="hint">{texts.get("feed-secret")}</p>
            </section>
            {back(&cx, is_staff)}
        }
    })
}

fn form(what: &'static str, button: impl IntoView) -> impl IntoView {
    view! {
        <form method="post" action="/me/feed">
            <input type="hidden" name="what" value=what/>
            {button}
        </form>
    }
}

fn back(cx: &Cx, is_staff: bool) -> impl IntoView + use<> {
    let texts = cx.texts();
    if is_staff {
        view! { <p><a href="/me">{texts.get("me-title")}</a></p> }.into_any()
    } else {
        view! { <p><a href="/my">{texts.get("my-title")}</a></p> }.into_any()
    }
}

fn is_staff(cx: &Cx) -> bool {
    matches!(cx.actor, Actor::Staff(_))
}

const fn chrome(is_staff: bool) -> Chrome {
    if is_staff { Chrome::Staff } else { Chrome::Participant }
}
