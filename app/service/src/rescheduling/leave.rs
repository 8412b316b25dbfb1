//! A trainer is ill or away: one plan for all sessions that he leads in that time (rule D4).

use std::ops::RangeInclusive;

use domain::ids::{OccurrenceId, StaffId};
use domain::rescheduling::Why;
use jiff::ToSpan;
use jiff::civil::Date;
use uuid::Uuid;

use super::look::{Becomes, MoveLook};
use super::offers::{NEAR, offers};
use super::request::{Decision, Reason};
use super::subjects::Subject;
use super::wishes::decided;
use crate::Services;
use crate::actor::{Actor, Staff};
use crate::availability::{Leave, LeaveKind};
use crate::error::{Error, Outcome};
use crate::permissions::Permission;

/// The longest absence that is planned at once, in days.
const LONGEST: i32 = 92;

/// An absence, and what was decided of single sessions.
#[derive(Debug, Clone)]
pub struct LeaveRequest {
    /// Made with the form; the act's key (R2).
    pub act: Uuid,
    /// Who is away.
    pub trainer: StaffId,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Why.
    pub kind: LeaveKind,
    /// What was chosen for sessions.
    pub choices: Vec<(OccurrenceId, Decision)>,
}

/// What can become of one session.
#[derive(Debug, Clone)]
pub struct LeaveRow {
    /// What was or is proposed to be chosen.
    pub chosen: Decision,
    /// What can be chosen, checked, the best first.
    pub offers: Vec<Decision>,
}

/// All sessions of an absence with what is proposed for them.
#[derive(Debug, Clone)]
pub struct LeaveLook {
    /// Every session as it would become.
    pub look: MoveLook,
    /// For each of them what can be chosen.
    pub rows: Vec<LeaveRow>,
}

impl Services {
    /// Whose absence the actor may plan: his own, or anybody's if he reviews outcomes; by name.
    ///
    /// # Errors
    /// `NotFound` unless the actor plans sessions and this is a trainer for whom he may.
    pub async fn absent_trainers(&self, actor: &Actor, trainer: StaffId) -> Outcome<Vec<(StaffId, String)>> {
        let staff = actor.may(Permission::Plan)?;
        let order = domain::order::Order::for_language(staff.language);
        let mut trainers = self.trainers(staff).await?;
        trainers.retain(|(id, _)| *id == staff.id || Permission::SeeOutcomes.is_given_to(&staff.roles));
        trainers.sort_by_cached_key(|(_, name)| order.key(name));
        if trainers.iter().any(|(id, _)| *id == trainer) { Ok(trainers) } else { Err(Error::NotFound) }
    }

    /// One plan for all sessions of a trainer who is away: each is handed over to a free colleague, moved to the nearest
    /// free time, or cancelled, unless something else was chosen for it.
    ///
    /// # Errors
    /// As [`Services::absent_trainers`]; `Invalid` on `to`, or as [`Services::look_at_move`].
    pub async fn look_at_leave(&self, actor: &Actor, request: &LeaveRequest) -> Outcome<LeaveLook> {
        let staff = actor.may(Permission::Plan)?;
        self.absent_trainers(actor, request.trainer).await?;
        let period = checked_period(request.from, request.to)?;
        let subjects = self.led_by(staff, request.trainer, request.from, request.to).await?;
        let rows = self.proposed(staff, &subjects, request, &period).await?;
        let stands: Vec<_> = subjects.iter().map(Subject::spot).collect::<Outcome<_>>()?;
        let wishes = stands.iter().zip(&rows).map(|(spot, row)| decided(spot, &Becomes::Stays, row.chosen)).collect();
        let look = self.looked(staff, &subjects, wishes).await?;
        Ok(LeaveLook { look, rows })
    }

    /// Does what was chosen for every session, all or nothing, and notes the absence; answers how many sessions changed.
    ///
    /// # Errors
    /// Whatever [`Services::look_at_leave`] refuses; `Refused("changed-meanwhile")` if a session came to it that nothing
    /// was chosen for; otherwise as [`Services::commit_move`].
    pub async fn commit_leave(&self, actor: &Actor, request: &LeaveRequest) -> Outcome<usize> {
        let staff = actor.may(Permission::Plan)?;
        let before = self.store.rescheduling(staff.office, request.act).await?;
        if !before.is_empty() {
            if before.iter().all(|one| one.undone_at.is_none()) {
                self.note_absence(actor, request).await?;
            }
            return Ok(before.len());
        }
        let LeaveLook { look, .. } = self.look_at_leave(actor, request).await?;
        let is_chosen = |id| request.choices.iter().any(|(known, _)| *known == id);
        if !look.sessions.iter().all(|session| is_chosen(session.id)) {
            return Err(Error::Refused("changed-meanwhile"));
        }
        let reason = Reason { why: Some(Why::TrainerAway), words: String::new() };
        let act = self.new_act(staff, request.act, "leave", &reason)?;
        let count = match look.changing() {
            0 => 0,
            _ => self.write_moves(actor, &act, &look, "session.leave", request.trainer).await?,
        };
        self.note_absence(actor, request).await?;
        Ok(count)
    }

    /// Notes the absence itself under the act's key, so that undoing the act takes it back; the same days again change
    /// nothing.
    async fn note_absence(&self, actor: &Actor, request: &LeaveRequest) -> Outcome<()> {
        let leave = Leave { id: request.act, first: request.from, last: request.to, kind: request.kind };
        self.note_leave(actor, request.trainer, leave).await
    }

    /// What can become of each session; what is chosen for one is taken into account for the next.
    async fn proposed(
        &self,
        staff: &Staff,
        subjects: &[Subject],
        request: &LeaveRequest,
        period: &RangeInclusive<Date>,
    ) -> Outcome<Vec<LeaveRow>> {
        let reach =
            |days: i64, from: Date| from.checked_add(days.days()).map_err(|_| Error::invalid("to", "date-shape"));
        let scene = self.scene(staff, subjects, reach(-NEAR, request.from)?, reach(NEAR, request.to)?).await?;
        let mut taken = Vec::new();
        let mut rows = Vec::with_capacity(subjects.len());
        for subject in subjects {
            let offers = offers(&scene, subject, request.trainer, period, &taken)?;
            let asked = request.choices.iter().find(|(id, _)| *id == subject.record.id).map(|(_, decision)| *decision);
            let chosen = asked.unwrap_or(offers[0]);
            if let Becomes::Held(spot) = decided(&subject.spot()?, &Becomes::Stays, chosen) {
                taken.push(subject.at(&spot)?);
            }
            rows.push(LeaveRow { chosen, offers });
        }
        Ok(rows)
    }
}

fn checked_period(from: Date, to: Date) -> Outcome<RangeInclusive<Date>> {
    if to < from {
        return Err(Error::invalid("to", "period-order"));
    }
    if from.until(to).map_or(LONGEST, |span| span.get_days()) >= LONGEST {
        return Err(Error::invalid("to", "absence-long"));
    }
    Ok(from..=to)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_absence_ends_after_it_begins_and_within_a_season() {
        let from = date(2026, 12, 1);
        assert!(checked_period(from, from).is_ok());
        assert_eq!(checked_period(from, date(2026, 11, 30)).unwrap_err().code(), "period-order");
        assert_eq!(checked_period(from, date(2027, 12, 1)).unwrap_err().code(), "absence-long");
    }
}
