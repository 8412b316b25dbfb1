use leptos::prelude::*;
use service::error::Outcome;
use service::ports::{OfficeRecord, RoomRecord};

use super::forms::Form;
use super::holidays;
use crate::ui::empty;
use crate::web::{Chrome, Cx, Page};

/// The office: its name, rooms and holidays; the other offices.
///
/// # Errors
/// `NotFound` unless an administrator asks.
pub async fn office(cx: Cx) -> Outcome<Page> {
    let offices = cx.services.offices(&cx.actor).await?;
    let rooms = cx.services.rooms(&cx.actor).await?;
    let year = holidays::year(&cx);
    let days = cx.services.holidays_of_year(&cx.actor, year).await?;
    let own = cx.actor.staff()?.office;
    let texts = cx.texts();
    Ok(Page::new(texts.get("nav-office"), Chrome::Staff, move || {
        let (own, others): (Vec<_>, Vec<_>) = offices.into_iter().partition(|office| office.id == own);
        view! {
            <div class="page-head">
                <h1>{texts.get("nav-office")}</h1>
                <a class="button" href="/programme">{texts.get("programme-link")}</a>
            </div>
            <div class="two-columns">{rooms_of(&cx, &rooms)}{own.first().map(|office| own_office(&cx, office))}</div>
            {holidays::section(&cx, year, &days)}
            {other_offices(&cx, &others)}
        }
    }))
}

fn own_office(cx: &Cx, office: &OfficeRecord) -> impl IntoView + use<> {
    let texts = cx.texts();
    let form = Form::new(cx, "rename-office", "");
    let fields = view! {
        {form.field("office", &texts.get("field-office"), "text", &office.name)}
        <p class="hint">{texts.get("field-zone")} ": " {office.zone.clone()}</p>
    };
    view! {
        <section class="card stack">
            <h2>{texts.get("office-own")}</h2>
            {form.view(fields, texts.get("office-rename"), "primary")}
        </section>
    }
}

fn rooms_of(cx: &Cx, rooms: &[RoomRecord]) -> impl IntoView + use<> {
    let texts = cx.texts();
    let nothing = rooms.is_empty().then(|| empty(texts.get("rooms-none")));
    let form = Form::new(cx, "add-room", "");
    let fields = room_fields(cx, &form, ("", ""), false);
    view! {
        <section class="card stack">
            <h2>{texts.get("rooms-title")}</h2>
            {nothing}
            <ul class="list">{rooms.iter().map(|room| one_room(cx, room)).collect_view()}</ul>
            <details open=form.is_posted()>
                <summary>{texts.get("room-new")}</summary>
                {form.view(fields, texts.get("room-add"), "primary")}
            </details>
        </section>
    }
}

fn one_room(cx: &Cx, room: &RoomRecord) -> impl IntoView + use<> {
    let texts = cx.texts();
    let is_closed = room.closed_at.is_some();
    let form = Form::new(cx, "change-room", &room.id);
    let fields = view! {
        {room_fields(cx, &form, (&room.name, &room.seats.to_string()), room.is_online)}
        {form.tick("closed", texts.get("room-close"), is_closed)}
        <p class="hint">{texts.get("room-close-effect")}</p>
    };
    let online = room.is_online.then(|| view! { <span class="badge">{texts.get("room-online")}</span> });
    let closed = is_closed.then(|| view! { <span class="badge cancelled">{texts.get("room-closed")}</span> });
    view! {
        <li>
            <details open=form.is_posted()>
                <summary>
                    {room.name.clone()} " · " {texts.with("room-seats", &[("count", room.seats.into())])} " " {online} " " {closed}
                </summary>
                {form.view(fields, texts.get("room-save"), "primary")}
                <p><a href=format!("/rooms/{}", room.id)>{texts.get("room-hours-link")}</a></p>
            </details>
        </li>
    }
}

fn room_fields(cx: &Cx, form: &Form, (name, seats): (&str, &str), is_online: bool) -> impl IntoView + use<> {
    let texts = cx.texts();
    view! {
        {form.field("name", &texts.get("room-name"), "text", name)}
        {form.field("seats", &texts.get("room-seats-label"), "number", seats)}
        {form.tick("online", texts.get("room-is-online"), is_online)}
        <p class="hint">{texts.get("room-online-effect")}</p>
    }
}

fn other_offices(cx: &Cx, others: &[OfficeRecord]) -> impl IntoView + use<> {
    let texts = cx.texts();
    let nothing = others.is_empty().then(|| empty(texts.get("offices-none")));
    let items = others.iter().map(|office| {
        view! { <li class="row"><span>{office.name.clone()}</span><span class="hint">{office.zone.clone()}</span></li> }
    });
    let form = Form::new(cx, "add-office", "");
    let fields = view! {
        {form.field("office", &texts.get("field-office"), "text", "")}
        {form.field("zone", &texts.get("field-zone"), "text", "Asia/Almaty")}
        <p class="hint">{texts.get("office-add-how")}</p>
    };
    view! {
        <section class="card stack">
            <h2>{texts.get("offices-title")}</h2>
            {nothing}
            <ul class="list">{items.collect_view()}</ul>
            <details open=form.is_posted()>
                <summary>{texts.get("office-new")}</summary>
                {form.view(fields, texts.get("office-add"), "primary")}
            </details>
        </section>
    }
}
