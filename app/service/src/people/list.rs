use std::collections::BTreeSet;

use domain::enrolment::State;
use domain::fold;
use domain::ids::PersonId;

use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::Outcome;
use crate::permissions::Permission;

/// A participant in a list.
#[derive(Debug, Clone)]
pub struct PersonLine {
    /// Key of the person.
    pub id: PersonId,
    /// Full name.
    pub name: String,
    /// Where he stands; none if he has no enrolment.
    pub state: Option<State>,
    /// Code of his group today.
    pub group: Option<String>,
    /// Phone as people read it.
    pub phone: Option<String>,
}

impl Services {
    /// The office's participants by name, narrowed by what was typed and by state.
    ///
    /// # Errors
    /// `NotFound` unless the actor sees people.
    pub async fn people(&self, actor: &Actor, query: &str, state: Option<State>) -> Outcome<Vec<PersonLine>> {
        let staff = actor.may(Permission::SeePeople)?;
        let found = self.matching(staff, query).await?;
        let states = self.newest_enrolments(staff).await?;
        let groups = self.group_codes_today(staff).await?;
        let mut lines = Vec::new();
        for record in self.store.people(staff.office).await? {
            let person_state = states.get(&record.id).map(|enrolment| enrolment.state);
            let is_wanted = found.as_ref().is_none_or(|found| found.contains(&record.id))
                && (state.is_none() || state == person_state);
            if is_wanted {
                lines.push(PersonLine {
                    id: record.id,
                    name: self.person_name(&record)?.full(),
                    state: person_state,
                    group: groups.get(&record.id).cloned(),
                    phone: self.open_phone(&record)?.map(|phone| phone.to_string()),
                });
            }
        }
        let order = domain::order::Order::for_language(staff.language);
        lines.sort_by_cached_key(|line| order.key(&line.name));
        Ok(lines)
    }

    /// Who matches every word that was typed; none if nothing was.
    pub(crate) async fn matching(&self, staff: &Staff, query: &str) -> Outcome<Option<BTreeSet<PersonId>>> {
        let mut found: Option<BTreeSet<PersonId>> = None;
        for word in fold::words(query) {
            let Some(prefix) = fold::longest_prefix(&word) else { continue };
            let token = self.search_token(&prefix);
            let people: BTreeSet<PersonId> =
                self.store.people_with_token(staff.office, &token).await?.into_iter().collect();
            found = Some(found.map_or_else(|| people.clone(), |before| &before & &people));
        }
        Ok(found)
    }
}
