//! A person's way through the programme: states, legal bases, tracks (section B).

use crate::codes::coded;

/// Where an enrolment stands (rule B1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Somebody sent him or he came himself.
    Referred,
    /// He was spoken to.
    Contacted,
    /// Individual clearing sessions run.
    InClearing,
    /// The checklist of rule B4 is met.
    Admitted,
    /// Not admitted.
    Declined,
    /// Sent on to a service that fits.
    Redirected,
    /// The contract of rule B5 is signed.
    Contracted,
    /// Sessions run.
    Active,
    /// Interrupted for a while.
    Paused,
    /// All of rule A8 is met.
    Completed,
    /// He stopped coming.
    DroppedOut,
    /// A human decided to exclude him (rule C5).
    Excluded,
    /// Goes on elsewhere.
    Transferred,
    /// Talks after the programme (rule A6).
    FollowUp,
    /// Nothing more is planned.
    Closed,
}

coded!(State {
    Referred = "referred",
    Contacted = "contacted",
    InClearing = "in_clearing",
    Admitted = "admitted",
    Declined = "declined",
    Redirected = "redirected",
    Contracted = "contracted",
    Active = "active",
    Paused = "paused",
    Completed = "completed",
    DroppedOut = "dropped_out",
    Excluded = "excluded",
    Transferred = "transferred",
    FollowUp = "follow_up",
    Closed = "closed",
});

impl State {
    /// The transitions that exist (rule B1).
    pub const fn next(self) -> &'static [Self] {
        use State::{
            Active, Admitted, Closed, Completed, Contacted, Contracted, Declined, DroppedOut, Excluded, FollowUp,
            InClearing, Paused, Redirected, Referred, Transferred,
        };
        match self {
            Referred => &[Contacted, Declined, Redirected],
            Contacted => &[InClearing, Declined, Redirected],
            InClearing => &[Admitted, Declined, Redirected, DroppedOut],
            Admitted => &[Contracted, Declined, Redirected],
            Contracted => &[Active, DroppedOut],
            Active => &[Paused, Completed, DroppedOut, Excluded, Transferred],
            Paused => &[Active, DroppedOut, Excluded, Transferred],
            Completed => &[FollowUp, Closed],
            FollowUp | Declined | Redirected | DroppedOut | Excluded | Transferred => &[Closed],
            Closed => &[],
        }
    }

    /// Whether that transition exists.
    pub fn may_become(self, to: Self) -> bool {
        self.next().contains(&to)
    }

    /// Training sessions may be planned for him (rule B5: not without a signed contract).
    pub const fn is_in_training(self) -> bool {
        matches!(self, Self::Contracted | Self::Active)
    }

    /// The programme itself is over for him, whatever the outcome; only follow-up talks may come.
    pub const fn is_ended(self) -> bool {
        matches!(
            self,
            Self::Declined
                | Self::Redirected
                | Self::Completed
                | Self::DroppedOut
                | Self::Excluded
                | Self::Transferred
                | Self::FollowUp
                | Self::Closed
        )
    }
}

/// Why he came (rule B2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LegalBasis {
    /// He came himself.
    SelfReferral,
    /// The memorandum with the police.
    PoliceMemorandum,
    /// An official warning.
    OfficialWarning,
    /// A protective order.
    ProtectiveOrder,
    /// Special requirements of a court.
    SpecialRequirements,
    /// Probation.
    Probation,
    /// Another body.
    OtherBody,
}

coded!(LegalBasis {
    SelfReferral = "self",
    PoliceMemorandum = "police_memorandum",
    OfficialWarning = "official_warning",
    ProtectiveOrder = "protective_order",
    SpecialRequirements = "special_requirements",
    Probation = "probation",
    OtherBody = "other_body",
});

/// How he takes the training (rule A4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Track {
    /// In a group: the default.
    Group,
    /// Alone, by exception.
    Individual,
}

coded!(Track { Group = "group", Individual = "individual" });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ended_programme_is_never_resumed_b1_a10() {
        for state in State::ALL.iter().filter(|state| state.is_ended()) {
            assert!(state.next().iter().all(|next| next.is_ended()), "{state:?}");
        }
    }

    #[test]
    fn every_state_is_reached_and_every_way_ends_b1() {
        for state in State::ALL {
            let is_reached = State::ALL.iter().any(|from| from.may_become(*state));
            assert!(is_reached || *state == State::Referred, "{state:?}");
            assert!(!state.next().is_empty() || *state == State::Closed, "{state:?}");
        }
    }
}
