use leptos::prelude::*;

/// What stands around a page's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chrome {
    /// Staff: head, tabs, sign-out.
    Staff,
    /// A participant: quick exit, language, nothing else.
    Participant,
    /// Nobody is signed in: quick exit and language.
    Public,
    /// A sheet of paper: nothing.
    Paper,
}

/// A page ready to be rendered.
pub struct Page {
    /// Its title, neutral outside (security S18).
    pub title: String,
    /// What stands around it.
    pub chrome: Chrome,
    /// Whether it has an island and needs the scripts.
    pub has_islands: bool,
    /// Its content, made while rendering.
    pub content: Box<dyn FnOnce() -> AnyView + Send>,
}

impl Page {
    /// A page without islands.
    pub fn new<V: IntoView + 'static>(
        title: impl Into<String>,
        chrome: Chrome,
        content: impl FnOnce() -> V + Send + 'static,
    ) -> Self
    where
        V::AsyncOutput: Send,
    {
        Self { title: title.into(), chrome, has_islands: false, content: Box::new(move || content().into_any()) }
    }

    /// The same with islands.
    #[must_use]
    pub fn with_islands(self) -> Self {
        Self { has_islands: true, ..self }
    }
}
