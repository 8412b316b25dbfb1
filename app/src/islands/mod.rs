//! The only code that reaches the browser as WASM: one file per island.

mod post;
pub mod register;
