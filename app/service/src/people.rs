//! Participants: finding, adding, and one person's page.

mod form;
mod list;
mod page;

use std::collections::BTreeMap;

use domain::ids::PersonId;

pub use form::PersonForm;
pub use list::PersonLine;
pub use page::PersonPage;

use crate::Services;
use crate::actor::Staff;
use crate::enrolments::Enrolment;
use crate::error::{Error, Outcome};

impl Services {
    /// Each person's newest enrolment.
    pub(crate) async fn newest_enrolments(&self, staff: &Staff) -> Outcome<BTreeMap<PersonId, Enrolment>> {
        let mut newest = BTreeMap::new();
        for record in self.store.enrolments(staff.office).await? {
            newest.insert(record.person_id, record.try_into()?);
        }
        Ok(newest)
    }

    pub(crate) async fn newest_enrolment(&self, person: PersonId) -> Outcome<Enrolment> {
        let records = self.store.enrolments_of(person).await?;
        records.into_iter().next_back().ok_or(Error::NotFound)?.try_into()
    }

    /// In which group each person is today.
    pub(crate) async fn group_codes_today(&self, staff: &Staff) -> Outcome<BTreeMap<PersonId, String>> {
        let today = self.today(staff)?;
        let groups = self.store.groups(staff.office).await?;
        let codes: BTreeMap<_, _> = groups.into_iter().map(|group| (group.id, group.code)).collect();
        let mut today_in = BTreeMap::new();
        for stay in self.store.memberships(staff.office).await? {
            if crate::groups::stay_of(&stay)?.covers(today)
                && let Some(code) = codes.get(&stay.group_id)
            {
                today_in.insert(stay.person_id, code.clone());
            }
        }
        Ok(today_in)
    }
}
