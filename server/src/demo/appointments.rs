use domain::enrolment::State;
use domain::programme::Stage;
use domain::rescheduling::Why;
use domain::series::Pattern;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Weekday};
use service::calendar::Kind;
use service::error::{Error, Outcome};
use service::planning::{PlanRequest, With};

use super::agenda::Event;
use super::fates::{Place, Way};
use super::office;
use super::planning::Planned;
use super::world::{World, clock_time};

/// The room for talks.
const SMALL_ROOM: usize = 2;
/// Days of the week after today's on which talks are held: today's and tomorrow's are kept for what is shown.
const DAYS: [i64; 4] = [2, 4, 5, 6];
const CLEARINGS: u16 = 3;
/// How long before it a talk is planned, in days.
const NOTICE: i64 = 5;
/// When the follow-up talks are due after the last training session, in days (rule A6).
const DUE: [i64; 3] = [91, 182, 365];

/// What is planned for one participant.
struct Appointment {
    kind: Kind,
    stage: Stage,
    /// From which session of the stage on, from 0.
    nth: usize,
    count: u16,
    every_weeks: u8,
    first: DateTime,
    trainers: Vec<usize>,
    room: usize,
}

impl World {
    async fn appoint(&mut self, person: usize, appointment: Appointment) -> Outcome<Vec<Planned>> {
        let key = self.template.stage(appointment.stage).nth(appointment.nth).map(|plan| plan.key.clone());
        let request = PlanRequest {
            series: self.services.random.id().into(),
            kind: appointment.kind,
            with: With::Participant(self.people[person].enrolment()?),
            session_key: key.ok_or(Error::NotFound)?,
            trainers: self.team.ids(&appointment.trainers)?,
            led_by_one: String::new(),
            room: self.rooms[appointment.room],
            pattern: Pattern::weekly(appointment.first, appointment.every_weeks, appointment.count),
            changes: Vec::new(),
        };
        let sessions = self.plan(appointment.trainers[0], request).await?;
        let own = sessions.iter().map(|session| (session.start, session.id));
        self.people[person].appointments.extend(own);
        Ok(sessions)
    }

    /// One participant with his own trainer, weekly.
    fn alone(&self, person: usize, stage: Stage, nth: usize, count: u16, first: DateTime) -> Appointment {
        let kind = if stage == Stage::FollowUp { Kind::FollowUp } else { Kind::Individual };
        let trainers = vec![self.people[person].trainer];
        Appointment { kind, stage, nth, count, every_weeks: 1, first, trainers, room: SMALL_ROOM }
    }

    /// Plans the clearing; answers the day of its last session.
    pub(super) async fn plan_clearing(&mut self, person: usize) -> Outcome<Date> {
        let first = match self.people[person].fate.way {
            Way::Clears(days) => self.shown(days),
            _ => self.some_time_after(self.now().date()),
        };
        let appointment = self.alone(person, Stage::Clearing, 0, CLEARINGS, first);
        let sessions = self.appoint(person, appointment).await?;
        Ok(sessions.last().map_or(first, |session| session.start).date())
    }

    /// The first of three weekly sessions of which the second is so many days from now, after what runs now.
    fn shown(&self, days: i64) -> DateTime {
        let day = self.present.date().saturating_add((days - 7).days());
        let after_now = self.just_now().filter(|start| days == 0 && start.hour() < 18);
        let time = after_now.map(|start| start.saturating_add(150.minutes()).time());
        time.map_or_else(|| day.at(10, 0, 0, 0), |time| day.to_datetime(time))
    }

    /// Plans the training of somebody who takes it alone; answers its first session.
    pub(super) async fn plan_training_alone(&mut self, person: usize) -> Outcome<DateTime> {
        let weekday = match self.people[person].fate.place {
            Place::Alone(_, weekday) => weekday,
            Place::Group(_) => 2,
        };
        let first = self.next_on(weekday, self.now().date()).at(12, 0, 0, 0);
        let count = self.template.completion.of;
        let appointment = self.alone(person, Stage::Training, 0, count, first);
        let sessions = self.appoint(person, appointment).await?;
        Ok(sessions.first().map_or(first, |session| session.start))
    }

    /// Plans the talk of week 13 (rule A4).
    pub(super) async fn plan_midpoint(&mut self, person: usize) -> Outcome<()> {
        if self.people[person].state != State::Active {
            return Ok(());
        }
        let first = self.some_time_after(self.now().date().saturating_add(14.days()));
        let appointment = self.alone(person, Stage::Midpoint, 0, 1, first);
        self.appoint(person, appointment).await?;
        Ok(())
    }

    /// Plans a talk after the programme for when it is due.
    pub(super) async fn plan_follow_up(&mut self, person: usize, talk: usize) -> Outcome<()> {
        let (Some(due), State::FollowUp) = (DUE.get(talk), self.people[person].state) else { return Ok(()) };
        let today = self.now().date();
        let last = self.people[person].last_training.unwrap_or(today);
        let day = last.saturating_add(due.days()).max(today.saturating_add(NOTICE.days()));
        let first = self.some_time_after(day);
        let appointment = self.alone(person, Stage::FollowUp, talk, 1, first);
        self.appoint(person, appointment).await?;
        Ok(())
    }

    /// Plans the joint sessions of a couple, every other week.
    pub(super) async fn plan_joint_work(&mut self, person: usize) -> Outcome<()> {
        if self.people[person].state != State::Active || !self.is_joint_work_open(person).await? {
            return Ok(());
        }
        let appointment = Appointment {
            kind: Kind::Couples,
            stage: Stage::Couples,
            nth: 0,
            count: 6,
            every_weeks: 2,
            first: self.next_on(4, self.now().date()).at(16, 0, 0, 0),
            trainers: vec![office::MAN, office::WOMAN],
            room: 0,
        };
        self.appoint(person, appointment).await?;
        Ok(())
    }

    /// What was planned for somebody alone and cannot be held.
    pub(super) async fn cancel_appointments(&mut self, person: usize) -> Outcome<()> {
        let now = self.now();
        for (start, id) in std::mem::take(&mut self.people[person].appointments) {
            if start > now {
                self.planned.remove(&id);
                self.services.cancel_session(self.coordinator(), id, Why::Office).await?;
            }
        }
        Ok(())
    }

    /// A working hour on one of the days after a day.
    fn some_time_after(&mut self, after: Date) -> DateTime {
        let day = self.next_on(self.dice.clone().pick(&DAYS), after);
        self.dice.roll();
        let day = if day.weekday() == Weekday::Sunday { day.saturating_add(1.days()) } else { day };
        clock_time(day, self.dice.between(10, 16), 0)
    }

    /// The next talk after one that was held.
    pub(super) fn follow_up_held(&mut self, person: usize, session: &Planned) {
        let talk = self.template.session(&session.session_key).map_or(1, |plan| usize::from(plan.number));
        let tomorrow = self.now().saturating_add(1.days());
        let event = if self.people[person].fate.way == Way::Closes && talk >= 2 {
            Event::Moves { person, to: State::Closed }
        } else {
            Event::PlansFollowUp { person, talk }
        };
        self.at(tomorrow, event);
    }
}
