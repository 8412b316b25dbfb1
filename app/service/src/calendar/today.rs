use jiff::ToSpan;
use jiff::civil::DateTime;

use super::{Block, Filter};
use crate::Services;
use crate::actor::{Actor, Staff};
use crate::error::Outcome;
use crate::permissions::Permission;
use crate::time;

/// What a trainer does next, and what waits for him.
#[derive(Debug, Clone)]
pub struct Today {
    /// The session that runs or comes next today or later.
    pub next: Option<Block>,
    /// The other sessions of today.
    pub later: Vec<Block>,
    /// Registers that should have been taken, oldest first.
    pub unrecorded: Vec<Block>,
    /// Now, on the venue's clock.
    pub now: DateTime,
}

/// How long before its start a session counts as "now", in seconds.
const SOON: i64 = 15 * 60;

impl Services {
    /// What the actor does next, and which of his registers are missing (rule C3). A coordinator sees all of them.
    ///
    /// # Errors
    /// `NotFound` unless the actor takes registers.
    pub async fn today_page(&self, actor: &Actor) -> Outcome<Today> {
        let staff = actor.may(Permission::TakeRegister)?;
        let now = self.now();
        let (from, to) = (now - 12 * 3600, now + 14 * 24 * 3600);
        let records = self.store.occurrences(staff.office, from, to).await?;
        let own = self.blocks(staff, records, from, to, Filter::Trainer(staff.id)).await?;
        let clock = time::on_the_clock(now, &staff.zone)?;
        let mut ahead = own.into_iter().filter(|block| block.live && ends(block) > clock);
        let next = ahead.next();
        let later = ahead.filter(|block| block.start.date() == clock.date()).collect();
        Ok(Today { next, later, unrecorded: self.unrecorded(staff).await?, now: clock })
    }

    /// Sessions that ended without their register being taken, oldest first.
    pub(crate) async fn unrecorded(&self, staff: &Staff) -> Outcome<Vec<Block>> {
        let records = self.store.unrecorded(staff.office, self.now()).await?;
        let Some(from) = records.iter().map(|record| record.starts_at).min() else { return Ok(Vec::new()) };
        let filter =
            if Permission::SeeOutcomes.is_given_to(&staff.roles) { Filter::All } else { Filter::Trainer(staff.id) };
        self.blocks(staff, records, from, self.now(), filter).await
    }
}

/// Whether a session runs now or begins within a quarter of an hour.
pub fn is_now(block: &Block, now: DateTime) -> bool {
    let soon = now.checked_add(SOON.seconds()).unwrap_or(now);
    block.start <= soon && ends(block) > now
}

fn ends(block: &Block) -> DateTime {
    block.start.checked_add(block.minutes.minutes()).unwrap_or(block.start)
}
