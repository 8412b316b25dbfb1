//! Only the right people (security S1): every address, by every method, for everybody.

mod matrix;
mod ownership;
