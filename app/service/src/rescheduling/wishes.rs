//! What is asked of each session, before it is checked.

use std::collections::BTreeSet;

use domain::ids::StaffId;
use domain::rescheduling::Step;
use jiff::civil::{Date, DateTime};

use super::look::{Becomes, Spot};
use super::request::{Decision, MoveRequest, What};
use super::subjects::Subject;
use crate::error::{Error, Outcome};
use crate::planning::Around;

/// What is asked of each session.
pub(super) fn wishes(subjects: &[Subject], at_hand: DateTime, request: &MoveRequest) -> Outcome<Vec<Becomes>> {
    let spots: Vec<Spot> = subjects.iter().map(Subject::spot).collect::<Outcome<_>>()?;
    let start_of = |id| {
        let at = subjects.iter().position(|subject| subject.record.id == id);
        at.map(|at| spots[at].start).ok_or(Error::Refused("session-held"))
    };
    let wish = |(subject, spot): (&Subject, &Spot)| {
        Ok(match request.what {
            What::Cancel => Becomes::Cancelled,
            What::Move { to, room, trainer } => {
                let step = Step::between(at_hand, to);
                let start = step.from(spot.start).ok_or(Error::invalid("date", "date-shape"))?;
                let moved = Spot { start, room: room.unwrap_or(spot.room), trainers: spot.trainers.clone() };
                held(spot, trainer.map_or(moved.clone(), |(leaves, comes)| with_trainer(&moved, leaves, comes)))
            }
            What::Swap(other) => {
                let with = if subject.record.id == other { request.session } else { other };
                held(spot, Spot { start: start_of(with)?, ..spot.clone() })
            }
        })
    };
    subjects.iter().zip(&spots).map(wish).collect()
}

/// A wish with what was decided otherwise of this session.
pub(super) fn decided(stands: &Spot, wish: &Becomes, decision: Decision) -> Becomes {
    let wished = if let Becomes::Held(spot) = wish { spot } else { stands };
    match decision {
        Decision::Keep => Becomes::Stays,
        Decision::Cancel => Becomes::Cancelled,
        Decision::Move(start) => held(stands, Spot { start, ..wished.clone() }),
        Decision::Room(room) => held(stands, Spot { room, ..wished.clone() }),
        Decision::Trainer(leaves, comes) => held(stands, with_trainer(wished, leaves, comes)),
    }
}

fn held(stands: &Spot, spot: Spot) -> Becomes {
    if spot == *stands { Becomes::Stays } else { Becomes::Held(spot) }
}

fn with_trainer(spot: &Spot, leaves: StaffId, comes: StaffId) -> Spot {
    let trainers = spot.trainers.iter().map(|id| if *id == leaves { comes } else { *id }).collect();
    Spot { trainers, ..spot.clone() }
}

/// Whoever and whatever is new to a session must be the office's; nobody leads it twice.
pub(super) fn check_spot(stands: &Spot, spot: &Spot, around: &Around) -> Outcome<()> {
    let is_known = |id: &StaffId| stands.trainers.contains(id) || around.bookable.may_lead(*id);
    let different: BTreeSet<_> = spot.trainers.iter().collect();
    if different.len() != spot.trainers.len() || !spot.trainers.iter().all(is_known) {
        return Err(Error::invalid("comes", "trainers-none"));
    }
    if spot.room != stands.room && !around.bookable.is_open(spot.room) {
        return Err(Error::invalid("room", "room-missing"));
    }
    Ok(())
}

/// The first day that is touched: holidays are looked up from then on.
pub(super) fn first_day(subjects: &[Subject], wishes: &[Becomes]) -> Outcome<Option<Date>> {
    let mut days = Vec::new();
    for (subject, wish) in subjects.iter().zip(wishes) {
        days.push(if let Becomes::Held(spot) = wish { spot.start.date() } else { subject.spot()?.start.date() });
    }
    Ok(days.into_iter().min())
}

#[cfg(test)]
mod tests {
    use jiff::civil::datetime;
    use uuid::Uuid;

    use super::*;

    fn id<T: From<Uuid>>(n: u128) -> T {
        Uuid::from_u128(n).into()
    }

    fn spot(hour: i8, room: u128, trainers: &[u128]) -> Spot {
        let trainers = trainers.iter().map(|n| id(*n)).collect();
        Spot { start: datetime(2026, 12, 2, hour, 0, 0, 0), room: id(room), trainers }
    }

    #[test]
    fn a_decision_changes_what_was_wished_for_one_session_d4() {
        let stands = spot(18, 1, &[1, 2]);
        let wish = Becomes::Held(spot(19, 2, &[1, 2]));
        for (decision, becomes) in [
            (Decision::Keep, Becomes::Stays),
            (Decision::Cancel, Becomes::Cancelled),
            (Decision::Move(datetime(2026, 12, 2, 20, 0, 0, 0)), Becomes::Held(spot(20, 2, &[1, 2]))),
            (Decision::Room(id(3)), Becomes::Held(spot(19, 3, &[1, 2]))),
            (Decision::Trainer(id(2), id(3)), Becomes::Held(spot(19, 2, &[1, 3]))),
        ] {
            assert_eq!(decided(&stands, &wish, decision), becomes, "{decision:?}");
        }
        let back = Decision::Move(stands.start);
        assert_eq!(decided(&stands, &Becomes::Held(spot(19, 1, &[1, 2])), back), Becomes::Stays, "nothing changes");
    }
}
