//! iCalendar (RFC 5545): appointments out, busy times in.

mod event;
mod lines;
mod read;
mod rule;
mod when;
mod written;
mod zone;
mod zones;

pub(crate) use read::read;
pub(crate) use written::written;
