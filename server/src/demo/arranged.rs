//! What a planner heeds: hours, leave, busy times, waiting lists, high risk, and who must not meet whom. It is arranged
//! in the present, so that it changes nothing of what was planned before.

use domain::enrolment::State;
use domain::ids::{EnrolmentId, PersonId};
use domain::separation::Ban;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use service::actor::Actor;
use service::availability::{BusyForm, LeaveKind, WeekForm};
use service::error::{Error, Outcome};
use service::separation::{MeasureForm, Other, SeparationForm, VisitForm};
use service::waiting::WaitFor;

use super::invented;
use super::office::{COORDINATOR, MAN, WOMAN};
use super::texts;
use super::world::World;

/// Between which hours each trainer may be planned.
const HOURS: [(usize, [&str; 2]); 3] =
    [(COORDINATOR, ["08:00", "21:30"]), (MAN, ["07:00", "22:00"]), (WOMAN, ["07:00", "22:00"])];
/// Between which hours the rooms are open.
const OPEN: [&str; 2] = ["07:00", "22:00"];
/// The leave begins so many days from now, on days of the week on which no group meets.
const LEAVE: i64 = 47;
/// The measure is over so many days from now, and was served 30 days before that (rule D7).
const MEASURE_ENDS: i64 = 5;
const MEASURE_LASTS: i64 = 30;
/// Whose work or reporting hours are known, and which: days of the week, from, until, kind.
const BUSY: [(usize, &[i8], [&str; 2], &str); 2] =
    [(19, &[1, 2, 3, 4, 5], ["22:00", "06:00"], "work"), (4, &[1], ["09:00", "10:00"], "police")];
/// Who takes the training alone and must not meet his wife.
const KEPT_APART: usize = 5;
/// Whose risk is high.
const HIGH_RISK: usize = 3;
/// So many wait for a place in their group.
const WAITING: usize = 3;

impl World {
    pub(super) async fn arrange(&self) -> Outcome<()> {
        self.keep_hours().await?;
        self.keep_leave().await?;
        self.keep_busy_hours().await?;
        self.keep_waiting_lists().await?;
        self.keep_risk().await?;
        self.keep_apart().await
    }

    /// Everybody works from Monday to Saturday, and on Sundays on which something is planned.
    async fn keep_hours(&self) -> Outcome<()> {
        for (number, hours) in HOURS {
            let actor = &self.team.trainers[number];
            let sunday = self
                .planned
                .values()
                .any(|session| session.start.weekday() == Weekday::Sunday && session.trainers.contains(&number));
            self.services.replace_working_hours(actor, actor.staff()?.id, &week(hours, sunday)).await?;
        }
        let sunday = self.planned.values().any(|session| session.start.weekday() == Weekday::Sunday);
        for room in &self.rooms {
            self.services.replace_room_hours(&self.team.trainers[WOMAN], *room, &week(OPEN, sunday)).await?;
        }
        Ok(())
    }

    async fn keep_leave(&self) -> Outcome<()> {
        let (coordinator, first) = (self.coordinator(), self.in_days(LEAVE));
        let last = first.saturating_add(1.days());
        self.services.add_leave(coordinator, coordinator.staff()?.id, first, last, LeaveKind::Training).await
    }

    async fn keep_busy_hours(&self) -> Outcome<()> {
        for (person, weekdays, [from, until], kind) in BUSY {
            let Some((id, _)) = self.known(person) else { continue };
            let form = BusyForm {
                weekdays: weekdays.to_vec(),
                from: from.to_owned(),
                until: until.to_owned(),
                kind: kind.to_owned(),
                ..BusyForm::default()
            };
            self.services.add_busy_hours(self.coordinator(), id, &form).await?;
        }
        Ok(())
    }

    /// Those who are ready for a group, or soon will be, wait for a place.
    async fn keep_waiting_lists(&self) -> Outcome<()> {
        let waits = |state| matches!(state, State::Admitted | State::Contracted | State::InClearing | State::Contacted);
        let mut count = 0;
        for person in self.people.iter().filter(|person| waits(person.state)) {
            let group = person.group().and_then(|group| self.groups[group].id);
            let (Some(group), Some((_, enrolment))) = (group, person.known) else { continue };
            let since = self.in_days(-3 * (i64::try_from(count).unwrap_or_default() + 1)).to_string();
            match self.services.wait(self.coordinator(), WaitFor::Group(group), Some(enrolment), &since).await {
                Ok(()) => count += 1,
                Err(Error::Refused("already-member")) => {}
                Err(why) => return Err(why),
            }
            if count == WAITING {
                break;
            }
        }
        Ok(())
    }

    async fn keep_risk(&self) -> Outcome<()> {
        let Some((person, _)) = self.known(HIGH_RISK) else { return Ok(()) };
        self.services.review_risk(self.coordinator(), person, "high", texts::HIGH_RISK).await
    }

    /// The advocate keeps the two apart, records the measure, and when she comes.
    async fn keep_apart(&self) -> Outcome<()> {
        let Some((person, _)) = self.known(KEPT_APART) else { return Ok(()) };
        let advocate = &self.team.advocate;
        let served = self.in_days(MEASURE_ENDS - MEASURE_LASTS);
        let measure = MeasureForm {
            kind: "protective_order".to_owned(),
            issuer: texts::ISSUER.to_owned(),
            number: "45".to_owned(),
            served_on: served.to_string(),
            bans: vec![Ban::Approach, Ban::Contact],
            check_days: "7".to_owned(),
            ..MeasureForm::default()
        };
        self.services.add_measure(self.coordinator(), person, &measure).await?;
        let other = Other::New(invented::PROTECTED.to_owned());
        let form = SeparationForm { person, other, details: texts::BY_PHONE_ONLY.to_owned() };
        self.services.keep_apart(advocate, &form).await?;
        self.let_her_come(advocate).await
    }

    /// She comes on the first of the next days on which he does not.
    async fn let_her_come(&self, advocate: &Actor) -> Outcome<()> {
        let page = self.services.apart(advocate, "").await?;
        let Some(protected) = page.protected.first() else { return Ok(()) };
        for days in 1..=7 {
            let visit = VisitForm {
                protected: protected.id,
                staff: Some(advocate.staff()?.id),
                is_here: true,
                day: self.in_days(days).to_string(),
                time: "11:00".to_owned(),
                minutes: "60".to_owned(),
            };
            match self.services.add_visit(advocate, &visit).await {
                Err(Error::Invalid { field: "day", .. }) => {}
                outcome => return outcome,
            }
        }
        Ok(())
    }

    fn known(&self, person: usize) -> Option<(PersonId, EnrolmentId)> {
        self.people.get(person)?.known
    }

    fn in_days(&self, days: i64) -> Date {
        self.present.date().saturating_add(days.days())
    }
}

/// The same hours on all days, with or without Sundays.
fn week([from, until]: [&str; 2], sunday: bool) -> WeekForm {
    let mut week = WeekForm::default();
    for day in week.iter_mut().take(if sunday { 7 } else { 6 }) {
        day[0] = [from.to_owned(), until.to_owned()];
    }
    week
}
