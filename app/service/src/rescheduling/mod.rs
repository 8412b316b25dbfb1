//! Moving and cancelling what is planned, and undoing it (rule D4): looked at as a whole, then done all or nothing.

mod commit;
mod history;
mod leave;
mod look;
mod movable;
mod offers;
mod request;
mod scene;
mod subjects;
mod undo;
mod wishes;

pub use history::{ActKind, ActView, Before, PortalMove};
pub use leave::{LeaveLook, LeaveRequest, LeaveRow};
pub use look::{Becomes, Looked, MoveLook, Spot};
pub use movable::{Movable, SwapChoice};
pub use request::{Decision, MoveRequest, Reason, What};
