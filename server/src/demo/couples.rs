use domain::enrolment::State;
use domain::ids::OccurrenceId;
use service::actor::Actor;
use service::checks::Moment;
use service::error::Outcome;
use service::ports::CoupleRecord;

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

    /// One side approves it, if it was asked for.
    pub(super) async fn approve(&mut self, person: usize, by: Actor) -> Outcome<()> {
        match self.couple(person).await? {
            Some(couple) => self.services.decide_joint_work(&by, couple.id, true).await,
            None => Ok(()),
        }
    }

    /// Both partners are asked apart from one another whether it is safe; an advocate asks her (rule E3).
    pub(super) async fn check(&self, id: OccurrenceId, moment: Moment) -> Outcome<()> {
        let Some(session) = self.planned.get(&id) else { return Ok(()) };
        self.services.check_participant(&self.leader(session), id, moment, true, "").await?;
        self.services.check_partner(&self.team.advocate, id, moment, true, "").await
    }

    /// Whether both sides have approved.
    pub(super) async fn is_joint_work_open(&self, person: usize) -> Outcome<bool> {
        let couple = self.couple(person).await?;
        Ok(couple.is_some_and(|couple| couple.coordinator_at.is_some() && couple.advocate_at.is_some()))
    }

    async fn couple(&self, person: usize) -> Outcome<Option<CoupleRecord>> {
        let Some((_, enrolment)) = self.people[person].known else { return Ok(None) };
        let couples = self.services.store.couples(self.office).await?;
        Ok(couples.into_iter().find(|couple| couple.enrolment_id == enrolment))
    }
}
