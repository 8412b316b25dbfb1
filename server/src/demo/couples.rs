use domain::enrolment::State;
use service::actor::Actor;
use service::error::{Error, Outcome};

use super::invented;
use super::world::World;

impl World {
    /// A trainer asks for joint work of a couple.
    pub(super) async fn ask_for_joint_work(&mut self, person: usize) -> Outcome<()> {
        let who = &self.people[person];
        if who.state != State::Active {
            return Ok(());
        }
        let trainer = &self.team.trainers[who.trainer];
        let asked = self.services.store.couples(self.office).await?.len();
        self.services.ask_for_joint_work(trainer, who.enrolment()?, invented::partner(asked)).await
    }

    /// One side approves it.
    pub(super) async fn approve(&mut self, person: usize, by: Actor) -> Outcome<()> {
        let enrolment = self.people[person].enrolment()?;
        let couples = self.services.store.couples(self.office).await?;
        match couples.iter().find(|couple| couple.enrolment_id == enrolment) {
            Some(couple) => self.services.decide_joint_work(&by, couple.id, true).await,
            // It was not asked for: his story was too short for that.
            None if self.people[person].state != State::Active => Ok(()),
            None => Err(Error::NotFound),
        }
    }
}
