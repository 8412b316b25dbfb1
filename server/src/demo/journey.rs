use domain::enrolment::{State, Track};
use domain::role::Sex;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Weekday};
use service::error::{Error, Outcome};
use service::people::PersonForm;

use super::agenda::Event;
use super::fates::Way;
use super::texts;
use super::world::World;

/// From the first training session to the look at what is there, in days: 25 weekly sessions.
const PROGRAMME: i64 = 24 * 7 + 1;
/// The midpoint talk is planned so long after the first session, in days.
const TO_MIDPOINT: i64 = 10 * 7;

impl World {
    /// Somebody is referred.
    pub(super) async fn refer(&mut self, person: usize) -> Outcome<()> {
        let form = self.form(person);
        let id = self.services.add_person(self.coordinator(), &form).await?;
        let enrolment = self.services.store.enrolments_of(id).await?.pop().ok_or(Error::NotFound)?.id;
        self.people[person].known = Some((id, enrolment));
        self.numbers.insert(id, person);
        self.goes_on(person, 2, 11, State::Contacted);
        Ok(())
    }

    fn form(&self, person: usize) -> PersonForm {
        let who = &self.people[person];
        PersonForm {
            surname: who.invented.surname.to_owned(),
            given: who.invented.given.to_owned(),
            patronymic: who.invented.patronymic.to_owned(),
            sex: Sex::Man,
            phone: who.invented.phone.clone(),
            iin: who.invented.iin.clone(),
            language: who.language,
            basis: who.invented.basis,
            track: if who.group().is_some() { Track::Group } else { Track::Individual },
            referred_on: self.now().date().to_string(),
        }
    }

    /// He goes on to another state, and what follows from it is planned.
    pub(super) async fn move_on(&mut self, person: usize, to: State) -> Outcome<()> {
        let who = &self.people[person];
        if !who.state.may_become(to) {
            return Ok(());
        }
        let reason = texts::reason(to, who.language);
        self.services.move_on(self.coordinator(), who.enrolment()?, to, reason).await?;
        self.people[person].state = to;
        match to {
            State::Contacted => self.goes_on(person, 3, 15, State::InClearing),
            State::InClearing => self.begin_clearing(person).await?,
            State::Admitted => self.goes_on(person, 2, 16, State::Contracted),
            State::Contracted => self.sign_contract(person).await?,
            State::Active => self.begin_training(person),
            State::Completed => {
                self.leave(person).await?;
                self.goes_on(person, 10, 12, State::FollowUp);
            }
            State::FollowUp => self.at(self.now(), Event::PlansFollowUp { person, talk: 0 }),
            _ => self.leave(person).await?,
        }
        Ok(())
    }

    /// The next step, unless his story ends here. Offices are closed on Sundays.
    fn goes_on(&mut self, person: usize, days: i64, hour: i8, to: State) {
        let who = &self.people[person];
        if who.fate.way == Way::Stays(who.state) {
            return;
        }
        let day = self.now().date().saturating_add(days.days());
        let is_free = day.weekday() == Weekday::Sunday && !matches!(who.fate.way, Way::Clears(_));
        let day = if is_free { day.saturating_add(1.days()) } else { day };
        self.at(day.at(hour, 20, 0, 0), Event::Moves { person, to });
    }

    async fn begin_clearing(&mut self, person: usize) -> Outcome<()> {
        let last = self.plan_clearing(person).await?;
        let to = match self.people[person].fate.way {
            Way::Ends(to) => to,
            Way::Fades => State::DroppedOut,
            _ => State::Admitted,
        };
        let days = i64::from((last - self.now().date()).get_days()) + 1;
        self.goes_on(person, days, 11, to);
        Ok(())
    }

    async fn sign_contract(&mut self, person: usize) -> Outcome<()> {
        let who = &self.people[person];
        if !who.invented.phone.is_empty() {
            let trainer = &self.team.trainers[who.trainer];
            let code = self.services.hand_over_code(trainer, who.id()?).await?;
            self.people[person].code = Some(code);
        }
        if self.people[person].fate.way == Way::Stays(State::Contracted) { Ok(()) } else { self.join(person).await }
    }

    /// He joins his group where its next module begins, or begins alone.
    pub(super) async fn join(&mut self, person: usize) -> Outcome<()> {
        let begins = match self.people[person].group() {
            Some(group) => self.join_group(person, group).await?,
            None => Some(self.plan_training_alone(person).await?),
        };
        let (at, event) = match begins {
            Some(first) => (first.saturating_sub(3.hours()), Event::Moves { person, to: State::Active }),
            None => (self.now().saturating_add(7.days()), Event::Joins { person }),
        };
        self.at(at.max(self.now()), event);
        Ok(())
    }

    /// None if the group has not opened, or is full.
    async fn join_group(&self, person: usize, group: usize) -> Outcome<Option<DateTime>> {
        let today = self.now().date();
        let (Some(id), Some(session)) = (self.groups[group].id, self.next_entry(group, today)) else { return Ok(None) };
        let (enrolment, from) = (self.people[person].enrolment()?, session.start.date().to_string());
        match self.services.add_member(self.coordinator(), id, enrolment, &from).await {
            Ok(()) => Ok(Some(session.start)),
            Err(Error::Refused("group-full")) => Ok(None),
            Err(why) => Err(why),
        }
    }

    fn begin_training(&mut self, person: usize) {
        let first = self.now();
        self.at(first.saturating_add(TO_MIDPOINT.days()), Event::PlansMidpoint { person });
        self.at(first.saturating_add(PROGRAMME.days()), Event::Reviews { person });
    }

    /// Completes the programme if everything is there (rule A8); else it is looked at again a week later.
    pub(super) async fn review(&mut self, person: usize) -> Outcome<()> {
        if self.people[person].state != State::Active {
            return Ok(());
        }
        let page = self.services.person_page(self.coordinator(), self.people[person].id()?).await?;
        if page.standing.is_complete() {
            return self.move_on(person, State::Completed).await;
        }
        self.at(self.now().saturating_add(7.days()), Event::Reviews { person });
        Ok(())
    }

    /// Ends what is planned for somebody who does not come any more, or not for a while.
    async fn leave(&mut self, person: usize) -> Outcome<()> {
        self.cancel_appointments(person).await?;
        let (enrolment, today) = (self.people[person].enrolment()?, self.now().date());
        let stays = self.services.store.memberships(self.office).await?;
        for stay in stays.iter().filter(|stay| stay.enrolment_id == enrolment && stay.to_on.is_none()) {
            let first: Date = stay.from_on.parse().map_err(|_| Error::Broken(stay.from_on.clone()))?;
            self.services.end_membership(self.coordinator(), stay.id, &today.max(first).to_string()).await?;
        }
        Ok(())
    }
}
