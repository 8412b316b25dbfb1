use async_trait::async_trait;
use domain::ids::{OccurrenceId, OfficeId, PersonId, RoomId, StaffId};
use uuid::Uuid;

use super::{AvailabilityRecord, HolidayRecord, RiskLevelRecord, StoreResult, Whom};

/// Who or what may be planned.
#[derive(Debug, Clone)]
pub enum BookableRecord {
    /// A member of staff, trainer or not.
    Staff {
        /// Who.
        id: StaffId,
        /// Comma-separated codes of roles.
        roles: String,
        /// Code of [`domain::role::Sex`].
        sex: String,
    },
    /// A room.
    Room {
        /// Which.
        id: RoomId,
        /// Its name on the door.
        name: String,
        /// Seats for participants.
        seats: i64,
    },
}

/// What a plan can choose from.
#[derive(Debug, Clone, Default)]
pub struct AroundRecord {
    /// Without staff whose account is disabled and rooms that are closed, in any order.
    pub bookable: Vec<BookableRecord>,
    /// In any order.
    pub holidays: Vec<HolidayRecord>,
}

/// Whom a session binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// A trainer.
    Trainer,
    /// A room.
    Room,
    /// A participant.
    Person,
}

/// A time in which somebody or something is taken.
#[derive(Debug, Clone)]
pub struct TakenRecord {
    /// By a session; else by something of which no more is known than this.
    pub is_session: bool,
    /// What is bound.
    pub bound: Bound,
    /// Which trainer, room or person.
    pub who: Uuid,
    /// Unix seconds.
    pub starts_at: i64,
    /// Unix seconds, not included.
    pub ends_at: i64,
    /// Only where this participant is, too: it is free for others (rule D6). None: for everybody.
    pub with: Option<PersonId>,
}

/// When sessions are meant to be; instants in unix seconds.
#[derive(Debug, Clone, Copy, Default)]
pub struct Meant<'a> {
    /// From when to when something may be in the way, apart from one another; none: nothing is asked at all.
    pub times: &'a [(i64, i64)],
    /// The same as ISO dates, first and last: hours and leave of these days count.
    pub dates: (&'a str, &'a str),
    /// Days, from beginning to end, and how many seconds are meant on each; none: nobody's day is added up.
    pub days: &'a [(i64, i64, i64)],
    /// So many seconds a trainer leads on one of the days at most (rule D2): who would lead longer is taken for all of it.
    pub most_a_day: i64,
    /// Sessions that are not in the way.
    pub without: &'a [OccurrenceId],
}

/// What surrounds sessions that are meant to be.
#[derive(Debug, Clone, Default)]
pub struct GroundRecord {
    /// What is in the way, without details, in any order; some of it may be in the way of none.
    pub taken: Vec<TakenRecord>,
    /// Who works, what is open and who is bound elsewhere, in any order.
    pub hours: Vec<AvailabilityRecord>,
    /// What the reviews of the participants' risk say, the oldest first.
    pub risk: Vec<RiskLevelRecord>,
}

/// What planning has to know of everything else: one question each, however much there is.
#[async_trait]
pub trait Grounds: Send + Sync {
    /// Which of these the office has and may plan.
    async fn bookable(&self, office: OfficeId, whom: Whom<'_>) -> StoreResult<Vec<BookableRecord>>;
    /// The same, and the office's holidays between two ISO dates, both included.
    async fn around(&self, office: OfficeId, whom: Whom<'_>, dates: (&str, &str)) -> StoreResult<AroundRecord>;
    /// What surrounds these at the times that are meant.
    async fn ground(&self, office: OfficeId, whom: Whom<'_>, meant: &Meant<'_>) -> StoreResult<GroundRecord>;
}
