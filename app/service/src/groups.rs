//! Training groups and their dated membership (rules A7, C4).

mod matrix;
mod membership;
mod page;

use domain::ids::GroupId;
use domain::language::Language;
use jiff::civil::Date;

pub use matrix::{Cell, Column, MemberView};
pub(crate) use membership::{most_members, stay_of};
pub use page::{GoesOn, GroupPage};

use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{GroupRecord, MembershipRecord};

/// A group in a list.
#[derive(Debug, Clone)]
pub struct GroupView {
    /// Key of the row.
    pub id: GroupId,
    /// Short code.
    pub code: String,
    /// Language it is held in.
    pub language: Language,
    /// Members today.
    pub members: usize,
    /// Places.
    pub places: i64,
}

impl Services {
    /// The groups of the office.
    ///
    /// # Errors
    /// `NotFound` unless the actor sees the calendar.
    pub async fn groups(&self, actor: &Actor) -> Outcome<Vec<GroupView>> {
        let staff = actor.may(Permission::SeeCalendar)?;
        let today = self.today(staff)?;
        let stays = self.store.memberships(staff.office).await?;
        let groups = self.store.groups(staff.office).await?;
        groups.into_iter().map(|group| group_view(group, &stays, today)).collect()
    }

    /// Opens a group on the newest version of the programme.
    ///
    /// # Errors
    /// `NotFound` unless the actor manages groups; `Invalid` on `code` or `places`; `Refused("already-there")`.
    pub async fn open_group(&self, actor: &Actor, code: &str, language: Language, places: i64) -> Outcome<GroupId> {
        let staff = actor.may(Permission::ManageGroups)?;
        let code = code.trim();
        if code.is_empty() || code.chars().count() > 12 {
            return Err(Error::invalid("code", "group-code"));
        }
        if !(1..=12).contains(&places) {
            return Err(Error::invalid("places", "group-places"));
        }
        let group = GroupRecord {
            id: self.random.id().into(),
            office_id: staff.office,
            programme_id: self.newest_programme(staff.office).await?,
            code: code.to_owned(),
            language: language.code().to_owned(),
            places,
            created_at: self.now(),
        };
        let entry = self.entry(actor, "group.open", group.id);
        self.store.add_group(&group, &entry).await?;
        Ok(group.id)
    }
}

fn group_view(group: GroupRecord, stays: &[MembershipRecord], on: Date) -> Outcome<GroupView> {
    let mut members = 0;
    for stay in stays.iter().filter(|stay| stay.group_id == group.id) {
        members += usize::from(stay_of(stay)?.covers(on));
    }
    Ok(GroupView {
        id: group.id,
        code: group.code,
        language: Language::parse(&group.language).ok_or_else(|| Error::corrupt("training_group.language"))?,
        members,
        places: group.places,
    })
}
