//! What Betburys runs on: command line, configuration, keys, HTTP.

// A page is one type as deep as its markup.
#![recursion_limit = "256"]

pub mod assets;
pub mod cli;
pub mod config;
pub mod demo;
pub mod http;
pub mod keys;
mod recovery;
pub mod serve;
pub mod services;
mod stop;

pub use stop::Stop;
