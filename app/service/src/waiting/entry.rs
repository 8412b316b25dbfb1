//! Rolling entry: somebody joins a group where a module begins (rule A7).

use std::collections::BTreeMap;

use domain::ids::{EnrolmentId, GroupId};
use jiff::civil::Date;
use uuid::Uuid;

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{GroupRecord, MidwayEntry, OccurrenceRecord};
use crate::time;
use crate::vault::{Place, Side};

/// How long a reason is, in characters.
const REASON: std::ops::RangeInclusive<usize> = 10..=500;

impl Services {
    /// Adds somebody to a group from a day on that lies within a topic, for a reason.
    ///
    /// # Errors
    /// As [`Services::add_member`]; `NotFound` unless the actor may let somebody join midway; `Invalid` on `midway`.
    pub async fn add_member_midway(
        &self,
        actor: &Actor,
        group: GroupId,
        enrolment: EnrolmentId,
        from: &str,
        reason: &str,
    ) -> Outcome<()> {
        let staff = actor.may(Permission::AddMidway)?;
        let reason = reason.trim();
        if !REASON.contains(&reason.chars().count()) {
            return Err(Error::invalid("midway", "midway-reason"));
        }
        let (_, membership) = self.new_membership(staff, group, enrolment, from).await?;
        let place = place(staff, membership.id);
        let midway = MidwayEntry {
            membership_id: membership.id,
            reason_sealed: self.vault.seal(&*self.random, Side::Participants, place, reason)?,
            by_staff: staff.id,
            at: self.now(),
        };
        let entry = self.entry(actor, "group.add-midway", membership.person_id);
        let expected_from = time::day_start(time::date(&membership.from_on)?, &staff.zone)?;
        Ok(self.store.add_midway(&membership, &midway, expected_from, &entry).await?)
    }

    /// Why members of a group joined within a topic, by stay.
    pub(super) async fn midway_reasons(&self, staff: &Staff, group: GroupId) -> Outcome<BTreeMap<Uuid, String>> {
        let open = |entry: MidwayEntry| {
            let place = place(staff, entry.membership_id);
            let reason = self.vault.open_text(Side::Participants, place, &entry.reason_sealed)?;
            Ok((entry.membership_id, reason))
        };
        self.store.midway_entries(group).await?.into_iter().map(open).collect()
    }

    /// Whether who joins on a day begins with a module. A group that has not met yet begins with its first session.
    pub(crate) async fn begins_on(&self, group: &GroupRecord, day: Date) -> Outcome<bool> {
        let sessions = self.live_sessions(group.id).await?;
        let Some(at) = first_from(&sessions, day)? else { return Ok(true) };
        let template = self.programmes.template(&*self.store, group.programme_id).await?;
        Ok(at == 0 || template.beginnings().contains(&sessions[at].session_key.as_str()))
    }

    /// The next day on which somebody may join: where a module begins, or today if nothing is planned.
    pub(super) async fn next_entry(
        &self,
        group: &GroupRecord,
        sessions: &[OccurrenceRecord],
        today: Date,
    ) -> Outcome<Option<Date>> {
        let template = self.programmes.template(&*self.store, group.programme_id).await?;
        let begins = template.beginnings();
        let now = self.now();
        let Some(next) = sessions.iter().position(|session| session.starts_at > now) else { return Ok(Some(today)) };
        let may_begin =
            |(at, session): &(usize, &OccurrenceRecord)| *at == 0 || begins.contains(&session.session_key.as_str());
        let entry = sessions.iter().enumerate().skip(next).find(may_begin);
        entry.map(|(_, session)| Ok(time::civil(&session.civil_start)?.date())).transpose()
    }

    /// A group's sessions that are not cancelled, by start.
    pub(super) async fn live_sessions(&self, group: GroupId) -> Outcome<Vec<OccurrenceRecord>> {
        let mut sessions = self.store.occurrences_of_group(group).await?;
        sessions.retain(|session| session.live);
        Ok(sessions)
    }
}

const fn place(staff: &Staff, membership: Uuid) -> Place {
    Place { column: "midway_entry.reason", row: membership, office: staff.office.0 }
}

/// Which of the sessions is the first on a day or later.
fn first_from(sessions: &[OccurrenceRecord], day: Date) -> Outcome<Option<usize>> {
    for (at, session) in sessions.iter().enumerate() {
        if time::civil(&session.civil_start)?.date() >= day {
            return Ok(Some(at));
        }
    }
    Ok(None)
}
