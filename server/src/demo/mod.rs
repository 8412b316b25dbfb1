//! A demonstration office, made through the use cases so that every rule holds: what stands in the database could have
//! been typed in by its staff, day by day, and the audit log says so.
//!
//! The same seed and the same present give the same office. Nobody in it exists: names are made of words such as
//! "example" and "sample", the numbers in the IINs belong to people born before 1900.

mod agenda;
mod appointments;
mod arranged;
mod attachments;
mod attendance;
mod clock;
mod couples;
mod dice;
mod fates;
mod groups;
mod invented;
mod journey;
mod office;
mod people;
mod planning;
mod portal;
mod registers;
mod seeded;
mod texts;
mod world;

use domain::language::Language;
use domain::role::Role;
use domain::slot::{Slot, Zone};
use jiff::Timestamp;
use jiff::civil::DateTime;
use service::Services;
use service::error::{Error, Outcome};

pub use clock::{Shifted, Simulated};
pub use seeded::Seeded;

/// The password of everybody on the demonstration's staff.
pub const PASSWORD: &str = "betburys-demo";

/// Spreadsheets as a centre keeps them, with whom it could be filled further.
pub const EXAMPLES: [(&str, &[u8]); 2] = [
    ("people-ru.xlsx", include_bytes!("../../../tests/files/people-ru.xlsx")),
    ("people-kk.csv", include_bytes!("../../../tests/files/people-kk.csv")),
];

/// How large the office is, and how long it has been there.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    /// Participants. The first 20 show every kind of story.
    pub people: usize,
    /// Months of history before the present.
    pub months_back: u16,
    /// Months ahead for which sessions are planned.
    pub months_ahead: u16,
    /// Another seed gives other people.
    pub seed: u64,
}

impl Default for Scale {
    fn default() -> Self {
        Self { people: 60, months_back: 18, months_ahead: 3, seed: 1 }
    }
}

/// What was made, and who can sign in how.
#[derive(Debug, Clone)]
pub struct Summary {
    /// The office's name.
    pub office: String,
    /// The staff; each signs in with [`PASSWORD`].
    pub staff: Vec<StaffAccount>,
    /// Participants who may enter the portal, those in training first.
    pub participants: Vec<ParticipantAccount>,
    /// How many participants there are.
    pub people: usize,
    /// How many sessions were planned.
    pub sessions: usize,
}

/// Somebody of the staff.
#[derive(Debug, Clone)]
pub struct StaffAccount {
    /// Short name.
    pub name: String,
    /// What he or she is.
    pub roles: Vec<Role>,
    /// For signing in.
    pub email: &'static str,
}

/// A participant who may enter the portal.
#[derive(Debug, Clone)]
pub struct ParticipantAccount {
    /// For signing in, as people read it.
    pub phone: String,
    /// His personal code.
    pub code: String,
    /// His language.
    pub language: Language,
}

/// The instant of a time on the demonstration office's clock.
///
/// # Errors
/// `Broken` if its zone is unknown to the zone data that is built in.
pub fn instant(present: DateTime) -> Outcome<Timestamp> {
    let zone = Zone::parse(office::ZONE).map_err(|why| Error::Broken(why.to_string()))?;
    Ok(Slot { start: present, minutes: 0, zone }.starts_at())
}

/// Fills an empty installation. The present is what the services' clock says when it begins; the clock is simulated
/// meanwhile, and nothing is left behind that the services would have to know.
///
/// `tell` hears how much of the history was lived through, in percent.
///
/// # Errors
/// `Refused("already-there")` if the installation is not empty; whatever a use case refuses.
pub async fn fill(services: &Services, scale: Scale, tell: &(dyn Fn(u8) + Send + Sync)) -> Outcome<Summary> {
    if !services.store.is_empty().await? {
        return Err(Error::Refused("already-there"));
    }
    let mut world = world::World::found(services, scale).await?;
    world.live(tell).await?;
    world.summary().await
}
