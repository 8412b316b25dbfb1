//! What Betburys runs on: command line, configuration, keys, HTTP.

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
