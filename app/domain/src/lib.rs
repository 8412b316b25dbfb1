//! The programme's rules. Pure: no IO, no clock, no randomness. Numbers of rules are those of the programme's rule book.

#![deny(missing_docs)]

pub mod attendance;
pub mod availability;
pub mod calendar;
mod codes;
pub mod enrolment;
pub mod fold;
pub mod group;
pub mod ids;
pub mod iin;
pub mod language;
pub mod make_up;
pub mod name;
pub mod order;
pub mod phone;
pub mod plan;
pub mod programme;
pub mod rescheduling;
pub mod risk;
pub mod role;
pub mod separation;
pub mod series;
pub mod slot;
pub mod standing;
pub mod suppression;
pub mod waiting;
