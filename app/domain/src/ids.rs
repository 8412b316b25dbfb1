//! Keys of things, so that a room is never taken for a person.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )+};
}

ids! {
    /// An office of the network.
    OfficeId,
    /// A member of staff.
    StaffId,
    /// A participant.
    PersonId,
    /// One way of one person through a programme.
    EnrolmentId,
    /// A training group.
    GroupId,
    /// A room.
    RoomId,
    /// One planning act.
    SeriesId,
    /// One planned session.
    OccurrenceId,
    /// One version of a programme.
    ProgrammeId,
    /// A couple for whom joint work was asked.
    CoupleId,
    /// A one-time invitation.
    InvitationId,
    /// A protective measure.
    MeasureId,
    /// Somebody who is protected from a participant.
    ProtectedId,
    /// Two people who are kept apart.
    SeparationId,
    /// A visit of somebody who is protected.
    VisitId,
}
