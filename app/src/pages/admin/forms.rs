//! One form among several of a page: its fields have ids of their own, and only the form that was posted is shown
//! again with what was typed and refused.

use domain::role::Role;
use leptos::prelude::*;

use crate::ui::Choice;
use crate::web::Cx;

/// A form of a page.
#[derive(Clone)]
pub struct Form {
    cx: Cx,
    /// What posting it does.
    what: &'static str,
    /// To which thing; empty if it makes a new one.
    id: String,
    is_posted: bool,
}

impl Form {
    /// The form that does `what` to the thing `id`.
    pub fn new(cx: &Cx, what: &'static str, id: &(impl ToString + ?Sized)) -> Self {
        let id = id.to_string();
        let is_posted = cx.typed.get("what") == what && cx.typed.get("id") == id;
        Self { cx: cx.clone(), what, id, is_posted }
    }

    /// The form itself with its button.
    pub fn view<V: IntoView>(&self, content: V, verb: String, class: &'static str) -> impl IntoView + use<V> {
        view! {
            <form class="stack" method="post" action=self.cx.path.clone()>
                <input type="hidden" name="what" value=self.what/>
                <input type="hidden" name="id" value=self.id.clone()/>
                {content}
                <div class="cluster"><button class=format!("button {class}")>{verb}</button></div>
            </form>
        }
    }

    /// A labelled input.
    pub fn field(&self, name: &'static str, label: &str, kind: &'static str, stored: &str) -> impl IntoView + use<> {
        let (id, error) = (self.id_of(name), self.error(name));
        let value = if self.is_posted { self.cx.typed.get(name).to_owned() } else { stored.to_owned() };
        let invalid = error.is_some().then_some("true");
        let error_id = format!("{id}-error");
        let described = error.is_some().then(|| error_id.clone());
        view! {
            <div class="field">
                <label for=id.clone()>{label.to_owned()}</label>
                <input id=id name=name type=kind value=value autocomplete="off" aria-describedby=described aria-invalid=invalid/>
                {error.map(|error| view! { <span class="error" id=error_id>{error}</span> })}
            </div>
        }
    }

    /// A labelled choice of one.
    pub fn select(&self, name: &'static str, label: &str, choices: Vec<Choice>, stored: &str) -> impl IntoView + use<> {
        let (id, error) = (self.id_of(name), self.error(name));
        let chosen = if self.is_posted { self.cx.typed.get(name).to_owned() } else { stored.to_owned() };
        let error_id = format!("{id}-error");
        let described = error.is_some().then(|| error_id.clone());
        let options = choices.into_iter().map(|(value, words)| {
            let is_chosen = value == chosen;
            view! { <option value=value selected=is_chosen>{words}</option> }
        });
        view! {
            <div class="field">
                <label for=id.clone()>{label.to_owned()}</label>
                <select id=id name=name aria-describedby=described>{options.collect_view()}</select>
                {error.map(|error| view! { <span class="error" id=error_id>{error}</span> })}
            </div>
        }
    }

    /// A labelled box to tick.
    pub fn tick(&self, name: &'static str, label: String, stored: bool) -> impl IntoView + use<> {
        let (id, error) = (self.id_of(name), self.error(name));
        let checked = if self.is_posted { self.cx.typed.has(name) } else { stored };
        let error_id = format!("{id}-error");
        let described = error.is_some().then(|| error_id.clone());
        let input = view! {
            <input type="checkbox" id=id.clone() name=name checked=checked aria-describedby=described/>
        };
        view! {
            <label for=id>{input} " " {label}</label>
            {error.map(|error| view! { <span class="error" id=error_id>{error}</span> })}
        }
    }

    /// The roles, any number of them.
    pub fn roles(&self, stored: &[Role]) -> impl IntoView + use<> {
        let texts = self.cx.texts();
        let typed: Vec<&str> = self.cx.typed.all("role").collect();
        let boxes = Role::ALL.iter().map(|role| {
            let id = self.id_of(role.code());
            let checked = if self.is_posted { typed.contains(&role.code()) } else { stored.contains(role) };
            let input = view! { <input type="checkbox" id=id.clone() name="role" value=role.code() checked=checked/> };
            view! { <label for=id>{input} " " {texts.role(*role)}</label> }
        });
        self.fieldset("roles", texts.get("accounts-roles"), boxes.collect_view())
    }

    /// Fields that belong together, with the sentence about all of them.
    pub fn fieldset<V: IntoView>(&self, name: &'static str, legend: String, content: V) -> impl IntoView + use<V> {
        let (id, error) = (self.id_of(name), self.error(name));
        let error_id = format!("{id}-error");
        let described = error.is_some().then(|| error_id.clone());
        view! {
            <fieldset id=id tabindex="-1" aria-describedby=described>
                <legend>{legend}</legend>
                {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
                <div class="stack">{content}</div>
            </fieldset>
        }
    }

    /// Whether this form was posted and refused.
    pub const fn is_posted(&self) -> bool {
        self.is_posted
    }

    /// The field that was refused is where the notice's link leads.
    fn id_of(&self, name: &str) -> String {
        if self.error(name).is_some() { name.to_owned() } else { format!("{}-{}-{name}", self.what, self.id) }
    }

    fn error(&self, name: &str) -> Option<String> {
        self.is_posted.then(|| self.cx.field_error(name)).flatten()
    }
}
