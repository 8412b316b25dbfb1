//! One room: when it is open.

use leptos::prelude::*;
use service::error::Outcome;

use crate::ui::{button, post, week_fields};
use crate::web::{Chrome, Cx, Page};

/// The opening hours of a room.
///
/// # Errors
/// `NotFound` unless an administrator asks for a room of the office.
pub async fn room(cx: Cx) -> Outcome<Page> {
    let hours = cx.services.room_hours(&cx.actor, cx.id("id")?).await?;
    let texts = cx.texts();
    let title = texts.with("room-hours-title", &[("room", texts.room(&hours.room.name).into())]);
    Ok(Page::new(title.clone(), Chrome::Staff, move || {
        let form = view! {
            <input type="hidden" name="what" value="room-hours"/>
            {week_fields(&cx, "room-hours", &hours.week)}
            <div>{button(texts.get("hours-save"), "primary")}</div>
        };
        view! {
            <h1>{title}</h1>
            <section class="card stack">
                <p class="hint">{texts.get("room-hours-how")}</p>
                {post(format!("/rooms/{}", hours.room.id), form)}
            </section>
            <p><a href="/office">{texts.get("nav-office")}</a></p>
        }
    }))
}
