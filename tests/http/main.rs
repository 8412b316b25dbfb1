//! The product as browsers see it: typed users who only use addresses, forms and cookies.

#[macro_use]
extern crate tests;

mod access;
mod at_rest;
mod attachments;
mod couples;
mod crawler;
mod drafts;
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
mod origins;
mod planning;
mod portal;
mod reads;
mod register;
mod scripts;
mod second_factor;
mod sessions;
mod side_paths;
mod typed;
