//! Who waits for the group, whom a free seat fits, and how many places there are (rules A7, D8).

use domain::waiting::Fit;
use leptos::prelude::*;
use service::groups::GroupPage;
use service::waiting::{GroupSeats, WaitingView};

use crate::pages::trainer::waiting::row;
use crate::ui::{Choice, button, empty, field, post, select};
use crate::web::Cx;

/// The waiting list, the proposal for a free seat, and the form that puts somebody on the list.
pub(super) fn seats(cx: &Cx, page: &GroupPage, seats: &GroupSeats) -> impl IntoView + use<> {
    let texts = cx.texts();
    let action = format!("/groups/{}/waiting", page.group.id);
    view! {
        <div class="two-columns">
            <section class="card stack">
                <h2>{texts.get("waiting-title")}</h2>
                {proposal(cx, &action, seats)}
                {list(cx, &action, &seats.waiting)}
                {wait(cx, &action, seats)}
            </section>
            {places(cx, &action, seats)}
        </div>
    }
}

/// Who is next, if a seat is free.
fn proposal(cx: &Cx, action: &str, seats: &GroupSeats) -> AnyView {
    let (texts, dates) = (cx.texts(), cx.dates());
    if seats.waiting.is_empty() {
        return ().into_any();
    }
    if !seats.is_free {
        return view! { <p>{texts.get("seat-none")}</p> }.into_any();
    }
    let Some(entry) = seats.entry else { return view! { <p>{texts.get("seat-no-entry")}</p> }.into_any() };
    let Some(next) = seats.waiting.iter().find(|one| one.fit == Some(Fit::Next)) else {
        return view! { <p>{texts.get("seat-fits-nobody")}</p> }.into_any();
    };
    let args = [("name", next.name.clone().into()), ("day", dates.numeric(entry).into())];
    view! {
        <form class="notice info stack" method="post" action=action.to_owned()>
            <p>{texts.with("seat-next", &args)}</p>
            <input type="hidden" name="waiting" value=next.id.to_string()/>
            <div><button class="button primary" name="what" value="offer">{texts.get("seat-offer")}</button></div>
        </form>
    }
    .into_any()
}

fn list(cx: &Cx, action: &str, waiting: &[WaitingView]) -> AnyView {
    if waiting.is_empty() {
        return empty(cx.texts().get("waiting-empty")).into_any();
    }
    let rows = waiting.iter().map(|one| row(cx, action, one, None)).collect_view();
    view! { <ol class="list">{rows}</ol> }.into_any()
}

fn wait(cx: &Cx, action: &str, seats: &GroupSeats) -> impl IntoView + use<> {
    let texts = cx.texts();
    let candidates: Vec<Choice> = seats.candidates.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let is_open = cx.field_error("since").is_some() || cx.field_error("waits").is_some();
    (!candidates.is_empty()).then(|| {
        let form = view! {
            <input type="hidden" name="what" value="wait"/>
            {select(cx, "waits", &texts.get("waiting-who"), candidates, String::new())}
            {field(cx, "since", &texts.get("waiting-since"), "date", seats.today.to_string(), Some(&texts.get("waiting-since-hint")))}
            {button(texts.get("waiting-add"), "")}
        };
        view! { <details open=is_open><summary>{texts.get("waiting-new")}</summary>{post(action.to_owned(), form)}</details> }
    })
}

fn places(cx: &Cx, action: &str, seats: &GroupSeats) -> impl IntoView + use<> {
    let texts = cx.texts();
    let form = view! {
        <input type="hidden" name="what" value="places"/>
        {field(cx, "places", &texts.get("group-places"), "number", seats.places.to_string(), Some(&texts.get("group-places-hint")))}
        {button(texts.get("places-save"), "")}
    };
    view! { <section class="card stack"><h2>{texts.get("places-title")}</h2>{post(action.to_owned(), form)}</section> }
}
