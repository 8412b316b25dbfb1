//! What came back.

use axum::body::Bytes;
use http::HeaderMap;

use crate::html::{self, Form};

/// A response, read to its end.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Bytes,
    pub body: String,
}

impl Answer {
    /// A header as text; empty if it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where it leads.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// What a reader sees of the page.
    pub fn text(&self) -> String {
        html::text(&self.body)
    }

    /// The form that sends to this address.
    ///
    /// # Panics
    /// If the page has none.
    pub fn form(&self, action: &str) -> Form {
        let forms = html::forms(&self.body);
        let found = forms.iter().find(|form| form.action == action).cloned();
        found.unwrap_or_else(|| panic!("no form for {action} among {forms:?}\n{}", self.text()))
    }

    /// The form that does one thing among several that go to the same address.
    ///
    /// # Panics
    /// If there is none.
    pub fn form_for(&self, action: &str, what: &str) -> Form {
        let forms = html::forms(&self.body);
        let found = forms.iter().find(|form| form.action == action && form.get("what") == Some(what)).cloned();
        found.unwrap_or_else(|| panic!("no form for {action} that does {what} among {forms:?}"))
    }

    /// The nonce of its content policy.
    pub fn nonce(&self) -> &str {
        let policy = self.header("content-security-policy");
        policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or_default()
    }

    /// The page without its nonce: the same for two requests that must not be told apart.
    pub fn anonymous(&self) -> String {
        let nonce = self.nonce();
        if nonce.is_empty() { self.body.clone() } else { self.body.replace(nonce, "") }
    }

    /// Shows that it is a page.
    ///
    /// # Panics
    /// If it is not.
    #[must_use]
    #[track_caller]
    pub fn page(self) -> Self {
        self.expect(200)
    }

    /// Shows that it leads there: the address begins so.
    ///
    /// # Panics
    /// If it does not.
    #[must_use]
    #[track_caller]
    pub fn leads_to(self, address: &str) -> Self {
        let here = self.expect(303);
        assert!(here.location().starts_with(address), "leads to {} and not to {address}", here.location());
        here
    }

    /// Shows that it has this status.
    ///
    /// # Panics
    /// If it has not.
    #[must_use]
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{} {}", self.location(), self.text());
        self
    }

    /// Shows that a reader sees this.
    ///
    /// # Panics
    /// If not.
    #[must_use]
    #[track_caller]
    pub fn shows(self, words: &str) -> Self {
        assert!(self.text().contains(words), "{words:?} is not in: {}", self.text());
        self
    }

    /// Shows that a reader does not see this.
    ///
    /// # Panics
    /// If so.
    #[must_use]
    #[track_caller]
    pub fn hides(self, words: &str) -> Self {
        assert!(!self.text().contains(words), "{words:?} is in: {}", self.text());
        self
    }
}
