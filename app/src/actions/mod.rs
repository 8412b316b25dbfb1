//! What posting a form does: bodies of a few lines around one use case.

pub mod account;
pub mod admin;
pub mod couples;
pub mod feeds;
pub mod hours;
pub mod import;
pub mod manual;
pub mod outcomes;
pub mod people;
pub mod planning;
pub mod portal;
pub mod programme;
pub mod register;
pub mod rescheduling;
pub mod separation;
pub mod waiting;
