//! The sessions that an act is about, and who is expected at them.

use std::collections::BTreeSet;

use domain::ids::{OccurrenceId, PersonId, RoomId, StaffId};
use domain::plan;
use domain::rescheduling::{Booked, Scope, reached};
use domain::slot::{Slot, Zone};
use jiff::civil::{Date, DateTime};

use super::look::Spot;
use super::request::{MoveRequest, What};
use crate::Services;
use crate::actor::Staff;
use crate::calendar::timestamp;
use crate::error::{Error, Outcome};
use crate::groups::stay_of;
use crate::ports::{ExpectedRecord, MembershipRecord, OccurrenceRecord, SessionPlace};
use crate::time;

/// A session that stands on the calendar, with everyone who is bound by it.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    pub(super) record: OccurrenceRecord,
    pub(super) trainers: Vec<StaffId>,
    /// Who is expected as it stands.
    expected: Vec<ExpectedRecord>,
    /// All stays in its group.
    stays: Vec<MembershipRecord>,
}

/// The sessions that a request is about.
pub(super) struct Reach {
    /// Those that may change.
    pub(super) changing: Vec<Subject>,
    /// So many may not: they were held, or began.
    pub(super) held: usize,
    /// When the one at hand begins, on the venue's clock.
    pub(super) start: DateTime,
}

impl Subject {
    /// Where and when it stands.
    pub(super) fn spot(&self) -> Outcome<Spot> {
        let start = time::civil(&self.record.civil_start)?;
        Ok(Spot { start, room: self.record.room_id, trainers: self.trainers.clone() })
    }

    pub(super) fn minutes(&self) -> Outcome<u16> {
        u16::try_from(self.record.minutes).map_err(|_| Error::corrupt("occurrence.minutes"))
    }

    pub(super) fn booked(&self) -> Outcome<Booked> {
        Ok(Booked {
            id: self.record.id,
            starts_at: timestamp(self.record.starts_at)?,
            is_taken: self.record.register == "taken",
            is_marked: self.expected.iter().any(|one| one.mark.is_some()),
        })
    }

    /// Who is expected if it is held on that day: members of its group as their stays say, and whoever else is expected
    /// already (rule C4).
    pub(super) fn people_on(&self, day: Date) -> Outcome<Vec<PersonId>> {
        let mut people = BTreeSet::new();
        let is_member = |one: &ExpectedRecord| self.stays.iter().any(|stay| stay.enrolment_id == one.enrolment_id);
        people.extend(self.expected.iter().filter(|one| !is_member(one)).map(|one| one.person_id));
        for stay in &self.stays {
            if stay_of(stay)?.covers(day) {
                people.insert(stay.person_id);
            }
        }
        Ok(people.into_iter().collect())
    }

    /// Whoever may be expected, on whatever day.
    pub(super) fn everybody(&self) -> Vec<PersonId> {
        let expected = self.expected.iter().map(|one| one.person_id);
        expected.chain(self.stays.iter().map(|stay| stay.person_id)).collect()
    }

    /// The session as it would be planned at a spot.
    pub(super) fn at(&self, spot: &Spot) -> Outcome<plan::Session> {
        Ok(plan::Session {
            start: spot.start,
            minutes: self.minutes()?,
            room: spot.room,
            trainers: spot.trainers.clone(),
            people: self.people_on(spot.start.date())?,
        })
    }

    /// A place of it on the calendar, with its instants (rule D1).
    pub(super) fn place(&self, start: DateTime, room: RoomId, live: bool) -> Outcome<SessionPlace> {
        let zone = Zone::parse(&self.record.zone).map_err(|_| Error::corrupt("occurrence.zone"))?;
        let slot = Slot { start, minutes: self.minutes()?, zone };
        Ok(SessionPlace {
            civil_start: time::civil_text(start),
            starts_at: slot.starts_at().as_second(),
            ends_at: slot.ends_at().as_second(),
            room_id: room,
            live,
        })
    }
}

impl Services {
    /// The sessions that a request is about.
    pub(super) async fn reach(&self, staff: &Staff, request: &MoveRequest) -> Outcome<Reach> {
        let (anchor, _) = self.led_session(staff, request.session).await?;
        if !anchor.live {
            return Err(Error::Refused("session-cancelled"));
        }
        let all = match request.what {
            What::Swap(other) => {
                let (other, _) = self.led_session(staff, other).await?;
                self.with_everybody(staff, vec![anchor.clone(), other]).await?
            }
            What::Move { .. } | What::Cancel => {
                let together = self.belonging_together(staff, &anchor, request).await?;
                self.with_everybody(staff, together).await?
            }
        };
        let booked: Vec<Booked> = all.iter().map(Subject::booked).collect::<Outcome<_>>()?;
        let now = self.clock.now();
        let at_hand = booked.iter().find(|one| one.id == anchor.id).ok_or(Error::NotFound)?;
        let meant: BTreeSet<OccurrenceId> = match request.what {
            What::Swap(_) => booked.iter().map(|one| one.id).collect(),
            _ => reached(&booked, at_hand, request.scope, now).into_iter().map(|one| one.id).collect(),
        };
        let is_cancelled = request.what == What::Cancel;
        let may = |id| booked.iter().any(|one| one.id == id && one.may_change(now, is_cancelled));
        let (changing, held): (Vec<_>, Vec<_>) =
            all.into_iter().filter(|one| meant.contains(&one.record.id)).partition(|one| may(one.record.id));
        let is_whole = held.is_empty() || !matches!(request.what, What::Swap(_));
        if changing.is_empty() || !is_whole {
            return Err(Error::Refused("session-held"));
        }
        Ok(Reach { changing, held: held.len(), start: time::civil(&anchor.civil_start)? })
    }

    /// The session at hand, or the live ones of its series; of all that are to come, those of its group.
    async fn belonging_together(
        &self,
        staff: &Staff,
        anchor: &OccurrenceRecord,
        request: &MoveRequest,
    ) -> Outcome<Vec<OccurrenceRecord>> {
        let mut sessions = match (request.scope, anchor.group_id) {
            (Scope::This, _) => return Ok(vec![anchor.clone()]),
            (Scope::Future, Some(group)) => self.store.occurrences_of_group(group.into()).await?,
            (Scope::Following | Scope::Future, _) => {
                self.store.occurrences_of_series(staff.office, anchor.series_id).await?
            }
        };
        // What began before the one at hand and is over cannot be meant: it is not even looked at.
        let first = anchor.starts_at.min(self.now());
        sessions.retain(|session| session.live && session.starts_at >= first);
        Ok(sessions)
    }

    /// Sessions with their trainers and whoever is expected.
    pub(super) async fn with_everybody(&self, staff: &Staff, records: Vec<OccurrenceRecord>) -> Outcome<Vec<Subject>> {
        let all_stays = if records.iter().any(|one| one.group_id.is_some()) {
            self.store.memberships(staff.office).await?
        } else {
            Vec::new()
        };
        let mut subjects = Vec::with_capacity(records.len());
        for record in records {
            let stays = all_stays.iter().filter(|stay| Some(stay.group_id.0) == record.group_id).cloned().collect();
            let trainers = self.store.leads_of(record.id).await?;
            let expected = self.store.register(record.id).await?;
            subjects.push(Subject { record, trainers, expected, stays });
        }
        Ok(subjects)
    }

    /// Sessions of a trainer that begin on days of a period and may still change, by start.
    pub(super) async fn led_by(&self, staff: &Staff, trainer: StaffId, from: Date, to: Date) -> Outcome<Vec<Subject>> {
        let after = to.tomorrow().map_err(|_| Error::invalid("to", "date-shape"))?;
        let (from, to) = (time::day_start(from, &staff.zone)?, time::day_start(after, &staff.zone)?);
        let leads = self.store.leads(staff.office, from, to).await?;
        let led: BTreeSet<_> =
            leads.iter().filter(|lead| lead.staff_id == trainer).map(|lead| lead.occurrence_id).collect();
        let mut records = self.store.occurrences(staff.office, from, to).await?;
        records.retain(|one| one.live && led.contains(&one.id) && one.starts_at > self.now());
        let subjects = self.with_everybody(staff, records).await?;
        let now = self.clock.now();
        let may_change = |subject: &Subject| Ok(subject.booked()?.may_change(now, false));
        let kept: Vec<bool> = subjects.iter().map(may_change).collect::<Outcome<_>>()?;
        Ok(subjects.into_iter().zip(kept).filter_map(|(subject, may)| may.then_some(subject)).collect())
    }
}
