//! A trainer's screens.

mod group;
mod manual;
mod people;
mod person;
mod plan;
mod session;
mod slip;
mod today;
mod week;

pub use group::{group, groups};
pub use manual::{handout as manual_handout, manual, plan as manual_plan, print as manual_print};
pub use people::{new_person, people};
pub use person::person;
pub use plan::plan;
pub use session::session;
pub use slip::slip;
pub use today::today;
pub use week::week;
