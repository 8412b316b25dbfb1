use leptos::prelude::*;
use service::calendar::SessionLine;

use crate::web::Cx;

/// "I can't come" with a reason, or that it is announced, and the way back (rule C6). The trainer decides.
pub fn absence(cx: &Cx, session: &SessionLine) -> AnyView {
    if session.is_announced { announced(cx, session).into_any() } else { announcing(cx, session).into_any() }
}

/// The same for a session that is far ahead: a link that unfolds the form.
pub fn far_absence(cx: &Cx, session: &SessionLine) -> AnyView {
    if session.is_announced || is_asked(cx, session) {
        return absence(cx, session);
    }
    let id = session.id;
    view! { <a href=format!("/my?session={id}#session-{id}")>{cx.texts().get("absence-announce")}</a> }.into_any()
}

/// Whether the request is about this session: its form was sent and refused, or its link followed.
pub fn is_asked(cx: &Cx, session: &SessionLine) -> bool {
    cx.value("session") == session.id.to_string()
}

fn announced(cx: &Cx, session: &SessionLine) -> impl IntoView + use<> {
    let texts = cx.texts();
    view! {
        <form class="cluster" method="post" action="/my">
            <input type="hidden" name="session" value=session.id.to_string()/>
            <span class="badge excused"><span aria-hidden="true">"◇"</span> " " {texts.get("absence-is-announced")}</span>
            <button class="button" name="withdraw" value="yes">{texts.get("absence-withdraw")}</button>
        </form>
    }
}

/// The form is unfolded if it was asked for, or refused: then with what was typed.
fn announcing(cx: &Cx, session: &SessionLine) -> impl IntoView + use<> {
    let texts = cx.texts();
    let is_refused = cx.error.is_some() && cx.typed.get("session") == session.id.to_string();
    let (typed, error) =
        if is_refused { (cx.typed.get("reason").to_owned(), cx.field_error("reason")) } else { (String::new(), None) };
    // The link of the notice above the page leads to the field that was refused, so that one has the plain name.
    let id = if is_refused { "reason".to_owned() } else { format!("reason-{}", session.id) };
    let error_id = format!("{id}-error");
    let described = error.is_some().then(|| error_id.clone());
    let invalid = error.is_some().then_some("true");
    view! {
        <details open=is_asked(cx, session)>
            <summary>{texts.get("absence-announce")}</summary>
            <form class="stack" method="post" action="/my">
                <input type="hidden" name="session" value=session.id.to_string()/>
                <div class="field">
                    <label for=id.clone()>{texts.get("absence-reason")}</label>
                    <textarea id=id name="reason" rows="2" maxlength="300" aria-describedby=described aria-invalid=invalid>
                        {crate::ui::typed(&typed)}
                    </textarea>
                    {error.map(|error| view! { <span class="error" id=error_id>{error}</span> })}
                </div>
                <button class="button primary">{texts.get("absence-send")}</button>
            </form>
        </details>
    }
}
