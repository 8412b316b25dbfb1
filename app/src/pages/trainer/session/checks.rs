//! The safety checks of a joint session: one's own side's, and one bit for both sides together (rules E3, F3).

use leptos::prelude::*;
use service::checks::JointSession;
use service::register::SessionPage;

use crate::ui::safety_checks;
use crate::web::Cx;

/// Whether the session may start and be finished, and the participant's own checks.
pub(super) fn checks(cx: &Cx, page: &SessionPage, joint: &JointSession) -> impl IntoView + use<> {
    let texts = cx.texts();
    let bit = |is_so: bool, yes: &str, no: &str| {
        let class = if is_so { "notice success" } else { "notice warning" };
        let words = texts.get(if is_so { yes } else { no });
        view! { <p class=class>{words}</p> }
    };
    let own = safety_checks(cx, &format!("/sessions/{}/check", page.id), page.id, &joint.own);
    let is_to_come = page.live && page.taken_at.is_none();
    let bits = is_to_come.then(|| {
        view! {
            {bit(joint.may_start, "joint-may-start", "joint-may-not-start")}
            {bit(joint.may_close, "joint-may-close", "joint-may-not-close")}
        }
    });
    view! {
        <section class="card stack" id="checks">
            <h2>{texts.get("checks-title")}</h2>
            <p class="hint">{texts.get("checks-how")}</p>
            {bits}
            {own}
        </section>
    }
}
