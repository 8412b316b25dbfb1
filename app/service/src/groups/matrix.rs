//! The matrix people × sessions of a group.

use std::collections::BTreeSet;

use domain::group::Membership;
use domain::ids::{GroupId, OccurrenceId, PersonId};
use jiff::civil::Date;
use uuid::Uuid;

use super::membership::stay_of;
use crate::Services;
use crate::actor::Staff;
use crate::enrolments::mark_of;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{HistoryRecord, MembershipRecord, OccurrenceRecord};

/// A member of a group.
#[derive(Debug, Clone)]
pub struct MemberView {
    /// Key of the stay.
    pub membership: Uuid,
    /// Who.
    pub person: PersonId,
    /// Full name.
    pub name: String,
    /// First and last day.
    pub stay: Membership,
    /// One cell for each of the group's sessions, in order; none: not expected.
    pub cells: Vec<Option<Cell>>,
}

/// What the matrix shows of one person at one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Not held yet, or not recorded.
    Open,
    /// Recorded.
    Marked(domain::attendance::Mark),
    /// Cancelled by the centre.
    Cancelled,
}

/// One column of the matrix.
#[derive(Debug, Clone)]
pub struct Column {
    /// For the link to the session.
    pub occurrence: OccurrenceId,
    /// The day.
    pub on: Date,
    /// Its number in the programme's stage.
    pub number: u16,
    /// Whether its page is open to whoever looks at it: he leads it or reviews outcomes.
    pub may_open: bool,
}

impl Services {
    /// Which of these sessions, given by start, somebody leads or may see as who reviews outcomes.
    pub(super) async fn open_to(
        &self,
        staff: &Staff,
        sessions: &[OccurrenceRecord],
    ) -> Outcome<BTreeSet<OccurrenceId>> {
        if Permission::SeeOutcomes.is_given_to(&staff.roles) {
            return Ok(sessions.iter().map(|session| session.id).collect());
        }
        let (Some(first), Some(last)) = (sessions.first(), sessions.last()) else { return Ok(BTreeSet::new()) };
        let leads = self.store.leads(staff.office, first.starts_at, last.starts_at + 1).await?;
        Ok(leads.into_iter().filter(|lead| lead.staff_id == staff.id).map(|lead| lead.occurrence_id).collect())
    }

    pub(super) async fn members(
        &self,
        staff: &Staff,
        group: GroupId,
        stays: &[MembershipRecord],
        columns: &[Column],
    ) -> Outcome<Vec<MemberView>> {
        let mut members = Vec::new();
        for stay in stays.iter().filter(|stay| stay.group_id == group) {
            let person = self.store.person(staff.office, stay.person_id).await?.ok_or(Error::NotFound)?;
            let sessions = self.store.history_of(stay.person_id).await?;
            let cell = |column: &Column| {
                let session = sessions.iter().find(|session| session.occurrence_id == column.occurrence);
                session.map(cell_of).transpose()
            };
            members.push(MemberView {
                membership: stay.id,
                person: stay.person_id,
                name: self.person_name(&person)?.full(),
                stay: stay_of(stay)?,
                cells: columns.iter().map(cell).collect::<Outcome<_>>()?,
            });
        }
        let order = domain::order::Order::for_language(staff.language);
        members.sort_by_cached_key(|member| order.key(&member.name));
        Ok(members)
    }
}

fn cell_of(session: &HistoryRecord) -> Outcome<Cell> {
    if !session.live {
        return Ok(Cell::Cancelled);
    }
    Ok(mark_of(session.mark.as_deref(), session.late_minutes)?.map_or(Cell::Open, Cell::Marked))
}
