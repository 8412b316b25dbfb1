use std::collections::BTreeMap;

use domain::ids::{OccurrenceId, PersonId, StaffId};
use domain::plan::{Commitment, Who};
use domain::slot::Slot;

use crate::Services;
use crate::actor::Staff;
use crate::error::Outcome;
use crate::ports::{OccurrenceRecord, Whom};
use crate::time;

impl Services {
    /// At which of these sessions somebody can be: free or not, whatever stands in the way (rules D3, D5, D6). They are
    /// not in their own way, nor in each other's; whoever comes to them may be (rule D6).
    pub(crate) async fn free_for(
        &self,
        staff: &Staff,
        person: PersonId,
        sessions: &[OccurrenceRecord],
    ) -> Outcome<Vec<bool>> {
        let starts = || sessions.iter().map(|session| session.starts_at);
        let (Some(first), Some(last)) = (starts().min(), starts().max()) else { return Ok(Vec::new()) };
        let days = (time::on_the_clock(first, &staff.zone)?.date(), time::on_the_clock(last, &staff.zone)?.date());
        let after = days.1.tomorrow().unwrap_or(days.1);
        let (from, to) = (time::day_start(days.0, &staff.zone)?, time::day_start(after, &staff.zone)?);
        let own: Vec<OccurrenceId> = sessions.iter().map(|session| session.id).collect();
        let ground = self.ground_between(staff, Whom::all_with(&[person]), days, &own).await?;
        let mut led: BTreeMap<OccurrenceId, Vec<StaffId>> = BTreeMap::new();
        for lead in self.store.leads(staff.office, from, to).await? {
            led.entry(lead.occurrence_id).or_default().push(lead.staff_id);
        }
        let is_free = |session: &OccurrenceRecord| {
            let leads = led.get(&session.id).map(Vec::as_slice).unwrap_or_default();
            let slot = Slot {
                start: time::civil(&session.civil_start)?,
                minutes: u16::try_from(session.minutes).unwrap_or(u16::MAX),
                zone: staff.zone.clone(),
            };
            let is_taken =
                ground.commitments.iter().any(|one| overlaps(one, session) && is_in_the_way(one, session, leads));
            Ok(!is_taken && ground.availability.person_is_free(person, &slot))
        };
        sessions.iter().map(is_free).collect()
    }
}

fn overlaps(one: &Commitment, session: &OccurrenceRecord) -> bool {
    one.starts_at.as_second() < session.ends_at && session.starts_at < one.ends_at.as_second()
}

/// Whatever binds him, and a trainer or a room that something other than a session keeps from it: he must not be with
/// them (rule D6).
fn is_in_the_way(one: &Commitment, session: &OccurrenceRecord, leads: &[StaffId]) -> bool {
    match one.who {
        Who::Person(_) => true,
        Who::Trainer(id) | Who::TrainerWith(id, _) => !one.is_session && leads.contains(&id),
        Who::Room(id) | Who::RoomWith(id, _) => !one.is_session && id == session.room_id,
    }
}
