//! Who is protected, and when she is with somebody of the centre.

use leptos::prelude::*;
use service::separation::{ApartPage, ProtectedView, VisitView};

use crate::pages::admin::Form;
use crate::ui::session::hours;
use crate::ui::{Choice, empty};
use crate::web::Cx;

/// Everybody who is protected, with her visits.
pub(super) fn protected(cx: &Cx, page: &ApartPage) -> Option<AnyView> {
    let staff: Vec<Choice> = page.staff.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let items = page.protected.iter().map(|one| of_one(cx, one, &staff)).collect_view();
    let section = view! {
        <section class="card stack">
            <h2>{cx.texts().get("apart-protected")}</h2>
            <p class="hint">{cx.texts().get("apart-visits-how")}</p>
            <ul class="list">{items}</ul>
        </section>
    };
    (!page.protected.is_empty()).then(|| section.into_any())
}

fn of_one(cx: &Cx, one: &ProtectedView, staff: &[Choice]) -> impl IntoView + use<> {
    let texts = cx.texts();
    let nothing = one.visits.is_empty().then(|| empty(texts.get("apart-no-visit")));
    let visits = one.visits.iter().map(|visit| of_visit(cx, visit)).collect_view();
    let form = Form::new(cx, "visit", &one.id);
    let places = vec![
        ("here".to_owned(), texts.get("apart-place-here")),
        ("elsewhere".to_owned(), texts.get("apart-place-elsewhere")),
    ];
    let fields = view! {
        {form.field("day", &texts.get("apart-day"), "date", "")}
        {form.field("time", &texts.get("apart-time"), "time", "")}
        {form.field("minutes", &texts.get("apart-minutes"), "number", "60")}
        {form.select("place", &texts.get("apart-place"), places, "here")}
        {form.select("staff", &texts.get("apart-with"), staff.to_vec(), "")}
    };
    view! {
        <li class="stack">
            <h3>{one.name.clone()}</h3>
            {nothing}
            <ul class="list">{visits}</ul>
            <details open=form.is_posted()>
                <summary>{texts.get("apart-visit-new")} <span class="visually-hidden">": " {one.name.clone()}</span></summary>
                {form.view(fields, texts.get("apart-visit-save"), "primary")}
            </details>
        </li>
    }
}

fn of_visit(cx: &Cx, visit: &VisitView) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let place = texts.get(if visit.is_here { "apart-place-here" } else { "apart-place-elsewhere" });
    let day = dates.medium(visit.start.date());
    view! {
        <li class="row">
            <span>{day.clone()} ", " {hours(&dates, visit.start, visit.minutes)} " · " {place} " · " {visit.with.clone()}</span>
            <form method="post" action="/apart">
                <input type="hidden" name="what" value="cancel_visit"/>
                <input type="hidden" name="id" value=visit.id.to_string()/>
                <button class="button quiet">
                    {texts.get("apart-visit-cancel")} <span class="visually-hidden">": " {day}</span>
                </button>
            </form>
        </li>
    }
}
