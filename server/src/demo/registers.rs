use domain::attendance::Mark;
use domain::ids::{OccurrenceId, PersonId};
use jiff::ToSpan;
use service::actor::Actor;
use service::calendar::Kind;
use service::error::Outcome;

use super::agenda::Event;
use super::attendance::is_training;
use super::office::{self, MAN};
use super::planning::Planned;
use super::texts;
use super::world::World;

/// Registers that nobody took: a group's and an individual session's.
const LEFT_OPEN: [Kind; 2] = [Kind::Group, Kind::Individual];
/// In a week without holidays they are of the last seven days.
const LAST_WEEKS: i64 = 21;
/// After so many of a hundred sessions the trainer notes something.
const NOTED: usize = 25;
/// A mark on a register of these days before the present is amended.
const AMENDED_FROM: i64 = 60;
const AMENDED_TO: i64 = 9;

impl World {
    /// Takes the register of a session that is over.
    pub(super) async fn record(&mut self, id: OccurrenceId) -> Outcome<()> {
        let Some(session) = self.planned.remove(&id) else { return Ok(()) };
        if self.is_left_open(&session) {
            return Ok(());
        }
        let leader = self.leader(&session);
        let people: Vec<(PersonId, usize)> = self.expected(id).await?;
        let marks: Vec<(PersonId, Mark)> =
            people.iter().map(|(id, person)| (*id, self.mark_of(*person, &session))).collect();
        if !marks.is_empty() {
            self.services.mark(&leader, id, &marks, "").await?;
        }
        self.services.take_register(&leader, id).await?;
        for (_, person) in people {
            self.held(person, &session);
        }
        self.plan_amendment(&session, &marks);
        self.note(&leader, &session).await
    }

    /// Of his last sessions, two registers wait for the trainer whose day is shown (rule C3).
    fn is_left_open(&self, session: &Planned) -> bool {
        let is_last = || {
            let others =
                self.planned.values().filter(|other| other.kind == session.kind && other.start > session.start);
            !others.into_iter().any(|other| self.may_be_left_open(other))
        };
        self.may_be_left_open(session) && is_last()
    }

    fn may_be_left_open(&self, session: &Planned) -> bool {
        let times = self.present.saturating_sub(LAST_WEEKS.days())..self.present.saturating_sub(3.hours());
        times.contains(&session.start)
            && LEFT_OPEN.contains(&session.kind)
            && session.trainers.contains(&MAN)
            && session.group != Some(0)
            && is_training(session)
    }

    pub(super) fn leader(&self, session: &Planned) -> Actor {
        let number = session.trainers.first().copied().unwrap_or(office::COORDINATOR);
        self.team.trainers[number].clone()
    }

    async fn expected(&self, id: OccurrenceId) -> Outcome<Vec<(PersonId, usize)>> {
        let rows = self.services.store.register(id).await?;
        let numbered = rows.iter().filter_map(|row| Some((row.person_id, *self.numbers.get(&row.person_id)?)));
        Ok(numbered.collect())
    }

    /// What follows from a session for somebody.
    fn held(&mut self, person: usize, session: &Planned) {
        if session.kind == Kind::FollowUp {
            self.follow_up_held(person, session);
        }
        if is_training(session)
            && let Some(to) = self.has_left(person)
        {
            self.at(self.now().saturating_add(20.hours()), Event::Moves { person, to });
        }
    }

    async fn note(&mut self, leader: &Actor, session: &Planned) -> Outcome<()> {
        let Some(group) = session.group else { return Ok(()) };
        if !self.dice.is_in_hundred(NOTED) {
            return Ok(());
        }
        let text = texts::note(self.groups[group].language, self.dice.below(100));
        self.services.add_note(leader, session.id, text).await
    }

    fn plan_amendment(&mut self, session: &Planned, marks: &[(PersonId, Mark)]) {
        let days = (self.present.date() - session.start.date()).get_days();
        let is_in_time = (AMENDED_TO..AMENDED_FROM).contains(&i64::from(days));
        let was_absent = marks.iter().any(|(_, mark)| *mark == Mark::Absent);
        if is_in_time && was_absent && session.kind == Kind::Group && !self.is_amended {
            self.is_amended = true;
            self.at(self.now().saturating_add(40.hours()), Event::Amends { session: session.id });
        }
    }

    /// An absence turns out to have had a reason (rule C2).
    pub(super) async fn amend(&mut self, id: OccurrenceId) -> Outcome<()> {
        let rows = self.services.store.register(id).await?;
        let absent = rows.iter().find(|row| row.mark.as_deref() == Some(Mark::Absent.code()));
        let Some(row) = absent else { return Ok(()) };
        self.services.mark(self.coordinator(), id, &[(row.person_id, Mark::Excused)], texts::AMENDED).await
    }
}
