//! What the use cases need from the outside: a store, a clock, and fresh ids.
//!
//! Each store method is one transaction. Records hold what a row holds: instants are unix seconds (UTC), dates and
//! civil times are ISO text, `*_sealed` is ciphertext of [`crate::vault::Vault`].

mod accounts;
mod attachments;
mod audit;
mod availability;
mod calendar;
mod checks;
mod couples;
mod documents;
mod drift;
mod feeds;
mod ground;
mod groups;
mod health;
mod leading;
mod offices;
mod people;
mod programmes;
mod registers;
mod rescheduling;
mod risk;
mod separation;
mod waiting;

pub use accounts::*;
pub use attachments::*;
pub use audit::*;
pub use availability::*;
pub use calendar::*;
pub use checks::*;
pub use couples::*;
pub use documents::*;
pub use drift::*;
pub use feeds::*;
pub use ground::*;
pub use groups::*;
pub use health::*;
pub use leading::*;
pub use offices::*;
pub use people::*;
pub use programmes::*;
pub use registers::*;
pub use rescheduling::*;
pub use risk::*;
pub use separation::*;
pub use waiting::*;

use jiff::Timestamp;
use uuid::Uuid;

/// The whole store, on whichever engine.
pub trait Store:
    Accounts
    + Offices
    + People
    + Groups
    + Calendar
    + Grounds
    + Registers
    + WaitingLists
    + RiskReviews
    + Rescheduling
    + Feeds
    + Drifts
    + Separations
    + Couples
    + Checks
    + Programmes
    + Leading
    + Attachments
    + Audits
    + Availabilities
    + Health
{
}

impl<T> Store for T where
    T: Accounts
        + Offices
        + People
        + Groups
        + Calendar
        + Grounds
        + Registers
        + WaitingLists
        + RiskReviews
        + Rescheduling
        + Feeds
        + Drifts
        + Separations
        + Couples
        + Checks
        + Programmes
        + Leading
        + Attachments
        + Audits
        + Availabilities
        + Health
{
}

/// The present, injected so that rules can be tested at any moment.
pub trait Clock: Send + Sync {
    /// The current instant (UTC).
    fn now(&self) -> Timestamp;
}

/// Fresh identifiers and secrets, injected so that demonstration data is the same every time.
pub trait Random: Send + Sync {
    /// A new time-ordered id (`UUIDv7`).
    fn id(&self) -> Uuid;
    /// Fills `bytes` with unpredictable bytes.
    fn fill(&self, bytes: &mut [u8]);
}

/// Why the store refused or could not.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A trainer is already booked in that time (rule D3).
    #[error("trainer is busy")]
    TrainerBusy,
    /// A room is already booked in that time (rule D3).
    #[error("room is busy")]
    RoomBusy,
    /// A person is already expected elsewhere in that time (rule D3).
    #[error("person is busy")]
    PersonBusy,
    /// A group has no place left on some day of a stay (rule A7).
    #[error("group is full")]
    GroupFull,
    /// A row with this unique value exists already.
    #[error("already there")]
    Duplicate,
    /// No such row, or it changed meanwhile so that the write no longer applies.
    #[error("no such row")]
    Missing,
    /// The database is locked, full or away; nothing was written.
    #[error("database unavailable: {0}")]
    Unavailable(String),
    /// Anything else that went wrong inside the store.
    #[error("store: {0}")]
    Broken(String),
}

/// What every store method returns.
pub type StoreResult<T> = Result<T, StoreError>;
