//! Sessions whose stored instant no longer is what their clock and zone say: zone rules change (rule D1).

use domain::slot::{Slot, Zone};

use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Outcome};
use crate::ports::{OccurrenceRecord, TimesRecord};
use crate::time;

impl Services {
    /// Such sessions still to come, in all offices. For the operator's check: it tells nothing of anybody.
    ///
    /// # Errors
    /// From the store.
    pub async fn drifted_sessions(&self) -> Outcome<Vec<TimesRecord>> {
        let mut drifted = Vec::new();
        for office in self.store.offices().await? {
            for session in self.store.occurrences(office.id, self.now(), i64::MAX).await? {
                let times = times(&session)?;
                if session.live && times.stored != times.right {
                    drifted.push(times);
                }
            }
        }
        Ok(drifted)
    }

    /// Derives their instants anew, all or none: on the clock of their venue nobody's appointment moves. Whoever can
    /// start this program with its database could change everything anyway: that is the authorisation.
    ///
    /// # Errors
    /// `Refused("taken-meanwhile")` if two of them would overlap then, `Refused("changed-meanwhile")` if one was moved.
    pub async fn repair_times(&self, drifted: &[TimesRecord]) -> Outcome<()> {
        if drifted.is_empty() {
            return Ok(());
        }
        let entry = self.entry(&Actor::Anonymous, "operator.repair-times", drifted.len());
        Ok(self.store.set_times(drifted, &entry).await?)
    }
}

fn times(session: &OccurrenceRecord) -> Outcome<TimesRecord> {
    let slot = Slot {
        start: time::civil(&session.civil_start)?,
        minutes: u16::try_from(session.minutes).map_err(|_| Error::corrupt("occurrence.minutes"))?,
        zone: Zone::parse(&session.zone).map_err(|_| Error::corrupt("occurrence.zone"))?,
    };
    Ok(TimesRecord {
        occurrence_id: session.id,
        office_id: session.office_id,
        stored: (session.starts_at, session.ends_at),
        right: (slot.starts_at().as_second(), slot.ends_at().as_second()),
    })
}
