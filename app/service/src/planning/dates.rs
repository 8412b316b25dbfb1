//! Which dates a pattern comes to, and which session of the programme is held on each.

use domain::calendar::Holidays;
use domain::programme::{SessionPlan, Stage, Template};
use domain::series::{End, Pattern, SeriesError};
use jiff::civil::DateTime;

use super::request::PlanRequest;
use crate::calendar::Kind;
use crate::error::{Error, Outcome};

/// The dates; none is refused.
pub(super) fn dates(request: &PlanRequest, holidays: &Holidays) -> Outcome<Vec<DateTime>> {
    // One session is checked against the holiday instead of being moved: the answer then names it.
    let none = Holidays::default();
    let holidays = if request.pattern.is_single() { &none } else { holidays };
    let dates = request.pattern.dates(holidays, &request.skipped()).map_err(|why| match (why, &request.pattern) {
        (SeriesError::Count, Pattern::Listed(_)) => Error::invalid("dates", "series-count"),
        (SeriesError::Count, Pattern::Weekly { end: End::Until(_), .. }) => Error::invalid("until", "series-count"),
        (SeriesError::Count, Pattern::Weekly { .. }) => Error::invalid("count", "series-count"),
        (SeriesError::Step, _) => Error::invalid("every", "series-step"),
        (SeriesError::End, _) => Error::invalid("until", "series-end"),
    })?;
    if dates.is_empty() { Err(Error::Refused("plan-empty")) } else { Ok(dates) }
}

/// The holidays from the first date to the last.
pub(super) fn between(mut holidays: Holidays, dates: &[DateTime]) -> Holidays {
    let (first, last) = (dates.first().map(|at| at.date()), dates.last().map(|at| at.date()));
    holidays.0.retain(|day, _| Some(*day) >= first && Some(*day) <= last);
    holidays
}

/// The sessions of the programme that follow one another from the first; a rolling group begins anew after the last.
pub(super) fn consecutive<'a>(
    template: &'a Template,
    request: &PlanRequest,
    count: usize,
) -> Outcome<Vec<&'a SessionPlan>> {
    let unknown = || Error::invalid("session", "session-unknown");
    let first =
        template.session(&request.session_key).filter(|plan| fits(plan.stage, request.kind)).ok_or_else(unknown)?;
    let stage: Vec<&SessionPlan> = template.stage(first.stage).collect();
    let at = stage.iter().position(|plan| plan.key == first.key).ok_or_else(unknown)?;
    if request.kind != Kind::Group && at + count > stage.len() {
        return Err(Error::invalid("count", "series-beyond-stage"));
    }
    Ok(stage.into_iter().cycle().skip(at).take(count).collect())
}

/// Which stages are taught in which kind of session.
const fn fits(stage: Stage, kind: Kind) -> bool {
    matches!(
        (stage, kind),
        (Stage::Training, Kind::Group | Kind::Individual)
            | (Stage::Clearing | Stage::Midpoint, Kind::Individual)
            | (Stage::Couples, Kind::Couples)
            | (Stage::FollowUp, Kind::FollowUp)
    )
}

/// How long a session of the programme lasts in such a session, in minutes.
pub(super) fn length(plan: &SessionPlan, kind: Kind) -> u16 {
    match kind {
        Kind::Individual => plan.individual_minutes.unwrap_or(plan.minutes),
        Kind::Group | Kind::Couples | Kind::FollowUp => plan.minutes,
    }
}
