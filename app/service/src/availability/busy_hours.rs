//! When participants are bound elsewhere: shifts, reporting to the police.

use domain::availability::{Daily, Weekly};
use domain::ids::{OfficeId, PersonId};
use jiff::civil::Date;
use uuid::Uuid;

use super::form::clock;
use super::weekly;
use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::BusyHoursRecord;
use crate::time;
use crate::vault::{Place, Side};

const KIND: &str = "busy_hours.kind";
/// So many rows a participant has at most.
const MOST: usize = 60;

/// What binds a participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BusyKind {
    /// A shift at work.
    Work,
    /// Reporting to the police.
    Police,
    /// School or courses.
    Study,
    /// Children or relatives.
    Family,
    /// Anything else.
    Other,
}

impl BusyKind {
    /// All of them, as they are offered.
    pub const ALL: [Self; 5] = [Self::Work, Self::Police, Self::Study, Self::Family, Self::Other];

    /// As stored, sealed.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Police => "police",
            Self::Study => "study",
            Self::Family => "family",
            Self::Other => "other",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A time of the week at which a participant is bound elsewhere.
#[derive(Debug, Clone, Copy)]
pub struct BusyHours {
    /// Key of the row.
    pub id: Uuid,
    /// On which day from when until when; a night shift ends on the next day.
    pub weekly: Weekly,
    /// The first day on which it holds.
    pub first: Date,
    /// The last day on which it holds; none: until further notice.
    pub last: Option<Date>,
    /// What binds him.
    pub kind: BusyKind,
}

/// What is typed to say when a participant is bound elsewhere.
#[derive(Debug, Clone, Default)]
pub struct BusyForm {
    /// Days of the week, 1 is Monday.
    pub weekdays: Vec<i8>,
    /// From when, `HH:MM`.
    pub from: String,
    /// Until when; not after `from`: on the next day.
    pub until: String,
    /// The first day, ISO date; empty: from today on.
    pub first: String,
    /// The last day, ISO date; empty: until further notice.
    pub last: String,
    /// What binds him.
    pub kind: String,
}

impl Services {
    /// When a participant is bound elsewhere; what ended is left out.
    ///
    /// # Errors
    /// `NotFound` unless the actor sees people and he is one of the office's.
    pub async fn busy_hours(&self, actor: &Actor, person: PersonId) -> Outcome<Vec<BusyHours>> {
        let staff = actor.may(Permission::SeePeople)?;
        self.store.person(staff.office, person).await?.ok_or(Error::NotFound)?;
        let records = self.store.busy_hours(person, &self.day(staff)?).await?;
        records.iter().map(|record| self.busy_of(staff.office, record)).collect()
    }

    /// Notes when a participant is bound elsewhere, on each of the days of the week that were ticked.
    ///
    /// # Errors
    /// `NotFound` unless the actor manages people and he is one of the office's; `Invalid` on the field that does not say
    /// what it should.
    pub async fn add_busy_hours(&self, actor: &Actor, person: PersonId, form: &BusyForm) -> Outcome<()> {
        let staff = actor.may(Permission::ManagePeople)?;
        let known = self.busy_hours(actor, person).await?;
        let records = self.busy_records(staff, form)?;
        if known.len() + records.len() > MOST {
            return Err(Error::invalid("busy_day", "busy-many"));
        }
        let entry = self.entry(actor, "person.busy", person);
        Ok(self.store.add_busy_hours(staff.office, person, &records, &entry).await?)
    }

    /// Takes such a time away.
    ///
    /// # Errors
    /// `NotFound` unless the actor manages people; `Refused("changed-meanwhile")` if it is gone already.
    pub async fn remove_busy_hours(&self, actor: &Actor, person: PersonId, id: Uuid) -> Outcome<()> {
        let staff = actor.may(Permission::ManagePeople)?;
        let entry = self.entry(actor, "person.busy-removed", person);
        Ok(self.store.remove_busy_hours(staff.office, person, id, &entry).await?)
    }

    fn busy_records(&self, staff: &Staff, form: &BusyForm) -> Outcome<Vec<BusyHoursRecord>> {
        let mut weekdays: Vec<i8> = form.weekdays.iter().copied().filter(|day| (1..=7).contains(day)).collect();
        weekdays.sort_unstable();
        weekdays.dedup();
        if weekdays.is_empty() {
            return Err(Error::invalid("busy_day", "weekday-missing"));
        }
        let (from, until) = (clock(&form.from, "busy_from")?, clock(&form.until, "busy_until")?);
        let hours = Daily::over_night(from, until).map_err(|_| Error::invalid("busy_until", "hours-order"))?;
        let kind = BusyKind::parse(&form.kind).ok_or(Error::invalid("busy_kind", "choice-missing"))?;
        let (first, last) = self.period(staff, form)?;
        let record = |weekday: &i8| {
            let id = self.random.id();
            Ok(BusyHoursRecord {
                id,
                weekday: i64::from(*weekday),
                from_minute: hours.from().into(),
                until_minute: hours.until().into(),
                first_date: first.to_string(),
                last_date: last.map(|last| last.to_string()),
                kind_sealed: self.vault.seal(
                    &*self.random,
                    Side::Participants,
                    place(id, staff.office),
                    kind.code(),
                )?,
            })
        };
        weekdays.iter().map(record).collect()
    }

    fn period(&self, staff: &Staff, form: &BusyForm) -> Outcome<(Date, Option<Date>)> {
        let day = |text: &str, name| match text.trim() {
            "" => Ok(None),
            text => text.parse::<Date>().map(Some).map_err(|_| Error::invalid(name, "date-shape")),
        };
        let today = time::on_the_clock(self.now(), &staff.zone)?.date();
        let (first, last) = (day(&form.first, "busy_first")?.unwrap_or(today), day(&form.last, "busy_last")?);
        if last.is_some_and(|last| last < first) {
            return Err(Error::invalid("busy_last", "period-order"));
        }
        Ok((first, last))
    }

    fn busy_of(&self, office: OfficeId, record: &BusyHoursRecord) -> Outcome<BusyHours> {
        let kind = self.vault.open_text(Side::Participants, place(record.id, office), &record.kind_sealed)?;
        Ok(BusyHours {
            id: record.id,
            weekly: weekly(record.weekday, record.from_minute, record.until_minute)?,
            first: time::date(&record.first_date)?,
            last: record.last_date.as_deref().map(time::date).transpose()?,
            kind: BusyKind::parse(&kind).ok_or_else(|| Error::corrupt(KIND))?,
        })
    }
}

fn place(row: Uuid, office: OfficeId) -> Place {
    Place { column: KIND, row, office: office.0 }
}
