use domain::ids::OccurrenceId;
use domain::plan::Repair;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use service::calendar::Kind;
use service::checks::Moment;
use service::error::{Error, Outcome};
use service::planning::{Change, Look, PlanRequest};
use service::ports::OccurrenceRecord;

use super::agenda::Event;
use super::world::World;

/// A plan that does not fit after so many rounds of repairs is given up.
const ROUNDS: usize = 30;

/// A session on the calendar.
#[derive(Debug, Clone)]
pub(super) struct Planned {
    pub(super) id: OccurrenceId,
    pub(super) start: DateTime,
    pub(super) kind: Kind,
    pub(super) session_key: String,
    pub(super) group: Option<usize>,
    /// Numbers of those who lead it.
    pub(super) trainers: Vec<usize>,
}

impl World {
    /// Plans as staff do: look, take the repairs that are offered, commit.
    pub(super) async fn plan(&mut self, by: usize, mut request: PlanRequest) -> Outcome<Vec<Planned>> {
        let actor = self.team.trainers[by].clone();
        for _ in 0..ROUNDS {
            let look = self.services.look(&actor, &request).await?;
            let repairs = repairs(&look);
            if repairs.is_empty() {
                break;
            }
            request.changes.extend(repairs);
        }
        self.sessions += self.services.commit_plan(&actor, &request).await?;
        self.on_the_calendar(&request).await
    }

    async fn on_the_calendar(&mut self, request: &PlanRequest) -> Outcome<Vec<Planned>> {
        let first = request.pattern.first().ok_or(Error::NotFound)?;
        let from = self.instant(first).as_second();
        let records = self.services.store.occurrences(self.office, from, i64::MAX).await?;
        let mut sessions = Vec::new();
        for record in records.iter().filter(|record| record.series_id == request.series) {
            let planned = self.planned(record, request.kind).await?;
            let ends = planned.start.saturating_add(record.minutes.minutes());
            if planned.kind == Kind::Couples {
                let before = planned.start.saturating_sub(20.minutes());
                self.at(before, Event::Checks { session: planned.id, moment: Moment::Before });
                self.at(ends, Event::Checks { session: planned.id, moment: Moment::After });
            }
            let recorded = ends.saturating_add(self.dice.between(4, 40).minutes());
            self.at(recorded, Event::Records { session: planned.id });
            self.planned.insert(planned.id, planned.clone());
            sessions.push(planned);
        }
        Ok(sessions)
    }

    async fn planned(&self, record: &OccurrenceRecord, kind: Kind) -> Outcome<Planned> {
        let leads = self.services.store.leads_of(record.id).await?;
        Ok(Planned {
            id: record.id,
            start: record.civil_start.parse().map_err(|_| Error::Broken(record.civil_start.clone()))?,
            kind,
            session_key: record.session_key.clone(),
            group: self
                .groups
                .iter()
                .position(|group| group.id.map(|id| id.0) == record.group_id && group.id.is_some()),
            trainers: leads.into_iter().map(|lead| self.team.number(lead)).collect(),
        })
    }

    /// The first day after another that lies so many days of the week after today's.
    pub(super) fn next_on(&self, weekday: i64, after: Date) -> Date {
        let today = self.present.date();
        let is_it = |day: &Date| i64::from((*day - today).get_days()).rem_euclid(7) == weekday.rem_euclid(7);
        (1..=7).map(|n: i64| after.saturating_add(n.days())).find(is_it).unwrap_or(after)
    }

    /// The time at which a session of today is about to begin or has just begun, in the hours in which people come.
    pub(super) fn just_now(&self) -> Option<DateTime> {
        if !(8..20).contains(&self.present.hour()) {
            return None;
        }
        let soon = self.present.saturating_add(15.minutes());
        Some(soon.date().at(soon.hour(), if soon.minute() < 30 { 0 } else { 30 }, 0, 0))
    }
}

/// For every date that clashes, the repair that changes least.
fn repairs(look: &Look) -> Vec<(DateTime, Change)> {
    let repaired = look.dates.iter().filter_map(|date| {
        let repair = date.checked.repairs.iter().min_by_key(|repair| rank(**repair))?;
        Some((date.at, Change::from(*repair)))
    });
    repaired.collect()
}

const fn rank(repair: Repair) -> u8 {
    match repair {
        Repair::OtherRoom(_) => 0,
        Repair::Later(_) => 1,
        Repair::OtherTrainer(..) => 2,
        Repair::Skip => 3,
        Repair::ShiftRest => 4,
    }
}
