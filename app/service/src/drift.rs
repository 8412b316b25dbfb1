//! Sessions whose stored instant no longer is what their clock and zone say: zone rules change (rule D1).

use domain::ids::OccurrenceId;
use domain::slot::{Slot, Zone};

use crate::Services;
use crate::error::{Error, Outcome};
use crate::ports::OccurrenceRecord;
use crate::time;

impl Services {
    /// The keys of such sessions still to come, in all offices. For the operator's check: it tells nothing of anybody.
    ///
    /// # Errors
    /// From the store.
    pub async fn drifted_sessions(&self) -> Outcome<Vec<OccurrenceId>> {
        let mut drifted = Vec::new();
        for office in self.store.offices().await? {
            for session in self.store.occurrences(office.id, self.now(), i64::MAX).await? {
                if session.live && !stands_still(&session)? {
                    drifted.push(session.id);
                }
            }
        }
        Ok(drifted)
    }
}

fn stands_still(session: &OccurrenceRecord) -> Outcome<bool> {
    let slot = Slot {
        start: time::civil(&session.civil_start)?,
        minutes: u16::try_from(session.minutes).map_err(|_| Error::corrupt("occurrence.minutes"))?,
        zone: Zone::parse(&session.zone).map_err(|_| Error::corrupt("occurrence.zone"))?,
    };
    Ok(slot.starts_at().as_second() == session.starts_at && slot.ends_at().as_second() == session.ends_at)
}
