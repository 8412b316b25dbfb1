//! What every store promises. Each claim is shown on both engines, each time on a database of its own.

#[macro_use]
extern crate tests;

mod accounts;
mod attachments;
mod audit;
mod availability;
mod bookings;
mod couples;
mod drift;
mod feeds;
mod membership;
mod opening;
mod people;
mod planning;
mod programmes;
mod registers;
mod rescheduling;
mod risk;
mod schema;
mod separation;
mod throttle;
mod waiting;
