//! What the planner asks.

use domain::availability::{Availability, Away, Busy};
use domain::ids::OfficeId;
use jiff::civil::Date;

use super::{daily, weekly};
use crate::Services;
use crate::error::{Error, Outcome};
use crate::ports::{AvailabilityRecord, Held, Whom};
use crate::time;

impl Services {
    /// What is known of these between two days, both included.
    pub(crate) async fn availability_of(
        &self,
        office: OfficeId,
        whom: Whom<'_>,
        from: Date,
        to: Date,
    ) -> Outcome<Availability> {
        let (from, to) = with_the_night_before(from, to);
        known(&self.store.availability(office, whom, (&from, &to)).await?)
    }
}

/// A night shift of the day before may go on into the first day.
pub(crate) fn with_the_night_before(from: Date, to: Date) -> (String, String) {
    (from.yesterday().unwrap_or(from).to_string(), to.to_string())
}

/// What these hours, days and absences come to.
pub(crate) fn known(records: &[AvailabilityRecord]) -> Outcome<Availability> {
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
