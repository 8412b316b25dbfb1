//! How many lead: a group and a couple are led by two; a group by one if a coordinator says why (rules A7, E3).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use domain::ids::{SeriesId, StaffId};
use jiff::civil::DateTime;

use super::bookable::Bookable;
use super::request::PlanRequest;
use crate::Services;
use crate::actor::Staff;
use crate::calendar::Kind;
use crate::error::{Error, Outcome};
use crate::permissions::Permission;
use crate::ports::SeriesRecord;
use crate::vault::{Place, Side};

/// A group and a couple are led by two (rules A7, E3).
const TOGETHER: usize = 2;
/// How long a reason is why a group is led by one, in characters.
const REASON: RangeInclusive<usize> = 10..=500;

/// That a group is led by one, and why (rule A7).
#[derive(Debug, Clone)]
pub struct LedByOne {
    /// Why.
    pub reason: String,
    /// Short name of who decided it.
    pub by: String,
    /// When, unix seconds.
    pub at: i64,
}

impl Services {
    /// A planning act ready to be stored, with the reason why a group is led by one.
    pub(super) fn new_series(&self, staff: &Staff, id: SeriesId, led_by_one: Option<&str>) -> Outcome<SeriesRecord> {
        let seal = |reason| self.vault.seal(&*self.random, Side::Participants, reason_place(staff, id), reason);
        Ok(SeriesRecord {
            id,
            office_id: staff.office,
            created_by: staff.id,
            created_at: self.now(),
            led_by_one_sealed: led_by_one.map(seal).transpose()?,
        })
    }

    /// Why the sessions of a planning act are led by one, and who decided it; none if they are led by two.
    pub(crate) async fn led_by_one(
        &self,
        staff: &Staff,
        id: SeriesId,
        names: &BTreeMap<StaffId, String>,
    ) -> Outcome<Option<LedByOne>> {
        let series = self.store.series(staff.office, id).await?.ok_or(Error::NotFound)?;
        let Some(sealed) = series.led_by_one_sealed else { return Ok(None) };
        Ok(Some(LedByOne {
            reason: self.vault.open_text(Side::Participants, reason_place(staff, id), &sealed)?,
            by: names.get(&series.created_by).cloned().unwrap_or_default(),
            at: series.created_at,
        }))
    }
}

/// Why this plan is led by one; none if it is led by as many as it should be. Who may not decide it is not heard.
pub(super) fn check_number(staff: &Staff, request: &PlanRequest) -> Outcome<Option<String>> {
    let may_decide = Permission::PlanLedByOne.is_given_to(&staff.roles);
    let typed = if may_decide { request.led_by_one.trim() } else { "" };
    Ok(exception(request.kind, request.trainers.len(), typed)?.map(str::to_owned))
}

/// The reason why so many are enough, if one is needed; refuses too few (rules A7, E3).
fn exception(kind: Kind, leaders: usize, reason: &str) -> Outcome<Option<&str>> {
    match (kind, reason.chars().count()) {
        (Kind::Individual | Kind::FollowUp, _) => Ok(None),
        (Kind::Group | Kind::Couples, _) if leaders >= TOGETHER => Ok(None),
        (Kind::Couples, _) | (Kind::Group, 0) => Err(Error::invalid("trainers", "trainers-two")),
        (Kind::Group, length) if REASON.contains(&length) => Ok(Some(reason)),
        (Kind::Group, _) => Err(Error::invalid("led_by_one", "led-by-one-reason")),
    }
}

/// Refuses whoever is no trainer of the office or leads twice, on any of the dates: a repair may have replaced one.
pub(super) fn check_trainers(request: &PlanRequest, dates: &[DateTime], known: &Bookable) -> Outcome<()> {
    let are_fine = |trainers: &[StaffId]| {
        let are_known = trainers.iter().all(|id| known.may_lead(*id));
        let different = trainers.iter().collect::<BTreeSet<_>>().len();
        !trainers.is_empty() && are_known && different == trainers.len()
    };
    if are_fine(&request.trainers) && dates.iter().all(|at| are_fine(&request.session(*at, 0).trainers)) {
        return Ok(());
    }
    Err(Error::invalid("trainers", "trainers-none"))
}

/// Refuses a room that is closed or of nobody's office, on any of the dates.
pub(super) fn check_rooms(request: &PlanRequest, dates: &[DateTime], known: &Bookable) -> Outcome<()> {
    if known.is_open(request.room) && dates.iter().all(|at| known.is_open(request.session(*at, 0).room)) {
        return Ok(());
    }
    Err(Error::invalid("room", "room-gone"))
}

const fn reason_place(staff: &Staff, series: SeriesId) -> Place {
    Place { column: "series.led_by_one", row: series.0, office: staff.office.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHY: &str = "The other one is ill";

    #[test]
    fn a_group_is_led_by_two_or_by_one_with_a_reason_a7() {
        let (shortest, longest) = ("ұ".repeat(10), "ұ".repeat(500));
        for (leaders, reason, expected) in [
            (2, "", None),
            (2, WHY, None),
            (3, "", None),
            (1, WHY, Some(WHY)),
            (1, &shortest, Some(&*shortest)),
            (1, &longest, Some(&*longest)),
        ] {
            assert_eq!(exception(Kind::Group, leaders, reason).unwrap(), expected, "{leaders} {reason}");
        }
        for (reason, field) in [("", "trainers"), (&shortest[2..], "led_by_one"), (&"ұ".repeat(501), "led_by_one")] {
            let refused = exception(Kind::Group, 1, reason).unwrap_err();
            assert_eq!(refused.field(), Some(field), "{reason}");
        }
    }

    #[test]
    fn a_couple_is_led_by_two_whatever_the_reason_e3() {
        assert_eq!(exception(Kind::Couples, 2, "").unwrap(), None);
        for reason in ["", WHY] {
            assert_eq!(exception(Kind::Couples, 1, reason).unwrap_err().field(), Some("trainers"));
        }
    }

    #[test]
    fn one_is_enough_for_one_participant() {
        for kind in [Kind::Individual, Kind::FollowUp] {
            assert_eq!(exception(kind, 1, WHY).unwrap(), None);
        }
    }
}
