//! Moving running enrolments and groups to another version, with what it changes for each (rule A1).

use std::sync::Arc;

use domain::ids::{EnrolmentId, GroupId, PersonId, ProgrammeId};
use domain::order::Order;
use domain::programme::{Consequences, Template, consequences};

use super::Version;
use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::{GroupRecord, Moved};

/// Who can be moved to a version.
#[derive(Debug, Clone)]
pub struct Moving {
    /// The version that they are moved to.
    pub to: Version,
    /// Participants on other versions, by name.
    pub people: Vec<PersonMove>,
    /// Groups on other versions, by code.
    pub groups: Vec<GroupMove>,
}

/// A participant on another version.
#[derive(Debug, Clone)]
pub struct PersonMove {
    /// Which enrolment.
    pub enrolment: EnrolmentId,
    /// Who.
    pub person: PersonId,
    /// Full name.
    pub name: String,
    /// The version that he is on.
    pub from: ProgrammeId,
    /// Its texts, for titles.
    pub from_template: Arc<Template>,
    /// What changes for him.
    pub consequences: Consequences,
    /// The code of his group, if that stays on another version.
    pub group_elsewhere: Option<String>,
}

/// A group on another version.
#[derive(Debug, Clone)]
pub struct GroupMove {
    /// Which group.
    pub group: GroupId,
    /// Its code.
    pub code: String,
    /// The version that it is on.
    pub from: ProgrammeId,
    /// Keys of its sessions to come that the other version does not know: they have to be planned anew first.
    pub unknown: Vec<String>,
}

impl Services {
    /// Who can be moved to a version, with what it changes for each.
    ///
    /// # Errors
    /// `NotFound` unless the actor writes the office's programme and the office can use the version.
    pub async fn moving(&self, actor: &Actor, to: ProgrammeId) -> Outcome<Moving> {
        let staff = actor.may(Permission::WriteProgramme)?;
        let to = self.manual(actor, Some(to)).await?;
        let mut groups = Vec::new();
        for group in self.store.groups(staff.office).await?.iter().filter(|group| group.programme_id != to.id) {
            groups.push(self.group_move(group, &to.template).await?);
        }
        groups.sort_by(|one, other| one.code.cmp(&other.code));
        let people = self.person_moves(staff, &to, &groups).await?;
        Ok(Moving { to, people, groups })
    }

    /// Moves those who were chosen, all or none; each is named with the version that he was on when this was looked at.
    ///
    /// # Errors
    /// `NotFound` as [`Services::moving`]; `Invalid` on `chosen` if nobody is; `Refused("changed-meanwhile")` if
    /// somebody is on another version by now; `Refused("group-plan-unknown")` if a group has sessions to come that the
    /// version does not know.
    pub async fn move_to_version(&self, actor: &Actor, to: ProgrammeId, chosen: &[Moved]) -> Outcome<usize> {
        let staff = actor.may(Permission::WriteProgramme)?;
        let moving = self.moving(actor, to).await?;
        if chosen.is_empty() {
            return Err(Error::invalid("chosen", "move-nobody"));
        }
        for moved in chosen {
            let is_known = match moved {
                Moved::Enrolment { id, from } => {
                    moving.people.iter().any(|person| person.enrolment == *id && person.from == *from)
                }
                Moved::Group { id, from } => {
                    moving.groups.iter().any(|group| group.group == *id && group.from == *from)
                }
            };
            if !is_known {
                return Err(Error::Refused("changed-meanwhile"));
            }
            let is_blocked = |group: &&GroupMove| matches!(moved, Moved::Group { id, .. } if *id == group.group);
            if moving.groups.iter().find(is_blocked).is_some_and(|group| !group.unknown.is_empty()) {
                return Err(Error::Refused("group-plan-unknown"));
            }
        }
        let entry = self.entry(actor, "programme.move", to);
        self.store.move_to_programme(staff.office, to, chosen, &entry).await?;
        Ok(chosen.len())
    }

    async fn person_moves(&self, staff: &Staff, to: &Version, groups: &[GroupMove]) -> Outcome<Vec<PersonMove>> {
        let today = self.today(staff)?;
        let codes = self.group_codes_today(staff).await?;
        let mut moves = Vec::new();
        for (person, enrolment) in self.newest_enrolments(staff).await? {
            if enrolment.programme == to.id || enrolment.state.is_ended() {
                continue;
            }
            let record = self.store.person(staff.office, person).await?.ok_or(Error::NotFound)?;
            let from_template = self.programmes.template(&*self.store, enrolment.programme).await?;
            let sessions = self.store.history_of(person).await?;
            let history = crate::enrolments::history_of(&enrolment, &sessions)?;
            let code = codes.get(&person).filter(|code| groups.iter().any(|group| group.code == **code));
            moves.push(PersonMove {
                enrolment: enrolment.id,
                person,
                name: self.person_name(&record)?.full(),
                from: enrolment.programme,
                consequences: consequences(&from_template, &to.template, &history, today),
                from_template,
                group_elsewhere: code.cloned(),
            });
        }
        let order = Order::for_language(staff.language);
        moves.sort_by_cached_key(|person| order.key(&person.name));
        Ok(moves)
    }

    async fn group_move(&self, group: &GroupRecord, to: &Template) -> Outcome<GroupMove> {
        let sessions = self.store.occurrences_of_group(group.id).await?;
        let ahead = sessions.iter().filter(|session| session.live && session.starts_at > self.now());
        let mut unknown: Vec<String> =
            ahead.map(|session| session.session_key.clone()).filter(|key| to.session(key).is_none()).collect();
        unknown.sort();
        unknown.dedup();
        Ok(GroupMove { group: group.id, code: group.code.clone(), from: group.programme_id, unknown })
    }
}
