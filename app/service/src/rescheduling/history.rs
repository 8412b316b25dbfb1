//! What was moved or cancelled, as it is told to staff and to participants.

use std::collections::BTreeMap;

use domain::ids::{OccurrenceId, RoomId, StaffId};
use domain::rescheduling::{UNDO, Why};
use jiff::civil::DateTime;
use uuid::Uuid;

use super::commit::words_place;
use crate::Services;
use crate::actor::{Actor, Participant, Staff};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{MovedRecord, ReplacedRecord};
use crate::time;
use crate::vault::Side;

/// For so many seconds a participant is told what was moved.
const TOLD: i64 = 7 * 24 * 60 * 60;

/// What kind of act it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActKind {
    /// Sessions were moved.
    Move,
    /// Sessions were cancelled.
    Cancel,
    /// Two sessions changed times.
    Swap,
    /// A trainer is away.
    Leave,
}

/// A session before and after.
#[derive(Debug, Clone)]
pub struct Before {
    /// Which session.
    pub id: OccurrenceId,
    /// On the venue's clock, before.
    pub from: DateTime,
    /// After.
    pub to: DateTime,
    /// The room's name, before.
    pub from_room: String,
    /// After.
    pub to_room: String,
    /// Whether it is on after it.
    pub live: bool,
    /// Short names of who no longer leads it, and of who does instead.
    pub replaced: Vec<(String, String)>,
}

/// An act by which sessions were moved or cancelled.
#[derive(Debug, Clone)]
pub struct ActView {
    /// Its key.
    pub id: Uuid,
    /// What kind.
    pub kind: ActKind,
    /// Why.
    pub why: Why,
    /// Words on it.
    pub words: Option<String>,
    /// Short name of who did it.
    pub by: String,
    /// When, unix seconds.
    pub at: i64,
    /// It was undone.
    pub is_undone: bool,
    /// The actor can still undo it.
    pub may_undo: bool,
    /// The sessions, by their start before it.
    pub sessions: Vec<Before>,
}

/// One of a participant's sessions that was moved or cancelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortalMove {
    /// Which session.
    pub id: OccurrenceId,
    /// On the venue's clock, before.
    pub from: DateTime,
    /// Now.
    pub to: DateTime,
    /// The room's name, now.
    pub room: String,
    /// False: it is cancelled.
    pub live: bool,
}

/// Names that the views need.
struct Names {
    staff: BTreeMap<StaffId, String>,
    rooms: BTreeMap<RoomId, String>,
}

impl Services {
    /// An act with all its sessions.
    ///
    /// # Errors
    /// `NotFound` unless the actor plans sessions and it was his act, or he reviews outcomes.
    pub async fn act(&self, actor: &Actor, id: Uuid) -> Outcome<ActView> {
        let staff = actor.may(Permission::Plan)?;
        let moved = self.own_act(staff, id).await?;
        let names = self.names_for_moves(staff).await?;
        self.act_view(staff, &moved, &names).await
    }

    /// What was done to a session, newest first.
    ///
    /// # Errors
    /// `NotFound` unless the actor leads it or reviews outcomes.
    pub async fn moves_of_session(&self, actor: &Actor, id: OccurrenceId) -> Outcome<Vec<ActView>> {
        let staff = actor.may(Permission::TakeRegister)?;
        self.led_session(staff, id).await?;
        let moves = self.store.moves_of(id).await?;
        if moves.is_empty() {
            return Ok(Vec::new());
        }
        let names = self.names_for_moves(staff).await?;
        let mut views = Vec::with_capacity(moves.len());
        for one in moves {
            views.push(self.act_view(staff, &[one], &names).await?);
        }
        Ok(views)
    }

    /// What was moved or cancelled of a participant's sessions in the last week, each told once.
    pub(crate) async fn moves_for(
        &self,
        me: &Participant,
        rooms: &BTreeMap<RoomId, String>,
    ) -> Outcome<Vec<PortalMove>> {
        let mut told: Vec<(MovedRecord, MovedRecord)> = Vec::new();
        for one in self.store.moves_for(me.id, self.now() - TOLD).await? {
            match told.iter_mut().find(|(first, _)| first.occurrence_id == one.occurrence_id) {
                Some((_, last)) => *last = one,
                None => told.push((one.clone(), one)),
            }
        }
        let tell = |(first, last): &(MovedRecord, MovedRecord)| {
            Ok(PortalMove {
                id: last.occurrence_id,
                from: time::civil(&first.from_start)?,
                to: time::civil(&last.to_start)?,
                room: rooms.get(&last.to_room_id).cloned().unwrap_or_default(),
                live: last.to_live,
            })
        };
        let mut moves: Vec<PortalMove> =
            told.iter().filter(|(first, last)| shows(first, last)).map(tell).collect::<Outcome<_>>()?;
        moves.sort_by_key(|one| one.to);
        Ok(moves)
    }

    async fn names_for_moves(&self, staff: &Staff) -> Outcome<Names> {
        Ok(Names { staff: self.staff_names(staff.office).await?, rooms: self.room_names(staff.office).await? })
    }

    async fn act_view(&self, staff: &Staff, moved: &[MovedRecord], names: &Names) -> Outcome<ActView> {
        let first = moved.first().ok_or(Error::NotFound)?;
        let id = first.rescheduling_id;
        let replaced = self.store.replaced_trainers(id).await?;
        let place = words_place(id, staff.office.0);
        let open = |sealed: &Vec<u8>| self.vault.open_text(Side::Participants, place, sealed);
        let is_his = first.by_staff == staff.id || Permission::SeeOutcomes.is_given_to(&staff.roles);
        Ok(ActView {
            id,
            kind: kind_of(&first.kind)?,
            why: Why::parse(&first.why).ok_or_else(|| Error::corrupt("rescheduling.why"))?,
            words: first.words_sealed.as_ref().map(open).transpose()?,
            by: names.staff.get(&first.by_staff).cloned().unwrap_or_default(),
            at: first.at,
            is_undone: first.undone_at.is_some(),
            may_undo: is_his && first.undone_at.is_none() && self.now() <= first.at + UNDO,
            sessions: moved.iter().map(|one| before(one, &replaced, names)).collect::<Outcome<_>>()?,
        })
    }
}

/// What a participant is told of: another time, another room, or that it does not take place. Who leads is not his.
fn shows(first: &MovedRecord, last: &MovedRecord) -> bool {
    first.from_start != last.to_start || first.from_room_id != last.to_room_id || first.from_live != last.to_live
}

fn before(one: &MovedRecord, replaced: &[ReplacedRecord], names: &Names) -> Outcome<Before> {
    let room = |id: &RoomId| names.rooms.get(id).cloned().unwrap_or_default();
    let trainer = |id: &StaffId| names.staff.get(id).cloned().unwrap_or_default();
    let own = replaced.iter().filter(|pair| pair.occurrence_id == one.occurrence_id);
    Ok(Before {
        id: one.occurrence_id,
        from: time::civil(&one.from_start)?,
        to: time::civil(&one.to_start)?,
        from_room: room(&one.from_room_id),
        to_room: room(&one.to_room_id),
        live: one.to_live,
        replaced: own.map(|pair| (trainer(&pair.leaves), trainer(&pair.comes))).collect(),
    })
}

fn kind_of(code: &str) -> Outcome<ActKind> {
    match code {
        "move" => Ok(ActKind::Move),
        "cancel" => Ok(ActKind::Cancel),
        "swap" => Ok(ActKind::Swap),
        "leave" => Ok(ActKind::Leave),
        _ => Err(Error::corrupt("rescheduling.kind")),
    }
}
