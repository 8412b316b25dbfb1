use std::collections::BTreeMap;
use std::sync::Arc;

use domain::enrolment::State;
use domain::ids::{OccurrenceId, OfficeId, PersonId, RoomId};
use domain::programme::Template;
use domain::slot::{Slot, Zone};
use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan};
use service::actor::Actor;
use service::error::{Error, Outcome};
use service::ports::Clock as _;
use service::{Services, Settings};

use super::agenda::{Agenda, Event};
use super::clock::Simulated;
use super::dice::Dice;
use super::fates::{self, Joint, Way};
use super::groups::{self, Group};
use super::office::{self, Team};
use super::people::{self, Person};
use super::planning::Planned;
use super::seeded::Seeded;
use super::{ParticipantAccount, Scale, Summary};

/// The office, its people, and what is going to happen.
pub(super) struct World {
    /// The use cases on the simulated clock.
    pub(super) services: Services,
    pub(super) clock: Arc<Simulated>,
    pub(super) zone: Zone,
    /// Where history ends, on the office's clock.
    pub(super) present: DateTime,
    pub(super) begins: Date,
    pub(super) scale: Scale,
    pub(super) dice: Dice,
    pub(super) agenda: Agenda,
    pub(super) template: Template,
    pub(super) office: OfficeId,
    pub(super) team: Team,
    pub(super) rooms: Vec<RoomId>,
    pub(super) groups: Vec<Group>,
    pub(super) people: Vec<Person>,
    pub(super) numbers: BTreeMap<PersonId, usize>,
    /// Sessions that are still to be recorded.
    pub(super) planned: BTreeMap<OccurrenceId, Planned>,
    pub(super) sessions: usize,
    pub(super) is_amended: bool,
}

impl World {
    /// Founds the office on the first day of its history.
    pub(super) async fn found(services: &Services, scale: Scale) -> Outcome<Self> {
        let zone = Zone::parse(office::ZONE).map_err(|why| Error::Broken(why.to_string()))?;
        let present = zone.time_zone().to_datetime(services.clock.now());
        let history = i64::from(scale.months_back) * fates::HISTORY / 18;
        let begins = present.date().saturating_sub(history.days());
        let clock = Arc::new(Simulated::at(instant(&zone, begins.at(8, 0, 0, 0))));
        let services = Services {
            clock: Arc::<Simulated>::clone(&clock),
            random: Arc::new(Seeded::new(scale.seed, Arc::clone(&clock))),
            settings: Settings { is_demo: true },
            ..services.clone()
        };
        let team = office::found(&services).await?;
        let rooms = services.rooms(&team.trainers[office::COORDINATOR]).await?;
        let mut dice = Dice::new(scale.seed ^ 0xD1CE);
        let groups = groups::all();
        let people = people::all(scale.people, &groups, &mut dice);
        Ok(Self {
            office: team.trainers[office::COORDINATOR].staff()?.office,
            rooms: rooms.iter().map(|room| room.id).collect(),
            template: Template::shipped().map_err(|why| Error::Broken(why.to_string()))?,
            services,
            clock,
            zone,
            present,
            begins,
            scale,
            dice,
            agenda: Agenda::default(),
            team,
            groups,
            people,
            numbers: BTreeMap::new(),
            planned: BTreeMap::new(),
            sessions: 0,
            is_amended: false,
        })
    }

    /// Lives through the history up to the present.
    pub(super) async fn live(&mut self, tell: &(dyn Fn(u8) + Send + Sync)) -> Outcome<()> {
        self.schedule();
        let (from, until) = (self.clock.now().as_second(), self.instant(self.present));
        let mut told = 0;
        while let Some((at, event)) = self.agenda.next_by(until) {
            self.clock.set(at);
            self.happen(event).await?;
            let done = (at.as_second() - from) * 10 / (until.as_second() - from).max(1);
            if done > told {
                told = done;
                tell(u8::try_from(done * 10).unwrap_or(100));
            }
        }
        self.clock.set(until);
        self.arrange().await?;
        for actor in self.team.trainers.iter().chain([&self.team.advocate]) {
            self.services.sign_out(actor).await?;
        }
        Ok(())
    }

    /// What does not follow from anything else.
    fn schedule(&mut self) {
        for group in 0..self.groups.len() {
            let opens = self.opening(group);
            self.at(opens.at(9, 0, 0, 0), Event::Opens { group });
        }
        for person in 0..self.people.len() {
            let fate = self.people[person].fate;
            let (hour, minute) = (self.dice.between(9, 17), self.dice.between(0, 59));
            let day = self.days_ago(fate.days_ago);
            self.at(clock_time(day, hour, minute), Event::Refers { person });
            self.schedule_own(person);
        }
        let month_ago = self.present.date().saturating_sub(33.days());
        self.at(month_ago.at(9, 30, 0, 0), Event::Cancels { group: 1 });
        self.schedule_attachments();
    }

    fn schedule_own(&mut self, person: usize) {
        let fate = self.people[person].fate;
        let before = |days: i64| self.present.date().saturating_sub(days.days()).at(11, 0, 0, 0);
        let mut own = Vec::new();
        match fate.joint {
            Joint::No => {}
            Joint::Asking => own.extend([
                (before(5), Event::AsksForJointWork { person }),
                (before(3), Event::CoordinatorApproves { person }),
            ]),
            Joint::Approved => own.extend([
                (before(45), Event::AsksForJointWork { person }),
                (before(43), Event::CoordinatorApproves { person }),
                (before(40), Event::AdvocateApproves { person }),
                (before(38), Event::PlansJointWork { person }),
            ]),
        }
        if fate.way == Way::Pauses {
            own.push((before(20), Event::Moves { person, to: State::Paused }));
        }
        if fate.announces {
            let hours = i64::try_from(person % 5).unwrap_or_default() + 2;
            own.push((self.present.saturating_sub(hours.hours()), Event::Announces { person }));
        }
        for (at, event) in own {
            self.at(at, event);
        }
    }

    async fn happen(&mut self, event: Event) -> Outcome<()> {
        match event {
            Event::Opens { group } => self.open_group(group).await,
            Event::PlansGroup { group } => self.plan_group(group).await,
            Event::Cancels { group } => self.cancel_next(group).await,
            Event::Refers { person } => self.refer(person).await,
            Event::Moves { person, to } => self.move_on(person, to).await,
            Event::Joins { person } => self.join(person).await,
            Event::Reviews { person } => self.review(person).await,
            Event::PlansMidpoint { person } => self.plan_midpoint(person).await,
            Event::PlansFollowUp { person, talk } => self.plan_follow_up(person, talk).await,
            Event::AsksForJointWork { person } => self.ask_for_joint_work(person).await,
            Event::CoordinatorApproves { person } => self.approve(person, self.coordinator().clone()).await,
            Event::AdvocateApproves { person } => self.approve(person, self.team.advocate.clone()).await,
            Event::PlansJointWork { person } => self.plan_joint_work(person).await,
            Event::Announces { person } => self.announce(person).await,
            Event::Checks { session, moment } => self.check(session, moment).await,
            Event::Records { session } => self.record(session).await,
            Event::Amends { session } => self.amend(session).await,
            Event::Attaches { number } => self.attach(number).await,
        }
    }

    /// What was made.
    pub(super) async fn summary(&self) -> Outcome<Summary> {
        let mut participants: Vec<_> =
            self.people.iter().filter_map(|person| Some((person, person.code.as_ref()?))).collect();
        participants.sort_by_key(|(person, _)| person.state != State::Active || person.group().is_none());
        let account = |code: &service::accounts::PortalCode| ParticipantAccount {
            phone: code.phone.clone(),
            code: code.code.clone(),
            language: code.language,
        };
        Ok(Summary {
            office: office::NAME.to_owned(),
            staff: office::accounts(),
            participants: participants.into_iter().map(|(_, code)| account(code)).collect(),
            people: self.services.store.people(self.office).await?.len(),
            sessions: self.sessions,
        })
    }

    pub(super) fn at(&mut self, at: DateTime, event: Event) {
        let at = self.instant(at);
        self.agenda.add(at, event);
    }

    /// The simulated present on the office's clock.
    pub(super) fn now(&self) -> DateTime {
        self.zone.time_zone().to_datetime(self.clock.now())
    }

    pub(super) fn instant(&self, at: DateTime) -> Timestamp {
        instant(&self.zone, at)
    }

    pub(super) const fn coordinator(&self) -> &Actor {
        &self.team.trainers[office::COORDINATOR]
    }

    /// A day of the history as the fates count them, in a history of this length.
    pub(super) fn days_ago(&self, days: i64) -> Date {
        let today = self.present.date();
        let history = i64::from((today - self.begins).get_days());
        let days = if days > fates::RECENT { days * history / fates::HISTORY } else { days };
        today.saturating_sub(days.clamp(0, (history - 1).max(0)).days())
    }
}

fn instant(zone: &Zone, start: DateTime) -> Timestamp {
    Slot { start, minutes: 0, zone: zone.clone() }.starts_at()
}

/// A day at a time that was thrown with dice.
pub(super) fn clock_time(day: Date, hour: i64, minute: i64) -> DateTime {
    day.at(0, 0, 0, 0).saturating_add(hour.hours()).saturating_add(minute.minutes())
}
