//! A trainer's screens.

mod busy;
mod calendar;
mod free;
mod group;
mod hours;
mod manual;
mod people;
mod person;
mod plan;
mod reschedule;
mod session;
mod slip;
mod today;
mod waiting;

pub use busy::busy;
pub use calendar::{agenda, day, month, week};
pub use free::free;
pub use group::{group, groups};
pub use hours::hours;
pub use manual::{handout as manual_handout, manual, plan as manual_plan, print as manual_print};
pub use people::{new_person, people};
pub use person::person;
pub use plan::plan;
pub use reschedule::{act, leave, move_session};
pub use session::session;
pub use slip::slip;
pub use today::today;
pub use waiting::waiting;
