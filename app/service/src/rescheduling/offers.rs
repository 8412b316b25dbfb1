//! What can become of a session while its trainer is away: a free colleague, a free time, or nothing.

use std::ops::RangeInclusive;

use domain::ids::StaffId;
use domain::plan::{Repair, Session};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use super::look::Spot;
use super::request::Decision;
use super::scene::Scene;
use super::subjects::Subject;
use crate::error::Outcome;

/// A free time is looked for so many days before and after, the nearest first.
pub(super) const NEAR: i64 = 21;
/// So many free times are offered.
const TIMES: usize = 3;

/// What may become of a session, the best first: each was checked beside what was chosen for the sessions before it.
pub(super) fn offers(
    scene: &Scene,
    subject: &Subject,
    away: StaffId,
    period: &RangeInclusive<Date>,
    chosen: &[Session],
) -> Outcome<Vec<Decision>> {
    let mut offers = handed_over(scene, subject, away, chosen)?;
    offers.extend(at_another_time(scene, subject, period, chosen)?.into_iter().map(Decision::Move));
    offers.extend([Decision::Cancel, Decision::Keep]);
    Ok(offers)
}

/// Colleagues who are free, those first who lead least.
fn handed_over(scene: &Scene, subject: &Subject, away: StaffId, chosen: &[Session]) -> Outcome<Vec<Decision>> {
    let spot = subject.spot()?;
    let day = spot.start.date();
    let beside: Vec<Session> = chosen.iter().filter(|session| session.start.date() == day).cloned().collect();
    let mut free = Vec::new();
    for comes in scene.trainers_by_load().into_iter().filter(|id| !spot.trainers.contains(id)) {
        let trainers = spot.trainers.iter().map(|id| if *id == away { comes } else { *id }).collect();
        let tried = subject.at(&Spot { trainers, ..spot.clone() })?;
        let checked = scene.check([beside.clone(), vec![tried]].concat(), day, day)?;
        if checked.last().is_some_and(|last| last.clashes.is_empty()) {
            free.push(Decision::Trainer(away, comes));
        }
    }
    Ok(free)
}

/// Free times outside of the period with everybody who is bound, the nearest first. All days are tried at once: one
/// session on each does not stand in another's way.
fn at_another_time(
    scene: &Scene,
    subject: &Subject,
    period: &RangeInclusive<Date>,
    chosen: &[Session],
) -> Outcome<Vec<DateTime>> {
    let spot = subject.spot()?;
    let starts: Vec<DateTime> =
        days_around(spot.start, NEAR).into_iter().filter(|start| !period.contains(&start.date())).collect();
    let (Some(first), Some(last)) = (starts.iter().min(), starts.iter().max()) else { return Ok(Vec::new()) };
    let tried = |start: &DateTime| subject.at(&Spot { start: *start, ..spot.clone() });
    let tried: Vec<Session> = starts.iter().map(tried).collect::<Outcome<_>>()?;
    let count = tried.len();
    let (first, last) = (first.date(), last.date());
    let beside = chosen.iter().filter(|session| (first..=last).contains(&session.start.date())).cloned();
    let checked = scene.check(tried.into_iter().chain(beside).collect(), first, last)?;
    let free = checked.iter().take(count).filter_map(|one| {
        if one.clashes.is_empty() {
            return Some(one.session.start);
        }
        one.repairs.iter().find_map(|repair| if let Repair::Later(start) = repair { Some(*start) } else { None })
    });
    Ok(free.take(TIMES).collect())
}

/// The same time on the days around, the nearest first, later ones before earlier ones.
fn days_around(start: DateTime, most: i64) -> Vec<DateTime> {
    (1..=most).flat_map(|days| [days, -days]).filter_map(|days| start.checked_add(days.days()).ok()).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::datetime;

    use super::*;

    #[test]
    fn the_nearest_days_come_first() {
        let days: Vec<String> =
            days_around(datetime(2026, 12, 2, 18, 0, 0, 0), 2).iter().map(|at| at.date().to_string()).collect();
        assert_eq!(days, ["2026-12-03", "2026-12-01", "2026-12-04", "2026-11-30"]);
    }
}
