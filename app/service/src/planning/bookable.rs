//! Who and what may be planned.

use domain::ids::{RoomId, StaffId};
use domain::plan::Room;
use domain::role::{Role, Sex};

use crate::Services;
use crate::accounts::parse_roles;
use crate::actor::Staff;
use crate::error::{Error, Outcome};
use crate::ports::{BookableRecord, Whom};

/// A trainer who is at work.
pub(crate) struct Leader {
    pub(crate) id: StaffId,
    pub(crate) sex: Sex,
}

/// A room that is not closed.
pub(crate) struct OpenRoom {
    pub(crate) id: RoomId,
    pub(crate) name: String,
    pub(crate) seats: usize,
}

/// Trainers and rooms that may be planned.
pub(crate) struct Bookable {
    /// By when they joined.
    pub(crate) trainers: Vec<Leader>,
    /// By name.
    pub(crate) rooms: Vec<OpenRoom>,
}

impl Services {
    /// Those of these that may be planned.
    pub(crate) async fn bookable(&self, staff: &Staff, whom: Whom<'_>) -> Outcome<Bookable> {
        self.store.bookable(staff.office, whom).await?.try_into()
    }
}

impl TryFrom<Vec<BookableRecord>> for Bookable {
    type Error = Error;

    /// Puts what is stored in order; staff who are no trainers are left out.
    fn try_from(records: Vec<BookableRecord>) -> Outcome<Self> {
        let mut bookable = Self { trainers: Vec::new(), rooms: Vec::new() };
        for record in records {
            match record {
                BookableRecord::Staff { id, roles, sex } if parse_roles(&roles)?.contains(&Role::Trainer) => {
                    let sex = Sex::parse(&sex).ok_or_else(|| Error::corrupt("staff.sex"))?;
                    bookable.trainers.push(Leader { id, sex });
                }
                BookableRecord::Staff { .. } => {}
                BookableRecord::Room { id, name, seats } => {
                    let seats = usize::try_from(seats).unwrap_or_default();
                    bookable.rooms.push(OpenRoom { id, name, seats });
                }
            }
        }
        bookable.trainers.sort_by_key(|leader| leader.id);
        bookable.rooms.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(bookable)
    }
}

impl Bookable {
    /// The trainers, in order.
    pub(crate) fn leaders(&self) -> Vec<StaffId> {
        self.trainers.iter().map(|leader| leader.id).collect()
    }

    /// The rooms as the rules know them, in order.
    pub(crate) fn places(&self) -> Vec<Room> {
        self.rooms.iter().map(|room| Room { id: room.id, seats: room.seats }).collect()
    }

    /// Whether this trainer may be planned.
    pub(crate) fn may_lead(&self, id: StaffId) -> bool {
        self.trainers.iter().any(|leader| leader.id == id)
    }

    /// Whether this room may be planned.
    pub(crate) fn is_open(&self, id: RoomId) -> bool {
        self.rooms.iter().any(|room| room.id == id)
    }
}
