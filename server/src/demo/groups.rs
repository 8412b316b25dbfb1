use domain::ids::GroupId;
use domain::language::Language;
use domain::programme::Stage;
use domain::rescheduling::Why;
use domain::series::Pattern;
use jiff::ToSpan;
use jiff::civil::{Date, Time};
use service::calendar::Kind;
use service::error::{Error, Outcome};
use service::planning::{Change, PlanRequest, With};

use super::agenda::Event;
use super::fates::HISTORY;
use super::office::{COORDINATOR, MAN, WOMAN};
use super::planning::Planned;
use super::world::World;

/// Sessions that are planned at a time.
const AT_A_TIME: u16 = 13;
/// Before its first session a group needs time to gather, in days.
const GATHERING: i64 = 42;
const PLACES: i64 = 12;
const EVENING: Time = Time::constant(18, 30, 0, 0);

/// A training group.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) code: &'static str,
    pub(super) language: Language,
    /// Days of the week after today's.
    weekday: i64,
    leads: [usize; 2],
    room: usize,
    /// Days ago, in a history of 18 months.
    opened: i64,
    /// Since it was opened.
    pub(super) id: Option<GroupId>,
    /// Its sessions, by start.
    pub(super) sessions: Vec<Planned>,
}

/// One group in Kazakh and two in Russian. The first meets on today's day of the week, the third tomorrow.
pub(super) fn all() -> Vec<Group> {
    vec![
        group("K1", Language::Kazakh, 0, [MAN, WOMAN], 0, HISTORY - GATHERING),
        group("R1", Language::Russian, 3, [WOMAN, COORDINATOR], 0, 365),
        group("R2", Language::Russian, 1, [MAN, COORDINATOR], 1, 140),
    ]
}

const fn group(
    code: &'static str,
    language: Language,
    weekday: i64,
    leads: [usize; 2],
    room: usize,
    opened: i64,
) -> Group {
    Group { code, language, weekday, leads, room, opened, id: None, sessions: Vec::new() }
}

impl World {
    /// The day on which a group is opened: not before somebody can have been cleared for it.
    pub(super) fn opening(&self, group: usize) -> Date {
        let history = i64::from((self.present.date() - self.begins).get_days());
        let earliest = self.begins.saturating_add(GATHERING.min(history / 3).days());
        self.days_ago(self.groups[group].opened).max(earliest)
    }

    /// Opens a group and plans its first sessions.
    pub(super) async fn open_group(&mut self, group: usize) -> Outcome<()> {
        let Group { code, language, .. } = self.groups[group];
        let id = self.services.open_group(self.coordinator(), code, language, PLACES).await?;
        self.groups[group].id = Some(id);
        self.plan_group(group).await
    }

    /// Plans a group's next sessions, and the day on which those after them are to be planned.
    pub(super) async fn plan_group(&mut self, group: usize) -> Outcome<()> {
        let request = self.group_request(group)?;
        let by = self.groups[group].leads[0];
        let sessions = self.plan(by, request).await?;
        self.groups[group].sessions.extend(sessions);
        let last = self.groups[group].sessions.last().map_or(self.present, |session| session.start);
        let ahead = last.saturating_sub(i64::from(self.scale.months_ahead).months());
        self.at(ahead.max(self.now()), Event::PlansGroup { group });
        Ok(())
    }

    fn group_request(&self, number: usize) -> Outcome<PlanRequest> {
        let group = &self.groups[number];
        let last = group.sessions.last();
        let after = last.map_or_else(|| self.now().date(), |session| session.start.date());
        let today = self.present.date();
        let moved = self.just_now().filter(|_| group.weekday == 0);
        Ok(PlanRequest {
            series: self.services.random.id().into(),
            kind: Kind::Group,
            with: With::Group(group.id.ok_or(Error::NotFound)?),
            session_key: self.next_training(last.map(|session| session.session_key.as_str())),
            trainers: self.team.ids(&group.leads)?,
            led_by_one: String::new(),
            room: self.rooms[group.room],
            pattern: Pattern::weekly(self.next_on(group.weekday, after).to_datetime(EVENING), 1, AT_A_TIME),
            changes: moved.map(|at| (today.to_datetime(EVENING), Change::Move(at))).into_iter().collect(),
        })
    }

    /// The training session after another; a rolling group begins anew after the last.
    fn next_training(&self, before: Option<&str>) -> String {
        let keys: Vec<&str> = self.template.stage(Stage::Training).map(|plan| plan.key.as_str()).collect();
        let next = keys.iter().position(|key| Some(*key) == before).map_or(0, |at| (at + 1) % keys.len());
        keys[next].to_owned()
    }

    /// The next session of a group at which a module begins: only then somebody may join (rule A7).
    pub(super) fn next_entry(&self, group: usize, after: Date) -> Option<Planned> {
        let sessions = self.groups[group].sessions.iter();
        sessions.filter(|session| session.start.date() > after).find(|session| self.begins_module(session)).cloned()
    }

    fn begins_module(&self, session: &Planned) -> bool {
        let plans: Vec<_> = self.template.stage(Stage::Training).collect();
        let at = plans.iter().position(|plan| plan.key == session.session_key).unwrap_or_default();
        at == 0 || plans[at - 1].module != plans[at].module
    }

    /// Cancels a group's next session: a trainer is ill.
    pub(super) async fn cancel_next(&mut self, group: usize) -> Outcome<()> {
        let now = self.now();
        let next = self.groups[group].sessions.iter().find(|session| session.start > now).map(|session| session.id);
        let Some(id) = next else { return Ok(()) };
        self.planned.remove(&id);
        self.groups[group].sessions.retain(|session| session.id != id);
        self.services.cancel_session(self.coordinator(), id, Why::TrainerAway).await
    }
}
