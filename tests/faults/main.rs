//! What survives when the program, or the machine under it, does not: the real binary on SQLite, killed and stopped.

mod crash;
mod house;
mod load;
mod program;
mod stop;
mod times;
mod wire;
