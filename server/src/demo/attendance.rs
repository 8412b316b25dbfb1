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
        let fate = self.people[person].fate;
        if is_training(session) {
            self.people[person].trainings += 1;
            self.people[person].last_training = Some(session.start.date());
        }
        let is_recent = session.start > self.present.saturating_sub(TWO_WEEKS.days());
        let fades = fate.way == Way::Fades && session.session_key != "clearing-1";
        if fades || (fate.habit == Habit::Lost && is_recent) {
            return Mark::Absent;
        }
        if !is_training(session) {
            return faithful(&mut self.dice);
        }
        let nth = self.people[person].trainings;
        match (fate.way, fate.habit) {
            (Way::Leaves(after, _), _) if nth > after => Mark::Absent,
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
        0..75 => Mark::Present,
        75..83 => late(dice),
        83..84 => Mark::Late { minutes: 25 },
        84..93 => Mark::Excused,
        _ => Mark::Absent,
    }
}

fn faithful(dice: &mut Dice) -> Mark {
    if dice.is_in_hundred(93) { Mark::Present } else { late(dice) }
}

fn late(dice: &mut Dice) -> Mark {
    Mark::Late { minutes: dice.pick(&[5, 5, 10, 10, 15]) }
}
