use leptos::prelude::*;

/// A form that posts.
pub fn post<V: IntoView>(action: impl Into<String>, content: V) -> impl IntoView {
    view! { <form class="stack" method="post" action=action.into()>{content}</form> }
}

/// A form's button: a verb.
pub fn button(text: String, class: &'static str) -> impl IntoView {
    view! { <button class=format!("button {class}")>{text}</button> }
}
