//! Hours and leave of staff.

use domain::availability::Daily;
use domain::ids::StaffId;
use jiff::ToSpan;
use jiff::civil::Date;
use uuid::Uuid;

use super::form::{self, WeekForm};
use super::{Week, daily, records};
use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{LeaveRecord, WorkingDayRecord};
use crate::time;

/// The longest leave, in days.
const LONGEST_LEAVE: i64 = 366;

/// Why a member of staff is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeaveKind {
    /// Holidays of one's own.
    Vacation,
    /// Illness.
    Sick,
    /// Further training.
    Training,
    /// Anything else.
    Other,
}

impl LeaveKind {
    /// All of them, as they are offered.
    pub const ALL: [Self; 4] = [Self::Vacation, Self::Sick, Self::Training, Self::Other];

    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vacation => "vacation",
            Self::Sick => "sick",
            Self::Training => "training",
            Self::Other => "other",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What holds on one day instead of the weekly hours.
#[derive(Debug, Clone, Copy)]
pub struct WorkingDay {
    /// The day.
    pub on: Date,
    /// The hours; none: no work that day.
    pub hours: Option<Daily>,
}

/// Leave of a member of staff.
#[derive(Debug, Clone, Copy)]
pub struct Leave {
    /// Key of the row.
    pub id: Uuid,
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// Why.
    pub kind: LeaveKind,
}

/// When one member of staff works.
#[derive(Debug, Clone)]
pub struct WorkingHours {
    /// Who.
    pub staff: StaffId,
    /// "Surname G.".
    pub name: String,
    /// Weekly hours; all empty: may be planned at any time.
    pub week: Week,
    /// Days with other hours, from today on.
    pub days: Vec<WorkingDay>,
    /// Leave that has not ended.
    pub leave: Vec<Leave>,
    /// Whose hours the actor may see, by name.
    pub colleagues: Vec<(StaffId, String)>,
}

impl Services {
    /// When somebody works: the actor himself, or any trainer if he reviews outcomes.
    ///
    /// # Errors
    /// `NotFound` unless the actor sees the calendar and it is himself, or he may see that trainer's hours.
    pub async fn working_hours(&self, actor: &Actor, of: Option<StaffId>) -> Outcome<WorkingHours> {
        let staff = actor.may(Permission::SeeCalendar)?;
        let id = self.whose(actor, of).await?;
        let today = self.day(staff)?;
        let (week, days, leave) = tokio::join!(
            self.store.working_hours(id),
            self.store.working_days(id, &today),
            self.store.leave(id, &today)
        );
        let mut colleagues = self.trainers_by_name(actor).await?;
        let name = colleagues.iter().find(|(known, _)| *known == id).map(|(_, name)| name.clone());
        colleagues.retain(|(known, _)| *known == staff.id || Permission::SeeOutcomes.is_given_to(&staff.roles));
        Ok(WorkingHours {
            staff: id,
            name: name.unwrap_or_else(|| staff.name.clone()),
            week: super::week(&week?)?,
            days: days?.iter().map(working_day).collect::<Outcome<_>>()?,
            leave: leave?.iter().map(leave_of).collect::<Outcome<_>>()?,
            colleagues,
        })
    }

    /// Replaces somebody's weekly hours. What is planned already stays.
    ///
    /// # Errors
    /// As [`Services::working_hours`]; `Invalid` on the field that does not say what it should.
    pub async fn replace_working_hours(&self, actor: &Actor, of: StaffId, form: &WeekForm) -> Outcome<()> {
        let staff = actor.may(Permission::SeeCalendar)?;
        let id = self.whose(actor, Some(of)).await?;
        let hours = records(&form::parse(form)?);
        let entry = self.entry(actor, "hours.replace", id);
        Ok(self.store.replace_working_hours(staff.office, id, &hours, &entry).await?)
    }

    /// Says what holds on one day instead: hours from `from` until `until`, or no work if both are empty.
    ///
    /// # Errors
    /// As [`Services::replace_working_hours`].
    pub async fn put_working_day(&self, actor: &Actor, of: StaffId, on: &str, from: &str, until: &str) -> Outcome<()> {
        let staff = actor.may(Permission::SeeCalendar)?;
        let id = self.whose(actor, Some(of)).await?;
        let on: Date = on.parse().map_err(|_| Error::invalid("on", "date-shape"))?;
        let hours = form::span(from, until, "day_from", "day_until")?;
        let day = WorkingDayRecord {
            on_date: on.to_string(),
            from_minute: hours.map(|hours| hours.from().into()),
            until_minute: hours.map(|hours| hours.until().into()),
        };
        let entry = self.entry(actor, "hours.day", id);
        Ok(self.store.put_working_day(staff.office, id, &day, &entry).await?)
    }

    /// The weekly hours hold again on a day.
    ///
    /// # Errors
    /// As [`Services::working_hours`]; `Refused("changed-meanwhile")` if they did already.
    pub async fn remove_working_day(&self, actor: &Actor, of: StaffId, on: &str) -> Outcome<()> {
        let staff = actor.may(Permission::SeeCalendar)?;
        let id = self.whose(actor, Some(of)).await?;
        let on: Date = on.parse().map_err(|_| Error::invalid("on", "date-shape"))?;
        let entry = self.entry(actor, "hours.day-removed", id);
        Ok(self.store.remove_working_day(staff.office, id, &on.to_string(), &entry).await?)
    }

    /// Notes that somebody is not there from one day to another, both included; the same days again change nothing.
    /// What is planned on them stays until it is moved.
    ///
    /// # Errors
    /// As [`Services::working_hours`]; `Invalid` on `last`.
    pub async fn add_leave(&self, actor: &Actor, of: StaffId, first: Date, last: Date, kind: LeaveKind) -> Outcome<()> {
        self.note_leave(actor, of, Leave { id: self.random.id(), first, last, kind }).await
    }

    /// The same under a key that is known already.
    pub(crate) async fn note_leave(&self, actor: &Actor, of: StaffId, leave: Leave) -> Outcome<()> {
        let staff = actor.may(Permission::SeeCalendar)?;
        let id = self.whose(actor, Some(of)).await?;
        if leave.last < leave.first {
            return Err(Error::invalid("last", "period-order"));
        }
        if leave.first.checked_add(LONGEST_LEAVE.days()).is_ok_and(|longest| longest < leave.last) {
            return Err(Error::invalid("last", "leave-long"));
        }
        let leave = LeaveRecord {
            id: leave.id,
            first_date: leave.first.to_string(),
            last_date: leave.last.to_string(),
            kind: leave.kind.code().to_owned(),
        };
        let entry = self.entry(actor, "leave.add", id);
        Ok(self.store.add_leave(staff.office, id, &leave, &entry).await?)
    }

    /// Takes leave back.
    ///
    /// # Errors
    /// As [`Services::working_hours`]; `Refused("changed-meanwhile")` if it was taken back already.
    pub async fn remove_leave(&self, actor: &Actor, of: StaffId, leave: Uuid) -> Outcome<()> {
        let staff = actor.may(Permission::SeeCalendar)?;
        let id = self.whose(actor, Some(of)).await?;
        let entry = self.entry(actor, "leave.remove", id);
        Ok(self.store.remove_leave(staff.office, id, leave, &entry).await?)
    }

    /// The actor himself, or a trainer of the office if he reviews outcomes.
    async fn whose(&self, actor: &Actor, of: Option<StaffId>) -> Outcome<StaffId> {
        let staff = actor.may(Permission::SeeCalendar)?;
        let Some(id) = of.filter(|id| *id != staff.id) else { return Ok(staff.id) };
        let is_trainer = Permission::SeeOutcomes.is_given_to(&staff.roles)
            && self.trainers(staff).await?.iter().any(|(known, _)| *known == id);
        if is_trainer { Ok(id) } else { Err(Error::NotFound) }
    }

    /// Today at the venue, as an ISO date.
    pub(super) fn day(&self, staff: &Staff) -> Outcome<String> {
        Ok(time::on_the_clock(self.now(), &staff.zone)?.date().to_string())
    }
}

fn working_day(record: &WorkingDayRecord) -> Outcome<WorkingDay> {
    let hours = record.from_minute.zip(record.until_minute);
    let hours = hours.map(|(from, until)| daily(from, until)).transpose()?;
    Ok(WorkingDay { on: time::date(&record.on_date)?, hours })
}

fn leave_of(record: &LeaveRecord) -> Outcome<Leave> {
    let (first, last) = (time::date(&record.first_date)?, time::date(&record.last_date)?);
    let kind = LeaveKind::parse(&record.kind).ok_or_else(|| Error::corrupt("staff_leave.kind"))?;
    Ok(Leave { id: record.id, first, last, kind })
}
