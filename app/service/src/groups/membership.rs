//! Who joins a group and who leaves it.

use domain::group::{self, Membership};
use domain::ids::{EnrolmentId, GroupId};
use jiff::civil::Date;
use uuid::Uuid;

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::enrolments::Enrolment;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{GroupRecord, MembershipRecord};
use crate::time;

impl Services {
    /// Adds somebody to a group from a day on: he is expected from then on (rule C4).
    ///
    /// # Errors
    /// `NotFound` unless the actor manages groups; `Invalid` on `from`, if no module begins then too;
    /// `Refused("group-full")` if no place is left (rule A7) or he cannot be at one of the group's times,
    /// `Refused("already-member")`, `Refused("not-running")`.
    pub async fn add_member(&self, actor: &Actor, group: GroupId, enrolment: EnrolmentId, from: &str) -> Outcome<()> {
        let staff = actor.may(Permission::ManageGroups)?;
        let (record, membership) = self.new_membership(staff, group, enrolment, from).await?;
        let from = time::date(&membership.from_on)?;
        if !self.begins_on(&record, from).await? {
            return Err(Error::invalid("from", "not-a-beginning"));
        }
        let entry = self.entry(actor, "group.add-member", membership.person_id);
        let expected_from = time::day_start(from, &staff.zone)?;
        Ok(self.store.add_membership(&membership, expected_from, &entry).await?)
    }

    /// A stay that may be stored, with its group.
    pub(crate) async fn new_membership(
        &self,
        staff: &Staff,
        group: GroupId,
        enrolment: EnrolmentId,
        from: &str,
    ) -> Outcome<(GroupRecord, MembershipRecord)> {
        let from: Date = from.parse().map_err(|_| Error::invalid("from", "date-shape"))?;
        let groups = self.store.groups(staff.office).await?;
        let record = groups.into_iter().find(|record| record.id == group).ok_or(Error::NotFound)?;
        let enrolment: Enrolment =
            self.store.enrolment(staff.office, enrolment).await?.ok_or(Error::NotFound)?.try_into()?;
        if enrolment.state.is_ended() {
            return Err(Error::Refused("not-running"));
        }
        let stays = self.store.memberships(staff.office).await?;
        if stays.iter().any(|stay| stay.enrolment_id == enrolment.id && stay.to_on.is_none()) {
            return Err(Error::Refused("already-member"));
        }
        if i64::try_from(most_members(group, &stays, from)?).unwrap_or(i64::MAX) >= record.places {
            return Err(Error::Refused("group-full"));
        }
        let membership = MembershipRecord {
            id: self.random.id(),
            group_id: group,
            enrolment_id: enrolment.id,
            person_id: enrolment.person,
            from_on: from.to_string(),
            to_on: None,
            added_by: staff.id,
            added_at: self.now(),
        };
        Ok((record, membership))
    }

    /// Ends a stay on a day: he is no longer expected after it; what was recorded stays (rule C4).
    ///
    /// # Errors
    /// `NotFound` unless the actor manages groups; `Invalid` on `last_day`; `Refused("changed-meanwhile")`.
    pub async fn end_membership(&self, actor: &Actor, membership: Uuid, last_day: &str) -> Outcome<()> {
        let staff = actor.may(Permission::ManageGroups)?;
        let last: Date = last_day.parse().map_err(|_| Error::invalid("last_day", "date-shape"))?;
        let stays = self.store.memberships(staff.office).await?;
        let stay = stay_of(stays.iter().find(|stay| stay.id == membership).ok_or(Error::NotFound)?)?;
        if last < stay.from {
            return Err(Error::invalid("last_day", "period-order"));
        }
        let next = last.tomorrow().map_err(|_| Error::invalid("last_day", "date-shape"))?;
        let free_from = time::day_start(next, &staff.zone)?;
        let entry = self.entry(actor, "group.end-membership", membership);
        Ok(self.store.end_membership(staff.office, membership, &last.to_string(), free_from, &entry).await?)
    }
}

/// The most members that a group has on any day from `first` on.
pub(crate) fn most_members(group: GroupId, stays: &[MembershipRecord], first: Date) -> Outcome<usize> {
    let own = stays.iter().filter(|stay| stay.group_id == group);
    Ok(group::most_at_once(&own.map(stay_of).collect::<Outcome<Vec<_>>>()?, first))
}

/// The days of a stay.
pub(crate) fn stay_of(record: &MembershipRecord) -> Outcome<Membership> {
    Ok(Membership { from: time::date(&record.from_on)?, to: record.to_on.as_deref().map(time::date).transpose()? })
}
