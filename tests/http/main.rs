//! The product as browsers see it: typed users who only use addresses, forms and cookies.

#[macro_use]
extern crate tests;

mod access;
mod apart;
mod at_rest;
mod attachments;
mod availability;
mod busy;
mod calendar;
mod couples;
mod crawler;
mod drafts;
mod drift;
mod feeds;
mod founding;
mod guessing;
mod headers;
mod health;
mod hints;
mod hostile;
mod import;
mod known_addresses;
mod leading;
mod lost_password;
mod manual;
mod moving;
mod one_facilitator;
mod online_rooms;
mod origins;
mod planning;
mod portal;
mod reads;
mod register;
mod rescheduling;
mod safety_checks;
mod scripts;
mod second_factor;
mod sessions;
mod side_paths;
mod typed;
mod waiting;
