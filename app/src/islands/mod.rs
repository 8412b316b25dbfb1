//! The only code that reaches the browser as WASM: one file per island.

pub mod clock;
mod post;
pub mod register;
