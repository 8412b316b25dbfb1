//! One plan without clashes, with as few changes as possible (rule D2).

use domain::plan::Repair;
use jiff::civil::DateTime;

use super::look::{Look, LookedAt};
use super::request::{Change, PlanRequest};
use crate::Services;
use crate::actor::Actor;
use crate::error::Outcome;
use crate::permissions::Permission;

/// A date that is left out may bring one that clashes too: so many are left out in vain, then the rest cannot be helped.
const PATIENCE: usize = 8;

impl Services {
    /// The plan with a repair for each date that clashes: another room or trainer before another time, another time
    /// before leaving the date out. A date that nothing helps stays as it is.
    ///
    /// # Errors
    /// As [`Services::look`].
    pub async fn repair_all(&self, actor: &Actor, request: &PlanRequest) -> Outcome<PlanRequest> {
        actor.may(Permission::Plan)?;
        let (mut best, mut tried) = (request.clone(), request.clone());
        let mut look = self.look(actor, request).await?;
        let (mut fewest, mut in_vain) = (clashing(&look), 0);
        // One at a time: dates may clash with one another, and then one repair helps both.
        while let Some(change) = mend(&look, &tried)
            && in_vain < PATIENCE
        {
            tried.changes.push(change);
            look = self.look(actor, &tried).await?;
            if clashing(&look) < fewest {
                (fewest, in_vain, best) = (clashing(&look), 0, tried.clone());
            } else {
                in_vain += 1;
            }
        }
        Ok(best)
    }
}

fn clashing(look: &Look) -> usize {
    look.dates.iter().filter(|date| !date.checked.clashes.is_empty()).count()
}

/// The least change that was not tried yet, of whichever date.
fn mend(look: &Look, request: &PlanRequest) -> Option<(DateTime, Change)> {
    let of_date = |date: &LookedAt| {
        let at = date.at;
        date.checked.repairs.clone().into_iter().filter_map(move |repair| Some((weight(repair)?, (at, repair.into()))))
    };
    let changes = look.dates.iter().flat_map(of_date).filter(|(_, change)| !request.changes.contains(change));
    changes.min_by_key(|(weight, (at, _))| (*weight, *at)).map(|(_, change)| change)
}

/// How much a repair changes. What moves the dates after it too is left to people.
const fn weight(repair: Repair) -> Option<u8> {
    match repair {
        Repair::OtherRoom(_) => Some(0),
        Repair::OtherTrainer(..) => Some(1),
        Repair::Later(_) => Some(2),
        Repair::Skip => Some(3),
        Repair::ShiftRest => None,
    }
}
