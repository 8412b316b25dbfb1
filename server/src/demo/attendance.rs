use domain::attendance::Mark;
use domain::enrolment::State;
use jiff::ToSpan;

use super::dice::Dice;
use super::fates::{Habit, Way};
use super::planning::Planned;
use super::world::World;

/// The training sessions that somebody with three absences missed.
const WARNED: [u16; 3] = [3, 7, 11];
const UNDER_REVIEW: [u16; 3] = [4, 8, 13];
/// So many days back lie the last two weekly sessions.
const TWO_WEEKS: i64 = 15;

impl World {
    /// How he came to a session.
    pub(super) fn mark_of(&mut self, person: usize, session: &Planned) -> Mark {
        if !is_training(session) {
            let fades = self.people[person].fate.way == Way::Fades && session.session_key != "clearing-1";
            return if fades { Mark::Absent } else { faithful(&mut self.dice) };
        }
        self.people[person].trainings += 1;
        self.people[person].last_training = Some(session.start.date());
        let (fate, nth) = (self.people[person].fate, self.people[person].trainings);
        let is_recent = session.start > self.present.saturating_sub(TWO_WEEKS.days());
        match (fate.way, fate.habit) {
            (Way::Leaves(after, _), _) if nth > after => Mark::Absent,
            (_, Habit::Lost) if is_recent => Mark::Absent,
            (_, Habit::Warned) if nth == WARNED[0] => Mark::Absent,
            (_, Habit::Warned) if WARNED.contains(&nth) => Mark::Excused,
            (_, Habit::UnderReview) if UNDER_REVIEW.contains(&nth) => Mark::Absent,
            (_, Habit::Usual) => usual(&mut self.dice),
            _ => faithful(&mut self.dice),
        }
    }

    /// Whether he has now stayed away as often as his story says.
    pub(super) fn has_left(&self, person: usize) -> Option<State> {
        match self.people[person].fate.way {
            Way::Leaves(after, to) => {
                let missed = if to == State::Transferred { 0 } else { 3 };
                (self.people[person].trainings == after + missed).then_some(to)
            }
            _ => None,
        }
    }
}

pub(super) fn is_training(session: &Planned) -> bool {
    session.session_key.starts_with("training")
}

fn usual(dice: &mut Dice) -> Mark {
    match dice.below(100) {
        0..78 => Mark::Present,
        78..86 => late(dice),
        86..87 => Mark::Late { minutes: 25 },
        87..94 => Mark::Excused,
        _ => Mark::Absent,
    }
}

fn faithful(dice: &mut Dice) -> Mark {
    if dice.is_in_hundred(93) { Mark::Present } else { late(dice) }
}

fn late(dice: &mut Dice) -> Mark {
    Mark::Late { minutes: dice.pick(&[5, 5, 10, 10, 15]) }
}
