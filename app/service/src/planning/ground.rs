//! What is known of those whom a plan binds, on its days and no others.

use std::collections::{BTreeMap, BTreeSet};

use domain::availability::Availability;
use domain::ids::{OccurrenceId, PersonId, RoomId, StaffId};
use domain::plan::{Commitment, DAILY_LIMIT, Proposal, Room, Surroundings, Who};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::around::Around;
use crate::Services;
use crate::actor::Staff;
use crate::availability::{known, with_the_night_before};
use crate::calendar::timestamp;
use crate::error::{Error, Outcome};
use crate::ports::{Bound, Meant, TakenRecord, Whom};
use crate::risk::high_risk;
use crate::time;

/// Whom a proposal binds, and when.
pub(super) struct Bounded {
    trainers: Vec<StaffId>,
    rooms: Vec<RoomId>,
    people: Vec<PersonId>,
    days: BTreeSet<Date>,
    next: Option<Date>,
}

/// What is known of some people, trainers and rooms.
pub(crate) struct Ground {
    pub(crate) commitments: Vec<Commitment>,
    pub(crate) availability: Availability,
    /// With whom nobody works alone (rule D9).
    pub(crate) high_risk: BTreeSet<PersonId>,
}

/// The calendar around a proposal, with whom and where else it could be.
pub(super) struct Within<'a> {
    ground: &'a Ground,
    around: &'a Around,
    rooms: Vec<Room>,
    trainers: Vec<StaffId>,
    now: Timestamp,
}

impl Bounded {
    pub(super) fn by(proposal: &Proposal) -> Self {
        let all = || proposal.sessions.iter().chain(&proposal.next);
        let trainers: BTreeSet<StaffId> = all().flat_map(|session| session.trainers.iter().copied()).collect();
        let rooms: BTreeSet<RoomId> = all().map(|session| session.room).collect();
        let people: BTreeSet<PersonId> = all().flat_map(|session| session.people.iter().copied()).collect();
        Self {
            trainers: trainers.into_iter().collect(),
            rooms: rooms.into_iter().collect(),
            people: people.into_iter().collect(),
            days: proposal.sessions.iter().map(|session| session.start.date()).collect(),
            next: proposal.next.as_ref().map(|session| session.start.date()),
        }
    }

    pub(super) fn whom(&self) -> Whom<'_> {
        Whom { trainers: Some(&self.trainers), rooms: Some(&self.rooms), people: &self.people }
    }

    /// A repair may lead to the date that comes next, or move what is left by a week.
    pub(super) fn days_for_repairs(&self) -> BTreeSet<Date> {
        let a_week_later = self.days.iter().filter_map(|day| day.checked_add(1.week()).ok());
        self.days.iter().copied().chain(a_week_later).chain(self.next).collect()
    }
}

impl Services {
    /// What is known of these on some days; sessions that are being moved are left out.
    pub(super) async fn ground(
        &self,
        staff: &Staff,
        whom: Whom<'_>,
        days: &BTreeSet<Date>,
        without: &[OccurrenceId],
    ) -> Outcome<Ground> {
        let (Some(first), Some(last)) = (days.first(), days.last()) else { return Err(Error::NotFound) };
        let times = spans(staff, days)?;
        self.known(staff, whom, (*first, *last), Meant { times: &times, without, ..Meant::default() }).await
    }

    /// The same on each day from one to another.
    pub(crate) async fn ground_between(
        &self,
        staff: &Staff,
        whom: Whom<'_>,
        (from, to): (Date, Date),
        without: &[OccurrenceId],
    ) -> Outcome<Ground> {
        let times = [(day_at(staff, from)?.0, day_at(staff, to)?.1)];
        self.known(staff, whom, (from, to), Meant { times: &times, without, ..Meant::default() }).await
    }

    /// What is in the way of a proposal, just enough to tell whether anything is.
    pub(super) async fn ground_of(
        &self,
        staff: &Staff,
        proposal: &Proposal,
        bound: &Bounded,
        without: &[OccurrenceId],
    ) -> Outcome<Ground> {
        let (Some(first), Some(last)) = (bound.days.first(), bound.days.last()) else { return Err(Error::NotFound) };
        let (times, days) = (times(proposal), loads(staff, proposal)?);
        let most_a_day = i64::from(DAILY_LIMIT) * 60;
        let meant = Meant { times: &times, days: &days, most_a_day, without, ..Meant::default() };
        self.known(staff, bound.whom(), (*first, *last), meant).await
    }

    async fn known(
        &self,
        staff: &Staff,
        whom: Whom<'_>,
        (first, last): (Date, Date),
        meant: Meant<'_>,
    ) -> Outcome<Ground> {
        let (from, to) = with_the_night_before(first, last);
        let record = self.store.ground(staff.office, whom, &Meant { dates: (&from, &to), ..meant }).await?;
        Ok(Ground {
            commitments: record.taken.iter().map(commitment).collect::<Outcome<_>>()?,
            availability: known(&record.hours)?,
            high_risk: high_risk(record.risk)?,
        })
    }
}

impl Ground {
    /// Whether no rule asks who else is in the house (rule D9).
    pub(super) fn is_calm(&self) -> bool {
        self.high_risk.is_empty()
    }

    pub(super) fn within<'a>(&'a self, around: &'a Around, now: Timestamp) -> Within<'a> {
        Within { ground: self, around, rooms: around.bookable.places(), trainers: around.bookable.leaders(), now }
    }
}

impl Within<'_> {
    pub(super) fn surroundings(&self) -> Surroundings<'_> {
        Surroundings {
            commitments: &self.ground.commitments,
            holidays: &self.around.holidays,
            rooms: &self.rooms,
            trainers: &self.trainers,
            availability: &self.ground.availability,
            high_risk: &self.ground.high_risk,
            now: self.now,
        }
    }
}

/// When the sessions last; those that meet are one time.
fn times(proposal: &Proposal) -> Vec<(i64, i64)> {
    let slots = proposal.sessions.iter().map(|session| session.slot(&proposal.zone));
    let mut times: Vec<_> = slots.map(|slot| (slot.starts_at().as_second(), slot.ends_at().as_second())).collect();
    times.sort_unstable();
    times.dedup_by(|next, one| {
        let meet = next.0 <= one.1;
        if meet {
            one.1 = one.1.max(next.1);
        }
        meet
    });
    times
}

/// Each day from its beginning to its end, with the seconds that are planned on it.
fn loads(staff: &Staff, proposal: &Proposal) -> Outcome<Vec<(i64, i64, i64)>> {
    let mut planned: BTreeMap<Date, i64> = BTreeMap::new();
    for session in &proposal.sessions {
        *planned.entry(session.start.date()).or_default() += i64::from(session.minutes) * 60;
    }
    let load = |(day, seconds): (Date, i64)| {
        let (from, to) = day_at(staff, day)?;
        Ok((from, to, seconds))
    };
    planned.into_iter().map(load).collect()
}

/// The instants between which a day lies at the venue, unix seconds.
fn day_at(staff: &Staff, day: Date) -> Outcome<(i64, i64)> {
    let after = day.tomorrow().map_err(|_| Error::invalid("first", "date-shape"))?;
    Ok((time::day_start(day, &staff.zone)?, time::day_start(after, &staff.zone)?))
}

/// From the beginning of each day to its end; days that follow one another are one span.
fn spans(staff: &Staff, days: &BTreeSet<Date>) -> Outcome<Vec<(i64, i64)>> {
    let mut spans: Vec<(i64, i64)> = Vec::new();
    for day in days {
        let (from, to) = day_at(staff, *day)?;
        match spans.last_mut() {
            Some(last) if last.1 == from => last.1 = to,
            _ => spans.push((from, to)),
        }
    }
    Ok(spans)
}

fn commitment(taken: &TakenRecord) -> Outcome<Commitment> {
    let who = match (taken.bound, taken.with) {
        (Bound::Trainer, None) => Who::Trainer(taken.who.into()),
        (Bound::Trainer, Some(person)) => Who::TrainerWith(taken.who.into(), person),
        (Bound::Room, None) => Who::Room(taken.who.into()),
        (Bound::Room, Some(person)) => Who::RoomWith(taken.who.into(), person),
        (Bound::Person, _) => Who::Person(taken.who.into()),
    };
    let (starts_at, ends_at) = (timestamp(taken.starts_at)?, timestamp(taken.ends_at)?);
    Ok(Commitment { who, starts_at, ends_at, is_session: taken.is_session })
}
