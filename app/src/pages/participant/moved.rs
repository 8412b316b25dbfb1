//! What was moved or cancelled in the last week (rule D4).

use leptos::prelude::*;
use service::portal::PortalPage;
use service::rescheduling::PortalMove;

use crate::web::Cx;

/// Each change once, the old time first. Why it changed is not told here (rule I1).
pub(super) fn moved(cx: &Cx, page: &PortalPage) -> impl IntoView + use<> {
    let rows = page.moved.iter().map(|one| view! { <li class="row">{words(cx, one)}</li> }).collect_view();
    (!page.moved.is_empty()).then(|| {
        view! {
            <section class="card stack">
                <h2>{cx.texts().get("my-moved-title")}</h2>
                <ul class="list">{rows}</ul>
            </section>
        }
    })
}

fn words(cx: &Cx, one: &PortalMove) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let at = |start: jiff::civil::DateTime| format!("{}, {}", dates.medium(start.date()), dates.time(start));
    let before = view! { <s>{at(one.from)}</s> };
    if !one.live {
        return view! { {before} " " <span class="badge cancelled">{texts.get("my-cancelled")}</span> }.into_any();
    }
    let room = texts.room(&one.room);
    view! {
        <span>{before} " " <strong>{texts.get("my-moved-to")} " " {at(one.to)}</strong> " " <span class="hint">{room}</span></span>
    }
    .into_any()
}
