use leptos::prelude::*;
use service::actor::Actor;
use service::error::Outcome;
use service::permissions::Permission;

use crate::ui::shell::languages;
use crate::web::{Chrome, Cx, Page};

/// One's own devices, each with a button that signs it out; the language; for staff the second factor.
///
/// # Errors
/// `SignInRequired`.
pub async fn me(cx: Cx) -> Outcome<Page> {
    let devices = cx.services.my_devices(&cx.actor).await?;
    let (texts, dates) = (cx.texts(), cx.dates());
    let is_staff = matches!(cx.actor, Actor::Staff(_));
    let chrome = if is_staff { Chrome::Staff } else { Chrome::Participant };
    Ok(Page::new(texts.get("me-title"), chrome, move || {
        let rows = devices
            .into_iter()
            .map(|device| {
                let this = device.is_this_one.then(|| view! { <span class="badge state">{texts.get("device-this")}</span> });
                view! {
                    <li class="row">
                        <span>{device.label} " " {this}</span>
                        <span class="hint">{texts.with("device-seen", &[("at", dates.instant(device.seen_at).into())])}</span>
                        <form method="post" action="/me">
                            <button class="button" name="device" value=device.id.to_string()>{texts.get("device-sign-out")}</button>
                        </form>
                    </li>
                }
            })
            .collect_view();
        let factor =
            is_staff.then(|| view! { <p><a href="/second-factor/new">{texts.get("second-factor-again")}</a></p> });
        let has_sessions = !is_staff || cx.actor.may(Permission::SeeCalendar).is_ok();
        let feed = has_sessions.then(|| view! { <p><a href="/me/feed">{texts.get("feed-title")}</a></p> });
        let busy =
            (is_staff && has_sessions).then(|| view! { <p><a href="/me/busy">{texts.get("busy-title")}</a></p> });
        let hours = (is_staff && has_sessions).then(|| view! { <p><a href="/hours">{texts.get("hours-link")}</a></p> });
        let back = (!is_staff).then(|| view! { <p><a href="/my">{texts.get("my-title")}</a></p> });
        view! {
            <h1>{texts.get("me-title")}</h1>
            <section class="card stack">
                <h2>{texts.get("devices-title")}</h2>
                <p class="hint">{texts.get("devices-hint")}</p>
                <ul class="list">{rows}</ul>
            </section>
            <section class="card stack"><h2>{texts.get("field-language")}</h2>{languages(&cx)}</section>
            {feed}
            {hours}
            {busy}
            {factor}
            {back}
        }
    }))
}
