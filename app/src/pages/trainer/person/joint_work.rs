//! Joint work of a couple, as this side sees it: open or closed, never why (rules E1, E2).

use leptos::prelude::*;
use service::couples::GateView;
use service::people::PersonPage;
use service::permissions::Permission;

use crate::ui::{button, field, post};
use crate::web::Cx;

/// Asks for joint work, or says whether it is open; a coordinator approves or withdraws here.
pub(super) fn joint_work(cx: &Cx, page: &PersonPage) -> impl IntoView + use<> {
    let may_ask = cx.actor.may(Permission::AskForJointWork).is_ok() && !page.enrolment.state.is_ended();
    let content = match page.joint_work {
        Some(gate) => Some(gate_state(cx, page, gate).into_any()),
        None => may_ask.then(|| ask(cx, page).into_any()),
    };
    content.map(|content| {
        view! { <section class="card stack"><h2>{cx.texts().get("joint-title")}</h2>{content}</section> }
    })
}

fn ask(cx: &Cx, page: &PersonPage) -> impl IntoView + use<> {
    let texts = cx.texts();
    let form = view! {
        <input type="hidden" name="what" value="ask"/>
        <input type="hidden" name="enrolment" value=page.enrolment.id.to_string()/>
        {field(cx, "partner", &texts.get("joint-partner"), "text", String::new(), Some(&texts.get("joint-partner-hint")))}
        {button(texts.get("joint-ask"), "")}
    };
    view! {
        <details open=cx.field_error("partner").is_some()>
            <summary>{texts.get("joint-ask")}</summary>
            {post(format!("/people/{}/joint-work", page.id), form)}
        </details>
    }
}

fn gate_state(cx: &Cx, page: &PersonPage, gate: GateView) -> impl IntoView + use<> {
    let texts = cx.texts();
    let words = if gate.is_open { texts.get("joint-open") } else { texts.get("error-joint-work-closed") };
    let decides = cx.actor.may(Permission::ApproveForParticipant).is_ok();
    let decision = decides.then(|| {
        let (what, key, class) = if gate.coordinator_approves {
            ("withdraw", "joint-withdraw", "button danger")
        } else {
            ("approve", "joint-approve", "button primary")
        };
        let own = texts.get(if gate.coordinator_approves { "joint-own-given" } else { "joint-own-open" });
        view! {
            <form class="stack" method="post" action=format!("/people/{}/joint-work", page.id)>
                <p class="hint">{own}</p>
                <input type="hidden" name="couple" value=gate.couple.to_string()/>
                <div><button class=class name="what" value=what>{texts.get(key)}</button></div>
            </form>
        }
    });
    view! { <p>{words}</p> {decision} }
}
