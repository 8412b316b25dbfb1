//! What would help a date that clashes. Nothing is offered that was not tried.

use jiff::ToSpan;
use jiff::civil::DateTime;

use super::desk::{Desk, Draft};
use super::{Clash, Repair, Session, replaced};
use crate::ids::{RoomId, StaffId};

/// Steps in which another time of the same day is looked for, in minutes.
const STEP: i64 = 30;

impl Desk<'_> {
    /// Another room or trainer is offered only for what is wrong with the room or the trainer: what helps against
    /// "not available" would tell what it is (rule D6). A second trainer is chosen, not found (rule D9).
    pub(super) fn repairs(
        &self,
        session: &Session,
        at: usize,
        draft: &Draft<'_>,
        clashes: &[Clash],
        is_next_free: bool,
        is_shiftable: bool,
    ) -> Vec<Repair> {
        if clashes.contains(&Clash::LoneWork) {
            return Vec::new();
        }
        let works = |tried: &Session| self.clashes_of(tried, at, draft).is_empty();
        let mut repairs = Vec::new();
        if is_next_free {
            repairs.push(Repair::Skip);
        }
        repairs.extend(other_time(session, works).map(Repair::Later));
        if clashes.iter().any(|clash| matches!(clash, Clash::RoomBusy | Clash::RoomClosed | Clash::RoomTooSmall)) {
            repairs.extend(self.other_room(session, works).map(Repair::OtherRoom));
        }
        for trainer in held_up(clashes) {
            repairs.extend(self.other_trainer(session, trainer, works).map(|by| Repair::OtherTrainer(trainer, by)));
        }
        if is_shiftable {
            repairs.push(Repair::ShiftRest);
        }
        // Whatever comes instead clashes too, but then at the end of the series, where more can be left out.
        if repairs.is_empty() {
            repairs.push(Repair::Skip);
        }
        repairs
    }

    /// From which date on all dates work a week later, among those that clash; none: from no such date.
    pub(super) fn shiftable_from(&self, sessions: &[Session], clashes: &[Vec<Clash>]) -> Option<usize> {
        let clashing: Vec<usize> = (0..sessions.len()).filter(|at| !clashes[*at].is_empty()).collect();
        let works = |first: usize| {
            let tried: Option<Vec<Session>> =
                sessions.iter().enumerate().map(|(at, one)| shifted(one, at >= first)).collect();
            tried.is_some_and(|tried| {
                let draft = self.draft(&tried);
                (first..tried.len()).all(|at| self.clashes_of(&tried[at], at, &draft).is_empty())
            })
        };
        // The later the first one, the fewer dates move: whatever works from one date on is found from the back.
        clashing.into_iter().rev().take_while(|first| works(*first)).last()
    }

    fn other_room(&self, session: &Session, works: impl Fn(&Session) -> bool) -> Option<RoomId> {
        let mut others = self.around.rooms.iter().map(|room| room.id).filter(|room| *room != session.room);
        others.find(|room| works(&Session { room: *room, ..session.clone() }))
    }

    fn other_trainer(&self, session: &Session, leaves: StaffId, works: impl Fn(&Session) -> bool) -> Option<StaffId> {
        let mut others = self.around.trainers.iter().copied().filter(|trainer| !session.trainers.contains(trainer));
        others.find(|comes| works(&replaced(session, leaves, *comes)))
    }
}

/// The session a week later, if that is meant; none: there is no such day.
fn shifted(session: &Session, is_meant: bool) -> Option<Session> {
    let start = if is_meant { session.start.checked_add(1.week()).ok()? } else { session.start };
    Some(Session { start, ..session.clone() })
}

/// Trainers who stand in the way, each once.
fn held_up(clashes: &[Clash]) -> Vec<StaffId> {
    let mut trainers = Vec::new();
    for clash in clashes {
        if let Clash::TrainerBusy(id) | Clash::TrainerOff(id) | Clash::DailyLimit(id) = clash
            && !trainers.contains(id)
        {
            trainers.push(*id);
        }
    }
    trainers
}

/// The next time of the day that works; if there is none, the last one before.
fn other_time(session: &Session, works: impl Fn(&Session) -> bool) -> Option<DateTime> {
    let find = |step: i64| {
        let at = move |n: i64| session.start.checked_add((n * step).minutes()).ok();
        let that_day = |start: &DateTime| start.date() == session.start.date();
        (1..).map_while(at).take_while(that_day).find(|start| works(&Session { start: *start, ..session.clone() }))
    };
    find(STEP).or_else(|| find(-STEP))
}
