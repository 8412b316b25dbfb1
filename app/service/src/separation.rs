//! Who must not meet whom (rules D6, D7): protective measures on the participants' side, and in the other compartment the
//! pairs that are kept apart. The planner learns one bit, "not available" (rule F4).

mod apart;
mod measures;
mod views;
mod visits;

pub use apart::{Other, SeparationForm};
pub use measures::{MeasureForm, MeasureView};
pub use views::{ApartPage, ProtectedView, SeparationView, VisitView};
pub use visits::VisitForm;
