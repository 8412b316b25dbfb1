//! The use cases of Betburys: what a trainer, a participant, a coordinator, an advocate and an administrator do.
//!
//! Each is a method of [`Services`] that authorises in its first line, loads, asks a rule of `domain`, and stores.

#![deny(missing_docs)]

pub mod accounts;
pub mod actor;
pub mod attachments;
pub mod availability;
pub mod busy;
pub mod calendar;
pub mod checks;
pub mod couples;
mod drift;
pub mod enrolments;
pub mod error;
pub mod feeds;
pub mod groups;
pub mod import;
pub mod kept;
pub mod leading;
pub mod make_up;
pub mod manual;
pub mod names;
pub mod office;
pub mod overview;
pub mod passwords;
pub mod people;
pub mod permissions;
pub mod planning;
pub mod portal;
pub mod ports;
pub mod programmes;
pub mod register;
pub mod rescheduling;
pub mod risk;
pub mod separation;
pub mod time;
pub mod vault;
pub mod waiting;

use std::sync::Arc;

use ports::{Clock, Documents, Entry, Random, Store};

pub use error::{Error, Outcome};

/// Everything a use case works with. Cheap to clone.
#[derive(Clone)]
pub struct Services {
    /// Where it is kept.
    pub store: Arc<dyn Store>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Where ids and secrets come from.
    pub random: Arc<dyn Random>,
    /// Spreadsheets in and out.
    pub documents: Arc<dyn Documents>,
    /// What seals personal fields.
    pub vault: Arc<vault::Vault>,
    /// What checks passwords.
    pub passwords: passwords::Passwords,
    /// Programme versions, parsed once.
    pub programmes: programmes::Programmes,
    /// Texts of the programme, made ready for search.
    pub indexes: manual::Indexes,
    /// Days of the calendar that were put together before.
    pub calendars: kept::Kept<calendar::Seen, calendar::Days>,
    /// What this installation does differently.
    pub settings: Settings,
}

/// What an installation does differently.
#[derive(Debug, Clone, Copy, Default)]
pub struct Settings {
    /// Demonstration data: the second factor is off, one click enters as each role.
    pub is_demo: bool,
}

impl Services {
    /// Unix seconds of the present.
    fn now(&self) -> i64 {
        self.clock.now().as_second()
    }

    /// The audit line of something that `actor` does.
    fn entry(&self, actor: &actor::Actor, action: &'static str, subject: impl std::fmt::Display) -> Entry {
        Entry {
            office: actor.office(),
            at: self.now(),
            actor: actor.audit_name(),
            action,
            subject: subject.to_string(),
        }
    }
}
