//! His personal code for his own pages.

use leptos::prelude::*;
use service::people::PersonPage;

use crate::web::Cx;

/// Makes a new code for paper, or revokes the one that he has.
pub(super) fn access(cx: &Cx, page: &PersonPage) -> impl IntoView + use<> {
    let (texts, dates) = (cx.texts(), cx.dates());
    let state = match (page.code_at, &page.phone) {
        (Some(at), _) => texts.with("code-handed-over", &[("at", dates.instant(at).into())]),
        (None, Some(_)) => texts.get("code-none"),
        (None, None) => texts.get("code-no-phone"),
    };
    let key = if page.code_at.is_some() { "code-again" } else { "code-hand-over" };
    let make = page.phone.is_some().then(|| {
        view! { <button class="button" name="what" value="hand-over">{texts.get(key)}</button> }
    });
    let revoke = page.code_at.map(|_| {
        view! { <button class="button danger" name="what" value="revoke">{texts.get("code-revoke")}</button> }
    });
    view! {
        <section class="card stack">
            <h2>{texts.get("code-title")}</h2>
            <p>{state}</p>
            <p class="hint">{texts.get("code-how")}</p>
            <form class="cluster" method="post" action=format!("/people/{}/code", page.id)>{make}{revoke}</form>
        </section>
    }
}
