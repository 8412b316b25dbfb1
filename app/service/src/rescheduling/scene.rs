//! The calendar around sessions that are to be handed over or moved, asked for once: much is tried against it.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{OccurrenceId, PersonId, StaffId};
use domain::plan::{self, Checked, Commitment, Proposal, Room, Session, Surroundings, Who};
use jiff::Timestamp;
use jiff::civil::Date;

use super::subjects::Subject;
use crate::Services;
use crate::actor::Staff;
use crate::calendar::timestamp;
use crate::error::{Error, Outcome};
use crate::planning::{A_WEEK_LATER, Around, Ground};
use crate::ports::Whom;
use crate::time;

/// What is known of some days, without the sessions at hand: they are not in their own way.
pub(super) struct Scene<'a> {
    pub(super) around: Around,
    staff: &'a Staff,
    rooms: Vec<Room>,
    trainers: Vec<StaffId>,
    ground: Ground,
    now: Timestamp,
}

impl Services {
    /// The days `from` to `to` for these sessions.
    pub(super) async fn scene<'a>(
        &self,
        staff: &'a Staff,
        subjects: &[Subject],
        from: Date,
        to: Date,
    ) -> Outcome<Scene<'a>> {
        let people: BTreeSet<PersonId> = subjects.iter().flat_map(Subject::everybody).collect();
        let people: Vec<PersonId> = people.into_iter().collect();
        let own: Vec<OccurrenceId> = subjects.iter().map(|subject| subject.record.id).collect();
        let around = self.around(staff, (from, to), A_WEEK_LATER, Whom::all_with(&[])).await?;
        let ground = self.ground_between(staff, Whom::all_with(&people), (from, to), &own).await?;
        Ok(Scene {
            rooms: around.bookable.places(),
            trainers: around.bookable.leaders(),
            ground,
            now: self.clock.now(),
            around,
            staff,
        })
    }
}

impl Scene<'_> {
    /// Checks sessions that all lie on these days.
    pub(super) fn check(&self, sessions: Vec<Session>, from: Date, to: Date) -> Outcome<Vec<Checked>> {
        let after = to.tomorrow().map_err(|_| Error::invalid("to", "date-shape"))?;
        let starts = timestamp(time::day_start(from, &self.staff.zone)?)?;
        let ends = timestamp(time::day_start(after, &self.staff.zone)?)?;
        let near = |one: &&Commitment| one.starts_at < ends && starts < one.ends_at;
        let commitments: Vec<Commitment> = self.ground.commitments.iter().filter(near).copied().collect();
        let surroundings = Surroundings {
            commitments: &commitments,
            holidays: &self.around.holidays,
            rooms: &self.rooms,
            trainers: &self.trainers,
            availability: &self.ground.availability,
            high_risk: &self.ground.high_risk,
            now: self.now,
        };
        Ok(plan::check(&Proposal { sessions, next: None, zone: self.staff.zone.clone() }, &surroundings))
    }

    /// The trainers, those first who lead least in these days.
    pub(super) fn trainers_by_load(&self) -> Vec<StaffId> {
        let mut load: BTreeMap<StaffId, i64> = BTreeMap::new();
        for one in &self.ground.commitments {
            if let Who::Trainer(id) = one.who {
                *load.entry(id).or_default() += one.ends_at.duration_since(one.starts_at).as_mins();
            }
        }
        let mut trainers = self.trainers.clone();
        trainers.sort_by_key(|id| load.get(id).copied().unwrap_or_default());
        trainers
    }
}
