//! What the planning form offers.

use std::sync::Arc;

use domain::enrolment::State;
use domain::ids::{EnrolmentId, StaffId};
use domain::programme::Template;
use jiff::civil::Date;

use crate::Services;
use crate::actor::Actor;
use crate::error::{Error, Outcome};
use crate::groups::GroupView;
use crate::permissions::Permission;
use crate::ports::RoomRecord;

/// What the form offers.
#[derive(Debug, Clone)]
pub struct Choices {
    /// Groups of the office.
    pub groups: Vec<GroupView>,
    /// Participants whose programme runs, by name.
    pub participants: Vec<PersonChoice>,
    /// Trainers, by name.
    pub trainers: Vec<(StaffId, String)>,
    /// Rooms that may be planned, by name.
    pub rooms: Vec<RoomRecord>,
    /// The newest version, for the choice of the first session.
    pub template: Arc<Template>,
    /// Today at the venue.
    pub today: Date,
}

/// A participant for whom sessions can be planned.
#[derive(Debug, Clone)]
pub struct PersonChoice {
    /// On which enrolment.
    pub enrolment: EnrolmentId,
    /// Full name.
    pub name: String,
}

impl Services {
    /// What the planning form offers.
    ///
    /// # Errors
    /// `NotFound` unless the actor plans sessions.
    pub async fn plan_choices(&self, actor: &Actor) -> Outcome<Choices> {
        let staff = actor.may(Permission::Plan)?;
        let order = domain::order::Order::for_language(staff.language);
        let mut participants = Vec::new();
        for (person, enrolment) in self.newest_enrolments(staff).await? {
            if enrolment.state.is_ended() && enrolment.state != State::FollowUp {
                continue;
            }
            let record = self.store.person(staff.office, person).await?.ok_or(Error::NotFound)?;
            participants.push(PersonChoice { enrolment: enrolment.id, name: self.person_name(&record)?.full() });
        }
        participants.sort_by_cached_key(|choice| order.key(&choice.name));
        let mut trainers = self.trainers(staff).await?;
        trainers.sort_by_cached_key(|(_, name)| order.key(name));
        Ok(Choices {
            groups: self.groups(actor).await?,
            participants,
            trainers,
            rooms: self.open_rooms(staff).await?,
            template: self.programmes.template(&*self.store, self.newest_programme(staff.office).await?).await?,
            today: self.today(staff)?,
        })
    }
}
