//! What the planner asks.

use domain::availability::{Availability, Away, Busy};
use domain::ids::{OfficeId, PersonId};
use jiff::civil::Date;

use super::{daily, weekly};
use crate::Services;
use crate::actor::Staff;
use crate::error::{Error, Outcome};
use crate::ports::{AvailabilityRecord, Held, Whom};
use crate::time;

impl Services {
    /// What is known of the office's trainers and rooms and of these people between two days, both included.
    pub(crate) async fn availability(
        &self,
        staff: &Staff,
        people: &[PersonId],
        from: Date,
        to: Date,
    ) -> Outcome<Availability> {
        self.availability_of(staff.office, Whom::all_with(people), from, to).await
    }

    /// The same of some of them only.
    pub(crate) async fn availability_of(
        &self,
        office: OfficeId,
        whom: Whom<'_>,
        from: Date,
        to: Date,
    ) -> Outcome<Availability> {
        // A night shift of the day before may go on into the first day.
        let from = from.yesterday().unwrap_or(from).to_string();
        let records = self.store.availability(office, whom, &from, &to.to_string()).await?;
        known(&records)
    }
}

fn known(records: &[AvailabilityRecord]) -> Outcome<Availability> {
    let mut known = Availability::default();
    for record in records {
        note(&mut known, record)?;
    }
    Ok(known)
}

fn note(known: &mut Availability, record: &AvailabilityRecord) -> Outcome<()> {
    let corrupt = || Error::corrupt("hours");
    let first = || record.first_date.as_deref().ok_or_else(corrupt).and_then(time::date);
    let last = record.last_date.as_deref().map(time::date).transpose()?;
    let hours = record.from_minute.zip(record.until_minute);
    let week = || match (record.weekday, hours) {
        (Some(weekday), Some((from, until))) => weekly(weekday, from, until),
        _ => Err(corrupt()),
    };
    match record.held {
        Held::Works => known.works(record.who.into(), week()?),
        Held::Instead => {
            let hours = hours.map(|(from, until)| daily(from, until)).transpose()?;
            known.excepts(record.who.into(), first()?, hours);
        }
        Held::Leave => known.leaves(record.who.into(), Away { first: first()?, last: last.ok_or_else(corrupt)? }),
        Held::Opens => known.opens(record.who.into(), week()?),
        Held::Bound => known.binds(record.who.into(), Busy { weekly: week()?, first: first()?, last }),
    }
    Ok(())
}
