//! What staff are.

use crate::codes::coded;

/// A role of a member of staff; one person may have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Psychologist or psychotherapist who leads sessions.
    Trainer,
    /// Reviews outcomes and decides.
    Coordinator,
    /// Stands on the partner's side.
    Advocate,
    /// Keeps accounts, rooms and holidays.
    Administrator,
}

coded!(Role {
    Trainer = "trainer",
    Coordinator = "coordinator",
    Advocate = "advocate",
    Administrator = "administrator",
});

/// Woman or man, as statistics and the pairing of facilitators (rule A7) need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sex {
    /// A woman.
    Woman,
    /// A man.
    Man,
}

coded!(Sex { Woman = "f", Man = "m" });
