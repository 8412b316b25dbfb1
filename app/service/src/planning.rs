//! Plan, look, commit (rules D2, D3): a series is checked as a whole, then written all or nothing.

mod around;
mod audience;
mod bookable;
mod choices;
mod dates;
mod ground;
mod leading;
mod look;
mod pairing;
mod repair;
mod request;

pub(crate) use around::{A_WEEK_LATER, Around, LONGEST_SERIES};
pub(crate) use bookable::OpenRoom;
pub use choices::{Choices, PersonChoice};
pub(crate) use ground::Ground;
pub use leading::LedByOne;
pub use look::{Look, LookedAt};
pub use request::{Change, PlanRequest, With};

use domain::ids::SeriesId;
use domain::slot::Slot;

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{ExpectedPerson, NewOccurrence, OccurrenceRecord};
use crate::time;

impl Services {
    /// Commits a plan: every session, all or nothing. The series' id comes with the form, so that sending the form
    /// twice plans once (R2).
    ///
    /// # Errors
    /// `NotFound` unless the actor plans sessions; whatever [`Services::look`] refuses; `Refused("plan-clashes")` if a
    /// date clashes, `Refused("taken-meanwhile")` if one was taken between look and commit. Nothing is written then.
    pub async fn commit_plan(&self, actor: &Actor, request: &PlanRequest) -> Outcome<usize> {
        let staff = actor.may(Permission::Plan)?;
        let look = self.look(actor, request).await?;
        if look.dates.iter().any(|date| !date.checked.clashes.is_empty()) {
            return match self.planned_before(staff, request.series, &look).await? {
                0 => Err(Error::Refused("plan-clashes")),
                count => Ok(count),
            };
        }
        let occurrences: Vec<NewOccurrence> =
            look.dates.iter().map(|date| self.new_occurrence(staff, request.series, &look, date)).collect();
        let series = self.new_series(staff, request.series, look.led_by_one.as_deref())?;
        let action = if look.led_by_one.is_some() { "session.plan-led-by-one" } else { "session.plan" };
        self.store.plan(&series, &occurrences, &self.entry(actor, action, series.id)).await?;
        Ok(occurrences.len())
    }

    /// How many sessions this very plan has put on the calendar already: if the form is sent twice, what it planned the
    /// first time stands in its own way (R2).
    async fn planned_before(&self, staff: &Staff, series: SeriesId, look: &Look) -> Outcome<usize> {
        let starts = || look.dates.iter().map(|date| date.checked.session.start.date());
        let (Some(first), Some(last)) = (starts().min(), starts().max()) else { return Ok(0) };
        let after = last.tomorrow().map_err(|_| Error::invalid("first", "date-shape"))?;
        let (from, to) = (time::day_start(first, &staff.zone)?, time::day_start(after, &staff.zone)?);
        let planned = self.store.occurrences(staff.office, from, to).await?;
        Ok(planned.iter().filter(|occurrence| occurrence.series_id == series).count())
    }

    fn new_occurrence(&self, staff: &Staff, series: SeriesId, look: &Look, date: &LookedAt) -> NewOccurrence {
        let session = &date.checked.session;
        let slot = Slot { start: session.start, minutes: session.minutes, zone: staff.zone.clone() };
        let occurrence = OccurrenceRecord {
            id: self.random.id().into(),
            office_id: staff.office,
            series_id: series,
            programme_id: look.programme,
            kind: look.kind.code().to_owned(),
            session_key: date.session_key.clone(),
            group_id: look.group.map(|group| group.0),
            room_id: session.room,
            civil_start: time::civil_text(session.start),
            zone: staff.zone.name().to_owned(),
            minutes: i64::from(session.minutes),
            starts_at: slot.starts_at().as_second(),
            ends_at: slot.ends_at().as_second(),
            live: true,
            register: "open".to_owned(),
            taken_at: None,
            taken_by: None,
        };
        let people = date
            .people
            .iter()
            .map(|(person, enrolment)| ExpectedPerson { person_id: *person, enrolment_id: *enrolment })
            .collect();
        NewOccurrence { occurrence, trainers: session.trainers.clone(), people }
    }
}
