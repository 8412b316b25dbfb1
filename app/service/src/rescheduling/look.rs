use std::collections::{BTreeMap, BTreeSet};

use domain::calendar::Holidays;
use domain::ids::{OccurrenceId, PersonId, RoomId, StaffId};
use domain::plan::{Checked, Clash, Proposal, Repair};
use jiff::civil::DateTime;

use super::request::{Decision, MoveRequest};
use super::subjects::{Reach, Subject};
use super::wishes::{check_spot, decided, first_day, wishes};
use crate::Services;
use crate::actor::{Actor, Staff};
use crate::calendar::Kind;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::planning::LONGEST_SERIES;
use crate::ports::{SessionMove, Whom};

/// Where, when and with whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// On the venue's clock.
    pub start: DateTime,
    /// In which room.
    pub room: RoomId,
    /// Who leads.
    pub trainers: Vec<StaffId>,
}

/// What becomes of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Becomes {
    /// It stays as it is.
    Stays,
    /// It does not take place.
    Cancelled,
    /// It is held then and there.
    Held(Spot),
}

/// One session as it would become.
#[derive(Debug, Clone)]
pub struct Looked {
    /// Which session.
    pub id: OccurrenceId,
    /// What kind.
    pub kind: Kind,
    /// The group's code.
    pub group: Option<String>,
    /// Planned length.
    pub minutes: i64,
    /// As it stands.
    pub from: Spot,
    /// As it would stand.
    pub becomes: Becomes,
    /// How many would be expected.
    pub people: usize,
    /// Why that does not work; empty: it does.
    pub clashes: Vec<Clash>,
    /// What would help, checked.
    pub repairs: Vec<Decision>,
}

/// Everything that an act would change.
#[derive(Debug, Clone)]
pub struct MoveLook {
    /// Every session, by start.
    pub sessions: Vec<Looked>,
    /// So many more are meant but were held, or began: they stay.
    pub held: usize,
    /// Names of trainers, those who left included.
    pub staff: BTreeMap<StaffId, String>,
    /// Names of rooms, closed ones included.
    pub rooms: BTreeMap<RoomId, String>,
    /// Names of the people who may be in the way.
    pub people: BTreeMap<PersonId, String>,
    /// Holidays around.
    pub holidays: Holidays,
    /// What is to be written.
    pub(super) moves: Vec<SessionMove>,
}

impl MoveLook {
    /// How many sessions would change.
    pub fn changing(&self) -> usize {
        self.moves.len()
    }

    /// How many cannot change like that.
    pub fn clashing(&self) -> usize {
        self.sessions.iter().filter(|session| !session.clashes.is_empty()).count()
    }
}

impl Services {
    /// Every session that would be moved or cancelled, with its clashes (rules D2, D4).
    ///
    /// # Errors
    /// `NotFound` unless the actor plans sessions, and leads this one or reviews outcomes; `Refused` with
    /// `session-cancelled` or `session-held`; `Invalid` on `date`, `room` or `comes`.
    pub async fn look_at_move(&self, actor: &Actor, request: &MoveRequest) -> Outcome<MoveLook> {
        let staff = actor.may(Permission::Plan)?;
        let Reach { changing: subjects, held, start } = self.reach(staff, request).await?;
        let mut wishes = wishes(&subjects, start, request)?;
        for (wish, subject) in wishes.iter_mut().zip(&subjects) {
            for (_, decision) in request.decisions.iter().filter(|(id, _)| *id == subject.record.id) {
                *wish = decided(&subject.spot()?, wish, *decision);
            }
        }
        let look = self.looked(staff, &subjects, wishes).await?;
        Ok(MoveLook { held, ..look })
    }

    /// What a set of wishes comes to.
    pub(super) async fn looked(&self, staff: &Staff, subjects: &[Subject], wishes: Vec<Becomes>) -> Outcome<MoveLook> {
        let first = first_day(subjects, &wishes)?.unwrap_or(self.today(staff)?);
        let around = self.around(staff, (first, first), LONGEST_SERIES, Whom::all_with(&[])).await?;
        let mut placed = Vec::new();
        let mut without = BTreeSet::new();
        for (subject, wish) in subjects.iter().zip(&wishes) {
            if *wish != Becomes::Stays {
                without.insert(subject.record.id);
            }
            if let Becomes::Held(spot) = wish {
                check_spot(&subject.spot()?, spot, &around)?;
                placed.push(subject.at(spot)?);
            }
        }
        let proposal = Proposal { sessions: placed, next: None, zone: staff.zone.clone() };
        let checked = self.checked(staff, &proposal, &around, &without).await?;
        let people = self.names_in_the_way(staff, &checked).await?;
        let groups: BTreeMap<_, _> =
            self.store.groups(staff.office).await?.into_iter().map(|group| (group.id.0, group.code)).collect();
        let mut checked = checked.into_iter();
        let mut sessions = Vec::with_capacity(subjects.len());
        let mut moves = Vec::new();
        for (subject, becomes) in subjects.iter().zip(wishes) {
            let found = matches!(becomes, Becomes::Held(_)).then(|| checked.next()).flatten();
            moves.extend(session_move(subject, &becomes)?);
            sessions.push(Looked {
                id: subject.record.id,
                kind: Kind::parse(&subject.record.kind).ok_or_else(|| Error::corrupt("occurrence.kind"))?,
                group: subject.record.group_id.and_then(|id| groups.get(&id).cloned()),
                minutes: subject.record.minutes,
                from: subject.spot()?,
                people: found.as_ref().map_or(0, |found| found.session.people.len()),
                repairs: found.as_ref().map(repairs).unwrap_or_default(),
                clashes: found.map(|found| found.clashes).unwrap_or_default(),
                becomes,
            });
        }
        Ok(MoveLook {
            sessions,
            held: 0,
            staff: self.staff_names(staff.office).await?,
            rooms: self.room_names(staff.office).await?,
            people,
            holidays: around.holidays,
            moves,
        })
    }
}

/// What is written of a session; nothing if it stays.
fn session_move(subject: &Subject, becomes: &Becomes) -> Outcome<Option<SessionMove>> {
    let stands = subject.spot()?;
    let (spot, live) = match becomes {
        Becomes::Stays => return Ok(None),
        Becomes::Cancelled => (&stands, false),
        Becomes::Held(spot) => (spot, true),
    };
    let leave = stands.trainers.iter().filter(|id| !spot.trainers.contains(id));
    let come = spot.trainers.iter().filter(|id| !stands.trainers.contains(id));
    Ok(Some(SessionMove {
        occurrence_id: subject.record.id,
        from: subject.place(stands.start, stands.room, true)?,
        to: subject.place(spot.start, spot.room, live)?,
        replaced: leave.copied().zip(come.copied()).collect(),
    }))
}

/// The repairs that a session can be given one by one.
fn repairs(checked: &Checked) -> Vec<Decision> {
    let decision = |repair: &Repair| {
        Some(match *repair {
            Repair::Skip => Decision::Keep,
            Repair::Later(start) => Decision::Move(start),
            Repair::OtherRoom(room) => Decision::Room(room),
            Repair::OtherTrainer(leaves, comes) => Decision::Trainer(leaves, comes),
            Repair::ShiftRest => return None,
        })
    };
    checked.repairs.iter().filter_map(decision).collect()
}
