use std::collections::BTreeMap;

use domain::enrolment::State;
use domain::ids::OccurrenceId;
use jiff::Timestamp;
use service::checks::Moment;

/// Something that happens at the office at a certain moment. People and groups are counted from 0.
#[derive(Debug, Clone, Copy)]
pub(super) enum Event {
    /// A group is opened.
    Opens { group: usize },
    /// A group's next sessions are planned.
    PlansGroup { group: usize },
    /// Somebody is referred.
    Refers { person: usize },
    /// He joins his group at the next module, or begins alone.
    Joins { person: usize },
    /// Somebody goes on to another state.
    Moves { person: usize, to: State },
    /// His midpoint talk is planned.
    PlansMidpoint { person: usize },
    /// It is looked whether he has everything for completion.
    Reviews { person: usize },
    /// The follow-up talk of this number, from 0, is planned.
    PlansFollowUp { person: usize, talk: usize },
    /// Joint work with his partner is asked for.
    AsksForJointWork { person: usize },
    /// The coordinator approves it.
    CoordinatorApproves { person: usize },
    /// The advocate approves it.
    AdvocateApproves { person: usize },
    /// The joint sessions are planned.
    PlansJointWork { person: usize },
    /// He announces that he cannot come next time.
    Announces { person: usize },
    /// A session of the group is cancelled.
    Cancels { group: usize },
    /// Both partners are asked before a joint session whether it is safe, or after it.
    Checks { session: OccurrenceId, moment: Moment },
    /// A session is over, and its register is taken.
    Records { session: OccurrenceId },
    /// A mark on a register that was taken turns out to be wrong.
    Amends { session: OccurrenceId },
    /// A note or a file is put beside a plan.
    Attaches { number: usize },
}

/// What happens when, in order.
#[derive(Debug, Default)]
pub(super) struct Agenda {
    events: BTreeMap<(Timestamp, u64), Event>,
    count: u64,
}

impl Agenda {
    pub(super) fn add(&mut self, at: Timestamp, event: Event) {
        self.count += 1;
        self.events.insert((at, self.count), event);
    }

    /// Takes the next event, if it happens by then.
    pub(super) fn next_by(&mut self, until: Timestamp) -> Option<(Timestamp, Event)> {
        let next = self.events.first_entry().filter(|next| next.key().0 <= until)?;
        let ((at, _), event) = next.remove_entry();
        Some((at, event))
    }
}
