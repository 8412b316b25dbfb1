//! Who comes when and how it goes with him. Times are for a history of 18 months; a shorter one compresses them.

use domain::enrolment::State;

/// The days of the history that the times below are written for.
pub(super) const HISTORY: i64 = 547;
/// So recent days are the same in every history.
pub(super) const RECENT: i64 = 45;

/// What becomes of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// He goes as far as time allows, to the talks after the programme.
    Goes,
    /// He gets no further than this state.
    Stays(State),
    /// Individual clearing sessions run: one is so many days from now, with the trainer whose day is shown.
    Clears(i64),
    /// After the clearing he is not admitted: declined or redirected.
    Ends(State),
    /// He stops coming during the clearing.
    Fades,
    /// After so many training sessions he leaves: dropped out, excluded or transferred.
    Leaves(u16, State),
    /// He is away for the time being.
    Pauses,
    /// After the second talk he wants no more.
    Closes,
}

/// How somebody comes to the sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Habit {
    /// Most of the time.
    Usual,
    /// Every time, a little late now and then.
    Faithful,
    /// Every time, but not the last two.
    Lost,
    /// Three absences so far: a written warning (rule C5).
    Warned,
    /// Three unexcused absences so far: an exclusion review (rule C5).
    UnderReview,
}

/// Where he takes the training.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the group of this number.
    Group(usize),
    /// Alone with the trainer of this number, so many days of the week after today's.
    Alone(usize, i64),
}

/// Whether joint work with the partner is a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    No,
    /// Asked for, with only the coordinator's approval so far.
    Asking,
    /// Approved by both sides, sessions run.
    Approved,
}

/// One participant's story.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fate {
    pub(super) days_ago: i64,
    pub(super) place: Place,
    pub(super) way: Way,
    pub(super) habit: Habit,
    pub(super) joint: Joint,
    /// He announces that he cannot come to his next session.
    pub(super) announces: bool,
}

const KAZAKH: Place = Place::Group(0);
const RUSSIAN: Place = Place::Group(1);
const YOUNGEST: Place = Place::Group(2);

const fn goes(days_ago: i64, place: Place) -> Fate {
    Fate { days_ago, place, way: Way::Goes, habit: Habit::Usual, joint: Joint::No, announces: false }
}

const fn with(way: Way, fate: Fate) -> Fate {
    Fate { way, ..fate }
}

const fn used(habit: Habit, fate: Fate) -> Fate {
    Fate { habit, ..fate }
}

const fn joint(joint: Joint, fate: Fate) -> Fate {
    Fate { joint, ..fate }
}

const fn announcing(fate: Fate) -> Fate {
    Fate { announces: true, ..fate }
}

/// Everybody. The first twenty are a small office in which each kind of story happens.
pub(super) const ALL: [Fate; 60] = [
    joint(Joint::Approved, used(Habit::Faithful, goes(192, KAZAKH))),
    with(Way::Clears(0), goes(13, KAZAKH)),
    with(Way::Clears(1), goes(13, RUSSIAN)),
    used(Habit::Lost, goes(148, RUSSIAN)),
    announcing(goes(173, YOUNGEST)),
    goes(100, Place::Alone(1, 1)),
    with(Way::Pauses, goes(170, KAZAKH)),
    with(Way::Stays(State::Completed), used(Habit::Faithful, goes(245, KAZAKH))),
    with(Way::Closes, goes(546, KAZAKH)),
    with(Way::Leaves(12, State::DroppedOut), goes(545, KAZAKH)),
    with(Way::Leaves(9, State::Excluded), goes(402, RUSSIAN)),
    with(Way::Leaves(15, State::Transferred), goes(345, KAZAKH)),
    with(Way::Stays(State::Referred), goes(6, RUSSIAN)),
    with(Way::Stays(State::Contacted), goes(7, KAZAKH)),
    with(Way::Stays(State::Admitted), goes(44, RUSSIAN)),
    with(Way::Stays(State::Contracted), goes(43, YOUNGEST)),
    with(Way::Ends(State::Declined), goes(150, RUSSIAN)),
    with(Way::Ends(State::Redirected), goes(95, KAZAKH)),
    goes(401, RUSSIAN),
    announcing(used(Habit::Warned, goes(160, KAZAKH))),
    // The oldest group's first years.
    with(Way::Closes, goes(544, KAZAKH)),
    with(Way::Closes, used(Habit::Faithful, goes(543, KAZAKH))),
    goes(541, KAZAKH),
    goes(400, KAZAKH),
    used(Habit::Faithful, goes(380, KAZAKH)),
    goes(330, KAZAKH),
    with(Way::Leaves(7, State::DroppedOut), goes(300, KAZAKH)),
    with(Way::Stays(State::Completed), used(Habit::Faithful, goes(240, KAZAKH))),
    used(Habit::Faithful, goes(189, KAZAKH)),
    used(Habit::Lost, goes(150, KAZAKH)),
    goes(104, KAZAKH),
    goes(82, KAZAKH),
    announcing(goes(64, KAZAKH)),
    // The second group.
    goes(399, RUSSIAN),
    with(Way::Leaves(5, State::DroppedOut), goes(398, RUSSIAN)),
    used(Habit::Faithful, goes(397, RUSSIAN)),
    goes(320, RUSSIAN),
    with(Way::Leaves(14, State::DroppedOut), goes(300, RUSSIAN)),
    with(Way::Leaves(20, State::Transferred), goes(270, RUSSIAN)),
    with(Way::Stays(State::Completed), used(Habit::Faithful, goes(243, RUSSIAN))),
    joint(Joint::Approved, used(Habit::Faithful, goes(190, RUSSIAN))),
    used(Habit::UnderReview, goes(185, RUSSIAN)),
    goes(165, RUSSIAN),
    goes(115, RUSSIAN),
    goes(92, RUSSIAN),
    goes(66, RUSSIAN),
    // The youngest one.
    joint(Joint::Asking, goes(174, YOUNGEST)),
    goes(172, YOUNGEST),
    with(Way::Leaves(4, State::DroppedOut), goes(171, YOUNGEST)),
    with(Way::Pauses, goes(169, YOUNGEST)),
    goes(110, YOUNGEST),
    goes(75, YOUNGEST),
    // Alone, and those who have just come or came no further.
    used(Habit::Faithful, goes(260, Place::Alone(2, 2))),
    goes(150, Place::Alone(2, 4)),
    used(Habit::Faithful, goes(62, Place::Alone(0, 3))),
    with(Way::Fades, goes(120, RUSSIAN)),
    with(Way::Clears(2), goes(13, YOUNGEST)),
    goes(1, KAZAKH),
    goes(4, RUSSIAN),
    with(Way::Stays(State::Contracted), goes(42, KAZAKH)),
];
