//! What the tests share.

pub mod answer;
pub mod app;
pub mod browser;
pub mod centre;
pub mod databases;
mod engines;
pub mod html;
pub mod office;
pub mod people;
