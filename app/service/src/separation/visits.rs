//! Visits of whoever is protected: the planner keeps the other one away from them (rule D6).

use domain::ids::{ProtectedId, StaffId, VisitId};
use domain::slot::Slot;
use jiff::civil::{Date, Time};

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{StoreError, VisitRecord};
use crate::time;

/// Longest visit, in minutes.
const LONGEST: u16 = 480;

/// What is typed to record a visit.
#[derive(Debug, Clone)]
pub struct VisitForm {
    /// Who comes.
    pub protected: ProtectedId,
    /// With whom; none: nobody was chosen.
    pub staff: Option<StaffId>,
    /// Whether at the centre; else it is elsewhere in the city.
    pub is_here: bool,
    /// ISO date.
    pub day: String,
    /// `HH:MM` on the office's clock.
    pub time: String,
    /// Planned length.
    pub minutes: String,
}

impl Services {
    /// Records a visit.
    ///
    /// # Errors
    /// `NotFound` unless an advocate asks and she is of the office; `Invalid` on a field, on `day` if she would be too near
    /// to somebody. It does not say to whom: where a participant is stays on the other side (rule F3).
    pub async fn add_visit(&self, actor: &Actor, form: &VisitForm) -> Outcome<()> {
        let staff = actor.may(Permission::KeepApart)?;
        let known = self.store.protected_people(staff.office).await?;
        known.iter().find(|protected| protected.id == form.protected).ok_or(Error::NotFound)?;
        let with = form.staff.ok_or(Error::invalid("staff", "choice-missing"))?;
        let colleagues = self.store.staff_of(staff.office).await?;
        colleagues.iter().find(|colleague| colleague.id == with).ok_or(Error::NotFound)?;
        let slot = checked_slot(staff, form)?;
        if slot.starts_at() < self.clock.now() {
            return Err(Error::invalid("day", "visit-past"));
        }
        let record = VisitRecord {
            id: self.random.id().into(),
            office_id: staff.office,
            protected_id: form.protected,
            staff_id: with,
            place: if form.is_here { "here" } else { "elsewhere" }.to_owned(),
            civil_start: time::civil_text(slot.start),
            zone: slot.zone.name().to_owned(),
            minutes: i64::from(slot.minutes),
            starts_at: slot.starts_at().as_second(),
            ends_at: slot.ends_at().as_second(),
        };
        let entry = self.entry(actor, "apart.visit", record.id);
        match self.store.add_visit(&record, &entry).await {
            Err(StoreError::PersonBusy) => Err(Error::invalid("day", "apart-not-then")),
            outcome => Ok(outcome?),
        }
    }

    /// Cancels a visit.
    ///
    /// # Errors
    /// `NotFound` unless an advocate asks; `Refused("changed-meanwhile")` if it was cancelled before.
    pub async fn cancel_visit(&self, actor: &Actor, id: VisitId) -> Outcome<()> {
        let staff = actor.may(Permission::KeepApart)?;
        let entry = self.entry(actor, "apart.visit-cancel", id);
        Ok(self.store.cancel_visit(staff.office, id, &entry).await?)
    }
}

fn checked_slot(staff: &Staff, form: &VisitForm) -> Outcome<Slot> {
    let day: Date = form.day.trim().parse().map_err(|_| Error::invalid("day", "date-shape"))?;
    let at: Time = form.time.trim().parse().map_err(|_| Error::invalid("time", "time-shape"))?;
    let minutes: Option<u16> = form.minutes.trim().parse().ok().filter(|minutes| (1..=LONGEST).contains(minutes));
    let minutes = minutes.ok_or(Error::invalid("minutes", "visit-length"))?;
    Ok(Slot { start: day.to_datetime(at), minutes, zone: staff.zone.clone() })
}
