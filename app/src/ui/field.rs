use domain::language::Language;
use leptos::prelude::*;

use crate::web::Cx;

/// A choice of a select: value and words.
pub type Choice = (String, String);

/// A labelled input that keeps what was typed and shows what was refused. `kind` is an input's type, or one of ours
/// that says more: see [`Kind::of`].
pub fn field(
    cx: &Cx,
    name: &'static str,
    label: &str,
    kind: &'static str,
    value: String,
    hint: Option<&str>,
) -> AnyView {
    let kind = Kind::of(kind);
    let value = if kind.html_type == "password" { String::new() } else { kept(cx, name, value) };
    framed(cx, name, label, hint, move |described, invalid| {
        view! {
            <input
                id=name
                name=name
                type=kind.html_type
                value=value
                autocomplete=kind.autocomplete
                inputmode=kind.inputmode
                autocapitalize=kind.autocapitalize
                spellcheck=kind.autocapitalize.map(|_| "false")
                aria-describedby=described
                aria-invalid=invalid
            />
        }
        .into_any()
    })
}

/// A labelled choice of one.
pub fn select(cx: &Cx, name: &'static str, label: &str, choices: Vec<Choice>, value: String) -> AnyView {
    let chosen = kept(cx, name, value);
    framed(cx, name, label, None, move |described, invalid| {
        let options = options(choices, &chosen);
        view! { <select id=name name=name aria-describedby=described aria-invalid=invalid>{options}</select> }
            .into_any()
    })
}

/// A labelled choice of one, under headings; nothing is chosen at first.
pub fn grouped_select(
    cx: &Cx,
    name: &'static str,
    label: &str,
    hint: Option<&str>,
    groups: Vec<(String, Vec<Choice>)>,
    value: String,
) -> AnyView {
    let chosen = kept(cx, name, value);
    framed(cx, name, label, hint, move |described, invalid| {
        let groups = groups
            .into_iter()
            .map(|(heading, choices)| view! { <optgroup label=heading>{options(choices, &chosen)}</optgroup> })
            .collect_view();
        view! {
            <select id=name name=name aria-describedby=described aria-invalid=invalid>
                <option value="">"–"</option>
                {groups}
            </select>
        }
        .into_any()
    })
}

/// What was typed, else what the page proposes.
fn kept(cx: &Cx, name: &str, proposed: String) -> String {
    if cx.typed.has(name) {
        return cx.typed.get(name).to_owned();
    }
    Some(cx.value(name)).filter(|asked| !asked.is_empty()).unwrap_or(proposed)
}

fn options(choices: Vec<Choice>, chosen: &str) -> impl IntoView + use<> {
    let option = |(value, words): Choice| {
        let is_chosen = value == chosen;
        view! { <option value=value selected=is_chosen>{words}</option> }
    };
    choices.into_iter().map(option).collect_view()
}

/// A text for between the tags of a `<textarea>`. Leptos writes what stands there as it is, so that `</textarea>` would end
/// the field and whatever follows would become part of the page (security S4).
pub fn typed(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A labelled longer text.
pub fn text_area(cx: &Cx, name: &'static str, label: &str, hint: Option<&str>) -> AnyView {
    let value = cx.value(name);
    framed(cx, name, label, hint, move |described, invalid| {
        view! {
            <textarea id=name name=name rows="3" aria-describedby=described aria-invalid=invalid>{typed(&value)}</textarea>
        }
        .into_any()
    })
}

/// A labelled text of many lines that is stored in a language of its own.
pub fn long_text(
    cx: &Cx,
    name: &'static str,
    label: &str,
    hint: &str,
    language: Option<Language>,
    value: String,
) -> AnyView {
    let value = kept(cx, name, value);
    let lang = language.map(Language::code);
    let rows = if language.is_some() { "30" } else { "3" };
    framed(cx, name, label, Some(hint), move |described, invalid| {
        view! {
            <textarea id=name name=name rows=rows lang=lang aria-describedby=described aria-invalid=invalid>{typed(&value)}</textarea>
        }
        .into_any()
    })
}

/// The three fields of somebody else's name.
pub fn fields_of_name(cx: &Cx) -> impl IntoView + use<> {
    name_fields(cx, ["text"; 3])
}

/// The three fields of one's own name, which the browser may fill in.
pub fn fields_of_own_name(cx: &Cx) -> impl IntoView + use<> {
    name_fields(cx, ["own-surname", "own-given", "own-patronymic"])
}

fn name_fields(cx: &Cx, [surname, given, patronymic]: [&'static str; 3]) -> impl IntoView + use<> {
    let texts = cx.texts();
    view! {
        {field(cx, "surname", &texts.get("field-surname"), surname, String::new(), None)}
        {field(cx, "given", &texts.get("field-given"), given, String::new(), None)}
        {field(cx, "patronymic", &texts.get("field-patronymic"), patronymic, String::new(), Some(&texts.get("optional")))}
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
        (Some(_), Some(_)) => Some(format!("{error_id} {hint_id}")),
        (Some(_), None) => Some(error_id.clone()),
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

/// How browsers, keyboards and password managers help with an input (WCAG 1.3.5). What is about somebody else, as most
/// of a centre's forms are, they leave alone.
#[derive(Clone, Copy)]
struct Kind {
    html_type: &'static str,
    autocomplete: &'static str,
    inputmode: Option<&'static str>,
    autocapitalize: Option<&'static str>,
}

impl Kind {
    fn of(kind: &'static str) -> Self {
        let plain = Self { html_type: kind, autocomplete: "off", inputmode: None, autocapitalize: None };
        let own = |html_type, autocomplete| Self { html_type, autocomplete, ..plain };
        match kind {
            "email" => own("email", "username"),
            "password" => own("password", "current-password"),
            "new-password" => own("password", "new-password"),
            "own-surname" => own("text", "family-name"),
            "own-given" => own("text", "given-name"),
            "own-patronymic" => own("text", "additional-name"),
            "own-phone" => own("tel", "tel"),
            "own-organization" => own("text", "organization"),
            // Six digits, or a recovery code with letters.
            "one-time-code" => Self { autocapitalize: Some("characters"), ..own("text", "one-time-code") },
            "six-digits" => Self { inputmode: Some("numeric"), ..own("text", "one-time-code") },
            // Typed from paper: readable, and yet something that a password manager may keep.
            "own-code" => Self { autocapitalize: Some("characters"), ..own("text", "current-password") },
            "digits" => Self { html_type: "text", inputmode: Some("numeric"), ..plain },
            _ => plain,
        }
    }
}
