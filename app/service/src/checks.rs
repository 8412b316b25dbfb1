//! A separate safety check with each partner before and after every joint session (rule E3). Each side asks its own and
//! reads its own; what crosses is one bit for all of them together (rule F3).

mod moment;
mod record;
mod views;

pub use moment::Moment;
pub use views::{CheckView, JointSession, MomentView, PartnerSession};

use domain::ids::{OccurrenceId, OfficeId};

use crate::vault::{Place, Side};

/// Nothing that was sealed as one check can be read as another.
const fn place(office: OfficeId, side: Side, id: OccurrenceId, moment: Moment, is_safe: bool) -> Place {
    let column = match (side, moment, is_safe) {
        (Side::Participants, Moment::Before, true) => "participant_check.before.safe",
        (Side::Participants, Moment::Before, false) => "participant_check.before.concern",
        (Side::Participants, Moment::After, true) => "participant_check.after.safe",
        (Side::Participants, Moment::After, false) => "participant_check.after.concern",
        (Side::Partners, Moment::Before, true) => "partner_check.before.safe",
        (Side::Partners, Moment::Before, false) => "partner_check.before.concern",
        (Side::Partners, Moment::After, true) => "partner_check.after.safe",
        (Side::Partners, Moment::After, false) => "partner_check.after.concern",
    };
    Place { column, row: id.0, office: office.0 }
}
