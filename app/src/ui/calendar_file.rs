use domain::ids::OccurrenceId;
use leptos::prelude::*;

use crate::web::Cx;

/// The button that hands one session out as a file for a calendar.
pub fn calendar_file(cx: &Cx, action: String, session: OccurrenceId) -> impl IntoView + use<> {
    view! {
        <form method="post" action=action>
            <button class="button quiet" name="session" value=session.to_string()>{cx.texts().get("feed-file")}</button>
        </form>
    }
}
