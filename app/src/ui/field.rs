use leptos::prelude::*;

use crate::web::Cx;

/// A choice of a select: value and words.
pub type Choice = (String, String);

/// A labelled input that keeps what was typed and shows what was refused.
pub fn field(cx: &Cx, name: &'static str, label: &str, kind: &'static str, value: String, hint: Option<&str>) -> AnyView {
    let typed = cx.value(name);
    let value = if typed.is_empty() || kind == "password" { value } else { typed };
    let auto = autocomplete(name, kind);
    framed(cx, name, label, hint, move |described, invalid| {
        view! {
            <input
                id=name
                name=name
                type=kind
                value=value
                autocomplete=auto
                aria-describedby=described
                aria-invalid=invalid
            />
        }
        .into_any()
    })
}

/// A labelled choice of one.
pub fn select(cx: &Cx, name: &'static str, label: &str, choices: Vec<Choice>, value: String) -> AnyView {
    let typed = cx.value(name);
    let chosen = if typed.is_empty() { value } else { typed };
    framed(cx, name, label, None, move |described, invalid| {
        let options = choices
            .into_iter()
            .map(|(value, words)| {
                let is_chosen = value == chosen;
                view! { <option value=value selected=is_chosen>{words}</option> }
            })
            .collect_view();
        view! { <select id=name name=name aria-describedby=described aria-invalid=invalid>{options}</select> }.into_any()
    })
}

/// A labelled longer text.
pub fn text_area(cx: &Cx, name: &'static str, label: &str, hint: Option<&str>) -> AnyView {
    let value = cx.value(name);
    framed(cx, name, label, hint, move |described, invalid| {
        view! {
            <textarea id=name name=name rows="3" aria-describedby=described aria-invalid=invalid>{value}</textarea>
        }
        .into_any()
    })
}

/// The three fields of a name.
pub fn fields_of_name(cx: &Cx) -> impl IntoView + use<> {
    let texts = cx.texts();
    view! {
        {field(cx, "surname", &texts.get("field-surname"), "text", String::new(), None)}
        {field(cx, "given", &texts.get("field-given"), "text", String::new(), None)}
        {field(cx, "patronymic", &texts.get("field-patronymic"), "text", String::new(), Some(&texts.get("optional")))}
    }
}

fn framed(
    cx: &Cx,
    name: &'static str,
    label: &str,
    hint: Option<&str>,
    input: impl FnOnce(Option<String>, Option<&'static str>) -> AnyView,
) -> AnyView {
    let error = cx.field_error(name);
    let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
    let described = match (&error, hint) {
        (Some(_), _) => Some(error_id.clone()),
        (None, Some(_)) => Some(hint_id.clone()),
        (None, None) => None,
    };
    let invalid = error.is_some().then_some("true");
    let hint = hint.map(|hint| view! { <span class="hint" id=hint_id>{hint.to_owned()}</span> });
    let error = error.map(|error| view! { <span class="error" id=error_id>{error}</span> });
    view! {
        <div class="field">
            <label for=name>{label.to_owned()}</label>
            {hint}
            {input(described, invalid)}
            {error}
        </div>
    }
    .into_any()
}

/// Lets browsers and password managers help (WCAG 1.3.5).
fn autocomplete(name: &str, kind: &str) -> Option<&'static str> {
    match (name, kind) {
        ("email", _) => Some("username"),
        ("password", "password") => Some("current-password"),
        ("code", _) => Some("one-time-code"),
        ("phone", "tel") => Some("tel"),
        _ => Some("off"),
    }
}
